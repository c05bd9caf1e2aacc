"""Repeats: every member has their own route, and others may speak of all of them (ADR 024)."""

from typing import Any

import pytest

from app.core.answers import Reading, read_answers
from app.core.missing import Missing
from app.core.questionnaire import Questionnaire
from app.core.routing import soundness, walk
from app.core.survey_file import read, write

TODAY = "2026-11-23"


def _survey(*items: dict[str, Any]) -> Questionnaire:
    return read({"survey": "any-survey", "languages": ["en"], "items": list(items)})


def _repeat(name: str, *items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"section": name, "repeat": True, "items": list(items), **more}


def _number(name: str, **more: Any) -> dict[str, Any]:
    return {"item": name, "kind": "integer", **more}


def _calculation(name: str, text: str) -> dict[str, Any]:
    return {"item": name, "kind": "calculate", "calculation": text}


def _read(survey: Questionnaire, *fields: tuple[str, str]) -> Reading:
    reading = read_answers(survey, [(f"answer.{path}", value) for path, value in fields], TODAY)
    assert not reading.problems
    return reading


def _values(reading: Reading, path: str) -> dict[str, str | Missing]:
    """What each member said, by instance."""
    return {
        value.instance: value.missing or " ".join(value.values)
        for value in reading.values
        if value.path == path
    }


TWO = (("child[1]/age", "4"), ("child[2]/age", "11"))


def test_a_members_conditions_read_that_members_own_answers() -> None:
    school = {"item": "school", "kind": "text", "relevant": "${age} > 5"}
    reading = _read(
        _survey(_repeat("child", _number("age"), school)),
        *(*TWO, ("child[1]/school", "none"), ("child[2]/school", "De Kameleon")),
    )
    assert _values(reading, "child/school") == {"1": Missing.NOT_ASKED, "2": "De Kameleon"}


def test_position_is_the_number_of_the_member() -> None:
    survey = _survey(_repeat("child", _number("age"), _calculation("which", "position(..)")))
    assert _values(_read(survey, *TWO), "child/which") == {"1": "1", "2": "2"}


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("sum(${age})", "15"),
        ("max(${age}) - min(${age})", "7"),
        ("count(${child})", "2"),
        ("count(${age})", "2"),
        ("join(', ', ${age})", "4, 11"),
        ("indexed-repeat(${age}, ${child}, 2)", "11"),
        ("indexed-repeat(${age}, ${child}, 3)", Missing.NOT_ASKED),
        ("${age}", "4"),
        ("sum(${age}) + count(${child})", "17"),
    ],
)
def test_outside_a_repeat_all_members_are_seen(text: str, result: str | Missing) -> None:
    survey = _survey(_repeat("child", _number("age")), _calculation("found", text))
    assert _values(_read(survey, *TWO), "found") == {"": result}


def test_inside_a_repeat_a_name_means_ones_own_answer_and_a_count_means_everybody() -> None:
    own, number = _calculation("own", "sum(${age})"), _calculation("number", "count(${child})")
    before = _calculation("before", "indexed-repeat(${age}, ${child}, position(..) - 1)")
    reading = _read(_survey(_repeat("child", _number("age"), own, number, before)), *TWO)
    assert _values(reading, "child/own") == {"1": "4", "2": "11"}
    assert _values(reading, "child/number") == {"1": "2", "2": "2"}
    assert _values(reading, "child/before") == {"1": Missing.NOT_ASKED, "2": "4"}


def test_an_item_may_read_what_an_earlier_member_said_to_it() -> None:
    again = {
        "item": "more",
        "kind": "text",
        "relevant": "position(..) = 1 or indexed-repeat(${more}, ${child}, position(..) - 1) = 'y'",
    }
    survey = _survey(_repeat("child", again))
    assert soundness(survey) == ()
    sent = [(f"child[{n}]/more", "y" if n == 1 else "n") for n in (1, 2, 3)]
    assert _values(_read(survey, *sent), "child/more") == {
        **{"1": "y", "2": "n", "3": Missing.NOT_ASKED},
    }


@pytest.mark.parametrize(
    ("many", "ages"),
    [
        ("0", {"1": Missing.NOT_ASKED, "2": Missing.NOT_ASKED}),
        ("1", {"1": "4", "2": Missing.NOT_ASKED}),
        ("2", {"1": "4", "2": "11"}),
        ("3", {"1": "4", "2": "11", "3": Missing.SKIPPED}),
    ],
)
def test_a_count_says_how_many_members_are_asked(many: str, ages: dict[str, str | Missing]) -> None:
    survey = _survey(
        _number("many"),
        _repeat("child", _number("age"), count="${many}"),
        _calculation("number", "count(${child})"),
    )
    reading = _read(survey, ("many", many), *TWO)
    assert _values(reading, "child/age") == ages
    assert _values(reading, "number") == {"": many}


def test_a_count_that_was_not_answered_asks_nobody() -> None:
    survey = _survey(_number("many"), _repeat("child", _number("age"), count="${many}"))
    assert walk(survey, {}, TODAY).asked == ("many",)
    assert walk(survey, {"many": ("2",)}, TODAY).asked == ("many", "child/age")


def test_no_count_makes_more_members_than_anybody_may_send() -> None:
    inner = _repeat("pet", _number("age"), count="1000000")
    survey = _survey(_repeat("child", inner, count="1000000"))
    values = read_answers(survey, (), TODAY).values
    assert 50 < len(values) <= 250


def test_a_member_who_was_not_asked_is_not_in_the_sum() -> None:
    works = {"item": "works", "kind": "text"}
    pay = _number("pay", relevant="${works} = 'yes'")
    survey = _survey(_repeat("child", works, pay), _calculation("all", "sum(${pay})"))
    sent = [("child[1]/works", "yes"), ("child[1]/pay", "20"), ("child[2]/works", "no")]
    assert _values(_read(survey, *sent), "all") == {"": "20"}
    assert _values(_read(survey, ("child[1]/works", "no")), "all") == {"": "0"}


def test_repeats_in_repeats_count_what_lies_inside_them() -> None:
    pet = _repeat("pet", _number("legs"))
    own = _calculation("own", "sum(${legs})")
    survey = _survey(_repeat("child", pet, own), _calculation("all", "sum(${legs})"))
    sent = [("child[1]/pet[1]/legs", "4"), ("child[1]/pet[2]/legs", "2")]
    reading = _read(survey, *sent, ("child[2]/pet[1]/legs", "8"))
    assert _values(reading, "child/own") == {"1": "6", "2": "8"}
    assert _values(reading, "all") == {"": "14"}


def test_a_file_with_repeats_reads_back_as_it_was_written() -> None:
    survey = _survey(
        _repeat("child", _number("age"), count=3),
        _calculation("all", "sum(${age}) + count(${child})"),
        _calculation("second", "indexed-repeat(${age}, ${child}, 2)"),
    )
    assert read(write(survey)) == survey


def test_a_section_that_counts_itself_is_no_endless_loop() -> None:
    survey = _survey(_repeat("child", _number("age"), relevant="count(${child}) < 3"))
    assert _values(_read(survey, *TWO), "child/age") == {"1": "4", "2": "11"}
