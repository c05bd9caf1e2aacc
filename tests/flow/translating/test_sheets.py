"""Sending texts out as a sheet and taking them in again."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from app.core.problems import Refused
from app.core.side_by_side import Pair
from app.core.texts import SlotState
from app.core.translation_sheet import Change
from app.flow.translating.sheets import SheetWords, bring_in, send_out
from app.flow.translating.texts import confirm
from tests.flow.translating.conftest import LABEL, Desk, a_draft

OTHER = "هل الحي آمن ${name}؟"


def _words(pair: Pair) -> str:
    return f"{pair.part} {pair.number}"


WORDS = SheetWords(("a", "b", "c", "d", "e", "f", "g"), ("How",), _words, _words)


def _edited(content: bytes, edit: Callable[[Any], None], tag: str = "ar") -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    edit(book[tag])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(texts: dict[str, str], column: str = "D") -> Callable[[Any], None]:
    def edit(page: Any) -> None:
        for row in page.iter_rows(min_row=3):
            if row[0].value in texts:
                page[f"{column}{row[0].row}"] = texts[row[0].value]

    return edit


def _out(desk: Desk) -> bytes:
    return send_out(desk.kit, desk.survey, "ar", WORDS)


def test_a_sheet_goes_out_and_comes_back_as_drafts_with_its_notes(desk: Desk) -> None:
    confirm(desk.kit, desk.survey, desk.two, "ar", [(LABEL, desk.seen())])
    content = _edited(_edited(_out(desk), _fill({LABEL: OTHER})), _fill({LABEL: "Sure?"}, "F"))
    taken = bring_in(desk.kit, desk.survey, desk.one, "ar", content)
    assert [each.slot.path for each in taken if each.change is Change.CHANGED] == [LABEL]
    assert (desk.slot().text, desk.state()) == (OTHER, SlotState.DRAFT)
    assert [(note.text, note.by) for note in desk.grid().notes.values()] == [("Sure?", "A. Writer")]


def test_bringing_in_an_untouched_sheet_changes_nothing(desk: Desk) -> None:
    confirm(desk.kit, desk.survey, desk.two, "ar", [(LABEL, desk.seen())])
    taken = bring_in(desk.kit, desk.survey, desk.one, "ar", _out(desk))
    assert {each.change for each in taken} == {Change.UNCHANGED}
    assert desk.state() is SlotState.CONFIRMED


def test_a_translation_of_an_older_source_goes_in_as_outdated(desk: Desk) -> None:
    """LA10."""
    content = _edited(_out(desk), _fill({LABEL: OTHER}))
    desk.import_again(a_draft("Is de straat veilig, ${name}?"))
    taken = bring_in(desk.kit, desk.survey, desk.one, "ar", content)
    assert [each.slot.path for each in taken if each.change is Change.BEHIND] == [LABEL]
    assert (desk.slot().text, desk.state()) == (OTHER, SlotState.OUTDATED)


def test_a_sheet_with_one_bad_row_changes_nothing_at_all(desk: Desk) -> None:
    texts = {LABEL: "هل هو آمن؟", "title": "ساحة"}
    with pytest.raises(Refused, match="insert_lost"):
        bring_in(desk.kit, desk.survey, desk.one, "ar", _edited(_out(desk), _fill(texts)))
    assert desk.slot("title").text == "The market square [ar]"


def test_a_sheet_of_another_language_is_refused(desk: Desk) -> None:
    content = send_out(desk.kit, desk.survey, "nl-simple", WORDS)
    with pytest.raises(Refused, match="other_sheet"):
        bring_in(desk.kit, desk.survey, desk.one, "ar", content)


def test_the_source_has_no_sheet(desk: Desk) -> None:
    with pytest.raises(Refused, match="source_text"):
        send_out(desk.kit, desk.survey, "nl", WORDS)
