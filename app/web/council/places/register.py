"""The register of places: all places of the council, and one place with all that is known of it."""

from dataclasses import replace

from flask import Response, request
from markupsafe import Markup

from app.core.places import Face, RegisteredPlace, TamperCheck, check_is_due
from app.core.problems import Refused
from app.core.roles import Right
from app.flow.find import surveys_of
from app.flow.presence import checks_of, faces_of
from app.flow.register import codes_at, keep_in_register, register_of, registered_place
from app.web.council.door import Visit, route
from app.web.council.follow.rest import give_or_ask
from app.web.council.places.moments import rows_of, typed_moments, typed_rows, with_room
from app.web.council.places.words import (
    REASONS,
    SAYS,
    day,
    kind_said,
    kinds,
    moment_said,
    spoken_languages,
    weekdays,
)
from app.web.errors import refuse
from app.words import name_in

_NO_NUMBER = -1
_SHOWN_CHECKS = 8


@route("/places", Right.PLACES)
def places(visit: Visit) -> Response:
    """All places of the council."""
    codes = codes_at(visit.toolkit, visit.council)
    checks, faces = checks_of(visit.toolkit, visit.council), faces_of(visit.toolkit, visit.council)
    used = {place.id for place in codes}
    today = visit.toolkit.clock.today(visit.council.time_zone)
    rows = [
        {
            "id": place.id,
            "name": place.name,
            "kind": kind_said(visit, place.kind),
            "opening": [moment_said(visit, each) for each in place.opening],
            "speaks": [name_in(tag, visit.reader.tag) for tag in place.helper_languages],
            "codes": sum(code.id == place.id for code in codes),
            "faces": sum(face.place_id == place.id for face in faces),
            "is_due": place.id in used and check_is_due(_at(checks, place.id), today),
        }
        for place in register_of(visit.toolkit, visit.council)
    ]
    context = {"title": visit.say("Places"), "rows": rows}
    return visit.page("council/places/register.html", context, css=("places",), says=SAYS)


@route("/places/new", Right.PLACES)
def new(visit: Visit) -> Response:
    """A place more: the form."""
    return _form(visit, RegisteredPlace("", visit.council.id, ""))


@route("/places/new", Right.PLACES, "POST")
def add(visit: Visit) -> Response:
    """The place is in the register; for a survey it has a code there too."""
    return _keep(visit, RegisteredPlace("", visit.council.id, ""))


@route("/places/<place_id>", Right.PLACES)
def one(visit: Visit, place_id: str) -> Response:
    """All that is known of a place."""
    return place_page(visit, known_place(visit, place_id))


@route("/places/<place_id>", Right.PLACES, "POST")
def change(visit: Visit, place_id: str) -> Response:
    """The place is changed; what hangs there stays true."""
    return _keep(visit, known_place(visit, place_id))


def known_place(visit: Visit, place_id: str) -> RegisteredPlace:
    """The place; a page that is not there where the council has none like it."""
    try:
        return registered_place(visit.toolkit, visit.council, place_id)
    except Refused:
        refuse("unknown_page", visit.reader)


def _keep(visit: Visit, place: RegisteredPlace) -> Response:
    wished = replace(
        place,
        name=visit.field("name", 300),
        kind=visit.field("kind", 40).strip(),
        helper_languages=tuple(tag[:20] for tag in visit.fields("speaks")[:40]),
        expected_visitors=_number(visit.field("visitors", 12)),
        not_at_intake=visit.field("not_at_intake") == "yes",
    )
    try:
        kept = keep_in_register(
            visit.toolkit,
            visit.council,
            visit.person.name,
            replace(wished, opening=typed_moments(visit)),
        )
    except Refused as refused:
        return _form(visit, wished, visit.reasons(refused.problems, REASONS))
    slug = visit.field("survey", 80)
    if not slug:
        return visit.go("/council/places", "kept")
    survey = visit.survey(slug)
    waiting = give_or_ask(visit, survey, [kept])
    return waiting or visit.go(f"/council/surveys/{slug}/places", "kept")


def _number(typed: str) -> int | None:
    typed = typed.strip()
    if not typed:
        return None
    return int(typed) if typed.isascii() and typed.isdigit() else _NO_NUMBER


def _form(visit: Visit, place: RegisteredPlace, wrong: list[Markup] | None = None) -> Response:
    if place.id:
        return place_page(visit, place, wrong, "place" if wrong else "")
    context = {
        "title": visit.say("A new place"),
        "for_survey": visit.field("survey", 80) or request.args.get("survey", "")[:80],
        **_fields(visit, place, wrong),
    }
    status = 422 if wrong else 200
    return visit.page("council/places/new.html", context, css=("places",), status=status)


def _fields(visit: Visit, place: RegisteredPlace, wrong: list[Markup] | None) -> dict[str, object]:
    visitors = place.expected_visitors
    return {
        "place": place,
        "visitors": visit.field("visitors", 12) if wrong else (visitors or ""),
        "kinds": kinds(visit, place.kind),
        "languages": spoken_languages(visit, place.helper_languages),
        "weekdays": weekdays(visit),
        "opening": with_room(typed_rows(visit)) if wrong else rows_of(place.opening),
        "wrong": wrong or [],
    }


def place_page(
    visit: Visit,
    place: RegisteredPlace,
    wrong: list[Markup] | None = None,
    wrong_at: str = "",
    face: Face | None = None,
) -> Response:
    """The page of a place; ``wrong`` are the reasons why the form ``wrong_at`` was not taken, and
    what was typed stays. ``face`` is the person whose form was not taken."""
    today = visit.toolkit.clock.today(visit.council.time_zone)
    checks = _at(checks_of(visit.toolkit, visit.council), place.id)
    surveys = {each.id: each.slug for each in surveys_of(visit.toolkit, visit.council)}
    own = [code for code in codes_at(visit.toolkit, visit.council) if code.id == place.id]
    here = [f for f in faces_of(visit.toolkit, visit.council) if f.place_id == place.id]
    context = {
        "title": place.name if wrong_at != "place" else visit.say("Change this place"),
        **_fields(visit, place, wrong if wrong_at == "place" else None),
        "codes": [(code.code, surveys.get(code.survey_id, "")) for code in own],
        "faces": [_face(visit, each, today, face, wrong_at) for each in here],
        "fresh": _fresh(visit, place, face, wrong_at),
        "checks": [_check(visit, each) for each in checks[:_SHOWN_CHECKS]],
        "is_due": bool(own) and check_is_due(checks, today),
        "wrong": wrong or [],
        "wrong_at": wrong_at,
    }
    status = 422 if wrong else 200
    return visit.page(
        "council/places/place.html", context, css=("places",), says=SAYS, status=status
    )


def _face(
    visit: Visit, known: Face, today: str, typed: Face | None, wrong_at: str
) -> dict[str, object]:
    is_typed = typed is not None and typed.id == known.id and wrong_at == "face"
    shown = typed if is_typed and typed is not None else known
    return {
        "id": known.id,
        "name": shown.name,
        "phone": shown.phone,
        "said": [moment_said(visit, each) for each in known.moments],
        "rows": with_room(typed_rows(visit)) if is_typed else rows_of(known.moments),
        "end_day": shown.end_day,
        "until": day(visit, known.end_day),
        "is_named": known.is_named(today),
        "has_agreed": bool(shown.agreed_day),
        "has_photo": bool(known.photo),
        "is_wrong": is_typed,
    }


def _fresh(
    visit: Visit, place: RegisteredPlace, typed: Face | None, wrong_at: str
) -> dict[str, object]:
    is_typed = typed is not None and not typed.id and wrong_at == "face"
    shown = typed if is_typed and typed is not None else Face("", place.id, "", "", "", (), "")
    rows = with_room(typed_rows(visit)) if is_typed else rows_of(place.opening)
    return {
        "id": "",
        "name": shown.name,
        "phone": shown.phone,
        "rows": rows,
        "end_day": shown.end_day,
        "has_agreed": bool(shown.agreed_day),
        "has_photo": False,
        "is_wrong": is_typed,
    }


def _check(visit: Visit, check: TamperCheck) -> tuple[str, str, bool, str]:
    return day(visit, check.day), check.by, check.is_genuine, check.note


def _at(checks: tuple[TamperCheck, ...], place_id: str) -> list[TamperCheck]:
    return [check for check in checks if check.place_id == place_id]
