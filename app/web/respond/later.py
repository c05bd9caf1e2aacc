"""What the phone fetches after the document: the whole notice with words, and more of the script.

Nothing here is needed for answering; it is counted apart from the document (performance).
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache

from markupsafe import Markup

from app.core.planning import WAYS_WITH_ADDRESS
from app.core.texts import Slot
from app.flow.deliver import Found
from app.flow.records import Sound
from app.web.addresses import asking_path
from app.web.language import Reader
from app.web.minify import small_js
from app.web.page import page_bytes, source
from app.web.respond.hearing import list_of
from app.web.respond.notice import whole_of
from app.web.respond.phone import later_script
from app.web.respond.screens import Screen, screens_of
from app.web.respond.spoken import spoken
from app.web.respond.texts import ShownTexts
from app.web.respond.walking import as_data
from app.web.squeezed import Squeezed, squeezed
from app.words import format_number


@cache
def the_script() -> Squeezed:
    """The later part of the script, one for all surveys and languages."""
    return squeezed(later_script().encode())


@cache
def the_worker(release: str) -> Squeezed:
    """The script that stays when the page is gone. With a new release it is another one, which
    throws away what the one before had kept at hand."""
    return squeezed(f"const release='{release}';{small_js(source('js', 'worker'))}".encode())


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
                "words": words_of(reader) | _asking(found, reader),
                "pictures": pictures_of(screens_of(version.questionnaire, texts)),
            }
        ),
    }
    return squeezed(page_bytes("respond/more.html", reader, context))


def _asking(found: Found, reader: Reader) -> dict[str, str]:
    """Where a person can leave an address while their answers still wait."""
    if not set(found.version.terms.ways) & set(WAYS_WITH_ADDRESS):
        return {}
    said = reader.say("Send me the results").unescape()
    return {"asking": asking_path(found.survey.slug, reader.tag), "results": said}


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
    said = {
        "listen": reader.say("Listen"),
        "everything": reader.say("Listen to everything"),
        "computer": reader.say("A computer speaks."),
        "size": reader.say("All sound together: {count} MB."),
        "large": reader.say("Big letters"),
        "small": reader.say("Small letters"),
        "none": reader.say("No answer"),
        "press": reader.say("Do you want to change an answer? Press it."),
        "later": reader.say("There is no network. Try again later."),
        "sent": reader.say("We have your answers."),
        "search": reader.say("Search"),
        "more": reader.say("There are more answers. Type more letters."),
        "nothing": reader.say("Nothing found. Try other letters."),
        "found": reader.say("Found: {n}"),
        "take": reader.say("Take number {n} away"),
        **_waiting(reader),
    }
    digits = "".join(format_number(str(digit), reader.tag) for digit in range(10))
    return {**{name: text.unescape() for name, text in said.items()}, "digits": digits}


def _waiting(reader: Reader) -> dict[str, Markup]:
    """Where the answers are, and what a person can do about it; the phone puts in how many."""
    return {
        "phone": reader.say("On this phone"),
        "waiting": reader.say("Waiting"),
        "arrived": reader.say("Arrived"),
        "held": reader.say("Your answers are only on this phone now. Press Send."),
        "waits": reader.say("Your answers wait on this phone."),
        "locked": reader.say(
            "Nobody can read them here. Keep this page open, or open it again later. "
            "Then we send them."
        ),
        "ticket": reader.say("Your ticket"),
        "write": reader.say("Write down this number now. Maybe we cannot show it again."),
        "many": reader.say("Waiting on this phone: {count}."),
        "came": reader.say("Arrived from this phone: {count}."),
        "late": reader.say("Came too late: {count}. They stay locked on this phone."),
        "now": reader.say("Send now"),
        "again": reader.say("We could not send them yet. Try again later."),
        "next": reader.say("Next person"),
        "stop": reader.say("Stop and clear"),
        "cleared": reader.say("Your answers are not on this phone now."),
        "maybe": reader.say("Did they arrive before? Then your ticket can remove them."),
        "trace": reader.say(
            "We never save readable answers on this phone. Your browser remembers this page."
        ),
    }
