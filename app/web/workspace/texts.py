"""What is said about the texts of a language: their states, their places, and why not."""

from markupsafe import Markup

from app.core.languages import parse_language
from app.core.side_by_side import Pair
from app.core.texts import SlotState
from app.web.language import Reader
from app.web.language import marked as _
from app.words import name_in

REASONS = {
    "changed_meanwhile": _(
        "Somebody else changed this text while you were working. Look at both texts and save again."
    ),
    "insert_lost": _(
        "This text must hold the same signs between braces as the text beside it: {inserts}."
    ),
    "text_too_long": _("This text is too long. At most {most} signs."),
    "source_text": _("This is the first language. Change its texts under Questions."),
    "word_of_program": _("This is a word of the program itself. You can leave a note about it."),
    "unknown_slot": _("This text is not there any more. Load the page again."),
    "language_not_offered": _("This survey is not in that language."),
    "version_under_way": _("The survey is being answered. Its texts stay as they are."),
    "nothing_to_confirm": _("There is nothing yet that you can confirm."),
    "not_looked": _("Tick the box first: you looked at all texts."),
    "same_person": _(
        "You wrote or confirmed these easy words yourself. Ask somebody else to look."
    ),
    "unknown_language": _("The program does not know this language: {where}."),
    "language_is_there": _("The survey is in this language already."),
    "too_many_languages": _("These are too many languages. At most {most}."),
    "easy_needs_its_language": _(
        "Easy words belong to a language. Keep the language itself as long as its easy words."
    ),
    "source_stays": _("All other languages are made from this one, so it stays."),
    "no_name": _("A name is needed."),
    "name_too_long": _("This name is too long. At most {most} signs."),
    "too_many_links": _("There are {most} open links already. Stop one first."),
    "unknown_link": _("This link is not there any more."),
    "link_closed": _("This link does not open anything any more."),
    "part_is_empty": _("The end must come after the beginning."),
    "no_recording": _("There is no recording here."),
    "unknown_recording_kind": _("This kind of recording does not fit here."),
    "sound_empty": _("There is nothing to hear in this recording. Record it again."),
    "sound_too_large": _("This recording is too large. Make it shorter."),
    "sound_unreadable": _(
        "This is no sound that we can read. Record it here, or bring an mp3, wav, ogg, webm or "
        "m4a file."
    ),
    "sound_too_long": _("This recording is too long. At most {most} seconds."),
    "no_sound": _("Record something first, or choose a file."),
    "texts_missing": _("Texts that are still missing: {count}."),
    "words_missing": _("Words of the program that are still missing in this language: {count}."),
    "sounds_missing": _("Recordings that are still missing: {count}."),
    "films_missing": _("Films that are still missing: {count}."),
    "meaning_not_checked": _(
        "Questions in easy words that wait for a second person: {count}. Does each ask the same?"
    ),
}
STATES = {
    SlotState.MISSING: _("Missing"),
    SlotState.DRAFT: _("Not confirmed"),
    SlotState.CONFIRMED: _("Confirmed"),
    SlotState.PRETESTED: _("Tested with people"),
    SlotState.OUTDATED: _("Look again"),
}
PARTS = {
    "title": _("Name of the survey"),
    "intro": _("First words"),
    "happens_next": _("What happens next"),
    "consent": _("What people agree to"),
    "section": _("Name of a part"),
    "finding": _("Sentence of the results"),
    "report": _("Said of the results"),
    "words": _("Word of the program"),
    "notice": _("Point about privacy"),
    "place": _("Place of the page"),
    "label": _("The question itself"),
    "hint": _("Help with the question"),
    "guidance": _("For who reads aloud"),
    "picture_alt": _("What the picture shows"),
    "constraint_message": _("When the answer does not fit"),
    "required_message": _("When an answer is needed"),
    "option": _("Answer"),
}
RESULTS = _("The results")
AROUND = _("Around the questions")
QUESTION = _("Question {number}")


def part_words(reader: Reader, pair: Pair) -> Markup:
    """What a text is, in words."""
    return reader.say(PARTS.get(pair.part, AROUND))


def state_words(reader: Reader, state: SlotState) -> Markup:
    """What is known of a text, in words."""
    return reader.say(STATES[state])


def language_words(reader: Reader, tag: str) -> Markup:
    """The name of a language as the reader's language says it, with its level."""
    language = parse_language(tag)
    name = name_in(tag, reader.tag)
    if language.is_easy:
        return reader.say("{language}, easy words", language=Markup(name))
    if language.is_spoken_only:
        return reader.say("{language}, spoken only", language=Markup(name))
    return Markup(name)
