"""Finds the sheets of a form in a workbook and lays them out as tables in their languages."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.problems import Refused
from app.exchange.imported import Notes, refused
from app.exchange.xlsform.headings import MEDIA
from app.exchange.xlsform.languages import SpokenLanguages, settle_languages
from app.exchange.xlsform.sheets import Workbook
from app.exchange.xlsform.tables import HeadedSheet, Table, TableRow, headed

SURVEY_COLUMNS = (
    "type",
    "name",
    "relevant",
    "constraint",
    "calculation",
    "choice_filter",
    "required",
    "readonly",
    "appearance",
    "parameters",
    "default",
    "repeat_count",
    "trigger",
    "disabled",
    *MEDIA,
    "label",
    "hint",
    "guidance_hint",
    "constraint_message",
    "required_message",
)
CHOICES_COLUMNS = ("list_name", "name", "label", *MEDIA)
_SETTINGS = (
    "form_title",
    "form_id",
    "default_language",
    "instance_name",
    "style",
    "public_key",
    "submission_url",
    "allow_choice_duplicates",
)
_SURVEY_NAMES = ("survey", "surveys")
_CHOICES_NAMES = ("choices", "choice", "options")


@dataclass(frozen=True)
class Form:
    """The tables of a form. ``settings`` is the row of the settings sheet, empty without one."""

    survey: Table
    choices: Table | None
    settings: TableRow
    languages: SpokenLanguages


def read_form(workbook: Workbook, notes: Notes) -> Form:
    """The form in a workbook. Raises Refused where there is no survey sheet with headings."""
    survey = _survey(workbook, notes)
    choices = _found(workbook, _CHOICES_NAMES, ("list_name", "name"), notes)
    settings_sheet = _found(workbook, ("settings", "setting"), (), notes)
    default = _default_language(settings_sheet)
    spoken_sheets = [sheet for sheet in (survey, choices) if sheet is not None]
    languages = settle_languages(spoken_sheets, default, notes)
    return Form(
        survey=Table(survey, SURVEY_COLUMNS, languages.tags, notes),
        choices=None if choices is None else Table(choices, CHOICES_COLUMNS, languages.tags, notes),
        settings=_settings(settings_sheet, languages, notes),
        languages=languages,
    )


def _survey(workbook: Workbook, notes: Notes) -> HeadedSheet:
    found = _found(workbook, _SURVEY_NAMES, ("type",), notes)
    if found is not None and {h.field for h in found.headings} & {"name", "label"}:
        return found
    for name in workbook.names:
        sheet = headed(workbook.sheet(name), ("type", "name"))
        if sheet is not None and "label" in {heading.field for heading in sheet.headings}:
            notes.repaired(name, 0, "sheet_renamed", name=name)
            return sheet
    raise refused("no_survey_sheet", "file", sheets=", ".join(workbook.names) or "nothing")


def _found(
    workbook: Workbook, names: Iterable[str], needed: Iterable[str], notes: Notes
) -> HeadedSheet | None:
    needed = tuple(needed)
    for wanted in names:
        for name in workbook.names:
            if name.strip().lower() != wanted:
                continue
            sheet = workbook.sheet(name)
            found = headed(sheet, needed)
            if found is None:
                continue
            if found.heading_row != sheet.rows[0].number:
                row = found.heading_row
                notes.repaired(name, row, "headings_lower", heading_row=row)
            return found
    return None


def _default_language(settings: HeadedSheet | None) -> str:
    if settings is None or not settings.rows:
        return ""
    columns = [h.index for h in settings.headings if h.field == "default_language"]
    return next((cell for index in columns if (cell := settings.rows[0].cell(index))), "")


def _settings(settings: HeadedSheet | None, languages: SpokenLanguages, notes: Notes) -> TableRow:
    if settings is None or not settings.rows:
        return TableRow(0, {}, {})
    source = languages.languages[0]
    tags = {**languages.tags, "": source}
    try:
        return Table(settings, _SETTINGS, tags, notes).rows[0]
    except Refused:
        return TableRow(0, {}, {})
