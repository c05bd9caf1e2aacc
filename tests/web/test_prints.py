"""Prints in the words of the survey: composed from slots, read back from the page."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from app.core.expressions.tree import Call, Literal, Reference
from app.core.places import CodeState, Face, Moment
from app.core.problems import Refused
from app.core.questionnaire import Kind
from app.core.texts import Slot, SlotState
from app.core.ticket import read_ticket
from app.flow.places import add_place, switch_code
from app.flow.ports import Toolkit
from app.flow.presence import keep_face
from app.flow.printing import card_trace, printing_of
from app.flow.records import Place, Survey, Version
from app.flow.register import keep_in_register, registered_place
from app.web.language import reader_of
from app.web.prints import Wish, languages_at, make_print, printed
from app.web.prints.guide import points
from app.web.prints.wording import Wording
from app.web.respond.notice import points_of
from app.web.respond.texts import ShownTexts
from tests.builders import a_questionnaire, an_item, an_open_version, some_terms, texts
from tests.fakes import FixedClock
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


def test_words_that_stand_there_already_are_not_said_again(
    toolkit: Toolkit, tmp_path: Path
) -> None:
    """A language without words of its own, as an example may have, speaks English once."""
    survey, _, _ = an_open_version(toolkit, a_questionnaire(languages=("nl", "bg", "so", "ar")))
    with toolkit.store.write() as shelves:
        shelves.surveys.put_slots(survey, _words("nl", {"Tell us.": "Vertel het ons."}))
    words = words_in(make_print(toolkit, survey, "poster"), tmp_path)
    assert (words.count("Tell us."), words.count("Vertel het ons.")) == (1, 1)


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


def _staffed(toolkit: Toolkit, survey: Survey, place: Place) -> None:
    """Two people are at the place: one agreed to be named."""
    with toolkit.store.read() as shelves:
        council = shelves.people.council(survey.council_id)
    known = registered_place(toolkit, council, place.id)
    keep_in_register(toolkit, council, "x", replace(known, helper_languages=("ti", "so")))
    face = Face("", place.id, "", "A. Tester", "06-1", (Moment(2, "10:00", "12:00"),), "2026-12-24")
    keep_face(toolkit, council, "x", replace(face, agreed_day="2026-11-20"))
    silent = replace(face, name="Somebody", moments=(Moment(5, "09:00", "10:00"),))
    keep_face(toolkit, council, "x", silent)


def test_languages_that_helpers_speak_come_before_the_others(toolkit: Toolkit) -> None:
    """MV18: and languages that were asked for win."""
    survey, _, place = _opened(toolkit)
    _staffed(toolkit, survey, place)
    printing = printing_of(toolkit, survey)
    assert languages_at(printing, place) == ("nl", "ti", "ar")
    assert languages_at(printing, place, ["ar"]) == ("ar",)


def test_a_poster_says_when_somebody_is_there_and_names_nobody(
    toolkit: Toolkit, tmp_path: Path, clock: FixedClock
) -> None:
    """QR11, KS06, MV18: until the last day of who is there."""
    survey, _, place = _opened(toolkit)
    _staffed(toolkit, survey, place)
    words = words_in(make_print(toolkit, survey, "poster"), tmp_path)
    for said in ("dinsdag 10:00–12:00", "vrijdag 09:00–10:00", "24 december", "Soomaali"):
        assert said in words
    assert "Tester" not in words
    clock.day = "2026-12-25"
    assert "dinsdag" not in words_in(make_print(toolkit, survey, "poster"), tmp_path)


def test_who_asks_names_only_who_agreed_and_nobody_after_the_last_day(
    toolkit: Toolkit, tmp_path: Path, clock: FixedClock
) -> None:
    """KS06: whoever did not agree is there at a moment, without name or number."""
    survey, _, place = _opened(toolkit)
    _staffed(toolkit, survey, place)
    words = words_in(make_print(toolkit, survey, "who"), tmp_path)
    assert ("A. Tester" in words, "06-1" in words, "vrijdag 09:00–10:00" in words) == (True,) * 3
    assert "Somebody" not in words
    clock.day = "2026-12-25"
    assert "Tester" not in words_in(make_print(toolkit, survey, "who"), tmp_path)


def test_the_guide_says_aloud_what_the_phone_says_before_consent(toolkit: Toolkit) -> None:
    """SV23, KS04: the same points, and none of the answers."""
    survey, version, _ = _opened(toolkit)
    wording = Wording(printing_of(toolkit, survey), "nl", "https://example.org")
    with toolkit.store.read() as shelves:
        council = shelves.people.council(survey.council_id)
    reader = reader_of("nl", wording.printing.slots)
    told = points_of(version.terms, council.name, ShownTexts(reader, "nl"))
    plain = [html.fromstring(f"<p>{point}</p>").text_content() for point in told]
    assert [re.sub("[\u2068\u2069]", "", point) for point in points(wording)] == plain


def test_the_guide_holds_every_question_with_its_answers_and_its_condition(
    toolkit: Toolkit, tmp_path: Path
) -> None:
    only = Call("=", (Reference("safe"), Literal("no")))
    questionnaire = a_questionnaire(
        an_item("safe", options=("yes", "no"), knows=True, is_sensitive=True),
        an_item("why", Kind.TEXT, relevant=only, label=texts("Why ${safe}")),
        an_item("sum", Kind.CALCULATE, calculation=Literal("1")),
        an_item("wish", Kind.VOTE, guidance=texts("Speak slowly")),
    )
    survey, _, _ = an_open_version(toolkit, questionnaire)
    words = words_in(make_print(toolkit, survey, "guide"), tmp_path)
    for said in ("1 safe [nl]", "yes [nl]", "I do not know", "I do not want to say", "I agree",
                 "2 Why your answer", "Only if you said “no [nl]” to “safe [nl]”.",
                 "3 wish [nl]", "Speak slowly [nl]", "Never ask if somebody can read.",
                 ):  # fmt: skip
        assert said in words, said
    assert "sum" not in words
    assert "[ar]" not in words
    assert "[ar]" in words_in(make_print(toolkit, survey, "guide", tags=["ar"]), tmp_path)


def test_the_check_list_shows_the_address_and_where_to_tell(
    toolkit: Toolkit, tmp_path: Path
) -> None:
    """QR07: for each place its own."""
    survey, _, place = _opened(toolkit)
    words = words_in(make_print(toolkit, survey, "tamper"), tmp_path)
    assert f"example.org/{place.code}" in words
    assert "council@example.org" in words


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Wish("flyer", size="a3"), "size_is_fixed"),
        (Wish("cards", distance=1.0), "distance_is_fixed"),
        (Wish("poster", distance=9.0), "strange_distance"),
        (Wish("poster", distance=1.7), "print_full"),
    ],
)
def test_what_a_print_cannot_be_is_refused(toolkit: Toolkit, wish: Wish, code: str) -> None:
    survey, _, _ = _opened(toolkit)
    with pytest.raises(Refused, match=code):
        printed(toolkit, survey, wish)


def test_a_code_that_is_off_is_printed_only_when_asked_for(toolkit: Toolkit) -> None:
    """QR09: nothing new is hung up that leads nowhere."""
    survey, _, place = _opened(toolkit)
    add_place(toolkit, survey, "A library")
    switch_code(toolkit, survey, place.code, CodeState.OFF)
    assert printed(toolkit, survey, Wish("poster")).pages == 1
    assert printed(toolkit, survey, Wish("poster", (place.code,))).pages == 1


def test_more_places_than_fit_in_a_file_are_refused(
    toolkit: Toolkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small server has little memory, and each page takes some."""
    survey, _, place = _opened(toolkit)
    add_place(toolkit, survey, "A library")
    monkeypatch.setattr("app.flow.printing.MOST_PLACES", 1)
    with pytest.raises(Refused, match="too_many_places"):
        printed(toolkit, survey, Wish("poster"))
    assert printed(toolkit, survey, Wish("poster", (place.code,))).pages == 1
    # Two languages are written here besides Dutch, so three cards for each one asked for.
    with pytest.raises(Refused, match="too_many_cards"):
        printed(toolkit, survey, Wish("cards", (place.code,), count=334))
