"""Advice: written from findings, sent on a day, replied to by another, or seen as late (IJ20)."""

from dataclasses import dataclass, replace

from app.core.advising.given import (
    LONGEST_REPLY,
    GivenAdvice,
    advice_troubles,
    sending_troubles,
)
from app.core.advising.lines import is_day
from app.core.advising.slots import settled
from app.core.problems import Problem, Refused
from app.flow.advising.texts import languages_of, noted, today_of
from app.flow.ports import Toolkit
from app.flow.records import Council, Person, Survey
from app.flow.shelves import Shelves


@dataclass(frozen=True)
class Asked:
    """An advice that was sent, and whether its reply is late; this much everybody may see."""

    survey: Survey
    advice: GivenAdvice
    is_overdue: bool


def advices_of(toolkit: Toolkit, survey: Survey) -> tuple[GivenAdvice, ...]:
    """Every advice of a survey: what is not sent yet first, then the newest."""
    with toolkit.store.read() as shelves:
        return shelves.advising.advices(survey)


def asked_of(toolkit: Toolkit, survey: Survey) -> tuple[Asked, ...]:
    """The advice of a survey that was sent, the newest first."""
    with toolkit.store.read() as shelves:
        return _asked(toolkit, shelves, survey)


def waiting_for_reply(toolkit: Toolkit, council: Council) -> tuple[Asked, ...]:
    """Advice of every survey that a council leads and that was sent; what waits for a reply
    first, by the day on which that is due. This is all that an official sees of it."""
    with toolkit.store.read() as shelves:
        led = [s for s in shelves.surveys.all(council.id) if s.council_id == council.id]
        found = [asked for survey in led for asked in _asked(toolkit, shelves, survey)]
    return tuple(sorted(found, key=lambda a: (bool(a.advice.reply), a.advice.reply_due)))


def keep_advice(
    toolkit: Toolkit, person: Person, survey: Survey, advice: GivenAdvice
) -> GivenAdvice:
    """The advice stands as it was typed, not sent yet; without an id it is new.

    Raises Refused: ``source_text_needed``, ``text_too_long``, ``no_recipient``,
    ``line_too_long``, ``not_a_day``, ``too_many_findings``, ``unknown_advice``,
    ``advice_is_sent``.
    """
    with toolkit.store.write() as shelves:
        today = today_of(toolkit, shelves, survey)
        source = languages_of(shelves, survey)[0]
        before = _known(shelves, survey, advice.id) if advice.id else None
        if before is not None and before.is_sent:
            raise Refused(Problem("advice_is_sent", "day"))
        known = before.texts if before else ()
        kept = replace(
            _trimmed(advice),
            id=advice.id or toolkit.secrets.random_id(),
            texts=settled(advice.texts, known, source, person.name, today),
        )
        problems = advice_troubles(kept, source)
        if problems:
            raise Refused(*problems)
        shelves.advising.put_advice(survey, kept)
        noted(shelves, person, today, "write advice", survey.slug)
    return kept


def send_advice(toolkit: Toolkit, person: Person, survey: Survey, advice_id: str) -> GivenAdvice:
    """The advice counts as sent today; from now on it stays as it is, and waits for its reply.

    Raises Refused: ``unknown_advice``, ``advice_is_sent``, ``reply_due_needed``.
    """
    with toolkit.store.write() as shelves:
        today = today_of(toolkit, shelves, survey)
        advice = _known(shelves, survey, advice_id)
        problems = sending_troubles(advice, today)
        if problems:
            raise Refused(*problems)
        sent = replace(advice, day=today)
        shelves.advising.put_advice(survey, sent)
        noted(shelves, person, today, "send advice", survey.slug)
    return sent


def reply_to(
    toolkit: Toolkit, person: Person, survey: Survey, advice_id: str, reply: str, day: str = ""
) -> GivenAdvice:
    """The reply stands with its day (today unless told) and who wrote it down.

    Raises Refused: ``unknown_advice``, ``advice_not_sent``, ``reply_is_there``, ``reply_text``,
    ``not_a_day``, ``day_to_come``, ``reply_before_advice``.
    """
    said = "\n".join(line.strip() for line in reply.strip().splitlines())
    with toolkit.store.write() as shelves:
        today = today_of(toolkit, shelves, survey)
        advice = _known(shelves, survey, advice_id)
        problems = _reply_troubles(advice, said, day or today, today)
        if problems:
            raise Refused(*problems)
        replied = replace(advice, reply=said, reply_day=day or today, reply_by=person.name)
        shelves.advising.put_advice(survey, replied)
        noted(shelves, person, today, "reply to advice", survey.slug)
    return replied


def drop_advice(toolkit: Toolkit, person: Person, survey: Survey, advice_id: str) -> None:
    """An advice that was not sent is gone.

    Raises Refused: ``unknown_advice``, ``advice_is_sent``.
    """
    with toolkit.store.write() as shelves:
        if _known(shelves, survey, advice_id).is_sent:
            raise Refused(Problem("advice_is_sent", "day"))
        shelves.advising.drop_advice(survey, advice_id)
        noted(shelves, person, today_of(toolkit, shelves, survey), "drop advice", survey.slug)


def _reply_troubles(advice: GivenAdvice, said: str, day: str, today: str) -> list[Problem]:
    found = []
    if not advice.is_sent:
        found.append(Problem("advice_not_sent", "reply"))
    if advice.reply:
        found.append(Problem("reply_is_there", "reply"))
    if not said or len(said) > LONGEST_REPLY:
        found.append(Problem("reply_text", "reply", (("most", str(LONGEST_REPLY)),)))
    if not is_day(day):
        found.append(Problem("not_a_day", "day"))
    elif day > today:
        found.append(Problem("day_to_come", "day"))
    elif advice.is_sent and day < advice.day:
        found.append(Problem("reply_before_advice", "day"))
    return found


def _asked(toolkit: Toolkit, shelves: Shelves, survey: Survey) -> tuple[Asked, ...]:
    today = today_of(toolkit, shelves, survey)
    sent = (advice for advice in shelves.advising.advices(survey) if advice.is_sent)
    return tuple(Asked(survey, advice, advice.is_overdue(today)) for advice in sent)


def _known(shelves: Shelves, survey: Survey, advice_id: str) -> GivenAdvice:
    for advice in shelves.advising.advices(survey):
        if advice.id == advice_id:
            return advice
    raise Refused(Problem("unknown_advice", advice_id[:32]))


def _trimmed(advice: GivenAdvice) -> GivenAdvice:
    """The same with plain lines, and with nothing that only sending and a reply bring."""

    def line(text: str) -> str:
        return " ".join(text.split())

    return GivenAdvice(
        advice.id,
        line(advice.recipient),
        (),
        advice.findings,
        line(advice.who),
        line(advice.when),
        line(advice.why),
        line(advice.how),
        reply_due=advice.reply_due,
    )
