"""The results of a survey as a page: block after block, each to be read and to be heard.

Knows a publication and the survey's own words; no response ever comes near it.
"""

from collections.abc import Mapping

from flask import Response

from app.core.look import PLAIN_LOOK, Look
from app.flow.publishing.results import Results
from app.web.addresses import picture_path, rights_path
from app.web.language import Reader
from app.web.page import render_page
from app.web.results.ear import ear_for
from app.web.told.aloud import Ear
from app.web.told.around_page import STYLES, languages_of, listening_script
from app.web.told.beside import NOTHING_BESIDE, Beside
from app.web.told.blocks import blocks_of


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
        **languages_of(version.questionnaire, reader, lambda tag: f"{address}?lang={tag}"),
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
    script = listening_script() if ear.hears else ""
    return render_page(template, reader, context, css, status, look, script)
