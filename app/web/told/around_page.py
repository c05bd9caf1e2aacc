"""What stands around the blocks on every page of results: looks, script and other languages."""

from collections.abc import Callable
from functools import cache

from app.core.languages import other_level, parse_language
from app.core.questionnaire import Questionnaire
from app.web.language import Reader
from app.web.minify import small_js
from app.web.page import PLAIN_STYLE, source
from app.words import language_name

STYLES = (*PLAIN_STYLE, "results")


@cache
def listening_script() -> str:
    """The script that plays sounds in place, small."""
    return small_js(source("js", "results"))


def languages_of(
    questionnaire: Questionnaire, reader: Reader, address: Callable[[str], str]
) -> dict[str, object]:
    """What the bar on top needs: the other languages, and the other reading level. ``address`` is
    where a page in another language is."""
    base = parse_language(reader.tag).base
    tags = [tag for tag in questionnaire.languages if not parse_language(tag).is_easy]
    level = other_level(reader.tag, questionnaire.languages)
    return {
        "languages": [
            {
                "tag": tag,
                "name": language_name(tag),
                "direction": parse_language(tag).direction,
                "address": address(tag),
            }
            for tag in tags
            if tag != base
        ],
        "other_level": address(level) if level else "",
        "is_easy": reader.tag != base,
    }
