"""What the pages of open answers say: kinds of marks, states of quotes, reasons, what was done."""

from app.core.open_answers.answer import Came
from app.core.open_answers.marks import MarkKind
from app.core.open_answers.quote import QuoteState
from app.web.language import marked as _

KINDS = {
    MarkKind.NAME: _("name?"),
    MarkKind.PHONE: _("phone?"),
    MarkKind.MAIL: _("e-mail?"),
    MarkKind.WEB: _("web page?"),
    MarkKind.IBAN: _("bank account?"),
    MarkKind.BSN: _("citizen service number?"),
    MarkKind.DATE: _("date?"),
    MarkKind.POSTCODE: _("postcode?"),
    MarkKind.STREET: _("street?"),
    MarkKind.PLATE: _("number plate?"),
    MarkKind.AGE: _("age?"),
    MarkKind.OTHER: _("marked by hand"),
}
KIND_NAMES = {
    MarkKind.NAME: _("A name"),
    MarkKind.STREET: _("A street or a place"),
    MarkKind.PHONE: _("A phone number"),
    MarkKind.DATE: _("A date"),
    MarkKind.AGE: _("An age"),
    MarkKind.OTHER: _("Something else that leads to a person"),
}
STATES = {
    QuoteState.PROPOSED: _("Waits for a second person"),
    QuoteState.RELEASED: _("Released"),
    QuoteState.REFUSED: _("Not released"),
    QuoteState.TAKEN_BACK: _("Taken back"),
}
CHECKS = {
    "name": _("There is no name in it, and no nickname."),
    "place": _("There is no address, workplace or school in it."),
    "event": _("There is no rare event, illness or job in it."),
    "known": _("Nobody in the neighbourhood can tell who said this."),
}
CAME = {
    Came.TEXT: _("written"),
    Came.VOICE: _("recording"),
    Came.PHOTO: _("photo"),
}
SAYS = {
    "coded": _("Kept. This is the next answer."),
    "proposed": _("The quote waits for a second person."),
    "released": _("Released. Everybody may read this quote."),
    "refused": _("This quote is shown to nobody."),
    "hand": _("Marked. These words are marked in all other answers too."),
    "again": _("Marked. Released quotes with these words wait for a new look."),
    "made": _("The theme is there."),
    "named": _("The names are saved."),
    "removed": _("The theme is gone."),
    "copied": _("The themes were copied."),
    "ended": _("Coding of this question is done. Now look at the differences."),
    "settled": _("Settled."),
    "counted": _("The numbers are fixed. They may be told."),
    "written": _("Written down. The words can be coded and quoted now."),
    "file_gone": _("The recording or photo is gone. What was written down stays."),
}
REASONS = {
    "never_opened": _("This survey was never opened, so there are no answers yet."),
    "not_closed": _("People still answer. You can read what they wrote once it is closed."),
    "unknown_answer": _("This answer is not there any more. The person may have taken it back."),
    "unknown_quote": _("This quote is not there any more. The person may have taken it back."),
    "unknown_item": _("This question is not there any more."),
    "quote_empty": _("The quote is empty. Leave some of the words in it."),
    "quote_too_long": _("The quote is too long. Take {most} signs at most."),
    "unknown_language": _("This survey is not in that language."),
    "no_yes_to_quotes": _(
        "This person said no to being quoted. Say it in other words: choose a paraphrase."
    ),
    "not_their_words": _(
        "Some of these words are not in the answer. Leave out as you like, but add nothing. "
        "Or choose a paraphrase."
    ),
    "too_literal": _("This still sounds like the person. Take other words, at most {most} alike."),
    "second_person": _("You proposed this quote yourself. Somebody else must look at it."),
    "not_all_checked": _("Tick each point, after you looked. Or do not release the quote."),
    "not_waiting": _("Somebody else decided about this quote already."),
    "no_reason": _("Write the reason in a few words."),
    "reason_too_long": _("The reason is too long. Take {most} signs at most."),
    "not_in_the_quote": _("These words are not in the quote. Type them as they stand there."),
    "too_many_words": _("Mark at most {most} words at once."),
    "unknown_theme": _("This theme is not there any more. Choose again."),
    "no_theme_chosen": _("Choose a theme first. Does none fit? Then press: Nothing fits."),
    "coded_by_two": _("Two others coded this answer already."),
    "coding_is_over": _("Coding of this question is done. You can still settle differences."),
    "nothing_coded_twice": _("No answer was coded by two people yet."),
    "still_apart": _("Two people still code apart. Wait until both are done."),
    "theme_without_name": _("Give the theme a name in one language or more."),
    "theme_name_too_long": _("The name is too long. Take {most} signs at most."),
    "theme_exists": _("There is a theme with this name already: {where}."),
    "too_many_themes": _("There are too many themes. At most {most}; join some."),
    "theme_is_told": _("The number of this theme was fixed, so the theme stays."),
    "no_themes_there": _("There are no new themes to copy there."),
    "not_all_settled": _("First code all answers twice, and settle each difference."),
    "counted_per_person": _("This question is asked of each member of a home. It is not counted."),
    "too_little_changed": _("Too little changed. The numbers stay as they were fixed."),
    "nothing_written_down": _("Write down what you hear or see."),
    "transcript_too_long": _("This is too long. Take {most} signs at most."),
    "not_written_down_yet": _("First write down what you hear or see. Then it can go."),
}
