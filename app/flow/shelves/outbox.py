"""What verbs ask of the outbox: sealed boxes on their way, and what became of them (decision 7)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from app.flow.records import Survey


@dataclass(frozen=True)
class Posting:
    """One message to come: what it is about (``results`` or ``follow_up``), its sealed address,
    whether it ``is_printed``: a letter that waits for a stamp, and where it came with an earlier
    wave the last day of its address (else empty)."""

    id: str
    subject: str
    box: bytes = field(repr=False)
    is_printed: bool = False
    last_day: str = ""


@dataclass(frozen=True)
class Posted:
    """One message that left: about what, by which route, in which language; never to whom."""

    id: str
    survey_id: str
    subject: str
    route: str
    language: str
    state: str


@dataclass(frozen=True)
class PostState:
    """How the sending of a survey stands: whether people paused it, why it stopped by itself (a
    code, or empty), and why the results are late, in which language, by whom."""

    is_paused: bool = False
    trouble: str = ""
    reason: str = ""
    language: str = ""
    by: str = ""


class OutboxShelf(Protocol):
    """Messages of a survey. A box is here only while it may still be needed."""

    def fill(self, survey: Survey, new_id: Callable[[], str]) -> int:
        """Every sealed address of the survey moves into the outbox, for the results."""

    def end_on(self, survey: Survey, last_day: str) -> None:
        """Every address that is in the outbox now ends after this day, or sooner."""

    def overdue(self, survey: Survey, today: str) -> tuple[tuple[str, bytes], ...]:
        """Id and box of each address whose own last day is over."""

    def put_back(self, survey: Survey) -> int:
        """What was in flight when a sender died waits again; printed letters stay printed."""

    def waiting(self, survey: Survey) -> tuple[Posting, ...]:
        """What waits, and letters that were printed and not posted, by their random ids."""

    def drop(self, posting_id: str) -> None: ...
    def keep(self, survey: Survey, posting_id: str, box: bytes, last_day: str = "") -> None:
        """The address is kept for one follow-up, and ends no later than before."""

    def keep_only(self, survey: Survey, posting_id: str, box: bytes) -> None:
        """The results do not go to this address any more; it is kept for one follow-up, as one."""

    def release(self, survey: Survey) -> int:
        """What was kept for a follow-up waits to be sent; how many."""

    def begin(self, posting_id: str, route: str, language: str, trace: bytes | None) -> bool:
        """It is in flight, known by this trace when it comes back; False where it did not wait."""

    def wait_again(self, posting_id: str) -> None:
        """It was not taken, and waits."""

    def end(self, posting_id: str, state: str) -> bool:
        """It is ``done`` or ``failed``, without its address; False where it was not in flight."""

    def by_trace(self, trace: bytes) -> Posted | None: ...
    def turn_to_failed(self, posting_id: str) -> bool:
        """What was done came back; False where it was not done or in flight."""

    def letters(self, survey: Survey, state: str) -> tuple[Posted, ...]:
        """Letters in that state: ``in_flight`` are printed, ``done`` are posted."""

    def counts(self, survey: Survey) -> tuple[tuple[str, str, str, int], ...]:
        """Subject, state, route (empty before it left) and number; sealed addresses that were not
        moved yet count as waiting for the results."""

    def forget(self, survey: Survey) -> int:
        """Nothing of the survey is in the outbox; how many addresses that were."""

    def state(self, survey: Survey) -> PostState: ...
    def put_state(self, survey: Survey, state: PostState) -> None: ...
