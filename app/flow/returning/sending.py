"""Sending: one message after another leaves the outbox, and a kill loses none (issue 5, point 5).

Each message is in flight on disk before it is handed over, and done on disk after. So a sender
that dies leaves one message of which nobody knows; it goes again, and that person may get it
twice. The key and the open addresses are in memory only: who goes on after a kill gives the
passphrase again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.core.address import Address
from app.core.problems import Refused
from app.flow.carriers import AWAY, CARRIED, NEVER, Message
from app.flow.copies import note_told
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.flow.returning.taking_up import (
    RESULTS,
    Opened,
    bury,
    day_of,
    sender_of,
    take_up,
    wait_for_turn,
)
from app.flow.shelves import Shelves

# Seconds before what a carrier did not take is offered again; after the last, a person looks.
PAUSES = (5, 30, 120, 600, 1800)
# A carrier that is not there at all: so many rounds, then sending stops with the reason.
_AWAY_ROUNDS = 2
_SLICE = 5.0
_PAUSES_TO_NOTE = (1.0, 5.0, 20.0)
PAUSED = "paused"
_DONE = "done"

Writer = Callable[[Address, str, str], Message]
"""Writes the message for an address, about a subject, with a token."""


@dataclass(frozen=True)
class Sent:
    """What one run did: messages handed over, addresses that do not work, messages that still
    wait, letters to print, doubles, boxes that cannot be opened, and why it stopped (a code)."""

    done: int = 0
    failed: int = 0
    waiting: int = 0
    letters: int = 0
    doubles: int = 0
    unreadable: int = 0
    trouble: str = ""


def send(toolkit: Toolkit, survey: Survey, private: bytes, write: Writer) -> Sent:
    """Every message that can leave has left, until somebody pauses or a carrier is away.

    A pause from before is over. Raises Refused: ``not_published``, ``sender_is_running``.
    """
    attempt = 0
    while True:
        with toolkit.store.sole(sender_of(survey)) as is_mine:
            if is_mine:
                return _Run(toolkit, survey, write).work(private)
        wait_for_turn(toolkit, attempt)
        attempt += 1


class _Run:
    def __init__(self, toolkit: Toolkit, survey: Survey, write: Writer) -> None:
        self.toolkit, self.survey, self.write = toolkit, survey, write
        self.done = self.failed = 0
        self.away: set[str] = set()

    def work(self, private: bytes) -> Sent:
        taken = take_up(self.toolkit, self.survey, private)
        self._tell("", is_paused=False)
        letters = [each for each in taken.opened if each.address.route not in CARRIED]
        queue = [each for each in taken.opened if each.address.route in CARRIED]
        queue, trouble = self._rounds(queue)
        if trouble != PAUSED:
            self._tell(trouble)
        if self.done or self.failed:
            self.toolkit.store.forget()
        return Sent(
            self.done,
            self.failed,
            len(queue),
            len(letters),
            taken.doubles,
            taken.unreadable,
            trouble,
        )

    def _rounds(self, queue: list[Opened]) -> tuple[list[Opened], str]:
        """What still waits in the end, and why."""
        for number, pause in enumerate((0, *PAUSES)):
            if number and not self._rest(pause):
                return queue, PAUSED
            queue, is_paused = self._round(queue)
            if is_paused:
                return queue, PAUSED
            if not queue:
                break
            if self.away:
                self._tell(AWAY)
            # Nobody need wait for a carrier that the settings do not name.
            is_missing = not any(self.toolkit.carriers.can(route) for route in self.away)
            if self.away and (is_missing or number >= _AWAY_ROUNDS):
                return queue, AWAY
        return queue, AWAY if self.away else ""

    def _round(self, queue: list[Opened]) -> tuple[list[Opened], bool]:
        """Offers each message once; what was not taken, and whether somebody paused."""
        self.away = set()
        again: list[Opened] = []
        for number, each in enumerate(queue):
            if each.address.route in self.away:
                again.append(each)
                continue
            if number:
                self.toolkit.carriers.wait(self.toolkit.carriers.between)
            if self._is_paused():
                return [*again, *queue[number:]], True
            outcome = self._one(each)
            if outcome == AWAY:
                self.away.add(each.address.route)
            if outcome not in (_DONE, NEVER):
                again.append(each)
        return again, False

    def _one(self, each: Opened) -> str:
        address, posting = each.address, each.posting
        token = self.toolkit.secrets.random_id()
        trace = self.toolkit.secrets.hash("bounce", "", token)
        with self.toolkit.store.write() as shelves:
            if not shelves.outbox.begin(posting.id, address.route, address.language, trace):
                return _DONE
        try:
            self.toolkit.carriers.hand_over(self.write(address, posting.subject, token))
        except Refused as refused:
            code = refused.problems[0].code
            with self.toolkit.store.write() as shelves:
                self._not_taken(shelves, each, code)
            return code
        self._settle(each)
        self.done += 1
        return _DONE

    def _settle(self, each: Opened) -> None:
        """Notes what was handed over. A database that is busy is asked again, since what is not
        noted goes to the same person a second time."""
        for pause in (*_PAUSES_TO_NOTE, None):
            try:
                with self.toolkit.store.write() as shelves:
                    settle(self.toolkit, shelves, self.survey, each)
            except Refused:
                if pause is None:
                    raise
                self.toolkit.carriers.wait(pause)
            else:
                return

    def _not_taken(self, shelves: Shelves, each: Opened, code: str) -> None:
        if code != NEVER:
            shelves.outbox.wait_again(each.posting.id)
        elif shelves.outbox.end(each.posting.id, "failed"):
            self.failed += 1
            bury(self.toolkit, shelves, self.survey, each.posting.box)
            if each.posting.subject == RESULTS:
                address = each.address
                shelves.returns.count(self.survey.id, address.route, address.language, "failed")

    def _rest(self, seconds: float) -> bool:
        """Waits; False once somebody paused meanwhile."""
        while seconds > 0:
            if self._is_paused():
                return False
            self.toolkit.carriers.wait(min(seconds, _SLICE))
            seconds -= _SLICE
        return True

    def _is_paused(self) -> bool:
        with self.toolkit.store.read() as shelves:
            return shelves.outbox.state(self.survey).is_paused

    def _tell(self, trouble: str, is_paused: bool | None = None) -> None:
        with self.toolkit.store.write() as shelves:
            state = shelves.outbox.state(self.survey)
            state = replace(state, trouble=trouble)
            if is_paused is not None:
                state = replace(state, is_paused=is_paused)
            shelves.outbox.put_state(self.survey, state)


def settle(toolkit: Toolkit, shelves: Shelves, survey: Survey, each: Opened) -> None:
    """The message was told: counted once, its address gone, or kept for the one follow-up."""
    address, posting = each.address, each.posting
    is_told = shelves.outbox.end(posting.id, "done")
    if is_told and posting.subject == RESULTS:
        shelves.returns.count(survey.id, address.route, address.language, "done")
        if address.follow_up:
            shelves.outbox.keep(survey, toolkit.secrets.random_id(), posting.box, posting.last_day)
            note_told(shelves, toolkit.secrets, posting.box, day_of(toolkit, shelves, survey))
            return
    bury(toolkit, shelves, survey, posting.box)
