"""Why a formula cannot be read, in words that say what to do; each by its code."""

from app.web.language import marked as _

FORMULAS = {
    "unknown_reference": _("There is no question called “{at}”."),
    "function_not_supported": _("The function “{at}” cannot be used here."),
    "unknown_function": _("There is no function called “{at}”. Check how it is spelled."),
    "wrong_arguments": _("Between the brackets of “{at}” stands too much or too little."),
    "path_not_supported": _("“{at}” is a path. Use the short name of the question instead."),
    "union_not_supported": _("The sign | cannot be used here. Write “or”."),
    "bare_word": _("Put “{at}” between quotes. Or is it a question? Then write it as one."),
    "reference_in_quotes": _(
        "The name of a question stands between quotes. Take these quotes away."
    ),
    "unclosed_text": _("A quote is missing. Put one at the end of the text."),
    "ends_too_soon": _("It stops too soon. Perhaps a bracket is missing."),
    "unexpected": _("“{at}” does not belong in that place."),
    "empty": _("There is nothing in it."),
    "pattern_not_fixed": _("The pattern must be a text between quotes."),
    "unknown_sign": _("The sign “{at}” cannot be used here. Take it away."),
    "number_too_long": _("The number “{at}” is too long."),
    "too_long": _("It is too long. Make it shorter."),
    "too_deep": _("Too many brackets stand inside each other. Make it simpler."),
    "not_an_expression": _("It is not a formula."),
    "pattern_not_supported": _("The pattern “{at}” uses something that cannot be used here."),
    "pattern_too_large": _("The pattern “{at}” is too large. Make it shorter."),
    "pattern_repeats_endlessly": _("The pattern “{at}” could go on without end. Make it simpler."),
}
