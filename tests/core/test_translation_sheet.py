"""What a translation sheet that came back changes, and why it is refused whole."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.core.problems import Refused
from app.core.side_by_side import Pair
from app.core.texts import Slot, SlotState
from app.core.translation_sheet import Change, Sheet, SheetRow, sheet_of, take_in
from tests.builders import a_slot


def _pair(path: str, beside: str, text: str = "", **changes: object) -> Pair:
    state = SlotState.DRAFT if text else SlotState.MISSING
    slot = replace(Slot(path, "ar", text, state), **changes)  # type: ignore[arg-type]
    return Pair(path, "label", "", 0, beside, slot)


PAIRS = (
    _pair("title", "Het plein", "الساحة"),
    _pair("item:name:label", "Hoe oud is ${name}?"),
    _pair("finding:1:sentence", "{count} van {base}", "{count} من {base}"),
)


def _state(pair: Pair) -> str:
    return pair.slot.state.value


def _out(pairs: tuple[Pair, ...] = PAIRS) -> Sheet:
    sheet = sheet_of("square", "nl", "ar", [(pair, "somewhere", "") for pair in pairs], _state)
    numbered = (replace(row, number=at) for at, row in enumerate(sheet.rows, 3))
    return replace(sheet, rows=tuple(numbered))


def _filled(path: str, text: str, sheet: Sheet | None = None) -> Sheet:
    sheet = sheet or _out()
    rows = (replace(row, text=text) if row.path == path else row for row in sheet.rows)
    return replace(sheet, rows=tuple(rows))


def _changes(sheet: Sheet, pairs: tuple[Pair, ...] = PAIRS) -> dict[str, Change]:
    return {each.slot.path: each.change for each in take_in(sheet, "square", "ar", pairs)}


def test_words_of_the_program_do_not_go_out() -> None:
    word = _pair("words:Next", "Next", "التالي")
    assert [row.path for row in _out((*PAIRS, word)).rows] == [pair.path for pair in PAIRS]


def test_a_row_is_new_changed_or_unchanged() -> None:
    assert set(_changes(_out()).values()) == {Change.UNCHANGED}
    assert _changes(_filled("item:name:label", "كم عمر ${name}؟"))["item:name:label"] is Change.NEW
    assert _changes(_filled("title", "السوق"))["title"] is Change.CHANGED


def test_what_came_in_is_a_draft_until_a_person_confirms_it() -> None:
    """LA09."""
    sure = replace(
        PAIRS[0], slot=a_slot("title", "ar", text="x", state=SlotState.CONFIRMED, by="A", day="d")
    )
    taken = take_in(_filled("title", "السوق", _out((sure,))), "square", "ar", (sure,))
    assert (taken[0].slot.state, taken[0].slot.by) == (SlotState.DRAFT, "")


def test_a_row_is_taken_in_as_outdated_when_the_text_beside_it_changed_meanwhile() -> None:
    """LA10: the row goes in, is reported, and closes the language until somebody looks."""
    now = (replace(PAIRS[0], beside="De markt"), *PAIRS[1:])
    (first, *_) = take_in(_filled("title", "السوق"), "square", "ar", now)
    assert (first.change, first.slot.state) == (Change.BEHIND, SlotState.OUTDATED)


def test_a_row_that_was_left_alone_does_not_undo_what_was_done_here() -> None:
    now = (_pair("title", "Het plein", "ساحة أخرى"), *PAIRS[1:])
    (first, *_) = take_in(_out(), "square", "ar", now)
    assert (first.change, first.slot.text) == (Change.UNCHANGED, "ساحة أخرى")


def test_an_emptied_row_leaves_the_text_as_it_was() -> None:
    (first, *_) = take_in(_filled("title", " "), "square", "ar", PAIRS)
    assert (first.change, first.slot.text) == (Change.EMPTY, "الساحة")


def test_markup_stays_text() -> None:
    text = "ساحة <b>كبيرة</b><script>x</script>"
    (first, *_) = take_in(_filled("title", text), "square", "ar", PAIRS)
    assert first.slot.text == text


def _swapped(sheet: Sheet) -> Sheet:
    first, second, *rest = sheet.rows
    return replace(
        sheet, rows=(replace(first, path=second.path), replace(second, path=first.path), *rest)
    )


def _twice(sheet: Sheet) -> Sheet:
    return replace(sheet, rows=(*sheet.rows, replace(sheet.rows[0], number=9)))


def _unknown(sheet: Sheet) -> Sheet:
    return replace(sheet, rows=(replace(sheet.rows[0], path="item:gone:label"),))


@pytest.mark.parametrize(
    ("spoil", "code", "rows"),
    [
        (_swapped, "sheet_mixed_up", ["3", "4"]),
        (_twice, "sheet_id_twice", ["3", "9"]),
        (_unknown, "sheet_unknown_id", ["3"]),
        (lambda s: replace(s, rows=(replace(s.rows[0], mark=""),)), "sheet_mixed_up", ["3"]),
        (lambda s: replace(s, made_for="square tr"), "other_sheet", []),
        (lambda s: replace(s, made_for="other ar"), "other_sheet", []),
        (lambda s: _filled("item:name:label", "كم عمر الطفل؟", s), "insert_lost", ["4"]),
        (lambda s: _filled("finding:1:sentence", "{count} من 10", s), "insert_lost", ["5"]),
        (lambda s: _filled("title", "س" * 10_001, s), "text_too_long", ["3"]),
        (lambda s: _filled("title", "The wrong column", s), "other_script", []),
    ],
)
def test_a_sheet_is_refused_whole_and_every_row_is_named(
    spoil: Callable[[Sheet], Sheet], code: str, rows: list[str]
) -> None:
    with pytest.raises(Refused) as refused:
        take_in(spoil(_out()), "square", "ar", PAIRS)
    problems = refused.value.problems
    assert {problem.code for problem in problems} == {code}
    assert [dict(p.figures)["row"] for p in problems if "row" in dict(p.figures)] == rows


def test_a_text_that_changed_here_as_well_is_refused_with_both_texts() -> None:
    now = (_pair("title", "Het plein", "ساحة أخرى"), *PAIRS[1:])
    with pytest.raises(Refused) as refused:
        take_in(_filled("title", "السوق"), "square", "ar", now)
    (problem,) = refused.value.problems
    assert problem.code == "sheet_changed_here"
    assert dict(problem.figures) == {"row": "3", "here": "ساحة أخرى", "sheet": "السوق"}


def test_a_name_in_other_letters_among_many_texts_is_taken() -> None:
    pairs = tuple(_pair(f"item:q{n}:label", f"Vraag {n}") for n in range(3))
    sheet = _out(pairs)
    for path, text in (
        ("item:q0:label", "واتساب"),
        ("item:q1:label", "WhatsApp"),
        ("item:q2:label", "هاتف"),
    ):
        sheet = _filled(path, text, sheet)
    assert set(_changes(sheet, pairs).values()) == {Change.NEW}


def test_a_row_number_is_kept_for_the_report() -> None:
    assert isinstance(_out().rows[0], SheetRow)
    assert [each.number for each in take_in(_out(), "square", "ar", PAIRS)] == [3, 4, 5]
