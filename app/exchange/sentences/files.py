"""Why a file cannot be taken in, and what is told of files that lie beside a survey."""

FILES = {
    "file_too_large": "The file is larger than 50 MB.",
    "file_limesurvey": "LimeSurvey files are not in this version. Use XLSForm or YAML.",
    "file_surveyjs": "SurveyJS files are not in this version. Use XLSForm or YAML.",
    "file_web_page": "This is a web page, whatever its name ends in. Open it in a spreadsheet "
    "program and save it as .xlsx.",
    "file_other_xml": "This is XML that holds no questionnaire known here. Use XLSForm or YAML.",
    "file_empty": "The file is empty.",
    "file_unknown": "This is no file that a survey can be read from. Use XLSForm (.xlsx, .xls, "
    ".csv, .md) or YAML.",
    "file_not_utf8": "The file is not UTF-8; it is read as Windows-1252. Check its accents.",
    "other_workbook": "This is a spreadsheet of another kind. Save it as Excel workbook (.xlsx) "
    "first.",
    "no_workbook": "This zip file holds no spreadsheet.",
    "workbook_locked": "The workbook has a password. Save it without one and try again.",
    "workbook_too_large": "The workbook is larger than a questionnaire can be. Remove sheets, rows "
    "and columns that do not belong to it.",
    "workbook_broken": "The workbook is damaged and cannot be read. Open it in a spreadsheet "
    "program and save it as .xlsx again.",
    "text_too_large": "The file has more than a million cells.",
    "text_broken": "Line {line} cannot be read as CSV: {why}.",
    "yaml_too_large": "{name} is larger than 5 MB.",
    "yaml_not_text": "{name} is not UTF-8 text.",
    "yaml_broken": "{name} cannot be read: {why}.",
    "yaml_slip": "{name} cannot be read: {why}.",
    "yaml_no_keys": "{name} holds no mapping of keys to values.",
    "state_is_draft": "{name} says 'state: {state}', but texts in a file are drafts. A person "
    "confirms them with: buurtstem survey review.",
    "recording_kind": "No recording; use {endings}.",
    "recording_language": "The survey has no language {tag}.",
    "recording_text": "The survey has no text '{path}' that this could be heard at.",
    "media_missing": "The file '{file}' did not come with the form; put it in FORM-media.",
    "media_unfit": "'{file}' cannot be used as {column}; docs/host.md names the kinds of files.",
    "recording_unplaced": "The recording '{file}' belongs to no text of the survey.",
    "image_missing": "The image '{file}' did not come with the form; put it in the folder "
    "FORM-media.",
    "images_differ": "Images differ per language; '{file}' is shown in all of them, not {others}.",
}
