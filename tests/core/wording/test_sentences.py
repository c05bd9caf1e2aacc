"""Sentences: how long, how joined, who acts, what is denied."""

import pytest

from app.core.texts import Texts
from tests.core.wording.saying import codes, found_in


def test_pl03_a_sentence_of_ten_words_is_fine_and_of_eleven_a_warning() -> None:
    ten = " ".join(["woord"] * 10) + "."
    assert codes(f"{ten} {ten}") == set()
    (warning,) = found_in(f"Kort. {ten[:-1]} woord.")
    assert (warning.rule, warning.code) == ("PL03", "rather_long_sentence")
    assert not warning.is_strong
    assert dict(warning.figures) == {"count": "11"}
    assert warning.sentence == f"{ten[:-1]} woord."


def test_pl03_more_than_fifteen_words_is_too_many() -> None:
    (strong,) = found_in(" ".join(["woord"] * 16))
    assert (strong.code, strong.is_strong) == ("long_sentence", True)


@pytest.mark.parametrize("end", ["؟", "።", "!", "。"])
def test_pl03_sentences_end_as_their_language_ends_them(end: str) -> None:
    nine = " ".join(["ቃል"] * 9) + end
    assert "rather_long_sentence" not in codes(f"{nine} {nine}", "ti")


def test_pl03_words_are_not_counted_where_no_spaces_part_them() -> None:
    assert codes("我" * 60, "zh") == set()


def test_pl03_what_the_program_puts_in_is_one_word() -> None:
    text = "${a_very/long name of a place} is een woord van de 10 hier."
    assert codes(text) == set()


def test_pl04_four_sentences_that_nothing_joins_are_found() -> None:
    assert codes("Wij lezen mee. Wij komen langs. Wij bellen. Wij praten.") == {"no_connective"}
    assert codes("Wij lezen mee. Wij komen langs. Wij bellen. Want wij praten.") == set()
    assert codes("Wij lezen mee. Wij komen langs. Wij bellen.") == set()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Uw brief wordt morgen gelezen.", "wordt gelezen"),
        ("Hoe werd u geholpen?", "werd geholpen"),
        ("De straat wordt schoongemaakt.", "wordt schoongemaakt"),
        ("Uw vraag wordt behandeld.", "wordt behandeld"),
    ],
)
def test_pl09_a_dutch_passive_is_shown_with_its_sentence(text: str, word: str) -> None:
    (found,) = found_in(text, rule="PL09")
    assert (dict(found.figures)["word"], found.sentence) == (word, text)


@pytest.mark.parametrize("text", ["Het wordt koud.", "Wie helpt u?", "Iedereen wordt moe."])
def test_pl09_becoming_is_no_passive(text: str) -> None:
    assert found_in(text, rule="PL09") == []


def test_pl10_a_question_that_says_what_is_not_is_found() -> None:
    (once,) = found_in("Wat gaat niet goed?")
    assert (once.code, once.is_strong) == ("negation", False)
    (twice,) = found_in("Vindt u het niet onveilig?", rule="PL10")
    assert (twice.code, twice.is_strong) == ("double_negation", True)
    assert "onderwerp" not in {word for a in found_in("Welk onderwerp?") for _, word in a.figures}


def test_pl10_a_hint_may_say_what_is_not() -> None:
    assert codes("Wie helpt u?", hint=Texts.of({"nl": "Noem geen namen."})) == set()


def test_at_most_one_finding_per_rule_and_text() -> None:
    text = "Dit is niet zo, 5%. Dat is niet zo, 6%. Nooit, 7%. Geen, 8%."
    rules = [each.rule for each in found_in(text)]
    assert len(rules) == len(set(rules))
