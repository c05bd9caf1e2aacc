"""The station of publishing: what is ready, what takes a reason, and the one next thing."""

from flask import Response
from markupsafe import Markup

from app.core.problems import Refused
from app.core.roles import Right
from app.core.sense import Check
from app.flow.making_sense.desk import Desk, desk_of
from app.flow.publishing.ready import Ready, readiness
from app.flow.records import Survey
from app.flow.returning.promise import promise_state
from app.web.council.door import Visit, route
from app.web.council.publish.words import CHECKS, PROMISES, SAYS
from app.web.council.sense.numbers import quote_words
from app.web.council.sense.station import waiting_page
from app.web.workspace.texts import language_words
from app.words import format_day


@route("/surveys/<slug>/publish", Right.PUBLISH)
def publishing(visit: Visit, slug: str) -> Response:
    """How far the survey is with publishing."""
    return publish_page(visit, visit.survey(slug))


def publish_page(
    visit: Visit, survey: Survey, reasons: list[Markup] | None = None, status: int = 422
) -> Response:
    """The page; ``reasons`` say why something was not done, and what was typed stays."""
    ready = readiness(visit.toolkit, survey)
    try:
        desk = desk_of(visit.toolkit, survey)
    except Refused:
        return waiting_page(visit, survey, "publish", visit.say("Publish"))
    assert ready.version is not None
    context = {
        "title": visit.say("Publish"),
        "ready": ready,
        "promise": _promise(visit, survey),
        "published": _published(visit, ready),
        "checks": _checks(visit, ready),
        "drafts": [(tag, language_words(visit.reader, tag), count) for tag, count in ready.drafts],
        "previews": [
            (tag, language_words(visit.reader, tag))
            for tag in ready.version.questionnaire.languages
        ],
        "paired": _paired(desk),
        "wrong": reasons or [],
    }
    return visit.page(
        "council/publish/publish.html",
        context,
        survey,
        "publish",
        ("follow", "sense"),
        (),
        SAYS,
        status if reasons else 200,
    )


def _promise(visit: Visit, survey: Survey) -> Markup:
    state = promise_state(visit.toolkit, survey.slug)
    sentence = PROMISES[state.standing]
    if not sentence:
        return Markup()
    day = format_day(state.day, visit.reader.tag) if state.day else ""
    return visit.say(sentence, day=day, days=state.days)


def _published(visit: Visit, ready: Ready) -> list[Markup]:
    if ready.newest is None:
        return []
    day = format_day(ready.newest.day, visit.reader.tag)
    said = [
        visit.say(
            "Published on {day}, with the answers of {count} people.",
            day=day,
            count=ready.newest.respondents or 0,
        )
    ]
    if ready.may_renew:
        said.append(visit.say("Enough has changed for new numbers."))
    else:
        said.append(
            visit.say(
                "These numbers stay. New ones need {least} new answers, and {least} taken back if "
                "any were. So nobody can see what one person answered.",
                least=ready.least_new,
            )
        )
    return said


def _checks(visit: Visit, ready: Ready) -> list[tuple[str, Markup, str]]:
    """Name, what is asked, and the reason that is there or was typed."""
    given = {each.check: each.text for each in ready.reasons}
    return [
        (check, visit.say(CHECKS[check]), visit.field(check, 2000) or given.get(check, ""))
        for check in ready.left
    ]


def _paired(desk: Desk) -> list[tuple[str, str, str]]:
    """Findings with a quote beside them: id, sentence, quote."""
    quotes = {quote.id: quote_words(quote) for quote in desk.quotes}
    return [
        (each.finding.id, each.text, quotes[each.finding.rests.quote])
        for each in desk.findings
        if each.finding.rests.quote in quotes
    ]


def typed_reasons(visit: Visit) -> dict[Check, str]:
    """The reasons of the form, by soft check."""
    return {check: visit.field(check, 2000) for check in Check}
