"""Forgetting: people take back answers or one purpose, and each kind of data ends on its day.

Deleted means deleted: a keyed tombstone keeps a backup from bringing it back, and the store
overwrites what was freed (decision 14).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain

from app.core.consent import REVOCABLE, WITH_A_FILE, ConsentRecord
from app.core.planning import end_day, ends_of
from app.core.problems import Problem, Refused
from app.core.questionnaire import Kind
from app.core.response import Mode
from app.flow.copies import (
    addresses_end,
    revoke,
    tombstone_of,
    tombstone_of_purpose,
    tombstone_of_ticket,
)
from app.flow.open_answers.ends import answers_end, free_texts, texts_end
from app.flow.open_answers.silence import silencing
from app.flow.ports import Toolkit
from app.flow.records import Stage, Survey, Version
from app.flow.returning.tickets import TicketHolder
from app.flow.shelves import Shelves
from app.flow.watching.night import night_of

LATE_DAYS = 3
LATE_DAYS_WITH_INTERVIEWERS = 14
KEYS_KEPT_DAYS = 30
BACKUPS_KEPT_DAYS = 30
_WORKER = "program"


class Outcome(StrEnum):
    """What became of taking answers back, or one purpose: then it is ``REVOKED``."""

    GONE = "gone"
    REVOKED = "revoked"
    GONE_AFTER_PUBLICATION = "gone_after_publication"
    NOT_FOUND = "not_found"
    TOO_LATE = "too_late"


@dataclass(frozen=True)
class Held:
    """What is held of a person: never the answers themselves. ``ends`` holds for each kind of data
    that this person can have given its last ISO day, empty while the survey is open, and the
    number of days after closing. ``may_be_taken_back`` until the last day for that."""

    record: ConsentRecord
    ends: tuple[tuple[str, str, int], ...]
    may_be_taken_back: bool

    @property
    def revocable(self) -> tuple[str, ...]:
        """The purposes that can be said no to now, while the answers stay."""
        return self.record.consent.revocable if self.may_be_taken_back else ()

    def end(self, kind: str) -> tuple[str, int]:
        """The last day of a kind of data, and the days after closing."""
        return next((day, days) for name, day, days in self.ends if name == kind)


def held(toolkit: Toolkit, holder: TicketHolder) -> Held | None:
    """What is held behind a ticket, or None where it is gone or can no longer be found."""
    trace = toolkit.secrets.hash("withdrawal", holder.survey.id, holder.number)
    with toolkit.store.read() as shelves:
        found = shelves.responses.by_withdrawal(holder.survey, trace)
    if found is None:
        return None
    _, version, response = found
    record = response.consent_record(version.number)
    return Held(
        record=record,
        ends=ends_for(version, tuple(name for name, yes in record.consent.choices if yes)),
        may_be_taken_back=_may_withdraw(version, _today(toolkit, holder)),
    )


def ends_for(version: Version, purposes: tuple[str, ...]) -> tuple[tuple[str, str, int], ...]:
    """Kind of data, last ISO day (empty while the survey is open) and days after closing, for
    what somebody can have given who agreed to these purposes."""
    kinds = {"withdrawal", "answers"}
    if any(item.kind is Kind.TEXT for item in version.questionnaire.items()):
        kinds.add("free_text")
    if set(purposes) & set(WITH_A_FILE):
        kinds.add("recordings")
    return tuple(
        (kind, _end(version, kind), days)
        for kind, days in ends_of(version.terms).items()
        if kind in kinds
    )


def why_not(toolkit: Toolkit, holder: TicketHolder, found: Held | None) -> Outcome | None:
    """Why answers cannot be taken back, or None where they can; ``found`` is what is held."""
    if found is not None:
        return None if found.may_be_taken_back else Outcome.TOO_LATE
    # Once the traces are erased nobody knows whose answers are whose.
    may = _may_withdraw(holder.promise.version, _today(toolkit, holder))
    return Outcome.NOT_FOUND if may else Outcome.TOO_LATE


def _today(toolkit: Toolkit, holder: TicketHolder) -> str:
    return toolkit.clock.today(holder.promise.council.time_zone)


def _may_withdraw(version: Version, today: str) -> bool:
    last = _end(version, "withdrawal")
    return not last or today <= last


def withdraw(toolkit: Toolkit, holder: TicketHolder) -> Outcome:
    """The response is gone with all that came with it, and will not come back from a backup.

    Before publication its ticket is gone too: nothing is owed to who left. After it the numbers
    stay, and the ticket still opens the results.
    """
    survey, today = holder.survey, _today(toolkit, holder)
    trace = toolkit.secrets.hash("withdrawal", survey.id, holder.number)
    with toolkit.store.write() as shelves:
        found = shelves.responses.by_withdrawal(survey, trace)
        version = found[1] if found else holder.promise.version
        if not _may_withdraw(version, today):
            return Outcome.TOO_LATE
        if found is None:
            return Outcome.NOT_FOUND
        published = shelves.publications.all(survey)
        is_published = any(each.version_id == version.id for each in published)
        with silencing(toolkit, shelves, survey):
            _delete(toolkit, shelves, found[0], today)
        shelves.publications.note_removal(survey)
    if not is_published:
        # In a transaction of its own: response and register are never written together.
        with toolkit.store.write() as shelves:
            register = toolkit.secrets.hash("register", survey.id, holder.number)
            shelves.returns.remove_ticket(survey.id, register)
            shelves.tombstones.add(tombstone_of_ticket(toolkit.secrets, register), today)
    toolkit.store.forget()
    return Outcome.GONE_AFTER_PUBLICATION if is_published else Outcome.GONE


def withdraw_purpose(toolkit: Toolkit, holder: TicketHolder, purpose: str) -> Outcome:
    """One purpose is no, what came for it is gone, and no backup brings it back; the rest stays.

    No to ``answers`` is taking all back. Saying no twice changes nothing more. Raises Refused
    with ``unknown_purpose``.
    """
    if purpose == "answers":
        return withdraw(toolkit, holder)
    if purpose not in REVOCABLE:
        raise Refused(Problem("unknown_purpose", purpose[:20]))
    survey, today = holder.survey, _today(toolkit, holder)
    trace = toolkit.secrets.hash("withdrawal", survey.id, holder.number)
    with toolkit.store.write() as shelves:
        found = shelves.responses.by_withdrawal(survey, trace)
        if not _may_withdraw(found[1] if found else holder.promise.version, today):
            return Outcome.TOO_LATE
        if found is None:
            return Outcome.NOT_FOUND
        with silencing(toolkit, shelves, survey):
            was_agreed = revoke(shelves, found[0], purpose)
        if was_agreed:
            buried = tombstone_of_purpose(toolkit.secrets, found[0], purpose)
            shelves.tombstones.add(buried, today)
    if was_agreed:
        toolkit.store.forget()
    return Outcome.REVOKED


def _delete(toolkit: Toolkit, shelves: Shelves, response_id: str, today: str) -> None:
    shelves.responses.delete(response_id)
    shelves.tombstones.add(tombstone_of(toolkit.secrets, response_id), today)


def run_retention(toolkit: Toolkit) -> tuple[str, ...]:
    """Everything that is due today is done; a line for each act, which is in the audit log too.

    Once a day across all hosts: who comes second finds nothing to do. Doing it twice is harmless.
    """
    holder = toolkit.secrets.random_id()
    with toolkit.store.read() as shelves:
        surveys = shelves.surveys.all()
        councils = shelves.people.councils()
    acts: list[str] = []
    for survey in surveys:
        with toolkit.store.write() as shelves:
            zone = shelves.people.council(survey.council_id).time_zone
            today = toolkit.clock.today(zone)
            if shelves.locks.take(f"retention:{survey.id}", holder, today):
                acts += _Day(toolkit, shelves, survey, today).work()
    with toolkit.store.write() as shelves:
        today = min((toolkit.clock.today(c.time_zone) for c in councils), default="")
        is_mine = bool(today) and shelves.locks.take("night", holder, today)
        if is_mine:
            shelves.tombstones.expire(_later(today, -BACKUPS_KEPT_DAYS))
            shelves.responses.sweep_attachments()
            shelves.presence.forget_faces(today)
            shelves.responses.shuffle()
    if acts:
        toolkit.store.forget()
    return tuple(acts)


class _Day:
    """The work of one day for one survey, inside one transaction."""

    def __init__(self, toolkit: Toolkit, shelves: Shelves, survey: Survey, today: str) -> None:
        self.toolkit, self.shelves, self.survey, self.today = toolkit, shelves, survey, today

    def work(self) -> Iterator[str]:
        """Does what is due and says so."""
        versions = self.shelves.surveys.versions(self.survey)
        for version in versions:
            for act in chain(self._of_version(version), self._watched(version)):
                line = f"{self.survey.slug} {version.number}: {act}"
                council = self.survey.council_id
                self.shelves.people.log(council, self.today, _WORKER, "retention", line)
                yield line
        closed = max((version.closed_day for version in versions), default="")
        is_over = bool(versions) and all(version.closed_day for version in versions)
        if is_over and self.today > _later(closed, KEYS_KEPT_DAYS):
            self.shelves.responses.forget_keys(self.survey)

    def _watched(self, version: Version) -> Iterator[str]:
        versions = self.shelves.surveys.versions(self.survey)
        now = next(each for each in versions if each.id == version.id)
        yield from night_of(self.toolkit, self.shelves, self.survey, now, self.today)

    def _of_version(self, version: Version) -> Iterator[str]:
        if version.stage is Stage.CLOSED and self.today > self._last_late_day(version):
            self.shelves.surveys.set_stage(version, Stage.FROZEN, self.today)
            yield "no late answers any more; the tabulation is fixed"
        ending: dict[str, tuple[str, Callable[[Version], int]]] = {
            "withdrawal": ("traces for withdrawing erased", self._erase_traces),
            "recordings": ("recordings deleted", self._forget_recordings),
            "addresses": ("addresses deleted", self._forget_addresses),
            "free_text": ("free texts deleted", self._forget_texts),
            "answers": ("responses deleted", self._forget_answers),
        }
        for kind, (words, act) in ending.items():
            if _has_ended(version, kind, self.today):
                count = act(version)
                if count:
                    yield f"{words}: {count}"
        if all(_has_ended(version, kind, self.today) for kind in ("withdrawal", "free_text")):
            # Nobody can take words back any more, so nobody needs to find whose they are.
            self.shelves.quotes.cut_loose(version)

    def _last_late_day(self, version: Version) -> str:
        is_helped = Mode.INTERVIEWER in self.shelves.responses.modes(version)
        return _later(version.closed_day, LATE_DAYS_WITH_INTERVIEWERS if is_helped else LATE_DAYS)

    def _erase_traces(self, version: Version) -> int:
        return self.shelves.responses.erase_withdrawal_traces(self.survey, version)

    def _forget_recordings(self, version: Version) -> int:
        return self.shelves.responses.forget_attachments(self.survey, version)

    def _forget_addresses(self, version: Version) -> int:
        return addresses_end(self.shelves, self.toolkit.secrets, self.survey, version, self.today)

    def _forget_texts(self, version: Version) -> int:
        texts_end(self.shelves, self.survey, version, self.today)
        paths = free_texts(version.questionnaire)
        return self.shelves.responses.forget_values(self.survey, paths, version)

    def _forget_answers(self, version: Version) -> int:
        answers_end(self.shelves, self.survey, version, self.today)
        gone = self.shelves.responses.ids(self.survey, version)
        for response_id in gone:
            _delete(self.toolkit, self.shelves, response_id, self.today)
        return len(gone)


def _end(version: Version, kind: str) -> str:
    return end_day(version.terms, kind, version.closed_day) if version.closed_day else ""


def _has_ended(version: Version, kind: str, today: str) -> bool:
    last = _end(version, kind)
    return bool(last) and today > last


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
