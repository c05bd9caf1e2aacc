"""A place that should rest is chosen for an open survey: why not, and a written reason (MV10)."""

from collections.abc import Sequence
from urllib.parse import urlencode

from flask import Response, request

from app.core.places import RegisteredPlace
from app.core.problems import Refused
from app.core.roles import Right
from app.flow.records import Survey
from app.flow.register import register_of
from app.flow.watching.explained import add_in_spite, tired_of
from app.web.council.door import Visit, route
from app.web.council.follow.words import REASONS, tired_said


def give_or_ask(visit: Visit, survey: Survey, places: Sequence[RegisteredPlace]) -> Response | None:
    """Codes for the places that may be asked; the page that asks for a reason for the others, or
    None where there are none."""
    tired = tired_of(visit.toolkit, survey, places)
    resting = {each.place.id for each in tired}
    rested = [place for place in places if place.id not in resting]
    add_in_spite(visit.toolkit, visit.person, survey, rested, "")
    if not tired:
        return None
    asked = urlencode([("place", each.place.id) for each in tired])
    return visit.go(f"/council/surveys/{survey.slug}/places/rest?{asked}")


@route("/surveys/<slug>/places/rest", Right.PLACES)
def ask_reason(visit: Visit, slug: str) -> Response:
    """Why these places should rest, and the form for a reason."""
    return _page(visit, visit.survey(slug), request.args.getlist("place"))


@route("/surveys/<slug>/places/rest", Right.PLACES, "POST")
def add(visit: Visit, slug: str) -> Response:
    """The places have codes, and the reason is written down."""
    survey, chosen = visit.survey(slug), visit.fields("place")
    try:
        places = _chosen(visit, chosen)
        add_in_spite(visit.toolkit, visit.person, survey, places, visit.field("reason", 500))
    except Refused as refused:
        return _page(visit, survey, chosen, refused)
    return visit.go(f"/council/surveys/{slug}/places", "codes")


def _chosen(visit: Visit, ids: Sequence[str]) -> list[RegisteredPlace]:
    return [place for place in register_of(visit.toolkit, visit.council) if place.id in ids]


def _page(
    visit: Visit, survey: Survey, chosen: Sequence[str], refused: Refused | None = None
) -> Response:
    tired = tired_of(visit.toolkit, survey, _chosen(visit, chosen))
    context = {
        "title": visit.say("These places should rest"),
        "tired": [
            (each.place.id, each.place.name, tired_said(visit, each.problems)) for each in tired
        ],
        "reason": visit.field("reason", 500),
        "wrong": visit.reasons(refused.problems, REASONS) if refused else [],
    }
    status = 422 if refused else 200
    template = "council/follow/rest.html"
    return visit.page(template, context, survey, "places", ("follow",), status=status)
