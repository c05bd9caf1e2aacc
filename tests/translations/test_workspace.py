"""The workspace is complete in Dutch, and its files hold what it says now."""

import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from app.words.collect import collected_for_the_workspace, file_of
from app.words.workspace import FOLDER, LANGUAGES, workspace_translations

_FIGURE = re.compile(r"\{\w+\}")
TRANSLATED = tuple(tag for tag in LANGUAGES if tag != "en")


def _read(tag: str) -> Catalog:
    with (FOLDER / tag / "LC_MESSAGES" / "workspace.po").open("rb") as file:
        return read_po(file, locale=tag)


def test_the_list_holds_the_sentences_of_now() -> None:
    kept = (FOLDER / "workspace.pot").read_bytes()
    assert kept == file_of(collected_for_the_workspace()), "run: make strings"


@pytest.mark.parametrize("tag", TRANSLATED)
def test_each_sentence_is_translated_and_no_other_is_kept(tag: str) -> None:
    known = {str(each.id): str(each.string) for each in _read(tag) if each.id and not each.fuzzy}
    said = {str(each.id) for each in collected_for_the_workspace() if each.id}
    assert {sentence for sentence in said if not known.get(sentence, "").strip()} == set()
    assert set(known) - said == set()


@pytest.mark.parametrize("tag", TRANSLATED)
def test_figures_are_the_same_in_both_languages(tag: str) -> None:
    for each in _read(tag):
        sentence, text = str(each.id), str(each.string)
        assert sorted(_FIGURE.findall(sentence)) == sorted(_FIGURE.findall(text)), sentence


def test_english_is_said_as_it_is_in_the_code() -> None:
    assert workspace_translations("en").ugettext("Sign in") == "Sign in"
    assert workspace_translations("nl").ugettext("Sign in") == "Inloggen"
