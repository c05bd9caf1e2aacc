"""The catalogues in translations/: current, whole in every language, and never a guess."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from app.core.texts import SlotState
from app.web.language import INTERFACE_LANGUAGES
from app.words import Catalogues
from app.words.collect import ROOT, collect, collected
from app.words.marked import marked_in

TRANSLATIONS = ROOT / "translations"
TRANSLATED = tuple(tag for tag in INTERFACE_LANGUAGES if tag != "en")
FIGURE = re.compile(r"\{\w*\}")
MOST_WORDS = 15
# What stands on a button or link; a long word there breaks a 320 px screen (PH).
CONTROLS = ("Next", "Back", "Skip", "Send", "Stop", "Start", "Language", "Yes", "No")
MOST_SIGNS = 14
CODE = """
ASKS = {"adult": "Are you 16?", "photo": ("May we?",)}

def page(reader, name, _):
    reader.say("Hello {name}", name=name)
    reader.say(ASKS[name])
    return f"{_('Send')} {_('On' if name else 'Off')} {print('silent')} {_(name)}"
"""


def catalogue(tag: str) -> Catalog:
    with (TRANSLATIONS / tag / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file)


@cache
def sentences() -> tuple[str, ...]:
    return tuple(str(message.id) for message in collected() if message.id)


def test_the_list_of_sentences_is_what_the_program_says() -> None:
    """``make strings`` brings it up to date."""
    with (TRANSLATIONS / "messages.pot").open("rb") as file:
        assert {message.id for message in read_po(file)} == {"", *sentences()}


def test_each_language_of_the_interface_has_a_catalogue_and_no_other() -> None:
    assert sorted(Catalogues(TRANSLATIONS).tags()) == sorted(INTERFACE_LANGUAGES)


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_sentence_is_translated_and_nothing_is_fuzzy_or_left_over(tag: str) -> None:
    messages = {message.id: message for message in catalogue(tag) if message.id}
    assert set(messages) == set(sentences())
    assert [key for key, message in messages.items() if not message.string] == []
    assert [key for key, message in messages.items() if message.fuzzy] == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_figures_are_the_same_in_every_language(tag: str) -> None:
    for message in catalogue(tag):
        assert sorted(FIGURE.findall(str(message.string))) == sorted(
            FIGURE.findall(str(message.id))
        ), message.id


@pytest.mark.parametrize("tag", INTERFACE_LANGUAGES)
def test_every_word_is_a_draft_slot_and_none_is_missing(tag: str) -> None:
    """H3: the program confirms nothing by itself; people do."""
    slots = Catalogues(TRANSLATIONS).slots(tag)
    assert {slot.state for slot in slots} == {SlotState.DRAFT}
    assert {slot.path for slot in slots} == {f"words:{msgid}" for msgid in sentences()}


@pytest.mark.parametrize("tag", INTERFACE_LANGUAGES)
def test_sentences_are_short_and_plain(tag: str) -> None:
    """PL03, PL11: at most 15 words, no percentages."""
    for slot in Catalogues(TRANSLATIONS).slots(tag):
        for part in re.split(r"[.?!؟።]\s+", slot.text):
            assert len(part.split()) <= MOST_WORDS, (tag, part)
        assert "%" not in slot.text


@pytest.mark.parametrize("tag", INTERFACE_LANGUAGES)
def test_words_on_controls_are_short(tag: str) -> None:
    words = {
        slot.path.removeprefix("words:"): slot.text for slot in Catalogues(TRANSLATIONS).slots(tag)
    }
    for control in CONTROLS:
        assert len(words[control]) <= MOST_SIGNS, (tag, words[control])


def test_sentences_are_found_wherever_they_are_said(tmp_path: Path) -> None:
    """In f-strings, in constants of the module, and in templates; the command line is silent."""
    app = tmp_path / "app"
    for folder in ("web/templates", "cli"):
        (app / folder).mkdir(parents=True)
    (app / "web" / "page.py").write_text(CODE, encoding="utf-8")
    (app / "cli" / "say.py").write_text('say("To the host")', encoding="utf-8")
    template = app / "web" / "templates" / "page.html"
    template.write_text(
        '{% if x %}{{ _("Next") if y else _("{n} of 9", n=z) }}{% endif %}', encoding="utf-8"
    )
    assert [sentence for sentence, _ in marked_in(app)] == [
        "Hello {name}", "Are you 16?", "May we?", "Send", "On", "Off", "Next", "{n} of 9",
    ]  # fmt: skip


def test_collecting_keeps_translations_and_drops_what_nobody_says(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "page.py").write_text('say("Next")\nsay("New")', encoding="utf-8")
    folder = tmp_path / "translations" / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    old = 'msgid "Next"\nmsgstr "Verder"\n\nmsgid "Gone"\nmsgstr "Weg"\n'
    (folder / "messages.po").write_text(old, encoding="utf-8")
    assert collect(tmp_path) == ("nl",)
    words = {slot.path: slot.text for slot in Catalogues(tmp_path / "translations").slots("nl")}
    assert words == {"words:Next": "Verder", "words:New": ""}
