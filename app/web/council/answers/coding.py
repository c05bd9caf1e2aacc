"""Coding one answer at a time, and talking through where two people chose differently."""

from flask import Response, request

from app.core.problems import Problem, Refused
from app.core.roles import Right
from app.flow.open_answers.coding import (
    agreement_of_item,
    code_answer,
    differences_of,
    end_coding,
    next_turn,
    progress_of,
    settle,
)
from app.flow.open_answers.theming import themes_of
from app.flow.records import Survey
from app.web.council.answers.shown import asked, base, page, pieces, question
from app.web.council.door import Visit, route

_ID = 32


@route("/surveys/<slug>/answers/code", Right.READ_WORDS)
def code(visit: Visit, slug: str) -> Response:
    """The next answer of a question that this person may code."""
    survey = visit.survey(slug)
    item = question(visit, survey).item
    return _one(visit, survey, item, request.args.get("answer", "")[:_ID])


@route("/surveys/<slug>/answers/code", Right.READ_WORDS, "POST")
def choose(visit: Visit, slug: str) -> Response:
    """This person's choice is kept, and the next answer comes."""
    survey = visit.survey(slug)
    item = question(visit, survey).item
    answer, chosen = visit.field("answer", _ID), visit.fields("theme")
    if not chosen and not visit.field("nothing"):
        return _one(visit, survey, item, answer, Refused(Problem("no_theme_chosen")))
    try:
        code_answer(visit.toolkit, survey, visit.person, answer, chosen)
    except Refused as refused:
        return _one(visit, survey, item, answer, refused)
    return visit.go(f"{base(survey)}/code?item={item}&before={answer}", "coded")


@route("/surveys/<slug>/answers/done", Right.READ_WORDS, "POST")
def done(visit: Visit, slug: str) -> Response:
    """Both said that they are done with a question."""
    survey = visit.survey(slug)
    item = question(visit, survey).item
    try:
        end_coding(visit.toolkit, survey, visit.person, item)
    except Refused as refused:
        return _one(visit, survey, item, "", refused)
    return visit.go(f"{base(survey)}/differences?item={item}", "ended")


def _one(
    visit: Visit, survey: Survey, item: str, answer_id: str, refused: Refused | None = None
) -> Response:
    kit, problems = visit.toolkit, refused.problems if refused else ()
    try:
        turn = next_turn(kit, survey, visit.person, item, answer_id)
    except Refused as again:
        turn = None
        problems = problems or again.problems
    before = request.args.get("before", "")[:_ID]
    context = {
        "title": asked(visit, survey, item),
        "item": item,
        "turn": turn,
        "pieces": pieces(visit, turn.answer.text, turn.marks) if turn else [],
        "themes": [(t.id, t.called(visit.reader.tag)) for t in themes_of(kit, survey, item)],
        "chosen": turn.before or () if turn else (),
        "before": before if before != (turn.answer.id if turn else "") else "",
        "progress": progress_of(kit, survey, visit.person, item),
    }
    return page(visit, survey, "code", context, problems)


@route("/surveys/<slug>/answers/differences", Right.READ_WORDS)
def differences(visit: Visit, slug: str) -> Response:
    """Where two people chose differently, once both are done."""
    survey = visit.survey(slug)
    return _differences(visit, survey, question(visit, survey).item)


@route("/surveys/<slug>/answers/differences", Right.READ_WORDS, "POST")
def settle_one(visit: Visit, slug: str) -> Response:
    """One difference is settled by name."""
    survey = visit.survey(slug)
    item = question(visit, survey).item
    answer = visit.field("answer", _ID)
    try:
        settle(visit.toolkit, survey, visit.person, answer, visit.fields("theme"))
    except Refused as refused:
        return _differences(visit, survey, item, refused)
    return visit.go(f"{base(survey)}/differences?item={item}", "settled")


def _differences(
    visit: Visit, survey: Survey, item: str, refused: Refused | None = None
) -> Response:
    kit = visit.toolkit
    themes = {theme.id: theme.called(visit.reader.tag) for theme in themes_of(kit, survey, item)}
    agreed, by_theme = agreement_of_item(kit, survey, item)
    progress = progress_of(kit, survey, visit.person, item)
    found = differences_of(kit, survey, visit.person, item)

    def names(chosen: frozenset[str]) -> list[str]:
        return [name for theme, name in themes.items() if theme in chosen]

    context = {
        "title": visit.say("Where two people chose differently"),
        "label": asked(visit, survey, item),
        "item": item,
        "progress": progress,
        "agreed": agreed if progress.is_open_to_all else None,
        "by_theme": [(themes[theme], each) for theme, each in by_theme.items()],
        "themes": list(themes.items()),
        "rows": [
            {
                "id": each.answer.id,
                "text": each.answer.text,
                "first": (each.first.coder, names(each.first.themes)),
                "second": (each.second.coder, names(each.second.themes)),
                "settled": each.settled and (each.settled.coder, names(each.settled.themes)),
                "chosen": (each.settled or each.first).themes,
            }
            for each in found
        ],
    }
    return page(visit, survey, "differences", context, refused.problems if refused else ())
