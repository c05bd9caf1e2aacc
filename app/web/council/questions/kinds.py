"""What kinds of questions there are, in words that need no manual, in the order of their use."""

from dataclasses import dataclass

from app.core.questionnaire import Kind
from app.web.language import marked as _


@dataclass(frozen=True)
class KindWords:
    """A kind as it is offered: its name, when it fits, and what there is to know. Each is an
    English sentence, said in the reader's language where it is shown."""

    kind: Kind
    name: str
    fits: str
    know: str = ""


KINDS = (
    KindWords(
        Kind.SELECT_ONE,
        _("One answer from a list"),
        _("People tap the answer that fits best."),
        # SV09, MV13: item-specific scales of at most five points, no agreement.
        _("Five answers are enough. Let the answers name what you ask, such as “Very safe”."),
    ),
    KindWords(
        Kind.SELECT_MULTIPLE,
        _("More answers from a list"),
        _("People tap every answer that fits."),
        _("Keep the list short: seven answers or fewer."),
    ),
    KindWords(
        Kind.TEXT,
        _("Own words"),
        _("People type what they want to say."),
        # SV02, decision 9.
        _("One question like this is enough. Ask people to leave out names."),
    ),
    KindWords(
        Kind.VOTE,
        _("A statement to vote on"),
        _("People agree, disagree, or pass."),
        _("Use sentences that residents said themselves."),
    ),
    KindWords(
        Kind.RANK,
        _("Put in order"),
        _("People put the answers in order: most important first."),
        _("This takes time. Use it once, with five answers or fewer."),
    ),
    KindWords(
        Kind.VOICE,
        _("Own voice"),
        _("People record what they want to say, for who would rather talk than type."),
        _("The survey then asks: may we use your voice?"),
    ),
    KindWords(
        Kind.PHOTO,
        _("A photo"),
        _("People take a photo, for example of their street."),
        _("The survey then asks: may we use your photo? Ask for things, not for people."),
    ),
    KindWords(
        Kind.INTEGER,
        _("A whole number"),
        _("People type a number, such as 3."),
        # SV18: no income or debts.
        _("Do not ask for income or debts."),
    ),
    KindWords(
        Kind.RANGE,
        _("A number on a line"),
        _("People choose a number between two ends, such as 0 to 10."),
        _("Words are easier for many people than numbers."),
    ),
    KindWords(Kind.DECIMAL, _("A number with a comma"), _("People type a number, such as 2.5.")),
    KindWords(
        Kind.DATE,
        _("A day"),
        _("People choose a day."),
        _("Do not ask for a birthday: it tells too much about who somebody is."),
    ),
    KindWords(Kind.TIME, _("A time of day"), _("People choose a time, such as 14:30.")),
    KindWords(Kind.DATE_TIME, _("A day and a time"), _("People choose a day and a time.")),
    KindWords(
        Kind.AREA,
        _("Where somebody lives, roughly"),
        _("People type the four digits of their postcode."),
        _("We never keep more than four letters or digits."),
    ),
    KindWords(
        Kind.NOTE,
        _("Only words"),
        _("People read it and go on. It asks nothing."),
        _("Use it to explain something in the next question."),
    ),
    KindWords(
        Kind.CALCULATE,
        _("A calculation"),
        _("Nobody sees it. The phone counts with answers that were given."),
        _("This is a formula. Most surveys do without."),
    ),
)
BY_KIND = {each.kind: each for each in KINDS}
