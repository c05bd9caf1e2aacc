"""Which set of answers a question has: one of the survey, a ready one, or its own."""

from flask import Response

from app.core.editing.operation import Operation
from app.core.editing.sets import OwnSet, UseSet, users_of
from app.core.problems import Problem, Refused
from app.core.questionnaire import CHOICE_KINDS
from app.core.roles import Right
from app.web.council.door import Visit, route
from app.web.council.questions.adding import sets_of
from app.web.council.questions.desk import Desk, desk_of
from app.web.errors import refuse


@route("/surveys/<slug>/questions/answers/<path:path>", Right.WRITE)
def sets(visit: Visit, slug: str, path: str) -> Response:
    """The sets of answers that a question may have."""
    return _page(desk_of(visit, slug), path)


def _page(desk: Desk, path: str, problems: tuple[Problem, ...] = ()) -> Response:
    item = desk.draft.item(path)
    if item is None or item.kind not in CHOICE_KINDS:
        refuse("unknown_page", desk.visit.reader)
    others = [each for each in users_of(desk.draft, item.option_list) if each.path != path]
    context = {
        "title": desk.visit.say("Other answers"),
        "name": desk.shower.name(path),
        "path": path,
        "sets": sets_of(desk),
        "chosen": item.option_list,
        "sharing": [desk.shower.name(each.path) for each in others] if item.option_list else [],
        "reasons": desk.reasons(problems),
    }
    return desk.page("sets", context, status=409 if problems else 200)


@route("/surveys/<slug>/questions/answers/<path:path>", Right.WRITE, "POST")
def choose(visit: Visit, slug: str, path: str) -> Response:
    """Gives the question another set, or its own."""
    desk = desk_of(visit, slug)
    wanted = visit.field("set")
    operation: Operation = OwnSet(path) if visit.field("do") == "own" else UseSet(path, wanted)
    try:
        desk.change(operation)
    except Refused as refused:
        return _page(desk.again(), path, refused.problems)
    return visit.go(desk.address("item", path), "saved", "answers")
