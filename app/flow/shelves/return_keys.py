"""What verbs ask of the shelves of return keys and of sealed addresses."""

from typing import Protocol

from app.flow.records import Survey

RECOVERY = "recovery"
"""The holder that is no person but the printed sheet."""


class ReturnKeyShelf(Protocol):
    """One key per survey: its public point, and its private half once for each holder."""

    def key(self, survey: Survey) -> tuple[str, bool] | None:
        """Public point, and whether the recovery sheet was typed back; None for no key."""

    def put(self, survey: Survey, public: str, wraps: dict[str, bytes]) -> None:
        """This is the survey's key and no other, with these holders; nothing is confirmed yet."""

    def confirm(self, survey: Survey) -> None: ...
    def wraps(self, survey: Survey) -> dict[str, bytes]:
        """The wrapped private half of each holder."""

    def put_wrap(self, survey: Survey, holder: str, wrapped: bytes) -> None: ...
    def drop_holder(self, holder: str) -> None:
        """The holder opens no key of any survey any more."""

    def forget(self, survey: Survey) -> None:
        """The survey has no key any more, nor has anybody a half of it."""


class AddressShelf(Protocol):
    """Sealed addresses: boxes of one length under random ids, and nothing else."""

    def add(self, survey: Survey, address_id: str, box: bytes) -> None: ...
    def all(self, survey: Survey) -> tuple[tuple[str, bytes], ...]:
        """Id and box, in an order that means nothing."""

    def held(self, survey: Survey) -> tuple[tuple[str, bytes], ...]:
        """The same with those that wait in the outbox."""

    def delete(self, address_id: str) -> None:
        """The address is gone, wherever it waited."""

    def count(self, survey: Survey) -> int: ...
