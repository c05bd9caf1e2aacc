"""Old binary workbooks are read like new ones, and crafted ones do no harm."""

import pytest

from app.exchange.xlsform import xls
from tests.exchange.old_workbooks import an_xls, in_ole
from tests.exchange.workbooks import imported, items_of, refusal, repairs_of, told

SHEETS = {
    "survey": [
        ("type", "name", "label::English (en)", "required", "hint::English (en)"),
        ("select_one n", "many", "How many, ‘about’?", True, None),
        ("text", "idea", "ماذا تقترح؟", False, ""),
    ],
    "choices": [("list_name", "name", "label::English (en)"), ("n", 1.0, "One"), ("n", 2.5, 2.5)],
    "settings": [("form_title", "form_id"), ("Old form", "old_form")],
}


def test_an_old_workbook_is_read_like_a_new_one() -> None:
    content = an_xls(SHEETS)
    many, idea = items_of(content).values()
    assert many.label.get("en") == "How many, ‘about’?"
    assert [(o.name, o.label.get("en")) for o in many.options] == [("1", "One"), ("2.5", "2.5")]
    assert many.required is not None
    assert idea.required is None
    assert idea.label.get("en") == "ماذا تقترح؟"
    assert imported(content).questionnaire.slug == "old-form"
    assert told(repairs_of(content), 2, "spreadsheet error")


def test_a_chain_of_sectors_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xls, "MOST_SECONDS", 5)
    endless = in_ole(b"\x09\x08\x10\x00" * 1024, next_of_last=2)
    assert set(refusal(endless)) == {"workbook_broken"}


@pytest.mark.parametrize("kept", [600, 1100, 2000])
def test_an_old_workbook_cut_short_is_refused(kept: int) -> None:
    assert set(refusal(an_xls(SHEETS)[:kept])) <= {"workbook_broken", "no_survey_sheet"}
