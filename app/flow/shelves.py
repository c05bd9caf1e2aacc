"""What the store keeps, shelf by shelf, as protocols; app/store implements them.

A shelf stands inside one transaction, which a verb opens and closes (ports.py).
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from app.core.pictures import Picture
from app.core.questionnaire import Questionnaire, Terms
from app.core.response import Response
from app.core.texts import Slot
from app.flow.records import (
    Attachment,
    Council,
    Document,
    Person,
    Place,
    Publication,
    Recording,
    Sound,
    Stage,
    Survey,
    Version,
)


class SurveyShelf(Protocol):
    """Surveys, their slots and versions."""

    def add(self, survey: Survey, draft: Questionnaire) -> None: ...
    def replace_draft(self, survey: Survey, draft: Questionnaire) -> None: ...
    def find(self, slug: str, council_id: str | None = None) -> Survey | None:
        """By slug (slugs are unique on a host); with a council, only if the council takes part."""

    def by_id(self, survey_id: str) -> Survey | None: ...
    def all(self, council_id: str | None = None) -> tuple[Survey, ...]: ...
    def take_part(self, survey: Survey, council_id: str) -> None:
        """A council more takes part; the lead council does from the start."""

    def draft(self, survey: Survey) -> Questionnaire:
        """The questionnaire as imported; texts come from its slots."""

    def set_terms(self, survey: Survey, terms: Terms) -> None: ...
    def slots(self, survey: Survey, tag: str | None = None) -> tuple[Slot, ...]: ...
    def put_slots(self, survey: Survey, slots: Iterable[Slot]) -> None:
        """Adds or replaces slots; each change of text or state is kept in the slot's history."""

    def slot_history(self, survey: Survey, path: str, tag: str) -> tuple[Slot, ...]:
        """What stood in one slot, oldest first; the last is what stands there now."""

    def add_version(self, version: Version) -> None: ...
    def versions(self, survey: Survey) -> tuple[Version, ...]: ...
    def version(self, survey: Survey) -> Version | None:
        """The newest version of a survey."""

    def version_by_fingerprint(self, fingerprint: str) -> Version | None:
        """The version with this fingerprint; the newest where two are equal."""

    def set_stage(self, version: Version, stage: Stage, day: str, reason: str = "") -> None: ...
    def open_versions(self) -> tuple[Version, ...]:
        """All versions that are open, paused or closed but not frozen, of all surveys."""

    def put_document(self, document: Document) -> None: ...
    def document(self, version_id: str, tag: str, release: str) -> Document | None: ...
    def document_by_fingerprint(
        self, fingerprint: str, tag: str, release: str
    ) -> Document | None: ...


class SoundShelf(Protocol):
    """Recordings of surveys, and what can be heard of their versions."""

    def put_recording(self, recording: Recording, content: bytes) -> None:
        """Adds a recording with its file, or puts it in the place of the one of the same survey,
        slot, language and kind, whose file stays only for versions that are heard with it."""

    def recordings(self, survey: Survey) -> tuple[Recording, ...]: ...
    def put_sounds(self, version: Version, tag: str, sounds: tuple[Sound, ...]) -> None: ...
    def sounds(self, version_id: str, tag: str) -> tuple[Sound, ...]:
        """The sounds of a version in one language; none where none were made."""

    def sounds_behind(self, fingerprint: str, tag: str) -> tuple[Sound, ...]: ...
    def file(self, name: str) -> Path:
        """Where the bytes of a sound lie."""


class PictureShelf(Protocol):
    """A council's own pictures, by names that are made of their bytes."""

    def put(self, survey: Survey, pictures: Iterable[Picture]) -> None:
        """Adds pictures; one that is there already is left alone."""

    def keep_only(self, survey: Survey, names: Iterable[str]) -> None:
        """Deletes the pictures of a survey that have none of these names."""

    def find(self, name: str) -> Picture | None:
        """By name, of any survey: equal names are equal bytes."""


class PlaceShelf(Protocol):
    """Places and their codes."""

    def add(self, place: Place) -> None: ...
    def by_code(self, code: str) -> Place | None: ...
    def of_survey(self, survey: Survey) -> tuple[Place, ...]: ...
    def codes(self) -> frozenset[str]: ...


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


class ReturnShelf(Protocol):
    """The return register (tickets), confirmed places and the counters of the ledger."""

    def register_ticket(self, survey_id: str, trace: bytes) -> None:
        """Adds a ticket's trace to the register; doing so twice changes nothing."""

    def ticket_state(self, survey_id: str, trace: bytes) -> str | None:
        """``waiting``, ``opened`` or None where the register does not hold it."""

    def open_ticket(self, survey_id: str, trace: bytes) -> bool:
        """Marks a ticket opened; True the first time only."""

    def remove_ticket(self, survey_id: str, trace: bytes) -> None: ...
    def traces(self, survey_id: str) -> tuple[bytes, ...]:
        """Every trace in the register, in no order that means anything."""

    def count(self, survey_id: str, route: str, language: str, kind: str, by: int = 1) -> None:
        """Adds to a counter of the ledger; ``kind`` is ``due``, ``done`` or ``failed``."""

    def counts(self, survey_id: str) -> tuple[tuple[str, str, str, int], ...]:
        """Route, language, kind, number."""

    def register_size(self, survey_id: str) -> int: ...
    def confirm_place(
        self, survey: Survey, place: Place, by: str, day: str, spoken: int | None
    ) -> None: ...
    def confirmations(self, survey: Survey) -> tuple[tuple[str, str, str, int | None], ...]:
        """Place id, by, day, how many were told by word of mouth."""

    def add_deliveries(self, survey_id: str, place_id: str, day: str, by: int) -> None: ...
    def deliveries(self, survey_id: str) -> tuple[tuple[str, str, int], ...]:
        """Place id, day, number of documents delivered."""

    def add_refusal(self, survey_id: str) -> None: ...
    def refusals(self, survey_id: str) -> int: ...


class CardShelf(Protocol):
    """Invitation cards, as keyed hashes of their codes; nothing counts or orders them."""

    def add(self, survey: Survey, place: Place | None, traces: Iterable[bytes]) -> None: ...
    def state(self, survey_id: str, trace: bytes) -> str | None:
        """``new``, ``used`` or None where there is no such card."""

    def use(self, survey_id: str, trace: bytes) -> bool:
        """Marks a card used; True the first time only."""


class PublicationShelf(Protocol):
    """Publications and the free sentences that go with them."""

    def add(self, publication: Publication) -> None: ...
    def newest(self, survey: Survey) -> Publication | None: ...
    def all(self, survey: Survey) -> tuple[Publication, ...]: ...
    def removed_since(self, survey: Survey) -> int:
        """How many responses were withdrawn since the newest publication."""

    def note_removal(self, survey: Survey) -> None: ...
    def put_sentences(self, publication_id: str, slots: Iterable[Slot]) -> None: ...
    def sentences(self, publication_id: str) -> tuple[Slot, ...]: ...


class PeopleShelf(Protocol):
    """Councils, people and the audit log of acts."""

    def councils(self) -> tuple[Council, ...]: ...
    def council(self, council_id: str) -> Council: ...
    def add_council(self, council: Council, region: str = "") -> None: ...
    def add_person(self, person: Person, password_hash: str) -> None: ...
    def people(self, council_id: str) -> tuple[Person, ...]: ...
    def log(self, council_id: str, day: str, person: str, act: str, subject: str) -> None:
        """One act by a person of the council; never anything that arrives with a response."""

    def acts(self, council_id: str) -> tuple[tuple[str, str, str, str], ...]: ...


class TombstoneShelf(Protocol):
    """Keyed traces of what was deleted, applied again after a restore (decision 14)."""

    def add(self, trace: bytes, day: str) -> None: ...
    def all(self) -> frozenset[bytes]: ...
    def expire(self, before_day: str) -> None: ...


class LockShelf(Protocol):
    """Which host does a piece of work, so that it is done once across all hosts (decision 11)."""

    def take(self, name: str, holder: str, day: str) -> bool:
        """Whether this holder does the piece of work of that ISO day: True the first time only,
        for all holders together."""


class Shelves(Protocol):
    """All shelves inside one transaction."""

    surveys: SurveyShelf
    sounds: SoundShelf
    pictures: PictureShelf
    places: PlaceShelf
    responses: ResponseShelf
    returns: ReturnShelf
    cards: CardShelf
    publications: PublicationShelf
    people: PeopleShelf
    tombstones: TombstoneShelf
    locks: LockShelf
