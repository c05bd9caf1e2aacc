"""What an import hands over: the questionnaire, what was repaired, and what was lost.

Each note is told by code; ``what`` is its English sentence, for the host who imports. Rows are
counted as the spreadsheet program counts them, and as lines in text files; row 0 is a sheet as a
whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.problems import Refused
from app.core.questionnaire import Questionnaire
from app.core.told import Told
from app.exchange.sentences import Figure, in_english, said, telling


@dataclass(frozen=True)
class Repair:
    """Something that was read differently from how it was written, without changing meaning."""

    sheet: str
    row: int
    what: str
    told: Told


@dataclass(frozen=True)
class Loss:
    """Something that could not be carried over, with advice."""

    sheet: str
    row: int
    what: str
    told: Told


@dataclass(frozen=True)
class FoundRecording:
    """A file beside the survey in which a text is heard (``human``) or signed (``video``)."""

    path: str
    tag: str
    kind: str
    file: str


@dataclass(frozen=True)
class Imported:
    """A whole import. ``repairs`` and ``losses`` stand in the order of the sheets' rows."""

    questionnaire: Questionnaire
    repairs: tuple[Repair, ...] = ()
    losses: tuple[Loss, ...] = ()
    recordings: tuple[FoundRecording, ...] = ()


def refused(code: str, where: str, **figures: str | int) -> Refused:
    """The exception for a file that cannot be taken in, with its sentence as figure ``what``."""
    return Refused(telling(code, where, **figures))


class Notes:
    """Repairs and losses as they are met; the same sentence about the same row is kept once."""

    def __init__(self) -> None:
        self._repairs: dict[Repair, None] = {}
        self._losses: dict[Loss, None] = {}

    def repaired(self, sheet: str, row: int, code: str, **figures: Figure) -> None:
        """Keeps a repair."""
        told = said(code, **figures)
        self._repairs[Repair(sheet, row, in_english(told), told)] = None

    def lost(self, sheet: str, row: int, code: str, **figures: Figure) -> None:
        """Keeps a loss."""
        told = said(code, **figures)
        self._losses[Loss(sheet, row, in_english(told), told)] = None

    def imported(
        self, questionnaire: Questionnaire, recordings: Iterable[FoundRecording] = ()
    ) -> Imported:
        """The import that ends with this questionnaire, its notes in the order of rows."""
        order = {"settings": 0, "survey": 1, "choices": 2}

        def place(note: Repair | Loss) -> tuple[int, int]:
            return order.get(note.sheet.strip().lower(), 3), note.row

        heard = tuple(recordings)
        repairs = tuple(sorted(self._repairs, key=place))
        losses = tuple(sorted(self._losses, key=place))
        return Imported(questionnaire, repairs, losses, heard)
