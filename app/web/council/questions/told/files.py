"""Why a file cannot be taken in, and what is said of files beside it; each by its code."""

from app.web.language import marked as _

FILES = {
    "file_too_large": _("This file is too large. At most 20 megabytes fit."),
    "file_limesurvey": _(
        "This is a file of LimeSurvey. We cannot read these yet. Save the questions in a "
        "spreadsheet form (XLSForm)."
    ),
    "file_surveyjs": _(
        "This is a file of SurveyJS. We cannot read these yet. Save the questions in a "
        "spreadsheet form (XLSForm)."
    ),
    "file_web_page": _(
        "This is a web page, even if its name says something else. Open it in a spreadsheet "
        "program and save it as .xlsx."
    ),
    "file_other_xml": _(
        "There are no questions in this file that we can read. Bring a spreadsheet (.xlsx) or"
        " a survey file (.yaml)."
    ),
    "file_empty": _("This file is empty. Choose another one."),
    "file_unknown": _(
        "We cannot read questions from this file. Perhaps it is a picture, a PDF or a letter."
        " Put the questions in a spreadsheet (.xlsx) and bring that."
    ),
    "file_not_utf8": _(
        "The file has an older way of writing letters. Check letters with accents, such as é."
    ),
    "other_workbook": _(
        "This is another kind of spreadsheet. Open it, save it as .xlsx, and bring that file."
    ),
    "no_workbook": _(
        "This is not a spreadsheet. Perhaps it is a letter or a folder that was packed. Put "
        "the questions in a spreadsheet (.xlsx)."
    ),
    "workbook_locked": _(
        "This spreadsheet has a password. Save it without a password, and bring it again."
    ),
    "workbook_too_large": _(
        "This spreadsheet is larger than a survey can be. Take away sheets, rows and columns "
        "that do not belong to it."
    ),
    "workbook_broken": _(
        "This spreadsheet is damaged. Open it in a spreadsheet program, save it again as "
        ".xlsx, and bring that file."
    ),
    "text_too_large": _(
        "This file is larger than a survey can be. Take away rows that do not belong to it."
    ),
    "text_broken": _(
        "We cannot read line {line} of this file. Open it in a spreadsheet program and save "
        "it as .xlsx."
    ),
    "yaml_too_large": _("This survey file is too large. At most 5 megabytes fit."),
    "yaml_not_text": _("This survey file is not saved as UTF-8. Save it so, and bring it again."),
    "yaml_broken": _(
        "We cannot read this survey file. Write it without shortcuts such as * and &."
    ),
    "yaml_slip": _(
        "There is a slip in line {line} of this survey file, or in the line above it. Look for a"
        " missing colon, quote or bracket."
    ),
    "yaml_no_keys": _("There is no survey in this file."),
    "file_not_read": _("Files cannot be read here."),
    "state_is_draft": _(
        "The texts in this file are drafts. A person confirms them in the workspace."
    ),
    "recording_kind": _("This is not a recording. Use one of these kinds: {endings}"),
    "recording_language": _("The survey is not in the language {tag}."),
    "recording_text": _("The survey has no text “{path}” that this belongs to."),
    "media_missing": _("The recording “{file}” is not in the form. Record it at Languages."),
    "media_unfit": _("“{file}” cannot be used as a recording."),
    "recording_unplaced": _("The recording “{file}” belongs to no text of the survey."),
    "image_missing": _("The picture “{file}” is not in the form."),
    "images_differ": _("There is one picture for all languages: “{file}”. Not used: {others}."),
}
