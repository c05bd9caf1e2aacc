"""What the pages of languages say beside the words on texts: of sheets, and of what was done."""

from app.core.side_by_side import Pair
from app.web.language import Reader
from app.web.language import marked as _
from app.web.workspace.texts import AROUND, PARTS, QUESTION, REASONS

SHEET_REASONS = {
    **REASONS,
    "no_sheet": _("Choose the file first."),
    "sheet_too_large": _("This file is too large for a translation sheet. At most {most}."),
    "sheet_unreadable": _(
        "This file cannot be read. Save it as an Excel workbook (.xlsx) and try again."
    ),
    "not_a_translation_sheet": _(
        "This is no translation sheet of this program. Download a new one and fill that in."
    ),
    "other_sheet": _(
        "This sheet belongs to another survey or language: {made_for}. Here we need: {wanted}."
    ),
    "other_script": _("Most texts are in letters that this language does not use."),
    "sheet_merged": _("Row {row}: cells {cells} are merged. Split them."),
    "sheet_formula": _("Row {row}: a cell holds a formula. Type the text itself."),
    "sheet_unknown_id": _("Row {row}: the id in the first column is not known here: {id}."),
    "sheet_id_twice": _("Row {row}: this id stands in the sheet twice: {id}."),
    "sheet_mixed_up": _(
        "Row {row}: the id, the text beside it or the last column was changed. Copy the "
        "translation to a new sheet."
    ),
    "sheet_changed_here": _(
        "Row {row}: this text was changed here as well. Here: {here} In the sheet: {sheet}"
    ),
    "insert_lost": _(
        "Row {row}: the text must hold the same signs between braces as the text beside it: "
        "{inserts}."
    ),
    "text_too_long": _("Row {row}: this text is too long. At most {most} signs."),
}
SAID = {
    "saved": _("Saved."),
    "confirmed": _("Confirmed under your name."),
    "doubted": _("This text waits for a look again."),
    "checked": _("You said that it asks the same."),
    "added": _("The language is there. Its texts are still missing."),
    "removed": _("The language is gone from this survey. Its texts are kept."),
    "stopped": _("The link is stopped."),
    "recorded": _("The recording is kept. Listen to it once."),
    "trimmed": _("The recording is trimmed. Listen to it once."),
    "silent": _("The recording is gone."),
}


def where_words(reader: Reader, pair: Pair) -> str:
    """Where a text stands, as plain words for a sheet."""
    what = reader.speaker.text(PARTS.get(pair.part, AROUND))
    if not pair.number:
        return what
    return reader.speaker.text(QUESTION).format(number=pair.number) + ": " + what
