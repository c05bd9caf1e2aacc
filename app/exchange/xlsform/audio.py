"""The recordings that rows name, per language, in ``media::audio`` and ``media::video``."""

from collections.abc import Collection

from app.core.questionnaire import Questionnaire
from app.core.slots import texts_of
from app.exchange.imported import FoundRecording, Notes
from app.exchange.recordings import kind_of_recording
from app.exchange.xlsform.headings import HEARD
from app.exchange.xlsform.tables import TableRow


class Audio:
    """Collects what is heard where. ``media`` are the names of the files that came with a form."""

    def __init__(self, media: Collection[str], notes: Notes) -> None:
        self._media = frozenset(media)
        self._notes = notes
        self._found: list[tuple[str, int, FoundRecording]] = []

    def at(self, path: str, sheet: str, row: TableRow) -> None:
        """The recordings of a row are heard at a slot; a file that is not there is a loss."""
        for (column, tag), name in row.media.items():
            if column not in HEARD:
                continue
            kind = kind_of_recording(name)
            if name not in self._media:
                self._notes.lost(sheet, row.number, "media_missing", file=name)
            elif (column == "audio") != (kind == "human") or not kind:
                self._notes.lost(sheet, row.number, "media_unfit", file=name, column=column)
            else:
                found = FoundRecording(path, tag, kind, name)
                self._found.append((sheet, row.number, found))

    def recordings(self, questionnaire: Questionnaire) -> tuple[FoundRecording, ...]:
        """The recordings whose texts are in the questionnaire, one for each; others are told."""
        paths = {path for path, _ in texts_of(questionnaire)}
        kept: dict[tuple[str, str, str], FoundRecording] = {}
        for sheet, row, found in self._found:
            if found.path in paths:
                kept.setdefault((found.path, found.tag, found.kind), found)
            else:
                self._notes.lost(sheet, row, "recording_unplaced", file=found.file)
        return tuple(kept.values())
