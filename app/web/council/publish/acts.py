"""What is done at the station of publishing: numbers and words, words alone, a quote taken away."""

from flask import Response

from app.core.problems import Refused
from app.core.roles import Right
from app.flow.publishing.publish import publish_all, publish_words, take_quote_away
from app.web.council.door import Visit, route
from app.web.council.publish.speaking import speak_soon
from app.web.council.publish.station import publish_page, typed_reasons
from app.web.council.publish.words import REASONS

_HERE = "/surveys/<slug>/publish"


@route(_HERE, Right.PUBLISH, "POST")
def publish_now(visit: Visit, slug: str) -> Response:
    """The results are there for everybody, or the page says why not."""
    survey = visit.survey(slug)
    try:
        publish_all(visit.toolkit, visit.person, survey, typed_reasons(visit))
    except Refused as refused:
        return publish_page(visit, survey, visit.reasons(refused.problems, REASONS))
    speak_soon(visit.toolkit, slug)
    return visit.go(f"/council/surveys/{slug}/publish", "published")


@route(f"{_HERE}/words", Right.PUBLISH, "POST")
def words_now(visit: Visit, slug: str) -> Response:
    """What the council says stands beside the numbers that are there."""
    survey = visit.survey(slug)
    try:
        publish_words(visit.toolkit, visit.person, survey, typed_reasons(visit))
    except Refused as refused:
        return publish_page(visit, survey, visit.reasons(refused.problems, REASONS))
    speak_soon(visit.toolkit, slug)
    return visit.go(f"/council/surveys/{slug}/publish", "words")


@route(f"{_HERE}/quote", Right.PUBLISH, "POST")
def quote_away(visit: Visit, slug: str) -> Response:
    """The quote beside a finding is gone from the results, at once."""
    survey = visit.survey(slug)
    try:
        take_quote_away(visit.toolkit, visit.person, survey, visit.field("finding", 40))
    except Refused as refused:
        return publish_page(visit, survey, visit.reasons(refused.problems, REASONS))
    return visit.go(f"/council/surveys/{slug}/publish", "quote")
