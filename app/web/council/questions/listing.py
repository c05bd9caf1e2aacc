"""The list of all questions of a draft: read it through, put it in order, take away and back."""

from collections.abc import Callable, Mapping

from flask import Response, request
from markupsafe import Markup

from app.core.burden import Budget, minutes_to_say
from app.core.editing.children import section_of
from app.core.editing.items import Duplicate
from app.core.editing.moving import Move, MoveStep, Remove, Unpack
from app.core.editing.operation import Operation
from app.core.editing.sets import lists_of, users_of
from app.core.problems import Problem, Refused
from app.core.roles import Right
from app.flow.making.preview import time_of
from app.flow.making.undo import steps_of
from app.web.council.door import Visit, route
from app.web.council.questions.desk import Desk, anchor, desk_of
from app.web.language import marked as _

_ACTS: Mapping[str, tuple[Callable[[str], Operation], str]] = {
    "up": (lambda path: MoveStep(path, is_up=True), "moved"),
    "down": (lambda path: MoveStep(path, is_up=False), "moved"),
    "copy": (Duplicate, "copied"),
    "away": (Remove, "gone"),
    "unpack": (Unpack, "gone"),
}
WHAT = {
    "add_item": _("added {what}"),
    "add_ready": _("added {what}"),
    "add_section": _("added {what}"),
    "change_item": _("changed {what}"),
    "change_section": _("changed {what}"),
    "change_survey": _("changed {what}"),
    "ask_only_if": _("changed who gets {what}"),
    "use_set": _("chose other answers for {what}"),
    "own_set": _("gave its own answers to {what}"),
    "move": _("moved {what}"),
    "remove": _("took away {what}"),
    "unpack": _("took apart {what}"),
    "duplicate": _("copied {what}"),
    "put_finding": _("changed {what}"),
    "remove_finding": _("took away {what}"),
}


@route("/surveys/<slug>/questions", Right.SEE)
def questions(visit: Visit, slug: str) -> Response:
    """The questionnaire as a list that can be read."""
    return listed(desk_of(visit, slug))


def listed(desk: Desk, problems: tuple[Problem, ...] = ()) -> Response:
    """The list, with what could not be done where something could not."""
    draft, shower = desk.draft, desk.shower
    steps = steps_of(desk.visit.toolkit, desk.survey)
    rows = shower.rows()
    context = {
        "title": desk.visit.say("Questions"),
        "rows": rows,
        "asked": sum(row.number > 0 for row in rows),
        "time": _time(desk) if rows else None,
        "steps": steps,
        "what": lambda step: desk.visit.say(WHAT[step.act], what=shower.subject(step.subject)),
        "anchor": anchor,
        "shared": [
            (name, options, [shower.name(item.path) for item in users])
            for name, options in lists_of(draft)
            if len(users := users_of(draft, name)) > 1
        ],
        "findings": [
            (
                number,
                _without_figures(finding.sentence.get(draft.source)),
                shower.name(finding.item),
                [shower.answer(draft.item(finding.item), name) for name in finding.options],
            )
            for number, finding in enumerate(draft.findings, 1)
        ],
        "reasons": desk.reasons(problems),
    }
    return desk.page("list", context, status=409 if problems else 200)


def _without_figures(sentence: str) -> str:
    """The sentence as it can be read before there is anything to count."""
    return sentence.replace("{count}", "…").replace("{base}", "…")


def _time(desk: Desk) -> Mapping[str, object]:
    """How long it takes, beside what it should take (SV01)."""
    budget = time_of(desk.visit.toolkit, desk.survey)
    return {
        "said": _said(desk, budget),
        "is_long": not budget.is_within_goal,
        "is_too_long": not budget.is_within_cap,
    }


def time_said(desk: Desk) -> Markup:
    """How long the survey takes, in minutes rounded up."""
    return _said(desk, time_of(desk.visit.toolkit, desk.survey))


def _said(desk: Desk, budget: Budget) -> Markup:
    eye, ear = minutes_to_say(budget.by_eye), minutes_to_say(budget.by_ear)
    return desk.visit.say(
        "Reading takes about {eye} minutes, listening about {ear}.", eye=eye, ear=ear
    )


@route("/surveys/<slug>/questions/act", Right.WRITE, "POST")
def act(visit: Visit, slug: str) -> Response:
    """Moves a line up or down, copies it or takes it away; ``do`` is ``up:PATH``."""
    desk = desk_of(visit, slug)
    name, _colon, path = visit.field("do").partition(":")
    if name not in _ACTS:
        return visit.go(desk.address())
    make, said = _ACTS[name]
    try:
        changed = desk.change(make(path))
    except Refused as refused:
        return listed(desk.again(), refused.problems)
    left = section_of(path) if name in ("away", "unpack") else changed.where.partition(":")[2]
    return visit.go(desk.address(), said, anchor(left) if left else "steps")


@route("/surveys/<slug>/questions/move/<path:path>", Right.WRITE)
def move(visit: Visit, slug: str, path: str) -> Response:
    """Asks where a question should stand."""
    desk = desk_of(visit, slug)
    return desk.page("move", {**_move_context(desk, path), "chosen": request.args.get("to", "")})


def _move_context(desk: Desk, path: str) -> dict[str, object]:
    shower = desk.shower
    rows = [row for row in shower.rows() if row.path != path and not _inside(row.path, path)]
    spots = [("|", desk.visit.say("At the very beginning"))]
    for row in rows:
        if row.is_section:
            first = desk.visit.say("First in the part “{part}”", part=row.label)
            spots.append((f"{row.path}|", first))
        behind = desk.visit.say("Behind “{question}”", question=row.label)
        spots.append((f"{section_of(row.path)}|{row.path}", behind))
    title = desk.visit.say("Move a question")
    return {"title": title, "name": shower.name(path), "path": path, "spots": spots}


def _inside(path: str, section: str) -> bool:
    return path.startswith(f"{section}/")


@route("/surveys/<slug>/questions/move/<path:path>", Right.WRITE, "POST")
def put(visit: Visit, slug: str, path: str) -> Response:
    """Puts a question where it should stand."""
    desk = desk_of(visit, slug)
    into, _bar, after = visit.field("to").partition("|")
    try:
        changed = desk.change(Move(path, into, after))
    except Refused as refused:
        desk = desk.again()
        context = {
            **_move_context(desk, path),
            "chosen": visit.field("to"),
            "reasons": desk.reasons(refused.problems),
        }
        return desk.page("move", context, status=409)
    return visit.go(desk.address(), "moved", anchor(changed.where.partition(":")[2]))
