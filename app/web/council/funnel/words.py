"""Why a plan could not be kept or is not enough yet, as sentences."""

from app.web.language import marked as _

REASONS = {
    "text_too_long": _("This text is too long. At most {most} signs."),
    "too_many": _("These are too many. At most {most}."),
    "not_a_day": _("This is no day: {value}. Write year, month and day, such as 2027-03-31."),
    "unknown_word": _("Choose one of the answers in the list."),
    "closes_before_opening": _("The last day lies before the first day."),
    "promised_before_closing": _("Results cannot be told before the last day of asking."),
    "unknown_plan": _("This plan is not there any more."),
    "unknown_survey": _("This survey belongs to another council."),
    "unknown_language": _("One of the languages is not known."),
    "no_such_template": _("This template is not there. Choose another."),
    "survey_has_a_plan": _("This survey has a plan already."),
    "plan_has_a_survey": _("A survey was made of this plan already."),
    "plan_is_fixed": _("The survey was opened, so its plan stays as it was."),
    "no_survey_name": _("Give the survey a name. Residents see it on top."),
    "not_an_example": _("Only an example is taken away at once."),
    "no_tour": _("The tour is over."),
    "version_under_way": _("The survey is being answered. Its texts stay as they are."),
    "plan_without_question": _("The plan does not say yet what you want to know."),
    "plan_without_decision": _("The plan does not say yet what will be decided."),
    "plan_without_groups": _("The plan does not say yet whose view must not be missing."),
    "plan_without_form": _("The plan does not say yet how you will ask."),
    "nobody_they_trust": _("Whom do they trust? The plan does not say it yet: {group}."),
    "flash_poll_too_long": _("A flash poll has at most {most} questions. This one has {count}."),
}
ADVICE = {
    "results_after_decision": _(
        "The decision falls on {text}, before the results can be there. Ask sooner, or ask to "
        "decide later."
    ),
    "no_resident_takes_part": _("No resident works along yet. Ask somebody who knows it."),
}
SAID = {
    "saved": _("Saved."),
    "begun": _("The plan is there. It is saved at every step."),
    "removed": _("The plan is gone."),
    "made": _("The draft is made. Look at its questions now."),
}
