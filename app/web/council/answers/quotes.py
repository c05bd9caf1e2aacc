"""Quotes that wait for a second person, and the page on which that person looks at one, alone."""

from collections.abc import Callable

from flask import Response

from app.core.open_answers.marks import MarkKind
from app.core.open_answers.quote import QuoteRecord, QuoteState
from app.core.problems import Problem, Refused
from app.core.roles import Right
from app.flow.open_answers.releasing import (
    look_at,
    mark_by_hand,
    quotes_of,
    refuse_quote,
    release_quote,
)
from app.flow.records import Survey
from app.web.council.answers.shown import asked, base, page, pieces
from app.web.council.answers.words import CHECKS, KIND_NAMES, STATES
from app.web.council.door import Visit, route
from app.web.errors import refuse
from app.web.quoted import instead
from app.words import format_day

_ORDER = (
    QuoteState.PROPOSED,
    QuoteState.RELEASED,
    QuoteState.REFUSED,
    QuoteState.TAKEN_BACK,
)


@route("/surveys/<slug>/answers/quotes", Right.RELEASE)
def queue(visit: Visit, slug: str) -> Response:
    """Every quote, those first that wait for the person who looks."""
    survey = visit.survey(slug)
    records = sorted(quotes_of(visit.toolkit, survey), key=lambda each: _rank(visit, each))
    context = {
        "title": visit.say("Quotes"),
        "rows": [
            {
                "id": each.quote.id,
                "text": each.quote.text,
                "lang": each.quote.tag,
                "label": asked(visit, survey, each.quote.item),
                "is_paraphrase": each.quote.is_paraphrase,
                "state": visit.say(STATES[each.state]),
                "is_out": each.state is QuoteState.RELEASED and not each.look_again,
                "waits": each.waits,
                "look_again": each.look_again,
                "is_mine": each.proposer_id == visit.person.id,
            }
            for each in records
        ],
    }
    return page(visit, survey, "quotes", context)


def _rank(visit: Visit, record: QuoteRecord) -> tuple[bool, bool, int, str]:
    is_mine = record.proposer_id == visit.person.id
    return not record.waits, is_mine, _ORDER.index(record.state), record.quote.id


@route("/surveys/<slug>/answers/quotes/<quote_id>", Right.RELEASE)
def look(visit: Visit, slug: str, quote_id: str) -> Response:
    """One quote, alone and large, with what to look for."""
    return _one(visit, visit.survey(slug), quote_id)


@route("/surveys/<slug>/answers/quotes/<quote_id>/release", Right.RELEASE, "POST")
def release(visit: Visit, slug: str, quote_id: str) -> Response:
    """The quote may be shown to everybody."""
    survey = visit.survey(slug)
    ticked = visit.fields("check")
    return _decided(visit, survey, quote_id, "released", lambda: release_quote(
        visit.toolkit, survey, visit.person, quote_id, ticked))  # fmt: skip


@route("/surveys/<slug>/answers/quotes/<quote_id>/refuse", Right.RELEASE, "POST")
def say_no(visit: Visit, slug: str, quote_id: str) -> Response:
    """The quote is shown to nobody."""
    survey, reason = visit.survey(slug), visit.field("reason", 2000)
    return _decided(visit, survey, quote_id, "refused", lambda: refuse_quote(
        visit.toolkit, survey, visit.person, quote_id, reason))  # fmt: skip


@route("/surveys/<slug>/answers/quotes/<quote_id>/mark", Right.RELEASE, "POST")
def mark(visit: Visit, slug: str, quote_id: str) -> Response:
    """Words of the quote lead to a person: here and in all other answers."""
    survey, typed = visit.survey(slug), visit.field("kind", 20)
    kind = MarkKind(typed) if typed in list(KIND_NAMES) else MarkKind.OTHER
    try:
        quote = look_at(visit.toolkit, survey, quote_id).record.quote
        word = instead(visit.toolkit, quote.tag)[kind]
        words = visit.field("words", 300)
        again = mark_by_hand(visit.toolkit, survey, visit.person, quote_id, words, (kind, word))
    except Refused as refused:
        return _one(visit, survey, quote_id, refused.problems)
    said = "again" if again else "hand"
    return visit.go(f"{base(survey)}/quotes/{quote_id}", said)


def _decided(
    visit: Visit, survey: Survey, quote_id: str, said: str, act: Callable[[], None]
) -> Response:
    try:
        act()
    except Refused as refused:
        return _one(visit, survey, quote_id, refused.problems)
    return visit.go(f"{base(survey)}/quotes", said)


def _one(
    visit: Visit, survey: Survey, quote_id: str, problems: tuple[Problem, ...] = ()
) -> Response:
    try:
        looked = look_at(visit.toolkit, survey, quote_id)
    except Refused:
        refuse("unknown_page", visit.reader)
    record = looked.record
    tag = visit.reader.tag
    context = {
        "title": visit.say("Look at one quote"),
        "label": asked(visit, survey, record.quote.item),
        "quote": record.quote,
        "record": record,
        "state": visit.say(STATES[record.state]),
        "is_out": record.state is QuoteState.RELEASED,
        "is_mine": record.proposer_id == visit.person.id,
        "pieces": pieces(visit, record.quote.text, looked.marks),
        "marks": len(looked.marks),
        "replaced": sum(count for _, count in looked.replaced),
        "proposed_day": format_day(record.proposed_day, tag),
        "decided_day": format_day(record.decided_day, tag) if record.decided_day else "",
        "checks": [(name, visit.say(said)) for name, said in CHECKS.items()],
        "ticked": visit.fields("check"),
        "kinds": [(str(kind), visit.say(said)) for kind, said in KIND_NAMES.items()],
        "words": visit.field("words", 300),
        "reason": visit.field("reason", 2000),
    }
    return page(visit, survey, "look", context, problems)
