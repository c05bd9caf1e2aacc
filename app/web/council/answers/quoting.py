"""Proposing a quote from one answer: words that lead to a person are replaced before."""

from flask import Response, request

from app.core.open_answers.marks import replaced
from app.core.open_answers.quote import Quote
from app.core.problems import Problem, Refused
from app.core.roles import Right
from app.flow.open_answers.quoting import propose_quote
from app.flow.open_answers.reading import Read, read_answer
from app.flow.records import Survey
from app.web.council.answers.shown import asked, base, languages, page, pieces
from app.web.council.door import Visit, route
from app.web.errors import refuse
from app.web.quoted import instead

_ID, _LONGEST = 32, 8000


@route("/surveys/<slug>/answers/quote", Right.RELEASE)
def quote(visit: Visit, slug: str) -> Response:
    """One answer, and the quote that could be made of it."""
    survey = visit.survey(slug)
    return _page(visit, survey, _read(visit, survey, request.args.get("answer", "")[:_ID]))


@route("/surveys/<slug>/answers/quote", Right.RELEASE, "POST")
def propose(visit: Visit, slug: str) -> Response:
    """The quote waits for a second person."""
    survey = visit.survey(slug)
    read = _read(visit, survey, visit.field("answer", _ID))
    tags = [tag for tag, _ in languages(visit, survey)]
    tag = visit.field("tag", 40)
    words = instead(visit.toolkit, tag if tag in tags else tags[0])
    text = visit.field("text", _LONGEST)
    wished = Quote("", "", text, tag, visit.field("how") == "paraphrase")
    try:
        propose_quote(visit.toolkit, survey, visit.person, read.answer.id, wished, words)
    except Refused as refused:
        return _page(visit, survey, read, refused.problems, wished)
    return visit.go(f"{base(survey)}/read?item={read.answer.item}", "proposed")


def _read(visit: Visit, survey: Survey, answer_id: str) -> Read:
    try:
        return read_answer(visit.toolkit, survey, answer_id)
    except Refused:
        refuse("unknown_page", visit.reader)


def _page(
    visit: Visit,
    survey: Survey,
    read: Read,
    problems: tuple[Problem, ...] = (),
    typed: Quote | None = None,
) -> Response:
    choices = languages(visit, survey)
    words = instead(visit.toolkit, choices[0][0])
    may = read.answer.may_be_quoted
    proposed = replaced(read.answer.text, read.marks, words) if may else ""
    context = {
        "title": visit.say("Propose a quote"),
        "label": asked(visit, survey, read.answer.item),
        "item": read.answer.item,
        "answer": read.answer.id,
        "pieces": pieces(visit, read.answer.text, read.marks),
        "may_be_quoted": may,
        "text": typed.text if typed else proposed,
        "tag": typed.tag if typed else choices[0][0],
        "how": "paraphrase" if not may or (typed and typed.is_paraphrase) else "quote",
        "languages": choices,
    }
    return page(visit, survey, "quote", context, problems)
