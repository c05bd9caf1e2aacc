"""One part of the questionnaire: its heading, and whether it is asked for several people."""

from flask import Response

from app.core.editing.children import everything
from app.core.editing.parts import stamp
from app.core.editing.sections import ChangeSection
from app.core.editing.shown import shown_of_section
from app.core.problems import Problem, Refused
from app.core.questionnaire import Section
from app.core.roles import Right
from app.web.council.door import Visit, route
from app.web.council.questions.desk import Desk, anchor, desk_of
from app.web.errors import refuse


@route("/surveys/<slug>/questions/section/<path:path>", Right.SEE)
def part(visit: Visit, slug: str, path: str) -> Response:
    """The form of one part."""
    return _page(desk_of(visit, slug), path)


def _page(
    desk: Desk,
    path: str,
    typed: dict[str, str] | None = None,
    problems: tuple[Problem, ...] = (),
) -> Response:
    found = next((c for c in everything(desk.draft.children) if c.path == path), None)
    if not isinstance(found, Section):
        refuse("unknown_page", desk.visit.reader)
    kept = dict(shown_of_section(found, desk.draft.source))
    is_clash = any(problem.code == "changed_since" for problem in problems)
    context = {
        "title": desk.visit.say("A part of the survey"),
        "part": found,
        "anchor": anchor(path),
        "typed": {**kept, "repeat": "1" if found.is_repeat else "", **(typed or {})},
        "theirs": kept if is_clash else None,
        "read_as": stamp(desk.draft, f"section:{path}"),
        "condition": desk.shower.condition(found.relevant),
        "reasons": desk.reasons(problems),
    }
    return desk.page("section", context, status=409 if problems else 200)


@route("/surveys/<slug>/questions/section/<path:path>", Right.WRITE, "POST")
def keep(visit: Visit, slug: str, path: str) -> Response:
    """Saves the heading and the settings of a part."""
    desk = desk_of(visit, slug)
    typed = {name: visit.field(name) for name in ("label", "relevant", "count", "repeat")}
    said = tuple((name, typed[name]) for name in ("label", "relevant", "count"))
    try:
        changed = desk.change(
            ChangeSection(path, said, bool(typed["repeat"])), visit.field("read_as")
        )
    except Refused as refused:
        return _page(desk.again(), path, typed, refused.problems)
    return visit.go(desk.address(), "saved" if changed.is_other else "same", anchor(path))
