"""What was agreed to, and until when, in the words that every door shares: the receipt (CO13).

The last page, the pages behind a ticket and the page on rights say the same things with these.
Nothing here knows an answer.
"""

from markupsafe import Markup

from app.core.consent import ConsentRecord
from app.core.languages import parse_language
from app.web.language import Reader, apart, left_to_right
from app.web.language import marked as _
from app.words import format_day, format_number, language_name

_YEAR = 365
PURPOSES = {
    "adult": _("16 years or older"),
    "answers": _("Use my answers"),
    "quote": _("Show my words to others"),
    "voice": _("Use the recording of my voice"),
    "photo": _("Use my photo"),
}
KINDS = {
    "withdrawal": _("You can remove your answers"),
    "answers": _("We keep your answers"),
    "free_text": _("We keep what you wrote"),
    "recordings": _("We keep your recordings and photos"),
}
_MODES = {
    "self": _("You answered yourself."),
    "interviewer": _("Somebody asked you the questions."),
    "kiosk": _("You answered on a screen of the council."),
    "paper": _("You answered on paper."),
    "group": _("You answered in a group."),
}


def receipt(reader: Reader, record: ConsentRecord) -> tuple[tuple[Markup, Markup], ...]:
    """Pairs of what it is about and what was so: every purpose with its yes or no, then when, in
    which language and version, read or listened."""
    say = reader.say
    purposes = tuple(
        (say(PURPOSES[name]), say("Yes") if agreed else say("No"))
        for name, agreed in record.consent.choices
    )
    return (
        *purposes,
        (say("Day"), day(reader, record.day)),
        (say("Language"), _language(reader, record)),
        (say("How"), _how(reader, record)),
        (say("Version of the questions"), number(reader, record.version)),
    )


def _language(reader: Reader, record: ConsentRecord) -> Markup:
    name = apart(language_name(record.language))
    easy = reader.say("Easy words") if record.level == "easy" else Markup()
    return Markup("{}, {}").format(name, easy) if easy else name


def _how(reader: Reader, record: ConsentRecord) -> Markup:
    say = reader.say
    spoken_only = parse_language(record.language).is_spoken_only
    listened = record.listened or spoken_only
    said = [
        say(_MODES[record.mode]),
        say("You listened to the questions.") if listened else say("You read the questions."),
    ]
    if record.helped:
        said.append(say("Somebody helped you."))
    return Markup(" ").join(said)


def until(reader: Reader, last_day: str, days: int) -> Markup:
    """The last day of something, or how long after the end of the survey it lasts."""
    if last_day:
        return reader.say("The last day: {day}", day=day(reader, last_day))
    # Nobody can picture 1825 days (PL11: no large exact numbers).
    if days >= 2 * _YEAR and days % _YEAR == 0:
        count = number(reader, days // _YEAR)
        return reader.say("Years after the survey ends: {count}", count=count)
    return reader.say("Days after the survey ends: {count}", count=number(reader, days))


def number(reader: Reader, figure: int) -> Markup:
    """A whole number in the reader's digits."""
    return apart(format_number(str(figure), reader.tag))


def day(reader: Reader, iso: str) -> Markup:
    """A day with the name of its month."""
    return apart(format_day(iso, reader.tag))


def contact(text: str) -> Markup:
    """An address or number in its own direction; words stay words."""
    is_code = any(sign in text for sign in "@/+") or text.replace(" ", "").isdigit()
    return left_to_right(text) if is_code else apart(text)
