"""What is told once for a whole column or setting, because this version does not use it."""

from app.exchange.imported import Notes
from app.exchange.xlsform.forms import Form
from app.exchange.xlsform.tables import Table

_LOST = {
    "default": "answers filled in beforehand are not carried over; every item starts empty",
    "trigger": "when a calculation runs again is not carried over; it always follows the answers",
}
_SETTINGS_LOST = {
    "public_key": "Encryption with the form's own key is not used: this host has keys of its own.",
    "submission_url": "Answers are not sent to another server; they stay on this host.",
}
_SETTINGS_UNUSED = {
    "instance_name": "Responses have no names here, so 'instance_name' is not used.",
    "style": "Pages have one style here, so 'style' is not used.",
}


def tell_columns(form: Form, notes: Notes, has_media: bool) -> None:
    """Every filled column and setting that is not carried over is told once."""
    for table in (form.survey, form.choices):
        if table is None:
            continue
        row = table.heading_row
        for column, what in _LOST.items():
            if _is_filled(table, column):
                notes.lost(table.name, row, f"Column '{column}': {what}.")
        if not has_media and _is_filled(table, "image"):
            what = (
                "Column 'image': no images came with the form; put them in the folder FORM-media."
            )
            notes.lost(table.name, row, what)
    _tell_private(form.survey, notes)
    for setting, what in _SETTINGS_LOST.items():
        if form.settings.get(setting):
            notes.lost("settings", form.settings.number, what)
    for setting, what in _SETTINGS_UNUSED.items():
        if form.settings.get(setting):
            notes.repaired("settings", form.settings.number, what)


def _is_filled(table: Table, column: str) -> bool:
    return any(
        row.get(column) or row.texts(column) or any(name == column for name, _ in row.media)
        for row in table.rows
    )


def _tell_private(survey: Table, notes: Notes) -> None:
    names = ", ".join(f"'{heading.written.strip()}'" for heading in survey.private)
    if names:
        what = f"Columns that are not part of a questionnaire are not read: {names}."
        notes.repaired(survey.name, survey.heading_row, what)
