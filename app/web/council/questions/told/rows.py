"""What became of single rows of a form; each by its code."""

from app.web.language import marked as _

ROWS = {
    "row_off": _("This row is switched off in the file."),
    "type_missing": _("This row does not say what kind of question it is. Add its type."),
    "name_read_as": _("The name “{written}” was read as “{name}”."),
    "name_given": _("This row had no name. It is called “{name}” now."),
    "name_taken": _("The name “{name}” was used already. This row is called “{free}” now."),
    "label_missing": _("“{name}” has no words, so people see its name. Write the question."),
    "group_unclosed": _("“{type}” has no end. It goes on to the last row."),
    "end_closes_nothing": _("“{type}” ends nothing, and was left out."),
    "end_closes_other": _("“{type}” was read as the end of “{open}” in row {since}."),
    "end_closes_more": _(
        "“{type}” was read as the end of everything from row {since} on, because an end is missing."
    ),
    "group_not_asked": _("“{type}” cannot be used here. {why}"),
    "grid_apart": _("The questions of the table “{name}” are asked one by one."),
    "row_lost": _("“{name}” ({type}) was left out. {why}"),
    "not_collected": _(
        "“{name}” ({type}) was left out. Here nothing is kept about a person, a phone or a moment."
    ),
    "hidden_left_out": _("“{name}” ({type}) is hidden in the form, and was left out."),
    "asks_nothing": _("“{name}” ({type}) asks nothing, and was left out."),
    "asked_coarsely": _(
        "“{name}” ({type}) asks for the first four signs of a postcode. A place on a map "
        "could tell who somebody is."
    ),
    "asked_as_text": _("“{name}” ({type}) asks for words. Nothing can be scanned here."),
    "not_drawn": _("“{name}” asks for a photo. Nobody can draw here."),
    "computed_not_asked": _("“{name}” is worked out by the program and is not asked."),
    "shown_as_note": _(
        "Nobody could answer “{name}” in the form. Here it is a text between the questions."
    ),
    "answer_not_computed": _(
        "“{name}” was filled in beforehand by the form. Here it starts empty."
    ),
    "note_empty": _("The text “{name}” is empty, and was left out."),
    "whole_day": _(
        "“{name}” asks for a whole day here, also where the form asks for a month or a year."
    ),
    "or_other": _("“{name}” has an extra answer “other” now, and a question after it: “{path}”."),
    "list_read_as": _("The list “{written}” was read as “{name}”."),
    "order_kept": _("The form mixes the answers of “{name}”. Here they keep their order."),
    "option_without_list": _("This row names no list. It was read as one more answer of “{list}”."),
    "option_name_given": _("This answer had no name. It is called “{name}” now."),
    "option_label_missing": _(
        "The answer “{name}” has no words, so people see its name. Write the answer."
    ),
    "option_once": _("The answer “{name}” stands twice in “{list}”. People see it once."),
    "option_renamed": _(
        "Two answers in “{list}” have the name “{name}”. This one is called “{free}” now. "
        "Conditions count for both."
    ),
    "advice_one_by_one": _("Ask its questions one by one, each in a row of its own."),
    "advice_map": _(
        "A place on a map could tell who somebody is. Use the type geopoint: then we ask for "
        "a part of the postcode."
    ),
    "advice_file": _(
        "Here people can only add a photo or their voice. Ask for one of these, or for words."
    ),
    "advice_signature": _(
        "A signature tells who somebody is. The survey asks for permission by itself."
    ),
    "advice_options_outside": _(
        "Its answers are not on the sheet “choices”. Put them there, and use the type select_one."
    ),
    "advice_no_list": _("This row names no list. Write select_one with the name of a list."),
    "advice_unknown_type": _("We do not know this type. Use one of the types of XLSForm."),
    "advice_options_in_file": _(
        "Its answers come from another file. Put them on the sheet “choices”."
    ),
    "advice_options_answers": _(
        "Its answers are what people said before. Put fixed answers on the sheet “choices”."
    ),
    "advice_list_gone": _("The sheet “choices” has no list “{list}”. Add it."),
    "advice_range": _(
        "Its beginning or end is not a number. Write for example: start=0 end=10 step=1"
    ),
    "advice_no_calculation": _("It has no formula."),
    "calculation_lost": _("The formula “{name}” was left out. {why}"),
    "expression_lost": _("{part} “{text}” was left out. {why} {then}"),
    "expression_mended": _("{part} “{text}” was read as “{mended}”."),
    "part_relevant": _("The condition"),
    "part_constraint": _("The check on the answer"),
    "part_choice_filter": _("The choice of answers to show"),
    "part_required": _("The condition for “an answer is needed”"),
    "part_repeat_count": _("How often it repeats,"),
    "part_calculation": _("The formula"),
    "then_group_for_all": _("Everybody gets the part “{name}” now."),
    "then_any_number": _("“{name}” may be filled in any number of times now."),
    "then_for_all": _("Everybody gets “{name}” now."),
    "then_calculation_gone": _("The formula “{name}” is gone."),
    "then_any_answer": _("Any answer is good now."),
    "then_all_options": _("People see all answers now."),
    "then_may_skip": _("People may skip “{name}” now."),
    "why_not_asked": _("It needs “{path}”, and that is not asked here."),
    "why_no_column": _("The sheet “choices” has no column “{name}”."),
    "why_unreadable": _("We cannot read it."),
}
