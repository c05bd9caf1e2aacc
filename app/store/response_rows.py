"""Responses put together again from their rows, many at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from app.core.consent import Consent
from app.core.missing import Missing
from app.core.response import Mode, Response, Value
from app.store.memory import ItemNumber
from app.store.session import Session, Statement

BATCH = 400
_RESPONSE = (
    "id, place_id, version_id, language, level, mode, day, helped, listened, too_fast, in_burst,"
    " for_whom, is_part"
)
# Beside the codes of missing values: what a person wrote, which nothing here may remember.
_FREE = 1
_Row = tuple[int, tuple[int, ...], int, str, str, int, str]
_Found = tuple[bytes, str | None, str, Response]


@lru_cache(maxsize=2)
def _statements(count: int) -> tuple[Statement, Statement, Statement, Statement]:
    marks = ", ".join("?" * count)
    return (
        Statement(f"SELECT {_RESPONSE} FROM responses WHERE id IN ({marks}) ORDER BY id"),
        Statement(
            "SELECT response_id, purpose, agreed FROM consents"
            f" WHERE response_id IN ({marks}) ORDER BY response_id, position"
        ),
        Statement(
            "SELECT response_id, item_number, instance, position, missing, value"
            f" FROM response_values WHERE response_id IN ({marks})"
        ),
        Statement(
            "SELECT response_id, item_number, instance, position, text"
            f" FROM free_texts WHERE response_id IN ({marks})"
        ),
    )


def responses_of(
    session: Session, keys: Sequence[bytes], numbers: Iterable[Mapping[str, ItemNumber]]
) -> Iterator[_Found]:
    """Key, place id, version id and response for each of the keys, by key.

    Values come in the order of the questionnaire; an item of a repeat once for each instance.
    """
    items = {item.number: item for each in numbers for item in each.values()}
    of_response, of_consent, of_value, of_text = _statements(len(keys))
    consents: dict[bytes, list[tuple[str, bool]]] = {}
    for key, purpose, agreed in session.fast(of_consent, *keys):
        consents.setdefault(key, []).append((purpose, bool(agreed)))
    texts = {tuple(row[:4]): row[4] for row in session.fast(of_text, *keys)}
    values: dict[bytes, list[_Row]] = {key: [] for key in keys}
    for key, number, instance, position, missing, value in session.fast(of_value, *keys):
        item = items[number]
        text = texts.get((key, number, instance, position)) if texts else None
        if text is not None:
            missing, value = _FREE, text
        order = _order(instance) if instance else ()
        values[key].append((item.at, order, position, item.path, instance, missing, value))
    for key, place_id, version_id, *facts in session.fast(of_response, *keys).fetchall():
        consent = Consent(tuple(consents.get(key, ())))
        yield key, place_id, version_id, _response(consent, _values(values[key]), facts)


def _response(consent: Consent, values: tuple[Value, ...], facts: Sequence[Any]) -> Response:
    language, level, mode, day, helped, listened, too_fast, in_burst, for_whom, is_part = facts
    return Response(
        consent=consent,
        values=values,
        language=language,
        level=level,
        mode=Mode(mode),
        day=day,
        helped=bool(helped),
        listened=bool(listened),
        too_fast=bool(too_fast),
        in_burst=bool(in_burst),
        for_whom=for_whom,
        is_part=bool(is_part),
    )


def _values(rows: list[_Row]) -> tuple[Value, ...]:
    rows.sort()
    found, start = [], 0
    while start < len(rows):
        at, order, _, path, instance, missing, said = rows[start]
        end = start + 1
        while end < len(rows) and rows[end][0] == at and rows[end][1] == order:
            end += 1
        if missing < 0:
            found.append(Value(path, (), Missing(missing), instance))
        elif end == start + 1 and missing != _FREE:
            found.append(_single(path, said, instance))
        else:
            found.append(Value(path, tuple(row[6] for row in rows[start:end]), None, instance))
        start = end
    return tuple(found)


# Most values are one of a few options, and a frozen value can stand in many responses.
@lru_cache(maxsize=4096)
def _single(path: str, said: str, instance: str) -> Value:
    return Value(path, (said,), None, instance)


def _order(instance: str) -> tuple[int, ...]:
    return tuple(int(part) for part in instance.split("."))
