"""Who is asked a question: choose another question and its answers, in words."""

from collections.abc import Mapping

from flask import Response, request

from app.core.conditions import Clause, Condition, Joined, Says, Value, in_words
from app.core.editing.children import Child, everything, is_within
from app.core.editing.items import ChangeItem
from app.core.editing.operation import Operation
from app.core.editing.sections import AskOnlyIf, ChangeSection
from app.core.editing.typed import formula_of
from app.core.problems import Problem, Refused
from app.core.questionnaire import NUMBER_KINDS, VOTES, Item, Kind, Section
from app.core.roles import Right
from app.web.council.door import Visit, route
from app.web.council.questions.desk import Desk, anchor, desk_of
from app.web.errors import refuse
from app.web.language import marked as _

_ONE = (Says.IS, Says.IS_NOT, Says.ANSWERED, Says.NOT_ANSWERED)
_MANY = (Says.HAS, Says.HAS_NOT, Says.ANSWERED, Says.NOT_ANSWERED)
_NUMBER = (
    Says.AT_LEAST,
    Says.AT_MOST,
    Says.MORE,
    Says.LESS,
    Says.IS,
    Says.IS_NOT,
    Says.ANSWERED,
    Says.NOT_ANSWERED,
)
_OTHER = (Says.ANSWERED, Says.NOT_ANSWERED)
_WITHOUT_VALUE = frozenset(_OTHER)
TESTS: Mapping[Says, str] = {
    Says.IS: _("the answer is one of these"),
    Says.IS_NOT: _("the answer is none of these"),
    Says.HAS: _("one of these was chosen"),
    Says.HAS_NOT: _("none of these was chosen"),
    Says.MORE: _("more than this number"),
    Says.LESS: _("less than this number"),
    Says.AT_LEAST: _("this number or more"),
    Says.AT_MOST: _("this number or less"),
    Says.ANSWERED: _("people gave an answer"),
    Says.NOT_ANSWERED: _("people gave no answer"),
}


@route("/surveys/<slug>/questions/when/<path:path>", Right.WRITE)
def when(visit: Visit, slug: str, path: str) -> Response:
    """When a question or part is asked; ``ask`` is the question that it hangs on."""
    return _page(desk_of(visit, slug), path)


def _child(desk: Desk, path: str) -> Child:
    found = next((c for c in everything(desk.draft.children) if c.path == path), None)
    if found is None:
        refuse("unknown_page", desk.visit.reader)
    return found


def _page(desk: Desk, path: str, problems: tuple[Problem, ...] = ()) -> Response:
    visit, shower, child = desk.visit, desk.shower, _child(desk, path)
    found = None if child.relevant is None else in_words(child.relevant)
    asked = desk.draft.item(request.args.get("ask", "") or visit.field("ask"))
    context = {
        "title": visit.say("Who gets this question?"),
        "name": shower.name(path),
        "path": path,
        "anchor": anchor(path),
        "is_part": isinstance(child, Section),
        "condition": shower.condition(child.relevant),
        "can_grow": child.relevant is None or (found is not None and found.is_flat),
        "lines": [shower.clause(c) for c in _clauses(found)],
        "joined": found.joined if found is not None else Joined.ALL,
        "count": len(_clauses(found)),
        "formula": visit.field("formula") or formula_of(child.relevant),
        "choices": _questions(desk, path),
        "asked": asked,
        "asked_name": shower.name(asked.path) if asked else "",
        "tests": [(says.value, visit.say(TESTS[says])) for says in _tests(asked)],
        "answers": _answers(desk, asked),
        "is_number": asked is not None and _is_number(asked),
        "reasons": desk.reasons(problems),
    }
    return desk.page("when", context, status=409 if problems else 200)


def _clauses(found: Condition | None) -> tuple[Clause, ...]:
    if found is None or not found.is_flat:
        return ()
    return tuple(clause for clause in found.clauses if isinstance(clause, Clause))


def _questions(desk: Desk, path: str) -> list[tuple[str, str]]:
    """The questions that stand before it, nearest first; nothing waits for what comes later."""
    before: list[tuple[str, str]] = []
    for child in everything(desk.draft.children):
        if is_within(child.path, path):
            break
        if isinstance(child, Item) and child.kind is not Kind.NOTE:
            before.append((child.path, desk.shower.name(child.path)))
    return list(reversed(before))


def _is_number(item: Item) -> bool:
    return item.kind in (*NUMBER_KINDS, Kind.CALCULATE)


def _tests(item: Item | None) -> tuple[Says, ...]:
    if item is None:
        return ()
    if item.kind in (Kind.SELECT_ONE, Kind.VOTE):
        return _ONE
    if item.kind in (Kind.SELECT_MULTIPLE, Kind.RANK):
        return _MANY
    return _NUMBER if _is_number(item) else _OTHER


def _answers(desk: Desk, item: Item | None) -> list[tuple[str, str]]:
    if item is None or _is_number(item):
        return []
    names = VOTES if item.kind is Kind.VOTE else tuple(option.name for option in item.options)
    return [(name, desk.shower.answer(item, name)) for name in names]


@route("/surveys/<slug>/questions/when/<path:path>", Right.WRITE, "POST")
def decide(visit: Visit, slug: str, path: str) -> Response:
    """Changes who is asked, one step at a time."""
    desk = desk_of(visit, slug)
    child = _child(desk, path)
    try:
        desk.change(_operation(desk, child))
    except Refused as refused:
        return _page(desk.again(), path, refused.problems)
    return visit.go(desk.address("when", path), "saved")


def _operation(desk: Desk, child: Child) -> Operation:
    visit = desk.visit
    do, _colon, written = visit.field("do").partition(":")
    found = None if child.relevant is None else in_words(child.relevant)
    if do == "formula":
        said = (("relevant", visit.field("formula")),)
        if isinstance(child, Section):
            return ChangeSection(child.path, said)
        return ChangeItem(child.path, said)
    if do == "always":
        return AskOnlyIf(child.path, None)
    clauses = list(_clauses(found))
    joined = Joined.ANY if visit.field("joined") == Joined.ANY.value else Joined.ALL
    if do == "drop" and written.isdecimal() and int(written) < len(clauses):
        del clauses[int(written)]
        joined = found.joined if found else joined
    elif do == "add":
        clauses.append(_clause(desk))
    return AskOnlyIf(child.path, Condition(joined, tuple(clauses)) if clauses else None)


def _clause(desk: Desk) -> Clause:
    """The clause that was put together. Raises Refused, code ``no_clause``."""
    visit = desk.visit
    item = desk.draft.item(visit.field("ask"))
    says = next((each for each in _tests(item) if each.value == visit.field("says")), None)
    if item is None or says is None:
        raise Refused(Problem("no_clause", "ask"))
    if says in _WITHOUT_VALUE:
        return Clause(item.path, says)
    values = _values(visit, item)
    if not values:
        raise Refused(Problem("no_clause", item.path))
    return Clause(item.path, says, values)


def _values(visit: Visit, item: Item) -> tuple[Value, ...]:
    if not _is_number(item):
        return tuple(name for name in item.option_names if name in visit.fields("value"))
    written = visit.field("number").strip().replace(",", ".")
    try:
        return (float(written),) if written else ()
    except ValueError:
        raise Refused(Problem("not_a_number", item.path, (("value", written),))) from None
