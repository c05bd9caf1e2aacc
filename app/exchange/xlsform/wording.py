"""Texts of a form: plain, in the form's languages, with ``${name}`` as the path it means."""

from collections.abc import Callable, Mapping

from app.core.survey_file import replace_inserts
from app.core.texts import Texts
from app.exchange.imported import Notes
from app.exchange.xlsform.plain_text import LONGEST, has_markup, plain_text

ALL = ""
"""The tag of a text that is the same in every language, such as a name shown as a label."""
NO_TEXT = ("no_label", "no label", "-", ".")
_ELLIPSIS = "…"


class Wording:
    """Makes texts. ``is_asked`` tells whether the answer at a path will be known."""

    def __init__(
        self,
        languages: tuple[str, ...],
        path_of: Callable[[str, str], str | None],
        is_asked: Callable[[str], bool],
        notes: Notes,
    ) -> None:
        self.languages = languages
        self._path_of = path_of
        self._is_asked = is_asked
        self._notes = notes

    def texts(self, raw: Mapping[str, str], at: str, sheet: str, row: int) -> Texts:
        """The texts of one cell in its languages, as they stand in the item at a path."""
        if ALL in raw:
            raw = dict.fromkeys(self.languages, raw[ALL])
        said = {tag: plain_text(raw.get(tag, "")) for tag in self.languages}
        if any(len(text) > LONGEST for text in raw.values()):
            self._notes.lost(sheet, row, "text_cut", most=LONGEST)
        if any(has_markup(text) for text in raw.values()):
            self._notes.repaired(sheet, 0, "markup_gone")

        def insert(name: str) -> str:
            path = self._path_of(name, at)
            if path is not None and self._is_asked(path):
                return "${" + path + "}"
            self._notes.lost(sheet, row, "answer_not_asked", name=name, sign=_ELLIPSIS)
            return _ELLIPSIS

        kept = {tag: text for tag, text in said.items() if text.lower() not in NO_TEXT}
        return Texts.of({tag: replace_inserts(text, insert) for tag, text in kept.items()})
