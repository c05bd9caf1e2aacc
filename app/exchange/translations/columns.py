"""The columns of a translation sheet, by the names in its first row, which is hidden."""

ID, WHERE, BESIDE, TEXT, STATE, NOTE, MARK = (
    "id",
    "where",
    "beside",
    "text",
    "state",
    "note",
    "mark",
)
COLUMNS = (ID, WHERE, BESIDE, TEXT, STATE, NOTE, MARK)
WIDTHS = (26, 24, 48, 48, 14, 36, 12)
OPEN_TO_ALL = (TEXT, NOTE)
"""What a translator may write in; the rest is protected, without a password."""
FIRST_ROW = 3
MADE_FOR = "made for "
"""What the cell after the last heading of the first row begins with; the survey's slug, the tag of
the text beside and the tag of the translation follow."""
