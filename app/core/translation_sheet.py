"""The translation sheet: one row per text that goes out to a translator, and what came back.

A sheet is taken in whole or not at all. Each row carries marks of what it said when it went out,
so that a row that was mixed up, or that is behind what happened here meanwhile, is seen.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.core.languages import parse_language
from app.core.problems import Problem, Refused
from app.core.side_by_side import WORDS, Pair, mark
from app.core.texts import Slot, SlotState

LONGEST_TEXT = 10_000
_INSERT = re.compile(r"\$\{\s*([^{}]+?)\s*\}|\{(\w+)\}")
_SCRIPTS = {
    "ar": "ARABIC", "fa": "ARABIC", "prs": "ARABIC", "ps": "ARABIC", "ur": "ARABIC",
    "ckb": "ARABIC", "ug": "ARABIC", "bg": "CYRILLIC", "ru": "CYRILLIC", "uk": "CYRILLIC",
    "mk": "CYRILLIC", "be": "CYRILLIC", "zh": "CJK", "ti": "ETHIOPIC", "am": "ETHIOPIC",
    "he": "HEBREW", "yi": "HEBREW", "el": "GREEK", "hy": "ARMENIAN", "ka": "GEORGIAN",
    "hi": "DEVANAGARI", "ne": "DEVANAGARI", "bn": "BENGALI", "ta": "TAMIL", "th": "THAI",
}  # fmt: skip


@dataclass(frozen=True)
class SheetRow:
    """One row. ``number`` is that of the spreadsheet program, 0 before there is one. ``mark`` is
    two marks: of the text beside it and of the translation, as they were when the sheet went
    out."""

    number: int
    path: str
    where: str
    beside: str
    text: str
    state: str = ""
    note: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Sheet:
    """A sheet of one survey in one language. ``made_for`` is ``SLUG TAG``."""

    made_for: str
    beside_tag: str
    tag: str
    rows: tuple[SheetRow, ...]


class Change(StrEnum):
    """What became of a row. BEHIND: taken in, though the text beside it has changed since."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    BEHIND = "behind"
    EMPTY = "empty"


@dataclass(frozen=True)
class Taken:
    """One row that can be taken in: what it changes, and the slot as it is to be."""

    number: int
    change: Change
    slot: Slot
    before: str
    note: str = ""


def row_mark(pair: Pair) -> str:
    """The marks of a row as it goes out."""
    return f"{mark(pair.path, pair.beside)}-{mark(pair.path, pair.slot.text)}"


def sheet_of(
    slug: str,
    beside: str,
    tag: str,
    rows: Iterable[tuple[Pair, str, str]],
    state: Callable[[Pair], str],
) -> Sheet:
    """The sheet of one language; each pair comes with where it stands and its note, in words, and
    ``state`` says in words what is known of it. Interface words are the program's own and
    stay at home."""
    return Sheet(
        f"{slug} {tag}",
        beside,
        tag,
        tuple(
            SheetRow(
                0, pair.path, where, pair.beside, pair.slot.text, state(pair), note,
                row_mark(pair),
            )
            for pair, where, note in rows
            if not pair.path.startswith(WORDS)
        ),
    )  # fmt: skip


def take_in(sheet: Sheet, slug: str, tag: str, current: Iterable[Pair]) -> tuple[Taken, ...]:
    """What the sheet changes, row by row. Nothing is changed yet.

    Raises Refused with the problem of every row that cannot be taken in: another survey or
    language, an id that is unknown or there twice, a row that was mixed up, a text that
    somebody changed here as well, a lost placeholder, a text that is too long.
    """
    if sheet.made_for != f"{slug} {tag}":
        figures = (("made_for", sheet.made_for[:80]), ("wanted", f"{slug} {tag}"))
        raise Refused(Problem("other_sheet", "sheet", figures))
    known = {pair.path: pair for pair in current if not pair.path.startswith(WORDS)}
    problems = list(_of_ids(sheet.rows, known))
    taken = []
    for row in sheet.rows:
        pair = known.get(row.path)
        if pair is None:
            continue
        found = _problem(row, pair)
        if found is None:
            taken.append(_taken(row, pair))
        else:
            problems.append(found)
    if not problems and _is_other_script(tag, taken):
        problems.append(Problem("other_script", "sheet", (("tag", tag),)))
    if problems:
        raise Refused(*sorted(problems, key=_row_number))
    return tuple(taken)


def _row_number(problem: Problem) -> int:
    return int(dict(problem.figures).get("row", 0))


def _of_ids(rows: Iterable[SheetRow], known: Mapping[str, Pair]) -> Iterator[Problem]:
    rows = tuple(rows)
    counts = Counter(row.path for row in rows)
    for row in rows:
        if row.path not in known:
            yield _at(row, "sheet_unknown_id", ("id", row.path[:80]))
        elif counts[row.path] > 1:
            yield _at(row, "sheet_id_twice", ("id", row.path[:80]))


def _at(row: SheetRow, code: str, *figures: tuple[str, str]) -> Problem:
    return Problem(code, row.path, (("row", str(row.number)), *figures))


def _problem(row: SheetRow, pair: Pair) -> Problem | None:
    beside, _, before = row.mark.partition("-")
    if beside != mark(row.path, row.beside):
        return _at(row, "sheet_mixed_up")
    text = row.text.strip()
    is_ours = mark(row.path, text) == before
    if not is_ours and before != mark(pair.path, pair.slot.text) and text != pair.slot.text:
        # Both texts are shown, so that nothing is lost and a person can choose.
        return _at(row, "sheet_changed_here", ("here", pair.slot.text), ("sheet", text))
    if len(text) > LONGEST_TEXT:
        return _at(row, "text_too_long", ("most", str(LONGEST_TEXT)))
    lost = () if is_ours or not text else lost_inserts(row.beside, text)
    if lost:
        return _at(row, "insert_lost", ("inserts", ", ".join(lost)))
    return None


def lost_inserts(beside: str, text: str) -> tuple[str, ...]:
    """The placeholders that are not the same in both texts, such as ``${name}`` or ``{count}``.

    >>> lost_inserts("How old is ${ name }?", "Hoe oud is ${naam}?")
    ('${name}', '${naam}')
    >>> lost_inserts("{count} of {base}", "van {base} {count}")
    ()
    """
    ours, theirs = (Counter(_inserts(each)) for each in (beside, text))
    differing = (*(ours - theirs), *(theirs - ours))
    return tuple(dict.fromkeys(differing))


def _inserts(text: str) -> Iterator[str]:
    for found in _INSERT.finditer(text):
        yield f"${{{found[1]}}}" if found[1] else f"{{{found[2]}}}"


def _taken(row: SheetRow, pair: Pair) -> Taken:
    beside, _, before = row.mark.partition("-")
    text = row.text.strip()
    old = pair.slot
    # A row that the translator left alone must not undo what was done here meanwhile.
    if mark(row.path, text) == before or text == old.text:
        return Taken(row.number, Change.UNCHANGED, old, old.text, row.note.strip())
    if not text:
        return Taken(row.number, Change.EMPTY, old, old.text, row.note.strip())
    is_behind = beside != mark(pair.path, pair.beside)
    state = SlotState.OUTDATED if is_behind else SlotState.DRAFT
    change = Change.CHANGED if old.text else Change.NEW
    slot = Slot(pair.path, old.tag, text, state)
    return Taken(
        row.number, Change.BEHIND if is_behind else change, slot, old.text, row.note.strip()
    )


def _is_other_script(tag: str, taken: Iterable[Taken]) -> bool:
    """Whether most of what came in is written in letters that this language does not use."""
    language = parse_language(tag)
    script = _SCRIPTS.get(language.base)
    came = [each.slot.text for each in taken if each.change is not Change.UNCHANGED]
    texts = [text for text in came if sum(sign.isalpha() for sign in text) > 2]
    if script is None or not texts:
        return False
    others = sum(
        not any(unicodedata.name(sign, "").startswith(script) for sign in text) for text in texts
    )
    return others * 2 > len(texts)
