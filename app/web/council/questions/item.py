"""One question: its words, its answers and its settings, with the real page beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import Response, jsonify, request

from app.core.editing.items import ChangeItem
from app.core.editing.option_rows import OptionRow
from app.core.editing.parts import stamp
from app.core.editing.sets import users_of
from app.core.editing.shown import flags_of_item, rows_of_item, shown_of_item
from app.core.problems import Problem, Refused
from app.core.questionnaire import CHOICE_KINDS, Item, Kind
from app.core.roles import Right
from app.core.survey_file.writing import FLAG_KEYS
from app.web.council.door import Visit, route
from app.web.council.questions.desk import Desk, anchor, desk_of
from app.web.council.questions.kinds import BY_KIND
from app.web.council.questions.listing import time_said
from app.web.errors import refuse
from app.words import language_name

NEW_ROWS = 2
_ROW_ACTS = ("row-up", "row-down", "row-away")
_WITH_ROWS = (*CHOICE_KINDS, Kind.RANGE)


@dataclass(frozen=True)
class Typed:
    """What the form of a question shows: what stands in the draft, or what somebody typed."""

    said: Mapping[str, str]
    flags: Mapping[str, bool]
    rows: tuple[OptionRow, ...]


@route("/surveys/<slug>/questions/item/<path:path>", Right.SEE)
def question(visit: Visit, slug: str, path: str) -> Response:
    """The form of one question."""
    desk = desk_of(visit, slug)
    return _page(desk, _item(desk, path))


def _item(desk: Desk, path: str) -> Item:
    item = desk.draft.item(path)
    if item is None:
        refuse("unknown_page", desk.visit.reader)
    return item


def _as_kept(desk: Desk, item: Item) -> Typed:
    source = desk.draft.source
    return Typed(
        dict(shown_of_item(item, source)), dict(flags_of_item(item)), rows_of_item(item, source)
    )


def _page(
    desk: Desk,
    item: Item,
    typed: Typed | None = None,
    problems: tuple[Problem, ...] = (),
    step: int = 0,
) -> Response:
    visit, shower = desk.visit, desk.shower
    kept = _as_kept(desk, item)
    numbers = {row.path: row.number for row in shower.rows()}
    number = numbers[item.path]
    others = [each for each in users_of(desk.draft, item.option_list) if each.path != item.path]
    is_clash = any(problem.code == "changed_since" for problem in problems)
    name = BY_KIND[item.kind]
    context = {
        "title": visit.say("Question {number}", number=number) if number else visit.say(name.name),
        "item": item,
        "anchor": anchor(item.path),
        "kind": name,
        "typed": _over(kept, typed),
        "theirs": kept if is_clash else None,
        "read_as": stamp(desk.draft, f"item:{item.path}"),
        "step": step,
        "new_rows": range(NEW_ROWS),
        "has_rows": item.kind in _WITH_ROWS,
        "sharing": [shower.name(each.path) for each in others] if item.option_list else [],
        "condition": shower.condition(item.relevant),
        "languages": [(tag, language_name(tag)) for tag in desk.draft.languages],
        "seen": request.args.get("in", desk.draft.source),
        "reasons": desk.reasons(problems),
        "neighbours": _neighbours(desk, item),
        "time": time_said(desk),
        "checks": f"/council/surveys/{desk.survey.slug}/checks/of?{urlencode({'path': item.path})}",
    }
    return desk.page("item", context, status=409 if problems else 200, script=True)


def _over(kept: Typed, typed: Typed | None) -> Typed:
    """What was typed, with what stands in the draft where the form has no field for it. Answers
    that somebody else added meanwhile stand behind those that were typed."""
    if typed is None:
        return kept
    names = {row.name for row in typed.rows}
    added = tuple(row for row in kept.rows if row.name not in names)
    said, flags = {**kept.said, **typed.said}, {**kept.flags, **typed.flags}
    return Typed(said, flags, (*(row for row in typed.rows if row.name or row.words), *added))


def _neighbours(desk: Desk, item: Item) -> tuple[str, str]:
    paths = [each.path for each in desk.draft.items()]
    place = paths.index(item.path)
    before = paths[place - 1] if place else ""
    behind = paths[place + 1] if place + 1 < len(paths) else ""
    return before, behind


@route("/surveys/<slug>/questions/item/<path:path>", Right.WRITE, "POST")
def save(visit: Visit, slug: str, path: str) -> Response:
    """Saves the form, wholly or not at all. With ``auto`` the answer is for the page's script."""
    desk = desk_of(visit, slug)
    is_auto = visit.field("auto") == "1"
    item = desk.draft.item(path)
    if item is None:
        # Nothing typed is lost: the words stand on the page that says what happened.
        return _auto_refused(desk, (Problem("gone", path),)) if is_auto else _gone(desk, path)
    typed = _typed(visit, item)
    step = _number(visit.field("step"))
    try:
        changed = desk.change(_change(item, typed), visit.field("read_as"), step)
    except Refused as refused:
        desk = desk.again()
        if is_auto:
            return _auto_refused(desk, refused.problems)
        return _page(desk, _item(desk, path), typed, refused.problems)
    if is_auto:
        new = changed.questionnaire.item(path)
        names = [option.name for option in new.options] if new else []
        said = str(visit.say("Saved."))
        return jsonify(
            said=said,
            read_as=changed.stamp,
            step=changed.step,
            names=names,
            time=str(time_said(desk).striptags()),
        )
    said = "saved" if changed.is_other else "same"
    if visit.field("do") == "back":
        return visit.go(desk.address(), said, anchor(path))
    at = "answers" if visit.field("do").startswith("row-") else "main"
    return visit.go(desk.address("item", path, **{"in": visit.field("in")}), said, at)


def _auto_refused(desk: Desk, problems: tuple[Problem, ...]) -> Response:
    sentences = " ".join(str(each.striptags()) for each in desk.reasons(problems))
    answer = jsonify(said=sentences)
    answer.status_code = 409
    return answer


def _gone(desk: Desk, path: str) -> Response:
    """The words that were typed for a question that somebody took away meanwhile."""
    typed = [
        (name, text)
        for name, text in request.form.items(multi=True)
        if name.startswith(("said.", "words")) and text.strip()
    ]
    context = {
        "title": desk.visit.say("This question is gone"),
        "lines": [text for _name, text in typed],
        "reasons": desk.reasons((Problem("gone", path),)),
    }
    return desk.page("gone", context, status=409)


def _typed(visit: Visit, item: Item) -> Typed:
    said = {
        key: visit.field(f"said.{key}")
        for key, _text in shown_of_item(item, "")
        if f"said.{key}" in request.form
    }
    shown = set(visit.fields("shown"))
    flags = {key: bool(visit.field(f"flag.{key}")) for key in FLAG_KEYS if key in shown}
    return Typed(said, flags, _turned(visit.field("do"), _rows(visit)))


def _rows(visit: Visit) -> tuple[OptionRow, ...]:
    names, words = visit.fields("row"), visit.fields("words")
    groups, pictures = visit.fields("group"), visit.fields("picture")

    def part(found: tuple[str, ...], place: int) -> str | None:
        return found[place] if len(found) == len(names) else None

    return tuple(
        OptionRow(name, text, part(groups, place), part(pictures, place))
        for place, (name, text) in enumerate(zip(names, words, strict=False))
    )


def _turned(do: str, rows: tuple[OptionRow, ...]) -> tuple[OptionRow, ...]:
    """The rows after a button: ``row-up:2``, ``row-down:2`` or ``row-away:2``."""
    act, _colon, written = do.partition(":")
    place = _number(written)
    if act not in _ROW_ACTS or place >= len(rows):
        return rows
    kept = list(rows)
    moved = kept.pop(place)
    if act == "row-up":
        kept.insert(max(0, place - 1), moved)
    elif act == "row-down":
        kept.insert(place + 1, moved)
    return tuple(kept)


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 9 else 0


def _change(item: Item, typed: Typed) -> ChangeItem:
    has_rows = item.kind in _WITH_ROWS and bool(typed.rows)
    rows = tuple(replace(row, words=row.words) for row in typed.rows) if has_rows else None
    return ChangeItem(item.path, tuple(typed.said.items()), tuple(typed.flags.items()), rows)
