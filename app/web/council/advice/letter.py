"""An advice as a letter: what people said, what is asked, and by when an answer is due (IJ20)."""

from app.core.advising.given import GivenAdvice
from app.core.advising.slots import text_in
from app.core.languages import parse_language
from app.flow.advising import source_of
from app.flow.find import title_of, version_of
from app.flow.publishing.results import results_of
from app.flow.records import Survey
from app.media.papers import LetterPaper, letter_pdf
from app.media.typesetting import Printed
from app.web.council.advice.words import day
from app.web.council.door import Visit


def letter_of(visit: Visit, survey: Survey, advice: GivenAdvice, found: tuple[str, ...]) -> Printed:
    """The letter, in the words of whoever prints it; ``found`` are the findings in words."""

    def say(sentence: str, **figures: object) -> str:
        return visit.say(sentence, **figures).striptags()

    source = source_of(visit.toolkit, survey)[0]
    version = version_of(visit.toolkit, survey)
    results = results_of(visit.toolkit, survey.slug)
    people = results.publication.respondents if results else None
    title = title_of(visit.toolkit, survey, visit.reader.tag)
    parts: list[tuple[str, tuple[str, ...]]] = [(say("What this is about"), (title,))]
    if people:
        asked = say("{count} people answered.", count=people)
        parts.append((say("Who answered"), (asked,)))
    if found:
        parts.append((say("What people said"), found))
    parts.append((say("What we ask"), (text_in(advice.texts, source),)))
    lines = ((say("Who"), advice.who), (say("When"), advice.when), (say("Why"), advice.why),
             (say("How"), advice.how))  # fmt: skip
    parts += [(label, (said,)) for label, said in lines if said]
    if advice.reply_due:
        due = say("Please answer by {day}.", day=day(visit, advice.reply_due))
        told = say("We tell the people who answered what you reply.")
        parts.append((say("Your answer"), (due, told)))
    today = advice.day or visit.toolkit.clock.today(visit.council.time_zone)
    contact = version.terms.contact if version else ""
    return letter_pdf(
        LetterPaper(
            tag=visit.reader.tag,
            direction=parse_language(visit.reader.tag).direction,
            title=say("Advice of {council}", council=visit.council.name),
            sender=visit.council.name,
            day=day(visit, today),
            recipient=advice.recipient,
            parts=tuple(parts),
            foot=say("Questions? {contact}", contact=contact) if contact else "",
            example=say("Example. Nothing here is real.") if version and version.is_example else "",
        )
    )
