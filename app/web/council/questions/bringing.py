"""A survey from a file: an XLSForm from a spreadsheet, or a survey file of this program."""

from flask import Response
from markupsafe import Markup

from app.core.problems import Refused
from app.core.roles import Right
from app.core.told import Told
from app.flow.making.bring import bring
from app.web.council.door import LARGEST_FILE, Visit, route
from app.web.council.questions.desk import desk_of
from app.web.council.questions.told import note, refusal, told

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@route("/import", Right.WRITE)
def ask(visit: Visit) -> Response:
    """Asks for a file."""
    return _asking(visit, [])


def _asking(visit: Visit, reasons: list[Markup], status: int = 200) -> Response:
    context = {"title": visit.say("Bring a survey from a file"), "reasons": reasons}
    return visit.page("council/questions/bring.html", context, status=status)


@route("/import", Right.WRITE, "POST", LARGEST_FILE)
def take_file(visit: Visit) -> Response:
    """Takes the file in, and says row by row what became of it."""
    part = visit.file("sheet")
    if part is None and visit.names_file("sheet"):
        return _asking(visit, [told(visit, Told("file_empty"))], 422)
    if part is None:
        return _asking(visit, [visit.say("Choose a file first.")], 422)
    name, content = part
    try:
        survey, brought = bring(visit.toolkit, visit.council, visit.person, name, content)
    except Refused as refused:
        reasons = [refusal(visit, problem) for problem in refused.problems]
        return _asking(visit, list(dict.fromkeys(reasons)), 422)
    context = {
        "title": visit.say("The survey is here"),
        "count": sum(item.is_asked for item in brought.questionnaire.items()),
        "repairs": [note(visit, each) for each in brought.repairs],
        "losses": [note(visit, each) for each in brought.losses],
        "address": f"/council/surveys/{survey.slug}/questions",
    }
    return visit.page("council/questions/brought.html", context, survey=survey, station="questions")


@route("/surveys/<slug>/questions/form.xlsx", Right.SEE)
def form(visit: Visit, slug: str) -> Response:
    """The questions as a form of a spreadsheet, to work on elsewhere."""
    desk = desk_of(visit, slug)
    response = Response(visit.toolkit.files.write(desk.draft), content_type=_XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{desk.survey.slug}.xlsx"'
    return response
