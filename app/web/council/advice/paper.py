"""Paper of this station: worksheets for a session, and help to hang up."""

from flask import Response, request

from app.core.problems import Refused
from app.core.roles import Right
from app.flow.advising import Sitting, source_of
from app.media.typesetting import Printed
from app.web.council.advice.sessions import known
from app.web.council.door import Visit, route
from app.web.prints.helping import help_sheets
from app.web.prints.learning import worksheets


@route("/surveys/<slug>/advice/worksheets", Right.SEE)
def sheets(visit: Visit, slug: str) -> Response:
    """The worksheets in the first language of the survey; ``session`` fills in what is known."""
    survey = visit.survey(slug)
    wanted = request.args.get("session", "")[:40]
    sitting: Sitting | None = known(visit, survey, wanted) if wanted else None
    return _file(worksheets(visit.toolkit, survey, (), sitting), f"{slug}-worksheets.pdf")


@route("/surveys/<slug>/advice/help-sheets", Right.SEE)
def help_papers(visit: Visit, slug: str) -> Response:
    """A page per place and written language of the survey."""
    survey = visit.survey(slug)
    try:
        made = help_sheets(visit.toolkit, survey, (), source_of(visit.toolkit, survey))
    except Refused:
        return visit.go(f"/council/surveys/{slug}/advice/help")
    return _file(made, f"{slug}-help.pdf")


def _file(made: Printed, name: str) -> Response:
    response = Response(made.pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
