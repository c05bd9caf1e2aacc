"""The blocks of the results: what stands where, and what is never said."""

from dataclasses import replace

import pytest
from markupsafe import Markup

from app.core.advising.help import HelpPoint
from app.core.changes import Change, ChangeState
from app.core.open_answers.quote import Quote
from app.core.report_facts import MISSING, READING, finding_path
from app.core.texts import Slot, SlotState
from app.flow.ports import Toolkit
from app.flow.publishing.results import Results, ToldFinding, results_of
from app.flow.records import PublishedFinding
from app.web.told.beside import Beside
from app.web.told.blocks import blocks_of
from app.web.told.nouns import Block
from app.web.told.spoken import reader_for
from app.words import Catalogues
from tests.telling import ROOT, told_survey


@pytest.fixture
def kit(toolkit: Toolkit) -> Toolkit:
    return replace(toolkit, words=Catalogues(ROOT / "translations"))


@pytest.fixture
def results(kit: Toolkit) -> Results:
    survey, _ = told_survey(kit, ("nl", "ar"))
    found = results_of(kit, survey.slug)
    assert found
    return found


def _said(path: str, text: str, tag: str = "nl") -> Slot:
    return Slot(path, tag, text, SlotState.CONFIRMED, "A. Tester", "2026-11-23")


def _told(kit: Toolkit, results: Results, beside: Beside = Beside()) -> dict[str, Block]:
    reader = reader_for(kit, results, "nl")
    return {block.key: block for block in blocks_of(results, reader, beside)}


def _plain(block: Block) -> str:
    return " ".join(Markup(part).striptags() for part in block.heard)


def test_thanks_come_first_and_who_is_responsible_last(kit: Toolkit, results: Results) -> None:
    """RR04, RR12."""
    told = _told(kit, results)
    assert list(told) == [
        "thanks", "finding-1", "finding-2", "finding-3", "scale", "words", "now", "done", "people",
        "who",
    ]  # fmt: skip
    assert "Dat is niet iedereen." in _plain(told["thanks"])


def test_a_finding_in_the_councils_words_keeps_its_number_and_its_quote(
    kit: Toolkit, results: Results
) -> None:
    """MV07: counting and telling stand together; MV03: eight of the ten."""
    number = PublishedFinding("way", ("together",), 80, 100)
    quote = Quote("q", "own_words", "Alleen durf ik niet.", "nl", False)
    own = ToldFinding(finding_path("f"), results.findings[0].sentence, number, quote=quote)
    sentences = (*results.sentences, _said(finding_path("f"), "Mensen vragen liever samen aan."))
    told = _told(kit, replace(results, findings=(own,), sentences=sentences))
    card = told["finding-1"]
    assert (str(card.heading), card.filled) == ("Mensen vragen liever samen aan.", 8)
    assert "8 van de 10 mensen" in _plain(card)
    assert [line.sort for line in card.lines] == ["soft", "quote"]
    assert "nl" not in [line.word for line in card.lines]


def test_a_finding_whose_number_is_withheld_is_told_in_words_alone(
    kit: Toolkit, results: Results
) -> None:
    own = ToldFinding(finding_path("f"), results.findings[0].sentence, None)
    sentences = (*results.sentences, _said(finding_path("f"), "Er is schaamte."))
    told = _told(kit, replace(results, findings=(own,), sentences=sentences))
    assert (_plain(told["finding-1"]), told["finding-1"].filled) == ("Er is schaamte.", None)
    assert "scale" not in told
    assert "nothing" in told


def test_what_was_done_has_mark_word_reason_and_day(kit: Toolkit, results: Results) -> None:
    """IJ10, RR09, RR10: colour is never the only sign."""

    def change(state: ChangeState, text: str, **more: object) -> Change:
        slots = (_said("change:text", text),)
        reason = (_said("change:reason", "Te duur."),)
        made = Change("a" * 32, "", slots, state, reason, "2026-12-01", "De gemeente")
        return replace(made, **more)  # type: ignore[arg-type]

    changes = (
        change(ChangeState.TAKEN_UP, "Eén formulier.", is_quick=True, link="https://x.example/f"),
        change(ChangeState.PARTLY, "Kortere brieven."),
        change(ChangeState.NOT_TAKEN_UP, "Meer geld."),
        change(ChangeState.BEING_STUDIED, "Een loket.", due="2027-03-01"),
    )
    told = _told(kit, replace(results, changes=changes))
    lines = told["done"].lines[:4]
    assert [line.mark for line in lines] == ["✓", "½", "✕", "…"]
    assert lines[0].word == "Dit gebeurt. Snel gedaan"
    assert lines[0].link == "https://x.example/f"
    assert "Te duur." in lines[2].more
    assert "1 maart 2027" in lines[3].more
    # A reason and two days run together otherwise, and break where the reason runs the other way.
    assert lines[3].more.count("<br>") == 2


def test_help_is_a_link_on_the_page_and_told_where_a_link_leads_nowhere(
    kit: Toolkit, results: Results
) -> None:
    """IJ07."""
    paths = ("help:name", "help:what", "help:when", "help:where")
    texts = tuple(_said(path, path.removeprefix("help:")) for path in paths)
    helped = replace(results, help=(HelpPoint("h", "", texts, "06 12"),))
    on_page = _told(kit, helped, Beside(help="/h/x?lang=nl"))["help"]
    assert [line.link for line in on_page.lines] == ["/h/x?lang=nl"]
    (line,) = _told(kit, helped)["help"].lines
    assert (line.word, line.text) == ("name", "what")
    assert "06 12" in line.more


def test_who_is_missing_and_how_residents_read_it_are_said(kit: Toolkit, results: Results) -> None:
    """IJ14, KS15, RR11."""
    more = (_said(MISSING, "Jongeren deden weinig mee."), _said(READING, "Dit klopt met hier."))
    told = _told(kit, replace(results, sentences=(*results.sentences, *more)))
    assert "Jongeren deden weinig mee." in _plain(told["people"])
    assert "Dit klopt met hier." in _plain(told["reading"])
