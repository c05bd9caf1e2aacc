"""The station "answers": the open questions, how far they are, and what waits for whom."""

from flask import Response, request

from app.core.problems import Refused
from app.core.questionnaire import Kind
from app.core.roles import Right
from app.flow.open_answers.coding import progress_of
from app.flow.open_answers.reading import (
    OpenQuestion,
    answers_of,
    open_questions,
    read_answers,
)
from app.flow.open_answers.releasing import quotes_of
from app.flow.open_answers.theming import themes_of
from app.flow.records import Survey
from app.web.council.answers.shown import page, pieces, question
from app.web.council.answers.words import CAME
from app.web.council.door import Visit, route

_AT_ONCE = 40


@route("/surveys/<slug>/answers", Right.READ_WORDS)
def station(visit: Visit, slug: str) -> Response:
    """The open questions of a survey."""
    survey = visit.survey(slug)
    title = visit.say("Open answers")
    try:
        answers = answers_of(visit.toolkit, survey)
    except Refused as refused:
        context: dict[str, object] = {"title": title, "rows": [], "early": refused.problems[0].code}
        return page(visit, survey, "station", context)
    waiting = [each for each in quotes_of(visit.toolkit, survey) if each.waits]
    silent = [each for each in answers if not each.text]
    counted = [each.item for each in answers if each.text]
    context = {
        "title": title,
        "early": "",
        "rows": [
            _row(visit, survey, each, counted.count(each.item))
            for each in open_questions(visit.toolkit, survey)
            if each.kind is Kind.TEXT or each.item in {a.item for a in answers}
        ],
        "waiting": len(waiting),
        "for_me": sum(each.proposer_id != visit.person.id for each in waiting),
        "silent": [(each.id, visit.say(CAME[each.came])) for each in silent],
    }
    return page(visit, survey, "station", context)


def _row(visit: Visit, survey: Survey, asked: OpenQuestion, count: int) -> dict[str, object]:
    progress = progress_of(visit.toolkit, survey, visit.person, asked.item)
    return {
        "item": asked.item,
        "label": asked.label.get(visit.reader.tag, *asked.label.tags()) or asked.item,
        "answers": count,
        "themes": len(themes_of(visit.toolkit, survey, asked.item)),
        "progress": progress,
    }


@route("/surveys/<slug>/answers/read", Right.READ_WORDS)
def read(visit: Visit, slug: str) -> Response:
    """What people wrote to one question, in an order of chance, without anything beside it."""
    survey = visit.survey(slug)
    asked = question(visit, survey)
    skip = _skip()
    try:
        found = read_answers(visit.toolkit, survey, asked.item)
    except Refused as refused:
        return page(visit, survey, "read", {"title": _label(visit, asked), "rows": [],
                    "item": asked.item, "more": 0, "count": 0}, refused.problems)  # fmt: skip
    shown = found[skip : skip + _AT_ONCE]
    context = {
        "title": _label(visit, asked),
        "item": asked.item,
        "count": len(found),
        "rows": [
            {
                "id": each.answer.id,
                "pieces": pieces(visit, each.answer.text, each.marks),
                "may_be_quoted": each.answer.may_be_quoted,
                "file": visit.say(CAME[each.answer.came]) if each.answer.has_file else "",
            }
            for each in shown
        ],
        "more": skip + _AT_ONCE if len(found) > skip + _AT_ONCE else 0,
    }
    return page(visit, survey, "read", context)


def _label(visit: Visit, asked: OpenQuestion) -> str:
    return asked.label.get(visit.reader.tag, *asked.label.tags()) or asked.item


def _skip() -> int:
    typed = request.args.get("skip", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 0
