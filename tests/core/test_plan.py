"""The plan of a survey: filled step by step, judged before opening."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.plan import (
    FormType,
    Group,
    Level,
    Origin,
    Part,
    Phase,
    Plan,
    Rung,
    Side,
    Station,
    Step,
    advice_on_plan,
    answered,
    plain_of,
    plan_from,
    plan_gates,
    unanswered,
)
from app.core.problems import Refused
from app.core.questionnaire import Kind, Terms
from tests.builders import a_plan, a_questionnaire, an_item, texts


def _closed(plan: Plan | None, terms: Terms = Terms(), items: int = 1) -> dict[str, list[str]]:
    asked = a_questionnaire(*(an_item(f"item_{n}", Kind.INTEGER) for n in range(items)))
    return {
        gate.identity: [problem.code for problem in gate.problems]
        for gate in plan_gates(plan, asked, terms)
        if not gate.is_open
    }


def _refusals(step: Step, **given: list[str]) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        answered(Plan(), step, given)
    return [(problem.code, problem.where) for problem in refused.value.problems]


def test_a_whole_plan_passes_and_nothing_is_left_to_say() -> None:
    assert _closed(a_plan()) == {}
    assert unanswered(a_plan()) == ()
    assert advice_on_plan(a_plan()) == ()


@pytest.mark.parametrize(
    ("field", "empty", "code"),
    [
        ("question", "", "plan_without_question"),
        ("decision", "", "plan_without_decision"),
        ("groups", (), "plan_without_groups"),
        ("form", None, "plan_without_form"),
    ],
)
def test_ij01_question_way_of_asking_target_group_and_decision_must_be_there(
    field: str, empty: object, code: str
) -> None:
    plan = replace(a_plan(), **{field: empty})  # type: ignore[arg-type]
    assert _closed(plan) == {"IJ01": [code]}


def test_ij01_the_decision_of_the_survey_itself_counts_too() -> None:
    without = replace(a_plan(), decision="")
    assert _closed(without, Terms(decision=texts("the council decides"))) == {}


def test_ka04_every_group_needs_somebody_it_trusts() -> None:
    plan = replace(a_plan(), groups=(Group("Young parents"), Group("Elderly", "the nurse")))
    assert _closed(plan) == {"KA04": ["nobody_they_trust"]}


def test_ij04_a_flash_poll_has_at_most_three_questions() -> None:
    plan = replace(a_plan(), form=FormType.FLASH_POLL)
    assert _closed(plan, items=3) == {}
    assert _closed(plan, items=4) == {"IJ04": ["flash_poll_too_long"]}
    assert _closed(a_plan(), items=4) == {}


@pytest.mark.parametrize(
    ("closing", "promise", "decision", "warns"),
    [
        ("2027-01-10", "2027-03-01", "2027-02-01", False),
        ("2027-01-12", "2027-03-01", "2027-02-01", True),
        ("", "2027-02-02", "2027-02-01", True),
        ("", "2027-02-01", "2027-02-01", False),
        ("2027-01-12", "2027-03-01", "", False),
        ("", "", "2027-02-01", False),
    ],
)
def test_ij02_results_that_come_after_the_decision_are_warned_about(
    closing: str, promise: str, decision: str, warns: bool
) -> None:
    days = {"closing_date": closing, "promise_date": promise, "decision_date": decision}
    found = [advice.rule for advice in advice_on_plan(replace(a_plan(), **days))]
    assert found == (["IJ02"] if warns else [])


def test_ks11_a_team_without_residents_is_warned_about() -> None:
    alone = (Part(Station.FIELDWORK, Side.RESEARCHER, Level.DECIDED),)
    (found,) = advice_on_plan(replace(a_plan(), team=alone))
    assert (found.rule, found.code) == ("KS11", "no_resident_takes_part")
    assert advice_on_plan(replace(a_plan(), team=())) == ()


def test_each_step_changes_its_own_part_only_and_half_filled_is_fine() -> None:
    plan = Plan()
    for step in Step:
        plan = answered(plan, step, {"ways": ["ticket", "place"]})
    assert plan == Plan()
    plan = answered(plan, Step.QUESTION, {"question": ["  Which   lamps? "]})
    assert plan == Plan(question="Which lamps?")
    plan = answered(plan, Step.ORIGIN, {"origin": ["residents"], "phase": [""]})
    assert (plan.origin, plan.phase, plan.question) == (Origin.RESIDENTS, None, "Which lamps?")
    plan = answered(plan, Step.TEAM, {"fieldwork.resident": ["worked_along"]})
    assert plan.part(Station.FIELDWORK, Side.RESIDENT) is Level.WORKED_ALONG
    assert plan.part(Station.FIELDWORK, Side.RESEARCHER) is None


def test_what_a_group_trusts_stays_with_the_group_when_groups_change() -> None:
    plan = answered(Plan(), Step.GROUPS, {"group": ["Parents", "", "Elderly", "Parents"]})
    trusted = {"group": ["Elderly", "Parents", "Gone"], "trusted": ["the nurse", "", "nobody"]}
    plan = answered(plan, Step.TRUST, trusted)
    assert plan.groups == (Group("Parents"), Group("Elderly", "the nurse"))
    plan = answered(plan, Step.GROUPS, {"group": ["Elderly", "Newcomers"]})
    assert plan.groups == (Group("Elderly", "the nurse"), Group("Newcomers"))


def test_what_cannot_be_kept_is_refused_all_at_once() -> None:
    given = {"opening_date": ["2027-02-30"], "closing_date": ["soon"], "promise_date": [""]}
    assert _refusals(Step.DATES, **given) == [
        ("not_a_day", "opening_date"),
        ("not_a_day", "closing_date"),
    ]
    assert _refusals(Step.RUNG, rung=["throne"]) == [("unknown_word", "rung")]
    assert _refusals(Step.QUESTION, question=["x" * 601]) == [("text_too_long", "question")]
    assert _refusals(Step.GROUPS, group=[f"group {n}" for n in range(13)]) == [
        ("too_many", "group")
    ]


def test_days_must_follow_each_other() -> None:
    days = ["2027-01-10", "2027-01-09", "2027-01-08"]
    names = ("opening_date", "closing_date", "promise_date")
    assert _refusals(Step.DATES, **{n: [day] for n, day in zip(names, days, strict=True)}) == [
        ("closes_before_opening", "closing_date"),
        ("promised_before_closing", "promise_date"),
    ]


_said = st.text(max_size=20)
_plans = st.builds(
    Plan,
    question=_said,
    decision=_said,
    groups=st.lists(st.builds(Group, _said, _said), max_size=3).map(tuple),
    places=st.lists(_said, max_size=3).map(tuple),
    origin=st.sampled_from([None, *Origin]),
    phase=st.sampled_from([None, *Phase]),
    rung=st.sampled_from([None, *Rung]),
    form=st.sampled_from([None, *FormType]),
    ways=st.sampled_from([(), ("place",), ("ticket", "place")]),
    team=st.lists(
        st.builds(Part, st.sampled_from(Station), st.sampled_from(Side), st.sampled_from(Level)),
        max_size=3,
    ).map(tuple),
)


@given(_plans)
def test_any_plan_is_kept_and_read_back_the_same(plan: Plan) -> None:
    assert plan_from(plain_of(plan)) == plan
