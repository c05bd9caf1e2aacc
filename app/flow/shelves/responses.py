"""What verbs ask of the shelf of responses."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from app.core.response import Response
from app.flow.records import (
    Attachment,
    Place,
    Survey,
    Version,
)


class ResponseShelf(Protocol):
    """Responses. Nothing here knows a ticket; a withdrawal trace is 32 opaque bytes."""

    def take_key(self, survey_id: str, key_hash: bytes) -> bool:
        """Whether this submission key is new; it is taken from now on (exactly once)."""

    def add(
        self,
        response_id: str,
        survey: Survey,
        version: Version,
        place: Place | None,
        response: Response,
        withdrawal: bytes | None,
    ) -> None: ...
    def by_withdrawal(self, survey: Survey, trace: bytes) -> tuple[str, Version, Response] | None:
        """Response id, version and response for a withdrawal trace."""

    def attach(
        self, response_id: str, version: Version, day: str, files: Iterable[Attachment]
    ) -> None:
        """Keeps the files that came with a response: on disk before the transaction is, and gone
        again where it never is."""

    def attachments(self, survey: Survey) -> Iterator[tuple[str, bytes]]:
        """Name and content of each file that came with a survey's responses, by random name."""

    def forget_attachments_of(self, response_id: str, kind: str) -> int:
        """Deletes the files of one kind that came with a response, and notes their places as
        refused; how many there were."""

    def sweep_attachments(self) -> int:
        """Deletes the files that no response names, as a machine leaves them that stopped in
        between; how many there were."""

    def delete(self, response_id: str) -> None:
        """Deletes a response with its values, consents and attachments."""

    def revoke(self, response_id: str, purpose: str) -> bool:
        """The consent of a response to a purpose is no from now on; whether it was yes."""

    def count(self, survey: Survey) -> int: ...
    def count_by_place(self, survey: Survey) -> tuple[tuple[str, int], ...]: ...
    def all(self, survey: Survey) -> Iterator[tuple[str, Place | None, int, Response]]:
        """Response id, place, version number, response; in no order that means anything."""

    def ids(self, survey: Survey, version: Version | None = None) -> tuple[str, ...]:
        """The ids of all responses of a survey, or of one of its versions. Each version has its
        own end dates, so what ends can be asked for by version here and below."""

    def tabulate(
        self, version: Version, place_id: str | None = None
    ) -> Mapping[tuple[str, str], int]:
        """Counts by (item path, option name or missing word or ``*`` for any given value), made by
        aggregation in the database."""

    def sizes(self, version: Version) -> Mapping[str, int]:
        """Number of responses to a version per place id; ``""`` for those without a place."""

    def tabulate_by_place(self, version: Version) -> Mapping[str, Mapping[tuple[str, str], int]]:
        """What ``tabulate`` counts, per place id (``""`` without a place), in one pass of the
        database. ``*`` counts the responses that gave any value for an item, once each."""

    def modes(self, version: Version) -> frozenset[str]:
        """The modes that occur among the responses, such as ``interviewer``."""

    def forget_keys(self, survey: Survey) -> int:
        """Deletes the submission keys of a survey; how many there were."""

    def forget_values(
        self, survey: Survey, paths: Iterable[str], version: Version | None = None
    ) -> int:
        """Deletes what the items at these paths hold, in all responses; how many values."""

    def forget_attachments(self, survey: Survey, version: Version | None = None) -> int:
        """Deletes recordings and other files of all responses; how many there were."""

    def erase_withdrawal_traces(self, survey: Survey, version: Version | None = None) -> int: ...
    def shuffle(self) -> None:
        """Rewrites responses, register and addresses in random order (decision 7)."""
