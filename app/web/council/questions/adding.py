"""Adding: choose a kind by its example, then write the words; or take a ready question."""

from flask import Response, request

from app.core.editing.items import AddItem, AddReady
from app.core.editing.operation import Operation
from app.core.editing.ready_answers import READY
from app.core.editing.sections import AddSection
from app.core.editing.sets import lists_of
from app.core.problems import Problem, Refused
from app.core.questionnaire import CHOICE_KINDS, Kind
from app.core.roles import Right
from app.core.template_bank import fitted
from app.web.council.door import Visit, route
from app.web.council.questions.desk import Desk, anchor, desk_of
from app.web.council.questions.kinds import BY_KIND, KINDS
from app.web.errors import refuse
from app.web.language import marked as _

SECTION = "section"
_LANGUAGES = ("nl", "en")
_LEVELS = {
    "person": _("asks about the person"),
    "group": _("asks about a group"),
    "neighbourhood": _("asks about the neighbourhood"),
}


def spot(visit: Visit) -> dict[str, str]:
    """Where something new should stand, from the address or the form."""
    sent = request.form if request.method == "POST" else request.args
    assert visit
    return {"into": sent.get("into", "")[:500], "after": sent.get("after", "")[:500]}


@route("/surveys/<slug>/questions/new", Right.WRITE)
def kinds(visit: Visit, slug: str) -> Response:
    """The kinds of questions, each with an example."""
    desk = desk_of(visit, slug)
    context = {
        "title": visit.say("What do you want to add?"),
        "kinds": KINDS,
        "spot": spot(visit),
        "has_bank": bool(visit.toolkit.templates.themes()),
    }
    return desk.page("kinds", context)


@route("/surveys/<slug>/questions/new/<kind>", Right.WRITE)
def new(visit: Visit, slug: str, kind: str) -> Response:
    """The form for something new of one kind."""
    return _form(desk_of(visit, slug), kind)


def _form(desk: Desk, kind: str, problems: tuple[Problem, ...] = ()) -> Response:
    visit = desk.visit
    if kind != SECTION and kind not in tuple(Kind):
        refuse("unknown_page", visit.reader)
    words = None if kind == SECTION else BY_KIND[Kind(kind)]
    typed = {name: visit.field(name) for name in ("words", "answers", "set", "formula", "repeat")}
    context = {
        "title": visit.say(words.name) if words else visit.say("A new part"),
        "kind": kind,
        "words": words,
        "has_answers": words is not None and words.kind in CHOICE_KINDS,
        "sets": sets_of(desk),
        "typed": typed,
        "spot": spot(visit),
        "reasons": desk.reasons(problems),
    }
    return desk.page("new", context, status=409 if problems else 200)


def sets_of(desk: Desk) -> list[tuple[str, str]]:
    """All sets of answers to choose from: pairs of name and the answers in words."""
    source = desk.draft.source
    of_survey = [
        (name, ", ".join(option.label.get(source) or option.name for option in options))
        for name, options in lists_of(desk.draft)
    ]
    tag = source if source in _LANGUAGES else "en"
    ready = [
        (f"ready:{each.name}", ", ".join(dict(answer.words)[tag] for answer in each.answers))
        for each in READY
    ]
    have = {words for _name, words in of_survey}
    return [*of_survey, *(each for each in ready if each[1] not in have)]


@route("/surveys/<slug>/questions/new/<kind>", Right.WRITE, "POST")
def add(visit: Visit, slug: str, kind: str) -> Response:
    """Adds it, and goes on to its page."""
    desk = desk_of(visit, slug)
    if kind != SECTION and kind not in tuple(Kind):
        refuse("unknown_page", visit.reader)
    try:
        changed = desk.change(_adding(visit, kind))
    except Refused as refused:
        return _form(desk.again(), kind, refused.problems)
    tail, _colon, path = changed.where.partition(":")
    return visit.go(desk.address(tail, path), "added")


def _adding(visit: Visit, kind: str) -> Operation:
    where = spot(visit)
    if kind == SECTION:
        return AddSection(visit.field("words"), is_repeat=bool(visit.field("repeat")), **where)
    return AddItem(
        Kind(kind),
        visit.field("words"),
        answers=tuple(visit.field("answers").split("\n")),
        set_name=visit.field("set"),
        formula=visit.field("formula"),
        **where,
    )


@route("/surveys/<slug>/questions/bank", Right.WRITE)
def bank(visit: Visit, slug: str) -> Response:
    """The ready questions of the template bank, by theme."""
    return _bank(desk_of(visit, slug))


def _bank(desk: Desk, problems: tuple[Problem, ...] = ()) -> Response:
    visit, templates = desk.visit, desk.visit.toolkit.templates
    themes = templates.themes()
    asked = request.args.get("theme") or (themes[0].name if themes else "")
    tag = visit.reader.tag
    shown = [theme for theme in themes if theme.name == asked]
    groups = []
    for theme in shown:
        ready = [(each, fitted(each.item, desk.draft)) for each in templates.items(theme.name)]
        # A survey in another language than the bank cannot begin with words that it has not.
        here = [
            (each, item, item.label.get(desk.draft.source))
            for each, item in ready
            if item.label.get(desk.draft.source)
        ]
        groups.append((theme.title.get(tag, "en"), here))
    context = {
        "title": visit.say("Ready questions"),
        "themes": [(theme.name, theme.title.get(tag, "en")) for theme in themes],
        "chosen": asked if groups else "",
        "groups": groups,
        "spot": spot(visit),
        "level": lambda each: visit.say(_LEVELS[each.level]),
        "dimension": lambda each: each.dimension.title.get(tag, "en"),
        "reasons": desk.reasons(problems),
    }
    return desk.page("bank", context, status=409 if problems else 200)


@route("/surveys/<slug>/questions/bank", Right.WRITE, "POST")
def take(visit: Visit, slug: str) -> Response:
    """Adds a ready question; ``ready`` is its template and its name there."""
    desk = desk_of(visit, slug)
    template, _bar, path = visit.field("ready").partition("|")
    found = [
        each
        for each in visit.toolkit.templates.items()
        if (each.template, each.item.path) == (template, path)
    ]
    try:
        if not found:
            raise Refused(Problem("no_such_template", path))
        changed = desk.change(AddReady(found[0].item, **spot(visit)))
    except Refused as refused:
        return _bank(desk.again(), refused.problems)
    return visit.go(desk.address(), "added", anchor(changed.where.partition(":")[2]))
