"""Counts of responses, made by aggregation in the database."""

from collections.abc import Iterable, Mapping, Sequence

from app.core.missing import Missing
from app.flow.records import Survey, Version
from app.store.memory import ItemNumber, Memory
from app.store.numbering import Numbering
from app.store.session import Session, Statement

Counts = dict[tuple[str, str], int]

# The rows lie in this very order, so that SQLite counts them as it reads, without sorting.
_CLOSED = Statement(
    "SELECT item_number, place_number, missing, value, count(*),"
    " sum(CASE WHEN position = 0 THEN 1 ELSE 0 END)"
    " FROM response_values WHERE item_number BETWEEN ? AND ?"
    " GROUP BY item_number, place_number, missing, value"
)
_OPEN = Statement(
    "SELECT item_number, place_number, missing, '', count(*),"
    " sum(CASE WHEN position = 0 THEN 1 ELSE 0 END)"
    " FROM response_values WHERE item_number BETWEEN ? AND ?"
    " GROUP BY item_number, place_number, missing"
)
# A response that gave an option for two members of a repeat is still one response.
_REPEATED = Statement(
    "SELECT place_number, value, count(DISTINCT response_id) FROM response_values"
    " WHERE item_number = ? AND missing = 0 GROUP BY place_number, value"
)
# The same of a ranking, where only the first place of each member counts.
_REPEATED_FIRSTS = Statement(
    "SELECT place_number, value, count(DISTINCT response_id) FROM response_values v"
    " WHERE item_number = ? AND missing = 0 AND position = ("
    "SELECT min(o.position) FROM response_values o WHERE o.response_id = v.response_id"
    " AND o.item_number = v.item_number AND o.instance = v.instance AND o.missing = 0)"
    " GROUP BY place_number, value"
)
_SIZES = Statement(
    "SELECT place_id, count(*) FROM responses WHERE version_id = ? GROUP BY place_id"
)
_COUNT = Statement("SELECT count(*) FROM responses WHERE survey_id = ?")
_BY_PLACE = Statement(
    "SELECT p.id, count(r.id) FROM access_codes a JOIN places p ON p.id = a.place_id"
    " LEFT JOIN responses r ON r.place_id = p.id AND r.survey_id = a.survey_id"
    " WHERE a.survey_id = ? GROUP BY p.id ORDER BY p.id"
)
_MODES = Statement("SELECT DISTINCT mode FROM responses WHERE version_id = ?")
_PLACES = Statement("SELECT number, id FROM places")


class Tabulations:
    """The half of the response shelf that counts."""

    def __init__(self, session: Session, memory: Memory) -> None:
        self._session = session
        self._numbering = Numbering(session, memory)

    def count(self, survey: Survey) -> int:
        """How many responses a survey has."""
        return int(self._session.fast(_COUNT, survey.id).fetchone()[0])

    def count_by_place(self, survey: Survey) -> tuple[tuple[str, int], ...]:
        """Place id and how many responses, for each place of the survey."""
        rows = self._session.fast(_BY_PLACE, survey.id).fetchall()
        return tuple((place, count) for place, count in rows)

    def sizes(self, version: Version) -> Mapping[str, int]:
        """How many responses a version has per place id; ``""`` for those without a place."""
        rows = self._session.fast(_SIZES, version.id).fetchall()
        return {place or "": count for place, count in rows}

    def modes(self, version: Version) -> frozenset[str]:
        """The modes that occur among the responses of a version."""
        return frozenset(mode for (mode,) in self._session.fast(_MODES, version.id).fetchall())

    def tabulate(
        self, version: Version, place_id: str | None = None
    ) -> Mapping[tuple[str, str], int]:
        """Counts by item path and option, missing word or ``*`` (see ``tabulate_by_place``)."""
        by_place = self.tabulate_by_place(version)
        if place_id is not None:
            return by_place.get(place_id, {})
        counts: Counts = {}
        for of_place in by_place.values():
            for key, count in of_place.items():
                counts[key] = counts.get(key, 0) + count
        return counts

    def tabulate_by_place(self, version: Version) -> Mapping[str, Mapping[tuple[str, str], int]]:
        """Counts per place id by item path and option, missing word or ``*``.

        Each response counts once under an option that it gave (of a ranking: put first), and once
        per item under either ``*`` or one missing word. Items without options have no counts but
        those.
        """
        items = self._numbering.of_version(version)
        places = dict(self._session.fast(_PLACES).fetchall())
        counts: dict[str, Counts] = {}
        for statement, is_closed in ((_CLOSED, True), (_OPEN, False)):
            half = [item for item in items.values() if item.is_closed is is_closed]
            for number, place, missing, value, rows, firsts in self._range(statement, half):
                of_place = counts.setdefault(places.get(place, ""), {})
                item = half[number - half[0].number]
                word = "*" if missing == 0 else Missing(missing).word
                _add(of_place, item.path, word, firsts)
                if missing == 0 and is_closed:
                    _add(of_place, item.path, value, firsts if item.is_ranked else rows)
        self._recount_repeated(items.values(), places, counts)
        return counts

    def _range(
        self, statement: Statement, items: list[ItemNumber]
    ) -> Sequence[tuple[int, int, int, str, int, int]]:
        if not items:
            return ()
        items.sort(key=lambda item: item.number)
        found: Sequence[tuple[int, int, int, str, int, int]] = self._session.fast(
            statement, items[0].number, items[-1].number
        ).fetchall()
        return found

    def _recount_repeated(
        self, items: Iterable[ItemNumber], places: Mapping[int, str], counts: dict[str, Counts]
    ) -> None:
        for item in items:
            if item.is_repeated and item.is_closed:
                statement = _REPEATED_FIRSTS if item.is_ranked else _REPEATED
                for number, value, responses in self._session.fast(statement, item.number):
                    of_place = counts[places.get(number, "")]
                    of_place[item.path, value] = responses


def _add(counts: Counts, path: str, name: str, more: int) -> None:
    if more:
        counts[path, name] = counts.get((path, name), 0) + more
