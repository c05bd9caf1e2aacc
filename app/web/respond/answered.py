"""What a person sees after sending: the last page with receipt and ticket, thanks without one,
and why a place takes no answers now.
"""

from flask import Response
from markupsafe import Markup

from app.core.planning import ends_of
from app.core.ticket import in_fours
from app.flow.collect import Kept
from app.flow.deliver import Spot
from app.flow.records import Stage, Version
from app.web.addresses import results_path, ticket_path
from app.web.language import Reader
from app.web.language import marked as _
from app.web.page import render_page
from app.web.respond.document import STYLES, styles_for
from app.web.respond.notice import promise
from app.web.respond.texts import ShownTexts
from app.words import language_name

_PURPOSES = {
    "adult": _("16 years or older"),
    "answers": _("Use my answers"),
    "quote": _("Show my words to others"),
    "voice": _("Use the recording of my voice"),
    "photo": _("Use my photo"),
}


def last_page(kept: Kept, reader: Reader, tag: str) -> Response:
    """Thanks, the ticket, and the receipt of what was agreed to (CO13)."""
    version, response = kept.version, kept.response
    texts = ShownTexts(reader, version.questionnaire.source)
    context = {
        "title": reader.say("Thank you"),
        "is_example": version.is_example,
        "is_part": response.is_part,
        "ticket": kept.ticket,
        "fours": in_fours(kept.ticket),
        "address": ticket_path(kept.spot.survey.slug, kept.ticket, tag),
        "promise": promise(version.terms, texts),
        "version": texts.number(str(version.number)),
        "language": language_name(response.language),
        "is_easy": response.level == "easy",
        "day": texts.day(response.day),
        "purposes": [(_PURPOSES[name], agreed) for name, agreed in response.consent.choices],
        "days": texts.number(str(ends_of(version.terms)["withdrawal"])),
    }
    return render_page("respond/last.html", reader, context, styles_for(version.questionnaire))


def thanks_page(reader: Reader, version: Version) -> Response:
    """Thanks, and nothing is kept."""
    context = {"title": reader.say("Thank you"), "is_example": version.is_example}
    return render_page("respond/thanks.html", reader, context, styles_for(version.questionnaire))


def closed_page(reader: Reader, spot: Spot, has_results: bool) -> Response:
    """Paused, closed, or not begun: in words, with the results where they are there."""
    version = spot.version
    stage = version.stage if version else None
    context = {
        "title": _title(reader, stage),
        "is_example": version is not None and version.is_example,
        "is_paused": stage is Stage.PAUSED,
        "promise": promise(version.terms, ShownTexts(reader, version.questionnaire.source))
        if version and version.terms.promise_date and stage is not Stage.PAUSED
        else Markup(),
        "results": results_path(spot.survey.slug, reader.tag) if has_results else "",
    }
    return render_page("respond/closed.html", reader, context, STYLES)


def _title(reader: Reader, stage: Stage | None) -> Markup:
    if stage is None:
        return reader.say("This survey has not begun.")
    if stage is Stage.PAUSED:
        return reader.say("This survey is paused.")
    return reader.say("This survey is closed.")
