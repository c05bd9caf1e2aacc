"""Contract of the response shelf on both engines: kept whole, counted right, deleted whole."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from app.core.consent import Consent
from app.core.missing import Missing
from app.core.questionnaire import Kind, Questionnaire, Section
from app.core.response import Mode, Response, Value
from app.flow.ports import Toolkit
from app.store.session import Statement
from tests.builders import (
    a_place,
    a_questionnaire,
    a_response,
    a_value,
    an_item,
    an_open_version,
)
from tests.store.conftest import Standing
from tests.store.keeping import keep, withdrawal_of

OPTIONS = ("never", "sometimes", "often")
_RANKINGS = ("ranked", "member/order")
_missing = some.sampled_from(Missing)
_several = some.lists(some.sampled_from(OPTIONS), min_size=1, max_size=3, unique=True)
_texts = some.text(
    some.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=200
)


def _held(path: str, values: some.SearchStrategy[tuple[str, ...]]) -> some.SearchStrategy[Value]:
    return some.one_of(
        values.map(lambda given: Value(path, given)),
        _missing.map(lambda missing: Value(path, (), missing)),
    )


def _members(path: str) -> some.SearchStrategy[list[Value]]:
    one = some.one_of(
        _several.map(lambda given: (tuple(given), None)), _missing.map(lambda gone: ((), gone))
    )
    return some.lists(one, max_size=3).map(
        lambda members: [
            Value(path, given, missing, str(at)) for at, (given, missing) in enumerate(members, 1)
        ]
    )


_responses = some.builds(
    lambda values, members, ranked, consent, flags, mode, whom: Response(
        Consent(tuple(consent.items())),
        (*values, *members, *ranked),
        "ar",
        "easy",
        mode,
        "2026-11-23",
        *flags,
        for_whom=whom,
    ),
    some.tuples(
        _held("one", some.sampled_from(OPTIONS).map(lambda option: (option,))),
        _held("several", _several.map(tuple)),
        _held("ranked", _several.map(tuple)),
        _held("number", some.integers(-999, 999).map(lambda number: (str(number),))),
        _held("words", _texts.map(lambda text: (text,))),
    ),
    _members("member/needs"),
    _members("member/order"),
    some.dictionaries(some.sampled_from(["answers", "quote", "voice"]), some.booleans()),
    some.tuples(*[some.booleans()] * 4),
    some.sampled_from(Mode),
    some.sampled_from(["", "self", "other", "again"]),
)


def _questionnaire() -> Questionnaire:
    needs = an_item("member/needs", Kind.SELECT_MULTIPLE, OPTIONS)
    order = an_item("member/order", Kind.RANK, OPTIONS)
    return a_questionnaire(
        an_item("words", Kind.TEXT),
        an_item("number", Kind.INTEGER),
        an_item("one", Kind.SELECT_ONE, OPTIONS),
        Section("member", (needs, order), is_repeat=True),
        an_item("ranked", Kind.RANK, OPTIONS),
        an_item("several", Kind.SELECT_MULTIPLE, OPTIONS),
    )


def _in_order(response: Response) -> Response:
    order = ("words", "number", "one", "member/needs", "member/order", "ranked", "several")
    values = sorted(response.values, key=lambda value: (order.index(value.path), value.instance))
    return replace(response, values=tuple(values))


def _counted(responses: list[Response]) -> Counter[tuple[str, str]]:
    """What ``tabulate`` must give, counted by hand."""
    counts: Counter[tuple[str, str]] = Counter()
    for response in responses:
        said: dict[str, set[str]] = {}
        missing: dict[str, list[str]] = {}
        for value in response.values:
            if value.missing is None:
                told = value.values[:1] if value.path in _RANKINGS else value.values
                said.setdefault(value.path, set()).update(told)
            else:
                missing.setdefault(value.path, []).append(value.missing.word)
        for path, options in said.items():
            counts[path, "*"] += 1
            if path not in ("number", "words"):
                counts.update((path, option) for option in options)
        for path, words in missing.items():
            if path not in said:
                counts[path, words[0]] += 1
    return counts


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(responses=some.lists(_responses, min_size=1, max_size=12))
def test_what_is_kept_comes_back_and_is_counted_right(
    toolkit: Toolkit, responses: list[Response]
) -> None:
    """DC01: tables are what a person counting the forms would find, and add up to their base."""
    survey, version, place = an_open_version(toolkit, _questionnaire())
    here = responses[::2]
    kept = {keep(toolkit, survey, version, place, each): each for each in here}
    kept |= {keep(toolkit, survey, version, None, each): each for each in responses[1::2]}
    with toolkit.store.read() as shelves:
        found = {key: (spot, each) for key, spot, _, each in shelves.responses.all(survey)}
        counts = shelves.responses.tabulate(version)
        by_place = shelves.responses.tabulate_by_place(version)
        assert shelves.responses.tabulate(version, place.id) == by_place.get(place.id, {})
        sizes = shelves.responses.sizes(version)
    assert {key: _in_order(each) for key, each in kept.items()} == {
        key: each for key, (_, each) in found.items()
    }
    assert sum(spot == place for spot, _ in found.values()) == sizes[place.id] == len(here)
    assert counts == _counted(responses)
    assert by_place[place.id] == _counted(here)
    for path in ("one", "several", "ranked", "number", "words"):
        words = ["*", *(missing.word for missing in Missing)]
        assert sum(counts.get((path, word), 0) for word in words) == len(responses)


def test_a_response_is_found_by_its_withdrawal_trace_until_that_is_erased(
    standing: Standing,
) -> None:
    """Decision 6: the trace serves withdrawal only, and goes on the withdrawal date."""
    kit, survey, version, place, _ = _parts(standing)
    response_id = keep(kit, survey, version, place)
    trace = withdrawal_of(kit, survey, response_id)
    with kit.store.write() as shelves:
        found = shelves.responses.by_withdrawal(survey, trace)
        assert found == (response_id, version, a_response())
        assert shelves.responses.by_withdrawal(survey, bytes(32)) is None
        assert shelves.responses.erase_withdrawal_traces(survey) == 1
        assert shelves.responses.erase_withdrawal_traces(survey) == 0
        assert shelves.responses.by_withdrawal(survey, trace) is None
        assert shelves.responses.ids(survey) == (response_id,)


def test_deleting_leaves_no_row_of_a_response(standing: Standing) -> None:
    """Decision 14: values, consents, texts and files go with it; the others stay."""
    kit, survey, version, place, data = _parts(standing)
    said = a_response(a_value("safe_at_night", "often"), a_value("remarks", "gone soon"))
    kept, gone = (keep(kit, survey, version, place, said) for _ in range(2))
    file = data / "attachments" / "spoken"
    file.parent.mkdir()
    file.write_bytes(b"a voice")
    with kit.store.write() as shelves:
        number = shelves.responses._numbering.of_version(version)["remarks"].number
        shelves.session.fast(
            Statement("INSERT INTO attachments VALUES (?, ?, ?, '', 'voice', 'spoken', ?)"),
            *("a" * 32, bytes.fromhex(gone), number, "2026-11-23"),
        )
    with kit.store.write() as shelves:
        shelves.responses.delete(gone)
    assert not file.exists()
    with kit.store.read() as shelves:
        assert shelves.responses.ids(survey) == (kept,)
        assert shelves.responses.count(survey) == 1
        for table in ("consents", "response_values", "free_texts", "attachments"):
            rows = shelves.session.raw.execute(
                f"SELECT DISTINCT response_id FROM {table}"
            ).fetchall()
            assert {key.hex() for (key,) in rows} <= {kept}


def test_a_deletion_that_is_rolled_back_keeps_the_file(standing: Standing) -> None:
    kit, survey, version, place, data = _parts(standing)
    response_id = keep(kit, survey, version, place)
    file = data / "attachments" / "spoken"
    file.parent.mkdir()
    file.write_bytes(b"a voice")
    with pytest.raises(KeyError), kit.store.write() as shelves:
        _delete_and_fail(shelves, response_id)
    assert file.read_bytes() == b"a voice"
    with kit.store.read() as shelves:
        assert shelves.responses.ids(survey) == (response_id,)


def test_each_kind_of_data_is_forgotten_by_itself(standing: Standing) -> None:
    """H5: free text, keys and files end on their own days."""
    kit, survey, version, place, _ = _parts(standing)
    said = a_response(a_value("safe_at_night", "often"), a_value("remarks", "x" * 500))
    keep(kit, survey, version, place, said)
    with kit.store.write() as shelves:
        assert shelves.responses.take_key(survey.id, bytes(32))
        assert shelves.responses.forget_keys(survey) == 1
        assert shelves.responses.forget_attachments(survey) == 0
        assert shelves.responses.forget_values(survey, ["remarks", "no_such_item"]) == 1
    with kit.store.read() as shelves:
        ((_, _, number, left),) = shelves.responses.all(survey)
        assert number == 1
        assert left.values == (a_value("safe_at_night", "often"),)
        rows = shelves.session.raw.execute("SELECT count(*) FROM free_texts")
        assert rows.fetchone()[0] == 0


def test_places_and_modes_are_counted(standing: Standing) -> None:
    kit, survey, version, place, _ = _parts(standing)
    quiet = a_place(survey)
    with kit.store.write() as shelves:
        shelves.places.add(quiet)
    keep(kit, survey, version, place)
    keep(kit, survey, version, place, a_response(mode=Mode.INTERVIEWER))
    keep(kit, survey, version, None)
    with kit.store.read() as shelves:
        assert dict(shelves.responses.count_by_place(survey)) == {place.id: 2, quiet.id: 0}
        assert shelves.responses.sizes(version) == {place.id: 2, "": 1}
        assert shelves.responses.modes(version) == {"self", "interviewer"}


def test_one_council_never_gets_the_responses_of_another(
    standing: Standing, toolkit: Toolkit
) -> None:
    kit, survey, version, place, _ = _parts(standing)
    other, other_version, other_place = an_open_version(toolkit)
    mine = keep(kit, survey, version, place)
    theirs = keep(kit, other, other_version, other_place)
    with kit.store.read() as shelves:
        assert shelves.responses.ids(survey) == (mine,)
        assert [key for key, *_ in shelves.responses.all(other)] == [theirs]
        trace = withdrawal_of(kit, survey, mine)
        assert shelves.responses.by_withdrawal(other, trace) is None
        assert shelves.responses.tabulate(other_version) == {
            ("safe_at_night", "*"): 1,
            ("safe_at_night", "often"): 1,
        }
        assert shelves.places.of_survey(other) == (other_place,)


def test_a_response_at_a_place_of_a_stranger_is_refused(
    standing: Standing, toolkit: Toolkit
) -> None:
    """The database itself knows which councils take part in a survey."""
    kit, survey, version, _, _ = _parts(standing)
    _, _, stranger = an_open_version(toolkit)
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        keep(kit, survey, version, stranger)


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"day": "2026-11-23T10:15"}, "day_is_a_day|too long"),
        ({"day": "23-11-2026"}, "day_is_a_day"),
        ({"level": "difficult"}, "level_is_known"),
        ({"for_whom": "the cat"}, "for_whom_is_known"),
    ],
)
def test_the_database_refuses_what_a_response_cannot_be(
    standing: Standing, changes: dict[str, str], rule: str
) -> None:
    """Decision 5: also a programming error cannot store a time of day."""
    kit, survey, version, place, _ = _parts(standing)
    with pytest.raises(Exception, match=rule):
        keep(kit, survey, version, place, a_response(**changes))
    with kit.store.read() as shelves:
        assert shelves.responses.count(survey) == 0


def _parts(standing: Standing) -> tuple[Any, ...]:
    return standing.kit, standing.survey, standing.version, standing.place, standing.data


def _delete_and_fail(shelves: Any, response_id: str) -> None:
    shelves.responses._drop([("spoken", b"", 0, "")])
    shelves.responses.delete(response_id)
    raise KeyError(response_id)
