"""Words: labels, the office, containers, one per thing, capitals, rare ones, numbers."""

import pytest

from app.core.wording import Term
from tests.core.wording.saying import codes, found_in


@pytest.mark.parametrize(
    "text",
    ["Bent u moeilijk bereikbaar?", "Hoort u bij de doelgroep?", "Kent u kwetsbare mensen?"],
)
def test_ka04_a_word_that_puts_a_label_on_people_is_found(text: str) -> None:
    (found,) = found_in(text, rule="KA04")
    assert found.code.startswith("label")


def test_ka04_in_english_too() -> None:
    assert "label" in codes("Are you hard to reach?", "en")


def test_ka07_a_word_of_the_office_is_found_with_another_word() -> None:
    (found,) = found_in("Wat vindt u van de beschikking?", rule="KA07")
    assert dict(found.figures) == {"word": "beschikking", "instead": "brief met het besluit"}


def test_mv15_a_container_word_is_found_until_the_survey_says_what_it_means() -> None:
    text = "Wat is leefbaarheid voor u?"
    assert "container" in codes(text)
    empty = (Term("nl", "leefbaarheid"),)
    said = (Term("nl", "Leefbaarheid", "of u hier graag woont"),)
    other = (Term("en", "leefbaarheid", "whether one likes to live there"),)
    assert "container" in codes(text, terms=empty)
    assert "container" not in codes(text, terms=said)
    assert "container" in codes(text, terms=other)
    assert "container" not in codes(text, "nl-simple", terms=said)


def test_pl06_another_word_for_the_same_thing_is_found() -> None:
    terms = (Term("nl", "regeling", not_words=("voorziening", "ondersteuning")),)
    (found,) = found_in("Welke ondersteuning kent u?", terms=terms, rule="PL06")
    assert dict(found.figures) == {"word": "ondersteuning", "instead": "regeling"}
    assert found_in("Welke regeling kent u?", terms=terms) == []


def test_pl07_capitals_are_found_unless_known_or_explained() -> None:
    assert codes("Kent u de WMO?") == {"initials"}
    assert codes("Kent u de WMO?", terms=(Term("nl", "WMO", "hulp thuis"),)) == set()
    assert codes("Heeft u TV?") == set()
    assert codes("KENT U DIT?") == set()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Komt 20% vaker?", "percent"),
        ("Komt 20 procent vaker?", "percent"),
        ("Wie was Willem II voor u?", "roman_number"),
        ("Heeft u drie kinderen?", "number_in_words"),
        ("Kunt u om 3 pm?", "twelve_hours"),
        ("Kunt u op 12-03-2027?", "short_date"),
        ("Wij zijn met 12.345 mensen.", "large_number"),
    ],
)
def test_pl11_a_number_that_is_hard_to_read_is_found(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(
    "text", ["Kunt u op 12 maart 2027 om 14:30?", "8 van de 10 mensen?", "Kent u een buur?"]
)
def test_pl11_digits_days_in_full_and_counts_of_people_are_fine(text: str) -> None:
    assert not {"percent", "short_date", "twelve_hours", "number_in_words"} & codes(text)


def test_pl12_a_rare_word_is_found_and_a_compound_of_common_ones_is_not() -> None:
    (found,) = found_in("Kent u de verordeningsgrondslag?", rule="PL12")
    assert dict(found.figures)["word"] == "verordeningsgrondslag"
    assert found_in("Heeft u een buurtmoestuin?", rule="PL12") == []
    assert found_in("Kent u mevrouw Xyzander?", rule="PL12") == []


def test_pl12_is_not_done_where_a_list_would_call_common_words_rare() -> None:
    assert found_in("Evlerimizdekilerden misiniz?", "tr", rule="PL12") == []
