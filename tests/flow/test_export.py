"""The tables that leave: everything for the host, nobody recognisable for research."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest

from app.core.coding import Cell, ExportTables, Table
from app.core.microdata import KEYS, LEAST_HOLDERS
from app.core.missing import Missing
from app.core.problems import Refused
from app.core.questionnaire import Kind, Questionnaire, Section
from app.core.response import Response
from app.flow.export import tables_for
from app.flow.places import add_place
from app.flow.ports import Toolkit
from app.flow.records import Place, Stage, Survey, Version
from tests.builders import (
    a_council,
    a_place,
    a_questionnaire,
    a_response,
    a_survey,
    a_value,
    an_item,
    an_open_version,
)

ANSWERS = (
    a_value("safe_at_night", "often"),
    a_value("worries", "rent", "food"),
    a_value("age", "42"),
    a_value("remarks", "the only Eritrean baker"),
)


def _kept(
    toolkit: Toolkit,
    survey: Survey,
    version: Version,
    place: Place | None,
    responses: Iterable[Response],
) -> None:
    with toolkit.store.write() as shelves:
        for response in responses:
            identity = toolkit.secrets.random_id()
            shelves.responses.add(identity, survey, version, place, response, None)


def _frozen(toolkit: Toolkit, version: Version) -> None:
    with toolkit.store.write() as shelves:
        shelves.surveys.set_stage(version, Stage.CLOSED, "2026-12-01")
        shelves.surveys.set_stage(version, Stage.FROZEN, "2026-12-04")


def _rows(table: Table) -> list[dict[str, Cell]]:
    names = [variable.name for variable in table.variables]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def _method(tables: ExportTables) -> dict[tuple[str, str], Cell]:
    return {(what, of): value for what, of, value in tables.method}


def _code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.problems[0].code


def test_the_host_gets_every_row_as_it_was_sent(toolkit: Toolkit) -> None:
    survey, version, place = an_open_version(toolkit)
    _kept(toolkit, survey, version, place, [a_response(*ANSWERS, listened=True, for_whom="other")])
    (row,) = _rows(tables_for(toolkit, survey, "host").data)
    told = {name: row[name] for name in ("place", "language", "level", "mode", "day")}
    assert told == {
        "place": place.name,
        "language": "nl",
        "level": "normal",
        "mode": "self",
        "day": "2026-11-23",
    }
    assert (row["version"], row["wave"], row["listened"], row["helped"]) == (1, 1, 1, 0)
    assert (row["for_whom"], row["consent.answers"], row["consent.quote"]) == ("other", 1, 0)
    assert (row["safe_at_night"], row["age"]) == ("often", 42)
    assert (row["worries"], row["worries/rent"], row["worries/energy"]) == ("rent food", 1, 0)
    assert row["remarks"] == "the only Eritrean baker"


def test_rows_are_in_a_fresh_random_order_with_fresh_random_keys(toolkit: Toolkit) -> None:
    """DC11: someone at the table may remember who answered when."""
    survey, version, place = an_open_version(toolkit)
    responses = [a_response(a_value("age", str(age))) for age in range(40)]
    _kept(toolkit, survey, version, place, responses)
    first, second = (_rows(tables_for(toolkit, survey, "host").data) for _ in range(2))
    assert [row["age"] for row in first] != [row["age"] for row in second]
    assert {row["age"] for row in first} == set(range(40))
    keys = [str(row["row"]) for row in (*first, *second)]
    assert len(set(keys)) == 80
    assert all(key.startswith("r") for key in keys)


def test_every_export_is_in_the_audit_log(toolkit: Toolkit) -> None:
    """Decision 9: complete rows do not leave unnoticed."""
    survey, _, _ = an_open_version(toolkit)
    tables_for(toolkit, survey, "host")
    with toolkit.store.read() as shelves:
        acts = shelves.people.acts(survey.council_id)
    assert any(survey.slug in act and "export host" in act for act in acts)


def test_a_survey_that_was_never_opened_has_nothing_to_export(toolkit: Toolkit) -> None:
    council = a_council()
    survey = a_survey(council)
    with toolkit.store.write() as shelves:
        shelves.people.add_council(council)
        shelves.surveys.add(survey, a_questionnaire())
    with pytest.raises(Refused) as refused:
        tables_for(toolkit, survey, "host")
    assert _code_of(refused) == "never_opened"


def test_an_empty_survey_has_a_codebook_and_no_rows(toolkit: Toolkit) -> None:
    survey, _, _ = an_open_version(toolkit)
    tables = tables_for(toolkit, survey, "host")
    assert tables.rows == ()
    assert len(tables.data.variables) > 10
    assert _method(tables)["responses", "all"] == 0


def test_research_waits_for_a_frozen_tabulation_and_ten_responses(toolkit: Toolkit) -> None:
    """Decision 9, in the order in which they can be mended."""
    survey, version, place = an_open_version(toolkit)
    _kept(toolkit, survey, version, place, [a_response(*ANSWERS)] * 9)
    with pytest.raises(Refused) as open_still:
        tables_for(toolkit, survey)
    _frozen(toolkit, version)
    with pytest.raises(Refused) as too_few:
        tables_for(toolkit, survey)
    assert (_code_of(open_still), _code_of(too_few)) == ("not_frozen", "too_few_responses")
    _kept(toolkit, survey, version, place, [a_response(*ANSWERS)])
    assert len(tables_for(toolkit, survey).rows) == 10


@pytest.fixture
def one_of_her_kind(toolkit: Toolkit) -> tuple[Toolkit, Survey]:
    """Forty responses at two places, one of them in Tigrinya; frozen."""
    survey, version, place = an_open_version(toolkit)
    other = add_place(toolkit, survey, "Library", "library")
    _kept(toolkit, survey, version, place, [a_response(*ANSWERS) for _ in range(29)])
    _kept(toolkit, survey, version, place, [a_response(*ANSWERS, language="ti")])
    _kept(toolkit, survey, version, other, [a_response(*ANSWERS, day="2026-11-25")] * 10)
    with toolkit.store.write() as shelves:
        shelves.returns.add_deliveries(survey.id, place.id, "2026-11-23", 70)
        shelves.returns.add_deliveries(survey.id, other.id, "2026-11-23", 3)
        shelves.returns.add_refusal(survey.id)
    _frozen(toolkit, version)
    return toolkit, survey


def test_a_lone_tigrinya_respondent_is_not_recognisable(
    one_of_her_kind: tuple[Toolkit, Survey],
) -> None:
    """Decision 9, DC07: not in the data, not in the method sheet, not by elimination."""
    toolkit, survey = one_of_her_kind
    tables = tables_for(toolkit, survey)
    rows = _rows(tables.data)
    held = Counter(tuple(row[key] for key in KEYS) for row in rows)
    assert min(held.values()) >= LEAST_HOLDERS
    assert "ti" not in {row["language"] for row in rows}
    assert "ti" not in {cell for line in tables.method for cell in line}
    counts = [value for (what, _), value in _method(tables).items() if "responses by" in what]
    assert all(isinstance(count, int) and count >= LEAST_HOLDERS for count in counts)
    assert _method(tables)["coarsened: language", "to withheld"] == LEAST_HOLDERS


def test_own_words_do_not_leave_for_research(one_of_her_kind: tuple[Toolkit, Survey]) -> None:
    """DC09: two persons release them first, and that is not in this version."""
    toolkit, survey = one_of_her_kind
    assert {row["remarks"] for row in _rows(tables_for(toolkit, survey).data)} == {-6}


def test_the_method_sheet_tells_places_apart_for_the_host_only(
    one_of_her_kind: tuple[Toolkit, Survey],
) -> None:
    """RD11: documents per place would tell how few came to one of them."""
    toolkit, survey = one_of_her_kind
    host, research = (_method(tables_for(toolkit, survey, p)) for p in ("host", "research"))
    assert host["documents delivered", "Library"] == 3
    assert research["documents delivered", "all"] == 73
    assert ("documents delivered", "Library") not in research
    for method in (host, research):
        assert method["refusals", "all: said no to answering, or to being 16 or older"] == 1
        assert "not representative" in str(method["limits", ""])


def test_the_method_sheet_prints_promise_version_and_overridden_checks(toolkit: Toolkit) -> None:
    survey, version, _ = an_open_version(toolkit, overrides=(("SV02", "asked by the residents"),))
    method = _method(tables_for(toolkit, survey, "host"))
    assert method["version 1", "fingerprint"] == version.fingerprint
    assert method["version 1", "results promised by"] == "2027-01-31"
    assert method["tried with people", "version in nl"] == "not tested with people"
    assert method["version 1", "decision"] == "The council decides about the lamps. [nl]"
    reason = method["version 1", "opened in spite of check SV02, because"]
    assert reason == "asked by the residents"


def test_an_example_is_marked_in_the_first_column_and_the_first_line(toolkit: Toolkit) -> None:
    """Contract: every file of a survey opened with --demo carries its mark, for good."""
    survey, version, place = an_open_version(toolkit, is_example=True)
    _kept(toolkit, survey, version, place, [a_response(*ANSWERS)])
    tables = tables_for(toolkit, survey, "host")
    assert tables.is_example
    assert (tables.data.variables[0].name, tables.rows[0][0]) == ("example", 1)
    assert tables.method[0][0] == "example"


def _household() -> Questionnaire:
    members = Section("member", (an_item("member/age", Kind.INTEGER),), is_repeat=True)
    return a_questionnaire(an_item("size", Kind.INTEGER), members)


def test_members_of_a_repeat_are_rows_of_their_own_sheet(toolkit: Toolkit) -> None:
    """They are joined by a random key, and nothing of them is lost."""
    survey, version, place = an_open_version(toolkit, _household())
    ages: Any = (("8",), ("41", "43", "2"), ())
    _kept(
        toolkit,
        survey,
        version,
        place,
        [
            a_response(
                a_value("size", str(len(each))),
                *(a_value("member/age", age, instance=str(n)) for n, age in enumerate(each, 1)),
            )
            for each in ages
        ],
    )
    tables = tables_for(toolkit, survey, "host")
    (members,) = tables.repeats
    by_key = {row["row"]: row["size"] for row in _rows(tables.data)}
    assert members.name == "member"
    assert sorted(
        (by_key[row["row"]], row["member"], row["member/age"]) for row in _rows(members)
    ) == [(1, "1", 8), (3, "1", 41), (3, "2", 43), (3, "3", 2)]  # type: ignore[type-var]


def test_two_places_of_one_name_are_told_apart(toolkit: Toolkit) -> None:
    survey, version, place = an_open_version(toolkit)
    other = a_place(survey, name=place.name)
    with toolkit.store.write() as shelves:
        shelves.places.add(other)
    for each in (place, other):
        _kept(toolkit, survey, version, each, [a_response(*ANSWERS)])
    names = {row["place"] for row in _rows(tables_for(toolkit, survey, "host").data)}
    assert names == {f"{place.name} ({each.code})" for each in (place, other)}


def test_a_purpose_without_a_choice_was_not_asked(toolkit: Toolkit) -> None:
    survey, version, place = an_open_version(toolkit)
    _kept(toolkit, survey, version, place, [a_response(*ANSWERS)])
    row = _rows(tables_for(toolkit, survey, "host").data)[0]
    assert "consent.voice" not in row
    assert row["for_whom"] == Missing.SKIPPED
