"""Reads a survey from the file that somebody brought to the workspace, and writes its form."""

from app.core.questionnaire import Questionnaire
from app.exchange import read_survey
from app.exchange.xlsform.writing import write_xlsform
from app.flow.ports import Brought, FileNote


class ReadableFiles:
    """Implements flow's port SurveyFiles."""

    def read(self, name: str, content: bytes) -> Brought:
        """The survey in a file, with what was repaired and what was lost. Raises Refused."""
        found = read_survey(name, content)
        return Brought(
            found.questionnaire,
            tuple(FileNote(note.sheet, note.row, note.told) for note in found.repairs),
            tuple(FileNote(note.sheet, note.row, note.told) for note in found.losses),
        )

    def write(self, questionnaire: Questionnaire) -> bytes:
        """The questions as an XLSForm."""
        return write_xlsform(questionnaire)
