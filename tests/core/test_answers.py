"""What came in with a form, made canonical and checked."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.answers import LONGEST_TEXT, Reading, at_instance, read_answers, wide_codes
from app.core.expressions.tree import Call, Column, Current, Literal, Number, Reference
from app.core.missing import Missing
from app.core.questionnaire import Item, Kind, Questionnaire, Section
from app.core.response import Value
from tests.builders import a_questionnaire, an_item

TODAY = "2026-11-23"
WHEN_NO = Call("=", (Reference("goes"), Literal("no")))
GOES = an_item("goes", options=("yes", "no"))
WHY = an_item("why", Kind.TEXT, relevant=WHEN_NO)
AGE = an_item("age", Kind.INTEGER, constraint=Call("<=", (Current(), Number(110))))
HOURS = an_item("hours", Kind.DECIMAL)
DAY = an_item("day", Kind.DATE)
WISHES = an_item("wishes", Kind.SELECT_MULTIPLE, ("light", "trees"))
MARK = an_item("mark", Kind.RANGE, start="1", end="10", step="1")
MEMBER = Section("member", (an_item("member/age", Kind.INTEGER),), is_repeat=True)
FIRST = an_item("first", Kind.RANK, ("light", "trees", "swings"))
SHUTS = an_item("shuts", Kind.TIME)
MEETS = an_item("meets", Kind.DATE_TIME)
MORE = an_item("more", Kind.VOTE)
AREA = an_item("area", Kind.AREA)
SAID = an_item("said", Kind.VOICE)
NEW_KINDS = (FIRST, SHUTS, MEETS, MORE, AREA, SAID)
ALL = a_questionnaire(GOES, WHY, AGE, HOURS, DAY, WISHES, MARK, MEMBER, *NEW_KINDS)


def _read(*fields: tuple[str, str], survey: Questionnaire = ALL, is_part: bool = False) -> Reading:
    return read_answers(survey, fields, TODAY, is_part)


def _value(reading: Reading, path: str, instance: str = "") -> Value:
    (found,) = [v for v in reading.values if (v.path, v.instance) == (path, instance)]
    return found


def _codes(*fields: tuple[str, str]) -> list[tuple[str, str]]:
    return [(problem.code, problem.where) for problem in _read(*fields).problems]


@pytest.mark.parametrize(
    ("path", "typed", "stored"),
    [
        ("age", "٤٢", "42"),
        ("hours", "3,5", "3.5"),
        ("day", "23-11-2026", "2026-11-23"),
        ("mark", "۷", "7"),
        ("goes", "yes", "yes"),
        ("shuts", "١٤.٣٠", "14:30"),
        ("meets", "25-11-2026 9:05", "2026-11-25T09:05"),
        ("more", "pass", "pass"),
        ("area", " 1971 AB", "1971"),
        ("area", "sw1a 1aa", "SW1A"),
        ("said", "f00d-Cafe_1.mp3", "f00d-Cafe_1.mp3"),
    ],
)
def test_an_answer_is_stored_in_its_canonical_form(path: str, typed: str, stored: str) -> None:
    reading = _read((f"answer.{path}", typed))
    assert _value(reading, path).values == (stored,)
    assert not reading.problems


@pytest.mark.parametrize(
    ("path", "typed", "code"),
    [
        ("age", "veel", "not_a_number"),
        ("age", "2.5", "not_whole"),
        ("age", "111", "constraint"),
        ("mark", "11", "out_of_range"),
        ("day", "31-02-2026", "not_a_day"),
        ("goes", "perhaps", "unknown_option"),
        ("wishes", "swings", "unknown_option"),
        ("hours", "1.500", "not_a_number"),
        ("mark", "2.5", "out_of_range"),
        ("member[2]/age", "x", "not_a_number"),
        ("why", "x" * (LONGEST_TEXT + 1), "too_long"),
        ("first", "cars", "unknown_option"),
        ("shuts", "2:30 pm", "not_a_time"),
        ("meets", "25-11-2026", "not_a_moment"),
        ("more", "yes", "unknown_option"),
        ("said", "I said that I am Anna", "not_a_file"),
        ("said", "../../keys", "not_a_file"),
        ("shoes", "1", "unknown_item"),
        ("age[1]", "1", "unknown_item"),
        ("member/age", "1", "unknown_item"),
        ("member[51]/age", "1", "too_many_members"),
    ],
)
def test_a_wrong_answer_is_a_problem_at_its_item(path: str, typed: str, code: str) -> None:
    fields = [(f"answer.{path}", typed)]
    if path == "why":
        fields.append(("answer.goes", "no"))
    assert _codes(*fields) == [(code, path)]


def test_one_item_with_one_option_takes_one_value() -> None:
    assert _codes(("answer.goes", "yes"), ("answer.goes", "no")) == [("too_many_values", "goes")]


def test_several_values_stand_in_the_order_of_the_options() -> None:
    reading = _read(("answer.wishes", "trees"), ("answer.wishes", "light"))
    assert _value(reading, "wishes").values == ("light", "trees")


def test_a_ranking_keeps_the_order_in_which_it_was_sent_and_may_be_partial() -> None:
    reading = _read(("answer.first", "swings"), ("answer.first", "light"))
    assert _value(reading, "first").values == ("swings", "light")
    assert not reading.problems


@given(st.text())
def test_of_a_place_nothing_finer_than_four_signs_is_ever_left(typed: str) -> None:
    """ADR 025: whatever was typed, it is never an error and never exact."""
    reading = _read(("answer.area", typed), ("answer.area", f"x{typed}"))
    assert not reading.problems
    assert all(len(value) <= 4 for value in _value(reading, "area").values)
    assert len(_value(reading, "area").values) <= 1


def test_nothing_sent_is_skipped_and_never_a_problem() -> None:
    """SV07: nobody is forced, a required item included."""
    required = replace(AGE, required=Call("true", ()))
    reading = _read(survey=a_questionnaire(required))
    assert (_value(reading, "age").missing, reading.problems) == (Missing.SKIPPED, ())


def test_what_routing_did_not_ask_for_is_not_asked_and_no_error() -> None:
    """Decision 2."""
    reading = _read(("answer.goes", "yes"), ("answer.why", "te druk"))
    assert _value(reading, "why") == Value("why", (), Missing.NOT_ASKED)
    assert not reading.problems


@pytest.mark.parametrize("missing", [Missing.DONT_KNOW, Missing.REFUSED])
def test_a_refusal_wins_from_an_answer(missing: Missing) -> None:
    """SV08: three nothings kept apart."""
    reading = _read(("answer.age", "42"), ("missing.age", missing.word))
    assert _value(reading, "age") == Value("age", (), missing)


def test_what_follows_the_last_answer_of_a_part_is_stopped() -> None:
    """KA06: stopping still counts."""
    reading = _read(("answer.age", "42"), is_part=True)
    missing = {value.path: value.missing for value in reading.values}
    assert missing["goes"] is Missing.SKIPPED
    assert missing["why"] is Missing.NOT_ASKED
    assert {missing[path] for path in ("hours", "day", "wishes", "mark")} == {Missing.STOPPED}


def test_members_of_a_repeat_are_read_one_by_one() -> None:
    reading = _read(("answer.member[1]/age", "4"), ("answer.member[2]/age", "x"))
    assert _value(reading, "member/age", "1").values == ("4",)
    assert [(p.code, p.where) for p in reading.problems] == [("not_a_number", "member[2]/age")]


PET = Section("pet", (an_item("pet/kind"),), is_repeat=True)
BED = Section("home/room", (an_item("home/room/beds", Kind.INTEGER),), is_repeat=True)
HOME = Section("home", (an_item("home/city", Kind.TEXT), BED), is_repeat=True)


def test_each_repeat_has_the_members_that_were_sent_for_it() -> None:
    reading = _read(
        ("answer.member[3]/age", "4"),
        ("answer.home[2]/room[2]/beds", "5"),
        survey=a_questionnaire(MEMBER, PET, HOME),
    )
    assert [(v.path, v.instance) for v in reading.values] == [
        ("member/age", "1"),
        ("member/age", "3"),
        ("pet/kind", "1"),
        ("home/city", "1"),
        ("home/room/beds", "1.1"),
        ("home/city", "2"),
        ("home/room/beds", "2.1"),
        ("home/room/beds", "2.2"),
    ]


def test_each_member_is_routed_by_its_own_answers() -> None:
    works = Call(">=", (Reference("member/age"), Number(15)))
    survey = a_questionnaire(
        Section(
            "member",
            (an_item("member/age", Kind.INTEGER), an_item("member/job", Kind.TEXT, relevant=works)),
            is_repeat=True,
        )
    )
    reading = _read(
        ("answer.member[1]/age", "40"),
        ("answer.member[2]/age", "4"),
        ("answer.member[2]/job", "baker"),
        survey=survey,
    )
    assert _value(reading, "member/job", "1").missing is Missing.SKIPPED
    assert _value(reading, "member/job", "2").missing is Missing.NOT_ASKED


@pytest.mark.parametrize(
    "path",
    ["mem[1]ber/age", "member/age[1]", "member[01]/age", "member[0]/age", "member[1]/age[1]"],
)
def test_an_index_in_the_wrong_place_is_no_item(path: str) -> None:
    assert _codes((f"answer.{path}", "4")) == [("unknown_item", path)]


def test_what_was_refused_does_not_route_either() -> None:
    reading = _read(("answer.goes", "no"), ("missing.goes", "refused"), ("answer.why", "rain"))
    assert _value(reading, "why").missing is Missing.NOT_ASKED


def test_an_option_that_the_choice_filter_left_out_is_unknown() -> None:
    filtered = replace(WISHES, choice_filter=Call("=", (Column("name"), Literal("light"))))
    survey = a_questionnaire(filtered)
    assert _read(("answer.wishes", "light"), survey=survey).problems == ()
    refused = _read(("answer.wishes", "trees"), survey=survey).problems
    assert [(p.code, p.where) for p in refused] == [("unknown_option", "wishes")]


def test_a_calculation_is_kept_as_its_value_and_is_no_answer_of_the_person() -> None:
    double = Call("*", (Reference("age"), Number(2)))
    survey = a_questionnaire(AGE, an_item("double", Kind.CALCULATE, calculation=double), HOURS)
    reading = _read(("answer.age", "21"), survey=survey, is_part=True)
    assert _value(reading, "double").values == ("42",)
    assert _value(reading, "hours").missing is Missing.STOPPED
    nothing = _read(survey=survey, is_part=True)
    assert _value(nothing, "double").missing is Missing.NOT_ASKED
    assert _value(nothing, "age").missing is Missing.STOPPED


def test_a_text_keeps_its_lines_and_loses_what_cannot_be_seen() -> None:
    typed = "  e\u0301en\r\ntwee\x00\ud800\u0007 "
    survey = a_questionnaire(replace(WHY, relevant=None))
    reading = _read(("answer.why", typed), survey=survey)
    assert _value(reading, "why").values == ("\u00e9en\ntwee",)


def test_a_flood_of_fields_gives_a_hundred_problems_and_no_flood_of_values() -> None:
    """Bad input: altered submissions."""
    strangers = [(f"answer.x{n}", "1") for n in range(20_000)]
    members = [(f"answer.home[{1 + n % 50}]/room[{1 + n // 50}]/beds", "1") for n in range(2_500)]
    again = [("answer.home[1]/city", str(n)) for n in range(20_000)]
    reading = _read(*strangers, *members, *again, survey=a_questionnaire(HOME))
    assert len(reading.problems) == 100
    assert len(reading.values) < 1_000


def test_an_index_stands_behind_its_own_section() -> None:
    outer = Section("home", (), is_repeat=True)
    inner = Section("home/room/bed", (), is_repeat=True)
    written = at_instance("home/room/bed/size", "3.1", (outer, inner))
    assert written == "home[3]/room/bed[1]/size"


@pytest.mark.parametrize(
    ("item", "wide"),
    [(AGE, True), (replace(AGE, start="0"), False), (MARK, False), (GOES, False),
     (replace(AGE, constraint=Call(">=", (Current(), Number(0)))), False),
     (replace(AGE, constraint=Call(">=", (Current(), Reference("mark")))), True),
     (an_item("sum", Kind.CALCULATE), True), (replace(MARK, start="-2"), True)],
)  # fmt: skip
def test_items_that_allow_negatives_have_wide_missing_codes(item: Item, wide: bool) -> None:
    assert wide_codes(item) is wide


@given(st.lists(st.tuples(st.sampled_from(["answer.goes", "answer.age", "answer.day", "missing.age",
                                           "answer.member[1]/age", "answer.wishes", "answer.x",
                                           "answer.why", "answer.", "answer.member[0]/age"]),
                          st.text(max_size=40))))  # fmt: skip
def test_whatever_is_sent_each_item_ends_with_one_value(fields: list[tuple[str, str]]) -> None:
    reading = _read(*fields)
    keys = [(value.path, value.instance) for value in reading.values]
    assert len(keys) == len(set(keys))
    assert {"goes", "why", "age", "hours", "day", "wishes", "mark"} <= {path for path, _ in keys}
    assert all(bool(value.values) is (value.missing is None) for value in reading.values)
