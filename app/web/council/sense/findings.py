"""One finding: written, changed, moved among the others, taken away."""

from flask import Response, request

from app.core.problems import Refused
from app.core.roles import Right
from app.flow.making_sense.desk import Desk, desk_of
from app.flow.making_sense.findings import (
    Typed,
    move_finding,
    remove_finding,
    rests_on,
    write_finding,
)
from app.flow.records import Survey
from app.web.council.door import Visit, route
from app.web.council.sense.numbers import number_words, quote_words
from app.web.council.sense.station import sense_page, waiting_page
from app.web.council.sense.words import KNOWLEDGE, REASONS
from app.web.errors import refuse

_HERE = "/surveys/<slug>/sense"


@route(f"{_HERE}/finding", Right.MAKE_SENSE)
def ask_finding(visit: Visit, slug: str) -> Response:
    """The form for one finding; with ``id`` in the address, the one that is there."""
    survey = visit.survey(slug)
    try:
        desk = desk_of(visit.toolkit, survey)
    except Refused:
        return waiting_page(visit, survey, "sense", visit.say("A finding"))
    finding_id = request.args.get("id", "")[:40]
    if not finding_id:
        return _page(visit, survey, desk, Typed(""), "")
    written = desk.finding(finding_id)
    if written is None:
        refuse("unknown_page", visit.reader)
    rests = written.finding.rests
    typed = Typed(
        written.text, rests_on(rests), rests.knowledge or "", rests.quote, written.finding.leads
    )
    return _page(visit, survey, desk, typed, finding_id)


@route(f"{_HERE}/finding", Right.MAKE_SENSE, "POST")
def save_finding(visit: Visit, slug: str) -> Response:
    """The finding is kept, or the form says why not."""
    survey, finding_id = visit.survey(slug), visit.field("finding", 40)
    typed = Typed(
        visit.field("text", 2000),
        visit.field("rests", 2000),
        visit.field("knowledge", 40),
        visit.field("quote", 40),
        visit.field("leads", 5) != "no",
    )
    try:
        write_finding(visit.toolkit, visit.person, survey, typed, finding_id)
    except Refused as refused:
        try:
            desk = desk_of(visit.toolkit, survey)
        except Refused:
            return waiting_page(visit, survey, "sense", visit.say("A finding"))
        return _page(visit, survey, desk, typed, finding_id, refused)
    return visit.go(f"/council/surveys/{slug}/sense", "finding", "findings")


@route(f"{_HERE}/move", Right.MAKE_SENSE, "POST")
def move(visit: Visit, slug: str) -> Response:
    """The finding has changed places with the one before or after it."""
    survey = visit.survey(slug)
    up = visit.field("to", 5) != "down"
    try:
        move_finding(visit.toolkit, visit.person, survey, visit.field("finding", 40), up)
    except Refused as refused:
        return sense_page(visit, survey, visit.reasons(refused.problems, REASONS), "findings")
    return visit.go(f"/council/surveys/{slug}/sense", "moved", "findings")


@route(f"{_HERE}/remove", Right.MAKE_SENSE, "POST")
def remove(visit: Visit, slug: str) -> Response:
    """The finding is gone."""
    survey = visit.survey(slug)
    try:
        remove_finding(visit.toolkit, visit.person, survey, visit.field("finding", 40))
    except Refused as refused:
        return sense_page(visit, survey, visit.reasons(refused.problems, REASONS), "findings")
    return visit.go(f"/council/surveys/{slug}/sense", "finding_gone", "findings")


def _page(
    visit: Visit,
    survey: Survey,
    desk: Desk,
    typed: Typed,
    finding_id: str,
    refused: Refused | None = None,
) -> Response:
    questionnaire, source = desk.version.questionnaire, desk.version.questionnaire.source
    numbers = [
        (f"number:{each.item}={'+'.join(each.options)}", number_words(visit, questionnaire, each))
        for each in desk.numbers
    ]
    themes = [(f"theme:{each.id}", each.called(visit.reader.tag, source)) for each in desk.themes]
    context = {
        "title": visit.say("A finding"),
        "finding_id": finding_id,
        "finding": typed,
        "source": source,
        "rests": [
            (visit.say("A number"), numbers),
            (visit.say("A theme in open answers"), themes),
        ],
        "knowledge": [("", visit.say("Not said")), *_named(visit)],
        "quotes": [
            ("", visit.say("No quote")),
            *((quote.id, quote_words(quote)) for quote in desk.quotes),
        ],
        "leads": [
            ("yes", visit.say("Yes, it leads the results")),
            ("no", visit.say("No, it waits here")),
        ],
        "wrong": visit.reasons(refused.problems, REASONS) if refused else [],
    }
    status = 422 if refused else 200
    template = "council/sense/finding.html"
    return visit.page(template, context, survey, "sense", ("sense",), status=status)


def _named(visit: Visit) -> list[tuple[str, str]]:
    return [(str(key), visit.say(words)) for key, words in KNOWLEDGE.items()]
