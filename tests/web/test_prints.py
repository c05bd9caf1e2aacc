"""Prints in the words of the survey: composed from slots, read back from the page."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.core.problems import Refused
from app.core.texts import Slot, SlotState
from app.core.ticket import read_ticket
from app.flow.places import add_place
from app.flow.ports import Toolkit
from app.flow.printing import card_trace
from app.flow.records import Place, Survey, Version
from app.web.prints import make_print
from tests.builders import a_questionnaire, an_open_version, some_terms
from tests.media.reading import codes_in, raster, words_in

LANGUAGES = ("nl", "nl-simple", "ar", "ti")
ARABIC = {
    "Tell us.": "أخبرنا.",
    "We tell you what happens with it.": "وسنخبرك بما يحدث بعد ذلك.",
    "You get the results. The last day for this: {day}.": "ستحصل على النتائج. آخر يوم: {day}.",
}


def _words(tag: str, said: dict[str, str]) -> tuple[Slot, ...]:
    return tuple(
        Slot(f"words:{msgid}", tag, text, SlotState.CONFIRMED, "A. Tester", "2026-11-23")
        for msgid, text in said.items()
    )


def _opened(toolkit: Toolkit, **changes: Any) -> tuple[Survey, Version, Place]:
    questionnaire = a_questionnaire(languages=LANGUAGES)
    survey, version, place = an_open_version(toolkit, questionnaire, **changes)
    dutch = {"Tell us.": "Vertel het ons.", "Example. Nothing here is real.": "Voorbeeld."}
    with toolkit.store.write() as shelves:
        shelves.surveys.put_slots(survey, (*_words("nl", dutch), *_words("ar", ARABIC)))
    return survey, version, place


def test_a_poster_speaks_the_confirmed_words_of_every_language(
    toolkit: Toolkit, tmp_path: Path
) -> None:
    """QR11, KS06: the promise first, then how, who asks, and how to see that it is genuine."""
    survey, _, place = _opened(toolkit)
    pdf = make_print(toolkit, survey, "poster")
    words = " ".join(words_in(pdf, tmp_path).split())
    assert "Vertel het ons." in words
    assert "We tell you what happens with it." in words
    assert "example.org/" + place.code in words
    assert "31 januari 2027" in words
    assert place.name in words
    pages = raster(pdf, tmp_path)
    assert [codes_in(page) for page in pages] == [[f"HTTPS://EXAMPLE.ORG/{place.code}"]]


def test_easy_words_are_not_a_language_of_their_own_on_a_poster(
    toolkit: Toolkit, tmp_path: Path
) -> None:
    """Decision 1: easy-read is a switch beside the language."""
    survey, _, _ = _opened(toolkit)
    words = words_in(make_print(toolkit, survey, "poster", tags=["nl-simple", "nl"]), tmp_path)
    assert words.count("Vertel het ons.") == 1


def test_the_first_language_asked_for_is_the_loudest(toolkit: Toolkit, tmp_path: Path) -> None:
    survey, _, _ = _opened(toolkit)
    pdf = make_print(toolkit, survey, "poster", tags=["ti", "ar"])
    words = words_in(pdf, tmp_path)
    assert "Vertel het ons." not in words
    assert "Scan the code" in words


def test_a_language_that_the_survey_lacks_is_refused(toolkit: Toolkit) -> None:
    survey, _, _ = _opened(toolkit)
    for tag in ("fr", "no language"):
        with pytest.raises(Refused) as refused:
            make_print(toolkit, survey, "poster", tags=[tag])
        assert refused.value.problems[0].code == "language_not_offered"


def test_every_place_has_its_page_and_its_code(toolkit: Toolkit, tmp_path: Path) -> None:
    survey, _, place = _opened(toolkit)
    other = add_place(toolkit, survey, "A library")
    pages = raster(make_print(toolkit, survey, "poster"), tmp_path)
    assert [codes_in(page) for page in pages] == [
        [f"HTTPS://EXAMPLE.ORG/{each.code}"] for each in (other, place)
    ]


def test_an_example_is_marked_on_posters_and_cards(toolkit: Toolkit, tmp_path: Path) -> None:
    """The mark is in the language of the print and in English, on the way out for good."""
    survey, _, _ = _opened(replace(toolkit, url="http://127.0.0.1:8000"), is_example=True)
    real, _, _ = _opened(toolkit)
    for kind in ("poster", "cards"):
        words = words_in(make_print(toolkit, survey, kind, count=1), tmp_path)
        assert "Voorbeeld. · Example" in words
        assert "Voorbeeld" not in words_in(make_print(toolkit, real, kind, count=1), tmp_path)


def test_cards_come_per_place_and_language_and_can_be_used(
    toolkit: Toolkit, tmp_path: Path
) -> None:
    """Decision 6: the ticket's address carries the language; the code was taken in as new."""
    survey, _, _ = _opened(toolkit)
    pages = raster(make_print(toolkit, survey, "cards", tags=["nl", "ar"], count=2), tmp_path, 150)
    codes = [code for page in pages for code in codes_in(page)]
    invitations = [code.split("?card=")[1] for code in codes if "?card=" in code]
    tickets = [code for code in codes if "/t/" in code]
    assert len(set(invitations)) == len(tickets) == 4
    assert sorted(ticket.split("lang=")[1] for ticket in tickets) == ["ar", "ar", "nl", "nl"]
    assert all(read_ticket(ticket.split("?")[0][-20:]) for ticket in tickets)
    with toolkit.store.read() as shelves:
        for code in invitations:
            trace = card_trace(toolkit.secrets, survey.id, code)
            assert shelves.cards.state(survey.id, trace) == "new"


def test_without_a_promised_day_no_day_is_printed(toolkit: Toolkit, tmp_path: Path) -> None:
    """Only a survey file outside the gates has none; a poster makes up nothing."""
    survey, _, _ = _opened(toolkit, terms=some_terms(promise_date=""))
    words = words_in(make_print(toolkit, survey, "poster"), tmp_path)
    assert "You get the results." in words
    assert "last day" not in words
