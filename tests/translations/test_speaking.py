"""The words of the program: read as slots, said in one language, never breaking a page."""

from pathlib import Path

import pytest

from app.core.texts import Slot, SlotState
from app.words import (
    Catalogues,
    Speaker,
    format_day,
    format_number,
    language_name,
)

POT = 'msgid "Next"\nmsgstr ""\n\nmsgid "{count} of the {base}"\nmsgstr ""\n'
NL = 'msgid "Next"\nmsgstr "Verder"\n\n#, fuzzy\nmsgid "{count} of the {base}"\nmsgstr "raad"\n'


@pytest.fixture
def catalogues(tmp_path: Path) -> Catalogues:
    (tmp_path / "messages.pot").write_text(POT, encoding="utf-8")
    folder = tmp_path / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(NL, encoding="utf-8")
    return Catalogues(tmp_path)


def a_word(msgid: str, text: str, tag: str = "nl") -> Slot:
    return Slot(f"words:{msgid}", tag, text, SlotState.CONFIRMED, "A. Person", "2026-11-01")


def test_a_translated_word_is_a_draft_and_a_guess_is_missing(catalogues: Catalogues) -> None:
    assert catalogues.slots("nl") == (
        Slot("words:Next", "nl", "Verder", SlotState.DRAFT),
        Slot("words:{count} of the {base}", "nl", "", SlotState.MISSING),
    )


def test_both_levels_and_all_regions_of_a_language_share_its_words(catalogues: Catalogues) -> None:
    for tag in ("nl-simple", "nl-BE"):
        slot = catalogues.slots(tag)[0]
        assert (slot.tag, slot.text) == (tag, "Verder")


@pytest.mark.parametrize("tag", ["nl-Zxxx", "nl-Arab", "so"])
def test_another_script_and_an_unknown_language_have_no_words(
    catalogues: Catalogues, tag: str
) -> None:
    assert {slot.state for slot in catalogues.slots(tag)} == {SlotState.MISSING}


def test_english_is_the_sentence_itself(catalogues: Catalogues) -> None:
    assert [slot.text for slot in catalogues.slots("en")] == ["Next", "{count} of the {base}"]
    assert {slot.state for slot in catalogues.slots("en-GB")} == {SlotState.DRAFT}
    assert catalogues.tags() == ("en", "nl")


def test_a_missing_word_falls_back_to_normal_words_then_to_english() -> None:
    slots = (
        a_word("Next", "Volgende"),
        a_word("Next", "Verder", "nl-simple"),
        a_word("Stop", "Stop ermee"),
        Slot("title", "nl-simple", "Plein", SlotState.DRAFT),
    )
    speaker = Speaker("nl-simple", slots)
    assert [speaker(word) for word in ("Next", "Stop", "Send")] == ["Verder", "Stop ermee", "Send"]
    assert [speaker.is_fallback(word) for word in ("Next", "Stop", "Send")] == [False, False, True]
    assert not Speaker("en", ()).is_fallback("Send")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{count} van de {base}", "8 van de 10"),
        ("Van de {base}: {count}", "Van de 10: 8"),
        ("{count} van {bsae}", "8 van {bsae}"),
        ("{count.__class__} { {} {0} {base!r:>9} }", "{count.__class__} { {} {0} {base!r:>9} }"),
    ],
)
def test_a_slip_in_a_translation_never_breaks_a_sentence(text: str, said: str) -> None:
    speaker = Speaker("nl", (a_word("{count} of the {base}", text),))
    assert speaker("{count} of the {base}", count=8, base=10) == said


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("nl-simple", "Nederlands"),
        ("en", "English"),
        ("ar", "العربية"),
        ("uk", "Українська"),
        ("ti", "ትግርኛ"),
        ("so", "Soomaali"),
        ("pap", "Papiamentu"),
        ("rif-Zxxx", "Tarifit"),
        ("ckb", "کوردی (سۆرانی)"),
        ("prs", "دری"),
        ("dse", "Nederlandse Gebarentaal"),
        ("ar-MA", "العربية (المغرب)"),
        ("qaa", "qaa"),
    ],
)
def test_a_language_has_its_own_name_in_its_own_script(tag: str, name: str) -> None:
    """LA: people look for their language by the name they know, without its reading level."""
    assert language_name(tag) == name


@pytest.mark.parametrize(
    ("tag", "day"),
    [
        ("nl-simple", "3 november 2026"),
        ("en", "3 November 2026"),
        ("ar", "3 نوفمبر 2026"),
        ("uk", "3 листопада 2026\u202fроку"),
        ("fa", "۳ نوامبر ۲۰۲۶"),
        ("prs", "۳ نومبر ۲۰۲۶"),
        ("dse", "2026-11-03"),
    ],
)
def test_a_day_is_written_in_full_with_the_readers_digits(tag: str, day: str) -> None:
    """PL11: dates in full."""
    assert format_day("2026-11-03", tag) == day


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        format_day("3-11-2026", "nl")


@pytest.mark.parametrize(
    ("tag", "number"),
    [
        ("nl", "2026,25"),
        ("en", "2026.25"),
        ("fa", "۲۰۲۶٫۲۵"),
        ("ps", "۲۰۲۶٫۲۵"),
        ("dse", "2026.25"),
    ],
)
def test_a_number_is_shown_as_the_reader_writes_it(tag: str, number: str) -> None:
    assert format_number("2026.25", tag) == number
