"""The survey as a whole: title and beginning, consents, and the sentences of the results."""

from flask import Response, request

from app.core.editing.parts import stamp
from app.core.editing.shown import shown_of_survey
from app.core.editing.whole import ChangeSurvey, PutFinding, RemoveFinding
from app.core.problems import Problem, Refused
from app.core.questionnaire import PURPOSES, Finding, Item, Kind
from app.core.roles import Right
from app.web.council.door import Visit, route
from app.web.council.questions.desk import Desk, desk_of
from app.web.council.questions.listing import listed
from app.web.errors import refuse
from app.web.language import marked as _

_COUNTED = (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.VOTE)
ASKED = {
    "adult": _("Are you 16 or older?"),
    "answers": _("May we use your answers?"),
    "quote": _("May we show your words to others?"),
    "voice": _("May we use the recording of your voice?"),
    "photo": _("May we use your photo?"),
}


@route("/surveys/<slug>/questions/survey", Right.SEE)
def survey(visit: Visit, slug: str) -> Response:
    """The form of the survey as a whole."""
    return _page(desk_of(visit, slug))


def _page(
    desk: Desk, typed: ChangeSurvey | None = None, problems: tuple[Problem, ...] = ()
) -> Response:
    kept = dict(shown_of_survey(desk.draft))
    have = tuple(purpose.name for purpose in desk.draft.purposes)
    is_clash = any(problem.code == "changed_since" for problem in problems)
    context = {
        "title": desk.visit.say("Title, beginning and consent"),
        "typed": {**kept, **(dict(typed.said) if typed else {})},
        "theirs": kept if is_clash else None,
        "purposes": [(name, desk.visit.say(ASKED[name])) for name in PURPOSES],
        "have": (typed.purposes if typed else None) or have,
        "read_as": stamp(desk.draft, "survey"),
        "reasons": desk.reasons(problems),
    }
    return desk.page("survey", context, status=409 if problems else 200)


@route("/surveys/<slug>/questions/survey", Right.WRITE, "POST")
def save_survey(visit: Visit, slug: str) -> Response:
    """Saves the survey as a whole."""
    desk = desk_of(visit, slug)
    keys = (key for key, _text in shown_of_survey(desk.draft))
    said = tuple((key, visit.field(f"said.{key}")) for key in keys if f"said.{key}" in request.form)
    operation = ChangeSurvey(said, visit.fields("purpose"))
    try:
        changed = desk.change(operation, visit.field("read_as"))
    except Refused as refused:
        return _page(desk.again(), operation, refused.problems)
    return visit.go(desk.address(), "saved" if changed.is_other else "same")


@route("/surveys/<slug>/questions/finding/<int:number>", Right.WRITE)
def finding(visit: Visit, slug: str, number: int) -> Response:
    """The form of a sentence of the results; 0 is a new one."""
    return _finding_page(desk_of(visit, slug), number)


def _finding_page(desk: Desk, number: int, problems: tuple[Problem, ...] = ()) -> Response:
    visit, draft = desk.visit, desk.draft
    if number > len(draft.findings):
        refuse("unknown_page", visit.reader)
    kept = draft.findings[number - 1] if number else Finding("", ())
    is_typed = request.method == "POST"
    path = visit.field("item") if is_typed else request.args.get("item", kept.item)
    item = draft.item(path)
    sentence = visit.field("sentence") if is_typed else kept.sentence.get(draft.source)
    context = {
        "title": visit.say("A sentence of the results"),
        "number": number,
        "item": item,
        "name": desk.shower.name(path) if item else "",
        "choices": [(each.path, desk.shower.name(each.path)) for each in _counted(desk)],
        "answers": [(name, desk.shower.answer(item, name)) for name in _names(item)],
        "chosen": visit.fields("option") if is_typed else kept.options,
        "sentence": sentence,
        "read_as": stamp(draft, f"finding:{number}"),
        "reasons": desk.reasons(problems),
    }
    return desk.page("finding", context, status=409 if problems else 200)


def _counted(desk: Desk) -> list[Item]:
    return [item for item in desk.draft.items() if item.kind in _COUNTED]


def _names(item: Item | None) -> tuple[str, ...]:
    return item.option_names if item else ()


@route("/surveys/<slug>/questions/finding/<int:number>", Right.WRITE, "POST")
def save_finding(visit: Visit, slug: str, number: int) -> Response:
    """Saves a sentence of the results."""
    desk = desk_of(visit, slug)
    operation = PutFinding(
        number, visit.field("item"), visit.fields("option"), visit.field("sentence")
    )
    try:
        desk.change(operation, visit.field("read_as"))
    except Refused as refused:
        return _finding_page(desk.again(), number, refused.problems)
    return visit.go(desk.address(), "saved", "results")


@route("/surveys/<slug>/questions/finding/<int:number>/away", Right.WRITE, "POST")
def drop_finding(visit: Visit, slug: str, number: int) -> Response:
    """Takes a sentence of the results away."""
    desk = desk_of(visit, slug)
    try:
        desk.change(RemoveFinding(number), visit.field("read_as"))
    except Refused as refused:
        return listed(desk.again(), refused.problems)
    return visit.go(desk.address(), "gone", "results")
