"""What became of a whole form: its sheets, headings, columns and languages; each by its code."""

from app.web.language import marked as _

SHEETS = {
    "form_without_title": _("The form had no title. The survey is called “{title}” now."),
    "consent_added_voice": _(
        "A question asks for a voice recording. So the survey asks first if that is all right."
    ),
    "consent_added_photo": _(
        "A question asks for a photo. So the survey asks first if that is all right."
    ),
    "sheet_renamed": _("The questions come from the sheet “{name}”."),
    "no_survey_sheet": _(
        "There is no sheet called “survey” with the columns type, name and label. Make one, "
        "and bring the file again."
    ),
    "headings_lower": _("The names of the columns stand in this row. Rows above it were not read."),
    "heading_read_as": _("The column “{heading}” was read as “{column}”."),
    "headings_same": _(
        "The columns {names} mean the same. In each row the first one that is filled in was used."
    ),
    "columns_differ": _(
        "Two columns for “{column}” say different things: “{first}” and “{second}”. The first"
        " was used."
    ),
    "columns_unread": _("These columns are not part of a survey and were not read: {names}."),
    "formula_without_value": _(
        "A spreadsheet formula stands here without an outcome. Open the file in a spreadsheet"
        " program, save it, and bring it again."
    ),
    "cell_broken": _("A cell holds a fault such as #REF!. It was read as empty."),
    "default_lost": _(
        "Answers that were filled in beforehand were left out. Each question starts empty."
    ),
    "trigger_lost": _(
        "The form says when a formula is worked out again. Here that always happens by itself."
    ),
    "images_lost": _("The pictures are not in the form."),
    "public_key_lost": _(
        "The form has a key of its own for locking answers. Here another key is used."
    ),
    "submission_url_lost": _(
        "The form sends answers to another address. Here they stay on this server."
    ),
    "instance_name_unused": _(
        "The form gives names to what people send in. That does not happen here."
    ),
    "style_unused": _("The form has a style of its own. Here all pages look the same."),
    "default_without_column": _(
        "There are no texts in the language “{language}”. The survey starts in {tag}."
    ),
    "default_unknown": _(
        "We do not know the language “{language}”. The survey starts in the language of the "
        "first column."
    ),
    "language_without_texts": _("The language {tag} has no questions, and was left out."),
    "language_unknown": _(
        "We do not know the language “{language}”, so its texts were left out. Put its code "
        "in brackets, such as: {field}::{language} (rif)"
    ),
    "language_read_as": _("The language “{language}” was read as {tag}."),
    "language_guessed": _(
        "The form does not say which language this is. We think: {tag}. Is that wrong? Put "
        "the code in the heading, such as: label::English (en)"
    ),
    "text_cut": _("A text is longer than {most} letters. The rest was left out."),
    "markup_gone": _("Bold letters and colours were left out. The words stay."),
    "answer_not_asked": _(
        "This text shows the answer to “{name}”, but that is not asked here. Write the text "
        "without it."
    ),
    "no_items": _("There is no question in this file that can be asked here."),
    "cycle": _("These questions wait for each other: {where}. Take away one of their conditions."),
    "double_path": _("The name “{where}” is used twice. Give one of them another name."),
    "no_options": _("“{where}” has no answers to choose from. Add them."),
    "no_purpose": _(
        "“{where}” asks for a voice recording or a photo. Add to the file that people are "
        "asked for it."
    ),
}
