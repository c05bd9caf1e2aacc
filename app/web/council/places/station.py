"""The station "places": where people answer this survey, each place with its code."""

from flask import Response
from markupsafe import Markup

from app.core.places import CodeState, RegisteredPlace, check_is_due
from app.core.problems import Refused
from app.core.roles import Right
from app.flow.people.councils import councils_of
from app.flow.places import places_of, switch_code
from app.flow.planning import planned_places
from app.flow.presence import checks_of, faces_of
from app.flow.records import Place, Survey
from app.flow.register import register_of
from app.web.addresses import place_url
from app.web.council.door import Visit, route
from app.web.council.follow.rest import give_or_ask
from app.web.council.places.words import (
    REASONS,
    SAYS,
    STATES,
    SWITCHES,
    day,
    kind_said,
    moment_said,
)
from app.words import name_in


@route("/surveys/<slug>/places", Right.SEE)
def station(visit: Visit, slug: str) -> Response:
    """The places of a survey."""
    return _page(visit, visit.survey(slug))


@route("/surveys/<slug>/places/codes", Right.PLACES, "POST")
def choose(visit: Visit, slug: str) -> Response:
    """The chosen places of the register have a code for this survey; those that should rest wait
    for a reason (MV10)."""
    survey = visit.survey(slug)
    chosen = frozenset(visit.fields("place"))
    places = [p for p in register_of(visit.toolkit, visit.council) if p.id in chosen]
    waiting = give_or_ask(visit, survey, places)
    return waiting or visit.go(f"/council/surveys/{slug}/places", "codes")


@route("/surveys/<slug>/places/switch", Right.PLACES, "POST")
def switch(visit: Visit, slug: str) -> Response:
    """A code leads elsewhere from now on."""
    survey = visit.survey(slug)
    code, wanted = visit.field("code", 10), visit.field("state", 10)
    own = {place.code for place in places_of(visit.toolkit, survey)
           if place.council_id == visit.council.id}  # fmt: skip
    if code not in own or wanted not in list(CodeState):
        return _page(visit, survey, [visit.say(REASONS["unknown_place"])])
    try:
        switch_code(visit.toolkit, survey, code, CodeState(wanted), visit.person.name)
    except Refused as refused:
        return _page(visit, survey, visit.reasons(refused.problems, REASONS))
    return visit.go(f"/council/surveys/{slug}/places", "switched")


def _page(visit: Visit, survey: Survey, wrong: list[Markup] | None = None) -> Response:
    places = places_of(visit.toolkit, survey)
    register = {each.id: each for each in register_of(visit.toolkit, visit.council)}
    has_code = {place.id for place in places}
    checks, faces = checks_of(visit.toolkit, visit.council), faces_of(visit.toolkit, visit.council)
    today = visit.toolkit.clock.today(visit.council.time_zone)
    councils = {each.council.id: each.council.name for each in councils_of(visit.toolkit)}
    rows = []
    for place in places:
        own = register.get(place.id)
        looked = [check for check in checks if check.place_id == place.id]
        rows.append(
            {
                **_row(visit, place, own),
                "council": "" if own else councils.get(place.council_id, ""),
                "faces": [f.name for f in faces if f.place_id == place.id],
                "last": day(visit, looked[0].day) if looked else "",
                "last_by": looked[0].by if looked else "",
                "was_genuine": not looked or looked[0].is_genuine,
                "is_due": own is not None and check_is_due(looked, today),
            }
        )
    planned = planned_places(visit.toolkit, survey)
    context = {
        "title": visit.say("Places"),
        "rows": rows,
        "planned": [(name, name) for name in planned],
        "others": [
            (p.id, p.name)
            for p in register.values()
            if p.id not in has_code and p.name not in planned
        ],
        "wrong": wrong or [],
    }
    status = 422 if wrong else 200
    return visit.page(
        "council/places/station.html", context, survey, "places", ("places",), (), SAYS, status
    )


def _row(visit: Visit, place: Place, own: RegisteredPlace | None) -> dict[str, object]:
    address = place_url(visit.toolkit.url, place.code)
    return {
        "id": place.id,
        "name": place.name,
        "code": place.code,
        "address": address.split("://", 1)[-1],
        "kind": kind_said(visit, place.kind),
        "is_on": place.state is CodeState.ON,
        "state": visit.say(STATES[place.state]),
        "switches": [
            (str(state), visit.say(said))
            for state, said in SWITCHES.items()
            if own is not None and state is not place.state
        ],
        "is_own": own is not None,
        "opening": [moment_said(visit, each) for each in own.opening] if own else [],
        "speaks": [name_in(t, visit.reader.tag) for t in own.helper_languages] if own else [],
        "at_intake": own is not None and not own.not_at_intake,
    }
