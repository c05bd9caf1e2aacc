"""Responses: taken in exactly once, read back in no order that means anything, and deleted.

Nothing here knows a ticket. How values lie in their table is said in tables/responses.py.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from app.core.response import Response
from app.flow.records import Place, Survey, Version
from app.store.attachments import Attachments
from app.store.forgetting import rewrite_in_random_order
from app.store.memory import ItemNumber, Memory
from app.store.places import PlaceShelf
from app.store.response_rows import BATCH, responses_of
from app.store.session import Session, Statement
from app.store.surveys import SurveyShelf
from app.store.tables.responses import LONGEST_VALUE

_TAKE_KEY = Statement(
    "INSERT INTO submission_keys (survey_id, key_hash, council_id)"
    " SELECT id, ?, council_id FROM surveys WHERE id = ? ON CONFLICT DO NOTHING"
)
_ADD = Statement(
    "INSERT INTO responses (id, council_id, survey_id, version_id, place_id, language, level, mode,"
    " day, helped, listened, too_fast, in_burst, for_whom, is_part, withdrawal)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ADD_CONSENT = Statement(
    "INSERT INTO consents (response_id, purpose, position, agreed) VALUES (?, ?, ?, ?)"
)
_REVOKE = Statement(
    "UPDATE consents SET agreed = ? WHERE response_id = ? AND purpose = ? AND agreed = ?"
)
_ADD_VALUE = Statement(
    "INSERT INTO response_values"
    " (item_number, place_number, missing, value, response_id, instance, position)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_ADD_TEXT = Statement(
    "INSERT INTO free_texts (response_id, item_number, instance, position, text)"
    " VALUES (?, ?, ?, ?, ?)"
)
_BY_WITHDRAWAL = Statement("SELECT id FROM responses WHERE survey_id = ? AND withdrawal = ?")
_IDS = Statement("SELECT id FROM responses WHERE survey_id = ? ORDER BY id")
_IDS_OF_VERSION = Statement("SELECT id FROM responses WHERE version_id = ? ORDER BY id")
_PAGE = Statement(
    f"SELECT id FROM responses WHERE survey_id = ? AND id > ? ORDER BY id LIMIT {BATCH}"
)
_DELETE = Statement("DELETE FROM responses WHERE id = ?")
_FORGET_KEYS = Statement("DELETE FROM submission_keys WHERE survey_id = ?")
_FORGET_VALUES = Statement("DELETE FROM response_values WHERE item_number = ?")
_FORGET_TEXTS = Statement("DELETE FROM free_texts WHERE item_number = ?")
_ERASE = Statement(
    "UPDATE responses SET withdrawal = NULL WHERE survey_id = ? AND withdrawal IS NOT NULL"
)
_ERASE_OF_VERSION = Statement(
    "UPDATE responses SET withdrawal = NULL WHERE version_id = ? AND withdrawal IS NOT NULL"
)


class ResponseShelf(Attachments):
    """Implements flow's port of the same name."""

    def __init__(
        self, session: Session, memory: Memory, surveys: SurveyShelf, places: PlaceShelf
    ) -> None:
        super().__init__(session, memory)
        self._surveys = surveys
        self._places = places

    def take_key(self, survey_id: str, key_hash: bytes) -> bool:
        """Whether this submission key is new; it is taken from now on."""
        return bool(self._session.fast(_TAKE_KEY, key_hash, survey_id).rowcount)

    def add(
        self,
        response_id: str,
        survey: Survey,
        version: Version,
        place: Place | None,
        response: Response,
        withdrawal: bytes | None,
    ) -> None:
        """The response is kept whole. Raises KeyError for a value of an item that the version
        does not have."""
        session, key = self._session, bytes.fromhex(response_id)
        owner = survey.council_id if place is None else place.council_id
        place_id = None if place is None else place.id
        beside = (key, owner, survey.id, version.id, place_id)
        session.fast(_ADD, *beside, *_facts(response), withdrawal)
        session.many(
            _ADD_CONSENT,
            [
                (key, purpose, position, agreed)
                for position, (purpose, agreed) in enumerate(response.consent.choices)
            ],
        )
        items, number = self._numbering.of_version(version), self._numbering.of_place(place_id)
        values, texts = _rows(key, number, items, response)
        session.many(_ADD_VALUE, values)
        session.many(_ADD_TEXT, texts)

    def revoke(self, response_id: str, purpose: str) -> bool:
        """The consent of a response to a purpose is no from now on; whether it was yes."""
        key = bytes.fromhex(response_id)
        return bool(self._session.fast(_REVOKE, False, key, purpose, True).rowcount)

    def by_withdrawal(self, survey: Survey, trace: bytes) -> tuple[str, Version, Response] | None:
        """Response id, version and response for a withdrawal trace."""
        row = self._session.fast(_BY_WITHDRAWAL, survey.id, trace).fetchone()
        if row is None:
            return None
        versions = {version.id: version for version in self._surveys.versions(survey)}
        numbers = [self._numbering.of_version(version) for version in versions.values()]
        ((key, _, version_id, response),) = responses_of(self._session, [row[0]], numbers)
        return key.hex(), versions[version_id], response

    def all(self, survey: Survey) -> Iterator[tuple[str, Place | None, int, Response]]:
        """Response id, place, version number and response, in the order of random ids; a bounded
        number of them is in memory at a time."""
        versions = {version.id: version for version in self._surveys.versions(survey)}
        numbers = [self._numbering.of_version(version) for version in versions.values()]
        places = {place.id: place for place in self._places.of_survey(survey)}
        last = b""
        while keys := self._keys(survey, last):
            for key, place_id, version_id, response in responses_of(self._session, keys, numbers):
                place = None if place_id is None else places[place_id]
                yield key.hex(), place, versions[version_id].number, response
            last = keys[-1]

    def _keys(self, survey: Survey, after: bytes) -> list[bytes]:
        return [key for (key,) in self._session.fast(_PAGE, survey.id, after).fetchall()]

    def ids(self, survey: Survey, version: Version | None = None) -> tuple[str, ...]:
        """The ids of all responses of a survey, or of one version, by themselves."""
        rows = self._session.fast(*_where(_IDS, _IDS_OF_VERSION, survey, version)).fetchall()
        return tuple(key.hex() for (key,) in rows)

    def delete(self, response_id: str) -> None:
        """The response is gone with its values, consents and attachments."""
        key = bytes.fromhex(response_id)
        self._drop_files_of(key)
        self._session.fast(_DELETE, key)

    def forget_keys(self, survey: Survey) -> int:
        """The submission keys of a survey are gone; how many there were."""
        return int(self._session.fast(_FORGET_KEYS, survey.id).rowcount)

    def forget_values(
        self, survey: Survey, paths: Iterable[str], version: Version | None = None
    ) -> int:
        """What the items at these paths held is gone from all responses, or from those of one
        version; how many values."""
        wanted, gone = frozenset(paths), 0
        for each in (version,) if version else self._surveys.versions(survey):
            for path, item in self._numbering.of_version(each).items():
                if path in wanted:
                    self._session.fast(_FORGET_TEXTS, item.number)
                    gone += self._session.fast(_FORGET_VALUES, item.number).rowcount
        return gone

    def erase_withdrawal_traces(self, survey: Survey, version: Version | None = None) -> int:
        """Nobody can withdraw from the survey, or from one version, any more; how many could."""
        which = _where(_ERASE, _ERASE_OF_VERSION, survey, version)
        return int(self._session.fast(*which).rowcount)

    def shuffle(self) -> None:
        """Responses, register, addresses and files lie in an order that tells nothing."""
        self.renew_attachments()
        rewrite_in_random_order(self._session)


def _where(
    of_survey: Statement, of_version: Statement, survey: Survey, version: Version | None
) -> tuple[Statement, str]:
    return (of_version, version.id) if version else (of_survey, survey.id)


def _facts(response: Response) -> tuple[object, ...]:
    return (
        response.language,
        response.level,
        response.mode.value,
        response.day,
        response.helped,
        response.listened,
        response.too_fast,
        response.in_burst,
        response.for_whom,
        response.is_part,
    )


def _rows(
    key: bytes, place: int, items: dict[str, ItemNumber], response: Response
) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    rows: list[tuple[object, ...]] = []
    texts: list[tuple[object, ...]] = []
    position: Counter[int] = Counter()
    for value in response.values:
        item = items[value.path]
        for text in value.values:
            at = position[item.number]
            position[item.number] += 1
            is_free = item.is_free or len(text) > LONGEST_VALUE
            rows.append((item.number, place, 0, "" if is_free else text, key, value.instance, at))
            if is_free:
                texts.append((key, item.number, value.instance, at, text))
    for value in response.values:
        if value.missing is not None:
            number = items[value.path].number
            at = position[number]
            position[number] += 1
            rows.append((number, place, int(value.missing), "", key, value.instance, at))
    return rows, texts
