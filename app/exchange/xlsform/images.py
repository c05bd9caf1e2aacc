"""The images that rows name: one for all languages, and only those that came with the form."""

import re
from collections.abc import Collection

from app.exchange.imported import Notes
from app.exchange.xlsform.tables import TableRow

_PREFIX = re.compile(r"\Ajr://\w+/")


class Images:
    """What the column ``media::image`` says. ``media`` are the names of the files that are there;
    the image of the language ``source`` is shown in all of them, or of the first that has one."""

    def __init__(self, media: Collection[str], source: str, notes: Notes) -> None:
        self._media = frozenset(media)
        self._source = source
        self._notes = notes

    def of(self, sheet: str, row: TableRow) -> str:
        """The file that a row shows, or empty; a file that is not there is a loss."""
        named = {
            tag: file_name(name) for (column, tag), name in row.media.items() if column == "image"
        }
        # Nothing came along: told_columns.py says so once for all rows.
        if not named or not self._media:
            return ""
        first = named.get(self._source)
        different = list(dict.fromkeys((first, *named.values()) if first else named.values()))
        name = next((each for each in different if each in self._media), different[0])
        if len(different) > 1:
            others = ", ".join(f"'{each}'" for each in different if each != name)
            self._notes.lost(sheet, row.number, "images_differ", file=name, others=others)
        if name in self._media:
            return name
        self._notes.lost(sheet, row.number, "image_missing", file=name)
        return ""


def file_name(written: str) -> str:
    """The name of a file as a form writes it, without what some forms put before it.

    >>> file_name("jr://images/a.png"), file_name("a.png "), file_name("../a.png")
    ('a.png', 'a.png', '../a.png')
    """
    return _PREFIX.sub("", written.strip())
