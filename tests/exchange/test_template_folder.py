"""The template bank in surveys/ can be read, in the order of its index."""

from pathlib import Path

import pytest

from app.core.problems import Refused
from app.core.template_bank import RUNGS
from app.exchange.template_folder import TemplateFolder

SURVEYS = Path(__file__).parents[2] / "surveys"


@pytest.fixture(scope="module")
def folder() -> TemplateFolder:
    return TemplateFolder(SURVEYS)


def test_every_folder_of_surveys_is_a_template(folder: TemplateFolder) -> None:
    found = {path.parent.name for path in SURVEYS.glob("**/survey.yaml")}
    assert found == set(folder.names())


def test_a_template_says_in_dutch_and_english_what_it_is_for(folder: TemplateFolder) -> None:
    for card in folder.cards():
        for said in (card.title, card.purpose, card.audience):
            assert said.tags() == ("nl", "en"), card.name
        assert card.rung in RUNGS
        assert card.form in ("survey", "flash_poll")


def test_a_card_tells_how_long_it_takes(folder: TemplateFolder) -> None:
    cards = {card.name: card for card in folder.cards()}
    assert (cards["schemes-not-used"].items, cards["schemes-not-used"].minutes) == (8, 3)
    assert (cards["flash-poll"].items, cards["flash-poll"].minutes) == (3, 1)


def test_a_flash_poll_asks_at_most_three_questions(folder: TemplateFolder) -> None:
    """IJ04."""
    polls = [card for card in folder.cards() if card.form == "flash_poll"]
    assert polls
    assert all(card.items <= 3 for card in polls)


def test_a_template_is_read_by_its_name(folder: TemplateFolder) -> None:
    for name in folder.names():
        assert folder.get(name).slug == name


@pytest.mark.parametrize("name", ["nowhere", "../secrets", ""])
def test_a_name_that_no_template_has_is_refused(folder: TemplateFolder, name: str) -> None:
    with pytest.raises(Refused) as refusal:
        folder.get(name)
    assert refusal.value.problems[0].code == "no_such_template"


def test_every_ready_question_stands_in_its_template(folder: TemplateFolder) -> None:
    """MV02, MV04: each with a dimension and a level, and able to stand alone."""
    ready = folder.items()
    assert {each.theme for each in ready} == set(folder.themes())
    for each in ready:
        assert folder.get(each.template).item(each.item.path) == each.item
        assert each.item.relevant is None
        assert each.dimension.title.tags() == ("nl", "en")


def test_ready_questions_of_one_theme_are_asked_for_by_its_name(folder: TemplateFolder) -> None:
    found = folder.items("neighbourhood")
    assert found
    assert {each.theme.name for each in found} == {"neighbourhood"}
