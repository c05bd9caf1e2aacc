"""The results of a survey as a page: block after block, each to be read and to be heard.

Knows a publication and the survey's own words; no response ever comes near it.
"""

from flask import Response

from app.core.languages import other_level, parse_language
from app.core.questionnaire import Questionnaire
from app.flow.publish_results import Published
from app.web.addresses import picture_path, rights_path
from app.web.language import Reader
from app.web.page import PLAIN_STYLE, render_page
from app.web.told.beside import NOTHING_BESIDE, Beside
from app.web.told.blocks import blocks_of
from app.words import language_name

STYLES = (*PLAIN_STYLE, "results")


def results_page(
    published: Published,
    reader: Reader,
    address: str,
    back: str = "",
    beside: Beside = NOTHING_BESIDE,
) -> Response:
    """The results in the reader's language. ``address`` is this survey's public page, where the
    language can be changed; ``back`` leads to the ticket page where the reader has one."""
    version = published.version
    context = {
        "title": reader.say("The results"),
        "is_example": version.is_example,
        "blocks": blocks_of(published, reader, beside),
        "council": published.council.name,
        "logo": picture_path(published.council.logo),
        "back": back,
        "rights": rights_path(published.survey.slug, reader.tag),
        **languages_of(version.questionnaire, reader, address),
    }
    return render_page("results/results.html", reader, context, STYLES, look=published.council.look)


def languages_of(questionnaire: Questionnaire, reader: Reader, address: str) -> dict[str, object]:
    """What the bar on top needs: the other languages, and the other reading level."""
    base = parse_language(reader.tag).base
    tags = [tag for tag in questionnaire.languages if not parse_language(tag).is_easy]
    return {
        "languages": [
            {
                "tag": tag,
                "name": language_name(tag),
                "direction": parse_language(tag).direction,
                "address": f"{address}?lang={tag}",
            }
            for tag in tags
            if tag != base
        ],
        "other_level": other_level(reader.tag, questionnaire.languages) or "",
        "is_easy": reader.tag != base,
        "address": address,
    }
