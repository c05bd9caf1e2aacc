"""What a print needs, and cards: random, unrelated to their tickets, kept only as hashes."""

import re
from dataclasses import replace

import pytest

from app.core.problems import Refused
from app.core.ticket import read_ticket
from app.flow.places import add_place
from app.flow.ports import Toolkit
from app.flow.printing import MOST_CARDS, card_ticket, card_trace, make_cards, printing_of
from app.flow.records import Stage
from tests.builders import a_code, a_council, a_survey, an_open_version


def _code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.problems[0].code


def test_a_print_has_all_places_or_those_asked_for(toolkit: Toolkit) -> None:
    """QR09: one code per place; codes are found in any case."""
    survey, version, place = an_open_version(toolkit)
    other = add_place(toolkit, survey, "A library")
    assert printing_of(toolkit, survey).places == (other, place)
    printing = printing_of(toolkit, survey, [place.code.lower(), place.code])
    assert set(printing.places) == {place}
    assert printing.version == version


def test_what_is_not_open_is_not_printed(toolkit: Toolkit) -> None:
    """A code on a wall must lead somewhere."""
    council = a_council()
    draft = a_survey(council)
    survey, version, _ = an_open_version(toolkit)
    with toolkit.store.write() as shelves:
        shelves.people.add_council(council)
        shelves.surveys.add(draft, version.questionnaire)
        shelves.surveys.set_stage(version, Stage.CLOSED, "2026-11-24")
    with pytest.raises(Refused) as never:
        printing_of(toolkit, draft)
    with pytest.raises(Refused) as closed:
        printing_of(toolkit, survey)
    assert (_code_of(never), _code_of(closed)) == ("never_opened", "nothing_open")


def test_only_an_example_is_printed_without_a_public_address(toolkit: Toolkit) -> None:
    """Contract: BUURTSTEM_URL is required to print, except for a survey opened with --demo."""
    at_home = replace(toolkit, url="http://127.0.0.1:8000")
    survey, _, _ = an_open_version(at_home)
    example, _, place = an_open_version(at_home, is_example=True)
    with pytest.raises(Refused) as refused:
        printing_of(at_home, survey)
    assert _code_of(refused) == "no_public_address"
    assert printing_of(at_home, example).places == (place,)


def test_an_unknown_place_and_no_place_are_refused(toolkit: Toolkit) -> None:
    survey, version, _ = an_open_version(toolkit)
    with pytest.raises(Refused) as unknown:
        printing_of(toolkit, survey, [a_code()])
    assert _code_of(unknown) == "unknown_place"
    council = a_council()
    without = a_survey(council)
    with toolkit.store.write() as shelves:
        shelves.people.add_council(council)
        shelves.surveys.add(without, version.questionnaire)
        own = replace(version, id="f" * 32, survey_id=without.id, council_id=council.id)
        shelves.surveys.add_version(own)
    with pytest.raises(Refused) as none:
        printing_of(toolkit, without)
    assert _code_of(none) == "no_places"


def test_cards_have_random_codes_and_only_their_traces_are_kept(toolkit: Toolkit) -> None:
    """Decision 6, DU04: nothing on a card counts or orders."""
    survey, _, place = an_open_version(toolkit)
    cards = make_cards(toolkit, survey, place, 50)
    assert len({card.code for card in cards}) == 50
    assert all(re.fullmatch("[2-9A-HJ-NP-Z]{10}", card.code) for card in cards)
    with toolkit.store.read() as shelves:
        states = {
            shelves.cards.state(survey.id, card_trace(toolkit.secrets, survey.id, card.code))
            for card in cards
        }
    assert states == {"new"}


def test_the_ticket_of_a_card_is_always_the_same_and_another_per_survey(toolkit: Toolkit) -> None:
    """Decision 6: the card's own ticket, unrelated to its code for who has no key."""
    survey, _, place = an_open_version(toolkit)
    (card,) = make_cards(toolkit, survey, place, 1)
    assert card.ticket == card_ticket(toolkit.secrets, survey.id, card.code.lower())
    assert card.ticket != card_ticket(toolkit.secrets, "another survey", card.code)
    assert read_ticket(card.ticket) == card.ticket


@pytest.mark.parametrize("count", [0, -1, MOST_CARDS + 1])
def test_a_strange_number_of_cards_is_refused(toolkit: Toolkit, count: int) -> None:
    survey, _, place = an_open_version(toolkit)
    with pytest.raises(Refused) as refused:
        make_cards(toolkit, survey, place, count)
    assert _code_of(refused) == "card_count"
