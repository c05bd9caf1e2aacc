"""What is told once for a whole column or setting, because this version does not use it."""

from app.exchange.imported import Notes
from app.exchange.xlsform.forms import Form
from app.exchange.xlsform.tables import Table

_LOST = ("default", "trigger")
_SETTINGS_LOST = ("public_key", "submission_url")
_SETTINGS_UNUSED = ("instance_name", "style")


def tell_columns(form: Form, notes: Notes, has_media: bool) -> None:
    """Every filled column and setting that is not carried over is told once."""
    for table in (form.survey, form.choices):
        if table is None:
            continue
        row = table.heading_row
        for column in _LOST:
            if _is_filled(table, column):
                notes.lost(table.name, row, f"{column}_lost")
        if not has_media and _is_filled(table, "image"):
            notes.lost(table.name, row, "images_lost")
    _tell_private(form.survey, notes)
    for setting in _SETTINGS_LOST:
        if form.settings.get(setting):
            notes.lost("settings", form.settings.number, f"{setting}_lost")
    for setting in _SETTINGS_UNUSED:
        if form.settings.get(setting):
            notes.repaired("settings", form.settings.number, f"{setting}_unused")


def _is_filled(table: Table, column: str) -> bool:
    return any(
        row.get(column) or row.texts(column) or any(name == column for name, _ in row.media)
        for row in table.rows
    )


def _tell_private(survey: Table, notes: Notes) -> None:
    names = ", ".join(f"'{heading.written.strip()}'" for heading in survey.private)
    if names:
        notes.repaired(survey.name, survey.heading_row, "columns_unread", names=names)
