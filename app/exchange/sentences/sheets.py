"""What is told of a whole form: its sheets, headings, columns, settings and languages."""

SHEETS = {
    "form_without_title": "The form has no title; it is called '{title}'.",
    "consent_added_voice": "Consent to 'voice' is asked for, because a row needs it.",
    "consent_added_photo": "Consent to 'photo' is asked for, because a row needs it.",
    "sheet_renamed": "The sheet '{name}' is read as the sheet 'survey'.",
    "no_survey_sheet": "There is no sheet 'survey' with the headings 'type', 'name' and 'label'. "
    "The file holds: {sheets}.",
    "headings_lower": "The headings are read from row {heading_row}; rows above are not.",
    "heading_read_as": "The heading '{heading}' is read as '{column}'.",
    "headings_same": "The headings {headings} mean one column, '{column}'; in each row the first "
    "of them that is filled in is used.",
    "columns_differ": "Two columns for '{column}' say different things, '{first}' and '{second}'. "
    "The first is used; remove one of them.",
    "columns_unread": "Columns that are not part of a questionnaire are not read: {names}.",
    "formula_without_value": "Sheet {sheet}, row {row}: a formula has no stored value. Open the "
    "file in a spreadsheet program, save it, and import it again.",
    "cell_broken": "A cell holds a spreadsheet error such as #REF!; it is read as empty.",
    "default_lost": "Column 'default': answers filled in beforehand are not carried over; every "
    "item starts empty.",
    "trigger_lost": "Column 'trigger': when a calculation runs again is not carried over; it "
    "always follows the answers.",
    "images_lost": "Column 'image': no images came with the form; put them in the folder "
    "FORM-media.",
    "public_key_lost": "Encryption with the form's own key is not used: this host has keys of its "
    "own.",
    "submission_url_lost": "Answers are not sent to another server; they stay on this host.",
    "instance_name_unused": "Responses have no names here, so 'instance_name' is not used.",
    "style_unused": "Pages have one style here, so 'style' is not used.",
    "default_without_column": "The default language '{language}' has no column; '{tag}' is used.",
    "default_unknown": "The default language '{language}' is not known; the first column goes "
    "first.",
    "language_without_texts": "The language '{tag}' has no texts for questions and is left out.",
    "language_unknown": "The language '{language}' is not known and its texts are left out. Write "
    "its code in brackets, for example '{field}::{language} (rif)'.",
    "language_read_as": "The language '{language}' is read as '{tag}'.",
    "language_guessed": "The texts without a named language are read as '{tag}'. Name it in the "
    "heading, for example 'label::English (en)'.",
    "text_cut": "A text is longer than {most} signs; the rest of it is left out.",
    "markup_gone": "Markup such as bold and colours is left out; the words stay.",
    "answer_not_asked": "The text shows the answer to '{name}', which is not asked here; '{sign}' "
    "stands in its place. Write the text without it.",
    "no_items": "There is no question that can be asked here.",
    "cycle": "The conditions of {at} read each other, so that none of them can be decided. Take "
    "one of them out.",
    "double_path": "The name of {at} is used twice.",
    "no_options": "{at} has no options to choose from.",
    "unknown_reference": "{at} reads an item that is not there.",
    "no_purpose": "{at} asks for a file that needs its own yes. Add its purpose (voice or photo) "
    "to the purposes of the survey.",
    "not_a_number": "{at}: not a number.",
    "not_an_expression": "{at}: not an expression.",
    "bare_word": "{at}: bare word.",
}
