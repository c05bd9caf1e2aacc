"""The images that rows name: one for all languages, and only those that came with the form."""

from collections.abc import Collection

from app.exchange.imported import Notes
from app.exchange.xlsform.tables import TableRow


class Images:
    """What the column ``media::image`` says. ``media`` are the names of the files that are there;
    the image of the first language that has one there is shown in all of them."""

    def __init__(self, media: Collection[str], notes: Notes) -> None:
        self._media = frozenset(media)
        self._notes = notes

    def of(self, sheet: str, row: TableRow) -> str:
        """The file that a row shows, or empty; a file that is not there is a loss."""
        different = list(dict.fromkeys(name.strip() for name in row.files.get("image", ())))
        if not different:
            return ""
        name = next((each for each in different if each in self._media), different[0])
        if len(different) > 1 and self._media:
            what = f"Images differ per language; '{name}' is shown in all of them."
            self._notes.lost(sheet, row.number, what)
        if name in self._media:
            return name
        if not self._media:
            # Nothing came along: told_columns.py says so once for all rows.
            return ""
        what = f"The image '{name}' did not come with the form; put it in the folder FORM-media."
        self._notes.lost(sheet, row.number, what)
        return ""
