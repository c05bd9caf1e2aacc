"""What the phone fetches after the document: the whole notice with words, and more of the script.

Nothing here is needed for answering; it is counted apart from the document (performance).
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache

from app.core.texts import Slot
from app.flow.deliver import Found
from app.flow.records import Sound
from app.web.language import Reader
from app.web.page import page_bytes
from app.web.respond.hearing import list_of
from app.web.respond.notice import whole_of
from app.web.respond.phone import later_script
from app.web.respond.screens import Screen, screens_of
from app.web.respond.spoken import spoken
from app.web.respond.texts import ShownTexts
from app.web.respond.walking import as_data
from app.web.squeezed import Squeezed, squeezed


@cache
def the_script() -> Squeezed:
    """The later part of the script, one for all surveys and languages."""
    return squeezed(later_script().encode())


def more_page(found: Found, reader: Reader) -> Squeezed:
    """The second layer of the notice as a page of its own (CO07), the same for everyone."""
    version = found.version
    texts = ShownTexts(reader, version.questionnaire.source)
    context = {
        "title": reader.say("Your rights"),
        "is_example": version.is_example,
        "whole": whole_of(version.questionnaire, version.terms, found.council.name, texts),
        "later": as_data(
            {
                "words": words_of(reader),
                "pictures": pictures_of(screens_of(version.questionnaire, texts)),
            }
        ),
    }
    return squeezed(page_bytes("respond/more.html", reader, context))


def list_page(found: Found, slots: Sequence[Slot], sounds: Sequence[Sound], tag: str) -> Squeezed:
    """What can be heard of a version in one language, as JSON."""
    version = found.version
    said = spoken(version.questionnaire, version.terms, found.council.name, slots, tag)
    text = json.dumps(list_of(sounds, said), ensure_ascii=False, separators=(",", ":"))
    return squeezed(text.encode())


def pictures_of(screens: Iterable[Screen]) -> dict[str, str | tuple[str, str]]:
    """The addresses of the pictures, by screen and value of an option; by screen alone that of an
    item, with the text that says what it shows."""
    found: dict[str, str | tuple[str, str]] = {}
    for screen in screens:
        if screen.picture:
            found[screen.id] = screen.picture, screen.picture_alt
        for choice in screen.choices:
            if choice.picture:
                found[f"{screen.id}/{choice.value}"] = choice.picture
    return found


def words_of(reader: Reader) -> dict[str, str]:
    """What the later part of the script says."""
    return {
        "listen": reader.say("Listen"),
        "everything": reader.say("Listen to everything"),
        "computer": reader.say("A computer speaks."),
        "size": reader.say("All sound together: {count} MB."),
        "large": reader.say("Big letters"),
        "small": reader.say("Small letters"),
        "none": reader.say("No answer"),
        "sent": reader.say("We have your answers."),
        "search": reader.say("Search"),
        "more": reader.say("There are more answers. Type more letters."),
        "nothing": reader.say("Nothing found. Try other letters."),
        "found": reader.say("Found: {n}"),
        "take": reader.say("Take number {n} away"),
    }
