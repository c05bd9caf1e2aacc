"""Sending the texts of one language to a translator as a sheet, and taking them in again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.core.problems import Problem, Refused
from app.core.reviewing import Note
from app.core.side_by_side import Pair
from app.core.translation_sheet import Change, Taken, sheet_of, take_in
from app.flow.ports import Toolkit
from app.flow.prepare import refuse_while_under_way
from app.flow.records import Survey
from app.flow.translating.grid import grid, grid_in
from app.flow.translating.hands import Hand, note_act, refuse_another_language, today_of
from app.flow.translating.texts import MOST_SIGNS_OF_A_NOTE, put_written

_PUT = (Change.NEW, Change.CHANGED, Change.BEHIND)


@dataclass(frozen=True)
class SheetWords:
    """What a sheet says beside the texts, in the reader's language: headings of its columns, how
    it is filled in, where a text stands, and what its state is called."""

    headings: Sequence[str]
    how: Sequence[str]
    where: Callable[[Pair], str]
    state: Callable[[Pair], str]


def send_out(toolkit: Toolkit, survey: Survey, tag: str, words: SheetWords) -> bytes:
    """The workbook with every text of one language beside its source. Raises Refused for the
    source itself and for a language that the survey does not have."""
    found = grid(toolkit, survey, tag)
    if not found.beside_tag:
        raise Refused(Problem("source_text", tag))
    notes = {path: note.text for path, note in found.notes.items()}
    rows = ((pair, words.where(pair), notes.get(pair.path, "")) for pair in found.pairs)
    sheet = sheet_of(survey.slug, found.beside_tag, tag, rows, words.state)
    return toolkit.sheets.write(sheet, words.headings, words.how)


def bring_in(
    toolkit: Toolkit, survey: Survey, hand: Hand, tag: str, content: bytes
) -> tuple[Taken, ...]:
    """The texts of the sheet stand in the draft, as drafts by this hand; what became of each row.

    A row whose source changed meanwhile goes in as outdated (LA10). Raises Refused with every row
    that cannot be taken in, and changes nothing then.
    """
    sheet = toolkit.sheets.read(content)
    with toolkit.store.write() as shelves:
        refuse_while_under_way(shelves, survey)
        refuse_another_language(shelves.surveys.draft(survey), hand, tag)
        found = grid_in(toolkit, shelves, survey, tag)
        if not found.beside_tag:
            raise Refused(Problem("source_text", tag))
        taken = take_in(sheet, survey.slug, tag, found.pairs)
        slots = tuple(each.slot for each in taken if each.change in _PUT)
        put_written(toolkit, shelves, survey, hand, slots)
        day = today_of(toolkit, shelves, hand)
        had = {path: note.text for path, note in found.notes.items()}
        notes = tuple(
            Note(each.slot.path, tag, each.note[:MOST_SIGNS_OF_A_NOTE], hand.name, day)
            for each in taken
            if each.note != had.get(each.slot.path, "")
        )
        shelves.translations.put_notes(survey, notes)
        note_act(shelves, survey, hand, day, "translation sheet in", f"{tag} {len(slots)}")
    return taken
