"""The consent talk on paper: what a helper reads aloud, point by point, with boxes to tick (CO11).

Everything in it comes from the version's own terms and texts, so that it says what the phone says.
Nobody signs (CO12). The point that it is free to say no stands in every talk, whatever the notice
holds, because that is what people leave out.
"""

from dataclasses import dataclass

from flask import Response
from markupsafe import Markup

from app.core.questionnaire import Questionnaire
from app.flow.deliver import Found
from app.web.agreed import number
from app.web.language import Reader
from app.web.page import render_page
from app.web.respond.form import steps_of
from app.web.respond.notice import checks_of, points_of, whole_of
from app.web.respond.texts import ShownTexts
from app.words import language_name

STYLES = ("tokens", "base", "sheet")


@dataclass(frozen=True)
class Point:
    """One point to read aloud. ``is_always`` marks the one that may never be left out."""

    words: Markup
    is_always: bool = False


@dataclass(frozen=True)
class Question:
    """A question with what belongs to it: the right answer, or what to do after a no."""

    words: Markup
    more: Markup


def talk_page(found: Found, reader: Reader) -> Response:
    """The talk for one version and language, to print."""
    version, council = found.version, found.council.name
    questionnaire, terms = version.questionnaire, version.terms
    texts = ShownTexts(reader, questionnaire.source)
    context = {
        "title": reader.say("The talk before the questions"),
        "is_example": version.is_example,
        "topic": texts.show(questionnaire.title),
        "version": number(reader, version.number),
        "language": language_name(reader.tag),
        "is_easy": reader.tag.endswith("-simple"),
        "points": points_to_read(points_of(terms, council, texts), reader),
        "more": whole_of(questionnaire, terms, council, texts),
        "told_back": [
            Question(check.asked, reader.say("The right answer: {answer}", answer=check.why))
            for check in checks_of(texts)
        ],
        "purposes": _purposes(questionnaire, texts),
        "sensitive": [
            texts.show(item.label) or item.name
            for item in questionnaire.items()
            if item.is_sensitive
        ],
    }
    return render_page(
        "respond/consent_talk.html", reader, context, STYLES, look=found.council.look
    )


def points_to_read(points: tuple[Markup, ...], reader: Reader) -> tuple[Point, ...]:
    """The points of the notice; the voluntary one is always among them, once, and marked."""
    voluntary = reader.say("You choose. Your food and your help stay the same.")
    others = tuple(Point(words) for words in points if words != voluntary)
    at = points.index(voluntary) if voluntary in points else len(others)
    return (*others[:at], Point(voluntary, is_always=True), *others[at:])


def _purposes(questionnaire: Questionnaire, texts: ShownTexts) -> tuple[Question, ...]:
    """Each purpose as the phone asks it, with what a no means."""
    say = texts.reader.say
    stop = say("No? Say thank you and stop. We keep nothing.")
    go_on = say("No? That is fine. Go on with the questions.")
    return tuple(
        Question(ask.label, stop if step.must else go_on)
        for step in steps_of(questionnaire, texts)
        for ask in step.asks
    )
