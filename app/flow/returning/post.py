"""How the sending of a survey stands, for who looks after it: never to whom, only how many."""

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum

from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.flow.returning.taking_up import sender_of

LONGEST_REASON = 300


class Sending(StrEnum):
    """What the sender does now. NEEDS_KEY: something waits and nobody sends it."""

    NOTHING = "nothing"
    NEEDS_KEY = "needs_key"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"


@dataclass(frozen=True)
class Post:
    """``waiting`` messages to come, ``printed`` letters without a stamp, ``kept`` addresses for a
    follow-up, ``done`` and ``failed`` messages of both subjects, and why it stopped (a code)."""

    sending: Sending
    waiting: int
    printed: int
    kept: int
    done: int
    failed: int
    trouble: str


def post_of(toolkit: Toolkit, survey: Survey) -> Post:
    """How the sending of a survey stands now."""
    with toolkit.store.read() as shelves:
        counts = shelves.outbox.counts(survey)
        state = shelves.outbox.state(survey)
    found: Counter[str] = Counter()
    for _, at, route, number in counts:
        is_printed = at == "in_flight" and route == "letter"
        found["printed" if is_printed else "waiting" if at == "in_flight" else at] += number
    sending = Sending.DONE if found else Sending.NOTHING
    if found["waiting"]:
        sending = Sending.PAUSED if state.is_paused else Sending.NEEDS_KEY
        if is_running(toolkit, survey):
            sending = Sending.RUNNING
    return Post(
        sending,
        found["waiting"],
        found["printed"],
        found["kept"],
        found["done"],
        found["failed"],
        state.trouble,
    )


def is_running(toolkit: Toolkit, survey: Survey) -> bool:
    """Whether a sender works on the survey now, in any process of any host."""
    with toolkit.store.sole(sender_of(survey)) as is_free:
        return not is_free


def pause(toolkit: Toolkit, survey: Survey, by: str) -> None:
    """The sender stops before its next message; who goes on gives the passphrase."""
    _put(toolkit, survey, by, "pause sending", {"is_paused": True})


def note_trouble(toolkit: Toolkit, survey: Survey, trouble: str) -> None:
    """Why the sending stopped by itself is known to who looks: a code, or empty for nothing."""
    with toolkit.store.write() as shelves:
        state = shelves.outbox.state(survey)
        shelves.outbox.put_state(survey, replace(state, trouble=trouble))


def say_why_late(toolkit: Toolkit, survey: Survey, reason: str, language: str, by: str) -> None:
    """Everybody who looks for late results reads this reason; an empty one is taken away.

    Raises Refused: ``reason_too_long``.
    """
    reason = " ".join(reason.split())
    if len(reason) > LONGEST_REASON:
        figures = (("most", str(LONGEST_REASON)),)
        raise Refused(Problem("reason_too_long", "reason", figures))
    changes: dict[str, object] = {"reason": reason, "language": language, "by": by}
    _put(toolkit, survey, by, "say why results are late", changes)


def release_follow_up(toolkit: Toolkit, survey: Survey, by: str) -> int:
    """Who wanted to hear what was done will: their messages wait to be sent. How many.

    They get one more message and no other, so there must be news that was made ready for them
    (``flow/advising``). Raises Refused: ``no_news_ready``, ``nobody_wants_more``.
    """
    with toolkit.store.write() as shelves:
        if not shelves.advising.follow_ups(survey):
            raise Refused(Problem("no_news_ready", survey.slug))
        count = shelves.outbox.release(survey)
        if not count:
            raise Refused(Problem("nobody_wants_more", survey.slug))
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        shelves.people.log(survey.council_id, today, by, "release follow-up", survey.slug)
    return count


def _put(toolkit: Toolkit, survey: Survey, by: str, act: str, changes: dict[str, object]) -> None:
    with toolkit.store.write() as shelves:
        state = replace(shelves.outbox.state(survey), **changes)  # type: ignore[arg-type]
        shelves.outbox.put_state(survey, state)
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        shelves.people.log(survey.council_id, today, by, act, survey.slug)
