"""The page of a return key: made once, its sheet typed back, handed on, and a new passphrase.

A code is shown in the answer to who asked for it, and never again: nothing keeps it.
"""

import base64

from flask import Response

from app.core.problems import Problem, Refused
from app.core.roles import Right
from app.flow.find import title_of
from app.flow.people.roles_and_leaving import members
from app.flow.records import Person, Survey
from app.flow.returning.keys import (
    COMMAND,
    ReturnKey,
    choose_passphrase,
    confirm_sheet,
    hand_on,
    key_of,
    make_key,
)
from app.web.council.door import Visit, route
from app.web.council.return_keys.opening import guessing
from app.web.council.return_keys.words import REASONS, SAID
from app.web.workspace.recovery_sheet import recovery_sheet

_LONGEST = 400


@route("/surveys/<slug>/return/key", Right.RETURN)
def return_key(visit: Visit, slug: str) -> Response:
    """What a return key is for, and the next thing to do with it."""
    return _page(visit, visit.survey(slug))


@route("/surveys/<slug>/return/key", Right.RETURN, "POST")
def make(visit: Visit, slug: str) -> Response:
    """There is a key; its sheet is shown, this once."""
    survey = visit.survey(slug)
    try:
        said = _twice(visit)
        code = make_key(visit.toolkit, survey, visit.person.id, visit.person.name, said)
    except Refused as refused:
        return _page(visit, survey, refused, "make")
    day = visit.toolkit.clock.today(visit.council.time_zone)
    title = title_of(visit.toolkit, survey, visit.reader.tag)
    pdf = recovery_sheet(visit.reader, visit.council.name, title, code, day)
    context = {
        "title": visit.say("Print the recovery sheet"),
        "slug": slug,
        "groups": code.split(),
        # The sheet lies in this page and nowhere else; a link of its own would need it kept.
        "pdf": base64.b64encode(pdf).decode(),
        "file": f"{slug}-recovery.pdf",
    }
    return visit.page("council/return_keys/sheet.html", context, survey, "return", ("return_keys",))


@route("/surveys/<slug>/return/key/confirm", Right.RETURN, "POST")
def confirm(visit: Visit, slug: str) -> Response:
    """The sheet was typed back: addresses may be asked."""
    survey = visit.survey(slug)
    try:
        with guessing(visit):
            confirm_sheet(visit.toolkit, survey, visit.person.name, visit.field("sheet", _LONGEST))
    except Refused as refused:
        return _page(visit, survey, refused, "confirm")
    return visit.go(_address(slug), "confirmed")


@route("/surveys/<slug>/return/key/passphrase", Right.RETURN, "POST")
def new_passphrase(visit: Visit, slug: str) -> Response:
    """Who is there opens the key with a new passphrase."""
    survey, person = visit.survey(slug), visit.person
    try:
        said, old = _twice(visit), visit.field("old", _LONGEST)
        with guessing(visit):
            choose_passphrase(visit.toolkit, survey, person.id, person.name, old, said)
    except Refused as refused:
        return _page(visit, survey, refused, "passphrase")
    return visit.go(_address(slug), "changed")


@route("/surveys/<slug>/return/key/hand-on", Right.RETURN, "POST")
def hand_key_on(visit: Visit, slug: str) -> Response:
    """Another coordinator gets a code, shown this once."""
    survey, person = visit.survey(slug), visit.person
    other = _member(visit, visit.field("person", 64))
    try:
        if other is None:
            raise Refused(Problem("may_not_return", ""))
        old = visit.field("old", _LONGEST)
        with guessing(visit):
            code = hand_on(visit.toolkit, survey, person.id, person.name, old, other)
    except Refused as refused:
        return _page(visit, survey, refused, "hand_on")
    context = {
        "title": visit.say("A code for {name}", name=other.name),
        "slug": slug,
        "name": other.name,
        "groups": code.split(),
    }
    return visit.page(
        "council/return_keys/handed.html", context, survey, "return", ("return_keys",)
    )


def _twice(visit: Visit) -> str:
    said = visit.field("new", _LONGEST)
    if said != visit.field("again", _LONGEST):
        raise Refused(Problem("not_the_same", "again"))
    return said


def _member(visit: Visit, person_id: str) -> Person | None:
    people = (member.person for member in members(visit.toolkit, visit.council))
    return next((person for person in people if person.id == person_id), None)


def _address(slug: str) -> str:
    return f"/council/surveys/{slug}/return/key"


def _page(visit: Visit, survey: Survey, refused: Refused | None = None, part: str = "") -> Response:
    key = key_of(visit.toolkit, survey)
    context = {
        "title": visit.say("Return key"),
        "slug": survey.slug,
        "key": key,
        "mine": key is not None and visit.person.id in key.holders,
        "holders": _holders(visit, key),
        "others": _others(visit, key),
        "part": part,
        "wrong": visit.reasons(refused.problems, REASONS) if refused else [],
    }
    return visit.page(
        "council/return_keys/key.html",
        context,
        survey,
        "return",
        ("return_keys",),
        says=SAID,
        status=422 if refused else 200,
    )


def _holders(visit: Visit, key: ReturnKey | None) -> list[str]:
    """Who can open the key, by name."""
    held = key.holders if key else ()
    names = [m.person.name for m in members(visit.toolkit, visit.council) if m.person.id in held]
    return [*names, *([str(visit.say("Whoever runs the commands"))] if COMMAND in held else [])]


def _others(visit: Visit, key: ReturnKey | None) -> list[tuple[str, str]]:
    held = key.holders if key else ()
    return [
        (member.person.id, member.person.name)
        for member in members(visit.toolkit, visit.council)
        if "coordinator" in member.person.roles
        and member.person.id not in held
        and member.person.id != visit.person.id
    ]
