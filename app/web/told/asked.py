"""What the council asked of others, and what they answered, or that they did not (IJ20)."""

from collections.abc import Iterator

from markupsafe import Markup

from app.core.return_report import Said
from app.flow.advising import Asked
from app.web.told.nouns import Block, Line
from app.web.told.points import said_in
from app.web.told.shown import Shown


def asked_block(asked: tuple[Asked, ...], shown: Shown, shows_drafts: bool) -> Iterator[Block]:
    """One block with every advice that was sent; nothing where none was."""
    if asked:
        lines = tuple(_line(each, shown, shows_drafts) for each in asked)
        yield Block("asked", shown.say("What we asked others"), lines)


def _line(asked: Asked, shown: Shown, shows_drafts: bool) -> Line:
    advice = asked.advice
    text = shown.said(said_in(advice.texts, "advice:text", shown, shows_drafts))
    word = shown.say("We asked: {name}", name=shown.name(advice.recipient))
    return Line(text, word=word, more=_answer(asked, shown))


def _answer(asked: Asked, shown: Shown) -> Markup:
    advice = asked.advice
    if advice.reply:
        head = shown.say("The answer of {day}:", day=shown.day(advice.reply_day))
        return Markup("{} {}").format(head, shown.said(Said(advice.reply, shown.source)))
    due = shown.day(advice.reply_due)
    if asked.is_overdue:
        late = shown.say("The last day for an answer was {day}.", day=due)
        return Markup("{} {}").format(late, shown.say("There is no answer yet."))
    return shown.say("The last day for an answer is {day}.", day=due)
