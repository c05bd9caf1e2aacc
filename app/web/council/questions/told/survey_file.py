"""What is wrong in a survey file (.yaml), for who wrote it; each by its code."""

from app.web.language import marked as _

SURVEY_FILE = {
    "slug_form": _(
        "“survey” must be a short name of small letters, figures and dashes, such as "
        "market-2026. Now it is: {slug}"
    ),
    "no_languages": _("Write under “languages” at least one language, such as: nl"),
    "unknown_language": _(
        "{where}: “{tag}” is not the code of a language. Write for example nl or ar."
    ),
    "language_twice": _("A language stands twice under “languages”: {have}."),
    "language_not_listed": _("{where}: the language {tag} is not under “languages”. Add it there."),
    "wrong_shape": _("{where}: something else must stand here: {shape}."),
    "unknown_key": _("{where}: we do not know “{key}” here. You can use: {known}."),
    "unknown_kind": _("{where}: “{kind}” is not a kind of question. You can use: {known}."),
    "unknown_purpose": _("{where}: we cannot ask permission for “{name}”. You can use: {known}."),
    "unknown_way": _(
        "{where}: “{way}” is not a way to tell people the results. You can use: {known}."
    ),
    "unknown_item": _("{where}: there is no question called “{name}”."),
    "unknown_option": _("{where}: the question “{item}” has no answer called “{name}”."),
    "unknown_list": _("{where}: there is no list “{list}” under “lists”."),
    "unknown_reference": _("{where}: there is no question called “{name}”."),
    "missing_name": _("{where}: a name is missing."),
    "missing_list": _("{where}: write “list”, so that there are answers to choose from."),
    "missing_calculation": _("{where}: write the formula under “calculation”."),
    "missing_bound": _("{where}: a number is missing."),
    "name_form": _(
        "{where}: “{name}” cannot be a name. Begin with a letter, then use letters and figures."
    ),
    "name_twice": _("{where}: this name stands twice in one part. Change one of them."),
    "option_twice": _("{where}: the answer “{name}” stands twice. Take one away."),
    "list_not_used": _("{where}: this kind of question has no answers to choose from: {kind}."),
    "bound_not_used": _(
        "{where}: only a line from low to high has this. This kind has not: {kind}."
    ),
    "not_a_number": _("{where}: “{value}” is not a number."),
    "sections_too_deep": _("{where}: at most {most} parts can stand inside each other."),
}

SHAPES = {
    "text": _("a text"),
    "list": _("a list"),
    "mapping": _("lines with a name and a colon"),
    "yes or no": _("yes or no"),
    "number of days": _("a number of days"),
}
