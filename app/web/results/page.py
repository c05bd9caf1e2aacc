"""The results of a survey as a page: block after block, each to be read and to be heard.

Knows a publication and the survey's own words; no response ever comes near it.
"""

from collections.abc import Mapping
from functools import cache

from flask import Response

from app.core.languages import other_level, parse_language
from app.core.look import PLAIN_LOOK, Look
from app.core.questionnaire import Questionnaire
from app.flow.publishing.results import Results
from app.web.addresses import picture_path, rights_path
from app.web.language import Reader
from app.web.minify import small_js
from app.web.page import PLAIN_STYLE, render_page, source
from app.web.results.ear import ear_for
from app.web.told.aloud import Ear
from app.web.told.beside import NOTHING_BESIDE, Beside
from app.web.told.blocks import blocks_of
from app.words import language_name

STYLES = (*PLAIN_STYLE, "results")


def results_page(
    results: Results,
    reader: Reader,
    address: str,
    back: str = "",
    beside: Beside = NOTHING_BESIDE,
) -> Response:
    """The results in the reader's language. ``address`` is this survey's public page, where the
    language can be changed; ``back`` leads to the ticket page where the reader has one."""
    version = results.version
    ear = ear_for(results.survey, reader.tag)
    blocks = blocks_of(results, reader, beside)
    context = {
        "title": reader.say("The results"),
        "is_example": version.is_example,
        "ear": ear,
        "blocks": blocks,
        "everything": ear.everything(blocks),
        "council": results.council.name,
        "logo": picture_path(results.council.logo),
        "back": back,
        "rights": rights_path(results.survey.slug, reader.tag),
        **languages_of(version.questionnaire, reader, address),
    }
    return shown_page("results/results.html", reader, context, look=results.council.look)


def shown_page(
    template: str,
    reader: Reader,
    context: Mapping[str, object],
    status: int = 200,
    look: Look = PLAIN_LOOK,
    css: tuple[str, ...] = STYLES,
) -> Response:
    """A page of this door, with the script that plays its sounds in place where it has any."""
    ear = context["ear"]
    assert isinstance(ear, Ear)
    script = _script() if ear.hears else ""
    return render_page(template, reader, context, css, status, look, script)


@cache
def _script() -> str:
    return small_js(source("js", "results"))


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
