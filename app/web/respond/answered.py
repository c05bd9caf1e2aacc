"""What a person sees after sending: the last page with receipt and ticket, thanks without one,
and why a place takes no answers now.
"""

from flask import Response
from markupsafe import Markup

from app.core.pausing import PauseReason
from app.core.places import CodeState
from app.core.planning import WAYS_WITH_ADDRESS, end_day, ends_of
from app.core.ticket import in_fours
from app.flow.collect import Kept
from app.flow.deliver import Spot
from app.flow.records import Stage, Version
from app.web.addresses import asking_path, results_path, rights_path, ticket_path
from app.web.agreed import contact, receipt, until
from app.web.language import Reader
from app.web.page import render_page
from app.web.respond.document import STYLES, styles_for
from app.web.respond.notice import promise
from app.web.respond.texts import ShownTexts


def last_page(kept: Kept, reader: Reader, tag: str, url: str, help_at: str) -> Response:
    """Thanks, the ticket, what happens next, and the receipt of what was agreed to (CO13).

    ``url`` is the public address of this host: who writes the ticket down needs it too.
    ``help_at`` is where help is told, or empty.
    """
    version, slug = kept.version, kept.spot.survey.slug
    texts = ShownTexts(reader, version.questionnaire.source)
    terms = version.terms
    closed = version.closed_day
    last_day = end_day(terms, "withdrawal", closed) if closed else ""
    context = {
        "title": reader.say("Thank you"),
        "is_example": version.is_example,
        "is_part": kept.response.is_part,
        "ticket": kept.ticket,
        "fours": in_fours(kept.ticket),
        "address": ticket_path(slug, kept.ticket, tag),
        "typing": f"{url}/t/{slug}".partition("://")[2],
        "promise": promise(terms, texts),
        "topic": texts.show(version.questionnaire.title),
        "receipt": receipt(reader, kept.response.consent_record(version.number)),
        "until": until(reader, last_day, ends_of(terms)["withdrawal"]),
        "controller": terms.controller or kept.spot.council.name,
        "contact": contact(terms.contact),
        "rights": rights_path(slug, tag),
        "asking": asking_path(slug, tag) if set(terms.ways) & set(WAYS_WITH_ADDRESS) else "",
        "help_at": help_at,
    }
    return render_page(
        "respond/last.html",
        reader,
        context,
        styles_for(version.questionnaire, reader.tag),
        look=version.look,
    )


def thanks_page(reader: Reader, version: Version, help_at: str) -> Response:
    """Thanks, and nothing is kept; help is told to who says no as well."""
    context = {
        "title": reader.say("Thank you"),
        "is_example": version.is_example,
        "help_at": help_at,
    }
    return render_page(
        "respond/thanks.html",
        reader,
        context,
        styles_for(version.questionnaire, reader.tag),
        look=version.look,
    )


def closed_page(reader: Reader, spot: Spot, has_results: bool) -> Response:
    """Paused, closed, or not begun: in words, with the results where they are there."""
    version = spot.version
    stage = version.stage if version else None
    context = {
        "title": _title(reader, stage, spot.place.state, has_results),
        "is_example": version is not None and version.is_example,
        "is_paused": stage is Stage.PAUSED,
        "why": _why(reader, version.pause_reason if version else ""),
        "promise": promise(version.terms, ShownTexts(reader, version.questionnaire.source))
        if version and version.terms.promise_date and stage is not Stage.PAUSED
        else Markup(),
        "results": results_path(spot.survey.slug, reader.tag) if has_results else "",
    }
    look = version.look if version else spot.council.look
    return render_page("respond/closed.html", reader, context, STYLES, look=look)


def _why(reader: Reader, reason: str) -> Markup:
    """Why nobody is asked now (KS24). The council's own words are for its log only."""
    sentences = {
        PauseReason.MISTAKE: reader.say("We found a mistake. We are repairing it."),
        PauseReason.EVENT: reader.say("Something serious happened. We ask nothing now."),
        PauseReason.TALK: reader.say("First we want to talk with people from here."),
    }
    return next((said for known, said in sentences.items() if known == reason), Markup())


def _title(reader: Reader, stage: Stage | None, leads_to: CodeState, has_results: bool) -> Markup:
    if stage is None:
        return reader.say("This survey has not begun.")
    if stage is Stage.PAUSED:
        return reader.say("This survey is paused.")
    if stage is Stage.OPEN and leads_to is CodeState.OFF:
        return reader.say("This code is not used any more.")
    if stage is Stage.OPEN and leads_to is CodeState.RESULTS:
        return reader.say(
            "The results are here." if has_results else "The results are not here yet."
        )
    return reader.say("This survey is closed.")
