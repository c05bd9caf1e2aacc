"""From a question at the kitchen table to the draft of a survey."""

from dataclasses import replace

import pytest

from app.core.plan import FormType, Step, unanswered
from app.core.problems import Refused
from app.core.questionnaire import Terms
from app.core.template_bank import Bank
from app.core.texts import Texts
from app.flow.export import tables_for
from app.flow.open_version import Opening, open_version
from app.flow.planning import (
    Wanted,
    begin,
    is_fixed,
    make_draft,
    plan_of,
    plan_with,
    plans_of,
    remove_plan,
    save_step,
)
from app.flow.ports import Toolkit
from app.flow.prepare import check, review, take_in
from app.flow.records import Council, KeptPlan, Person, Survey
from tests.builders import (
    a_council,
    a_person,
    a_plan,
    a_questionnaire,
    an_item,
    an_open_version,
    texts,
)

BANK = Bank(questionnaires=(("square", a_questionnaire(terms=Terms(decision=texts("lamps")))),))


@pytest.fixture
def person(council: Council) -> Person:
    return a_person(council)


@pytest.fixture
def kit(toolkit: Toolkit) -> Toolkit:
    return replace(toolkit, templates=BANK)


def _whole(kit: Toolkit, council: Council, person: Person) -> KeptPlan:
    kept = begin(kit, council, person)
    with kit.store.write() as shelves:
        shelves.plans.put(replace(kept, plan=a_plan()))
    return plan_with(kit, council, kept.id)


def _draft(kit: Toolkit, council: Council, person: Person, **changes: object) -> Survey:
    kept = _whole(kit, council, person)
    fields = {"name": "The lamps", "template": "square", "languages": ("ar",), **changes}
    return make_draft(kit, council, person, kept.id, Wanted(**fields))  # type: ignore[arg-type]


def test_a_plan_is_saved_at_every_step(kit: Toolkit, council: Council, person: Person) -> None:
    kept = begin(kit, council, person)
    save_step(kit, council, person, kept.id, Step.QUESTION, {"question": ["Which lamps?"]})
    save_step(kit, council, person, kept.id, Step.FORM, {"form": ["stand"]})
    plan = plan_with(kit, council, kept.id).plan
    assert (plan.question, plan.form) == ("Which lamps?", FormType.STAND)
    assert unanswered(plan)[0] is Step.DECISION
    with kit.store.read() as shelves:
        acts = [(act, subject) for _, _, act, subject in shelves.people.acts(council.id)]
    assert acts == [
        ("begin plan", kept.id[:8]),
        ("save plan", f"{kept.id[:8]} question"),
        ("save plan", f"{kept.id[:8]} form"),
    ]


def test_who_is_responsible_is_not_typed_twice(
    kit: Toolkit, council: Council, person: Person
) -> None:
    first = begin(kit, council, person)
    assert (first.plan.controller, first.plan.contact) == (council.name, "")
    given = {"controller": ["The council"], "contact": ["call@example.org"]}
    save_step(kit, council, person, first.id, Step.RESPONSIBLE, given)
    second = begin(kit, council, person).plan
    assert (second.controller, second.contact) == ("The council", "call@example.org")


def test_a_copy_of_an_earlier_plan_leaves_its_days_behind(
    kit: Toolkit, council: Council, person: Person
) -> None:
    earlier = _whole(kit, council, person)
    copy = begin(kit, council, person, earlier.id)
    assert copy.plan.groups == a_plan().groups
    assert copy.plan.question == a_plan().question
    assert (copy.plan.promise_date, copy.plan.decision_date) == ("", "")
    assert {kept.id for kept in plans_of(kit, council)} == {earlier.id, copy.id}


def test_another_council_sees_no_plan(kit: Toolkit, council: Council, person: Person) -> None:
    kept, other = begin(kit, council, person), a_council()
    assert plans_of(kit, other) == ()
    with pytest.raises(Refused, match="unknown_plan"):
        plan_with(kit, other, kept.id)
    with pytest.raises(Refused, match="unknown_plan"):
        save_step(kit, other, person, kept.id, Step.QUESTION, {})
    with pytest.raises(Refused, match="unknown_plan"):
        make_draft(kit, other, person, kept.id, Wanted("x"))


def test_a_plan_becomes_a_draft_with_its_promise_and_decision(
    kit: Toolkit, council: Council, person: Person
) -> None:
    """H1, H2 and H4 are filled in from the plan; residents read the decision."""
    survey = _draft(kit, council, person, decision="The council decides on 1 March.")
    assert survey.slug == "the-lamps"
    with kit.store.read() as shelves:
        draft = shelves.surveys.draft(survey)
    assert draft.languages == ("nl", "ar")
    assert draft.title == Texts.of({"nl": "The lamps"})
    assert draft.terms.promise_date == a_plan().promise_date
    assert draft.terms.controller == a_plan().controller
    assert draft.terms.decision == Texts.of({"nl": "The council decides on 1 March."})
    kept = plan_of(kit, survey)
    assert kept is not None
    assert (kept.plan, kept.survey_id) == (a_plan(), survey.id)
    closed = {gate.identity for gate in check(kit, survey).gates if not gate.is_open}
    assert closed == {"H3", "SV22"}


def test_a_draft_keeps_only_the_languages_that_were_chosen(
    kit: Toolkit, council: Council, person: Person
) -> None:
    survey = _draft(kit, council, person, languages=(), name="The market square [nl]")
    with kit.store.read() as shelves:
        draft = shelves.surveys.draft(survey)
        assert {slot.tag for slot in shelves.surveys.slots(survey)} == {"nl"}
    assert draft.languages == ("nl",)
    assert draft.terms.decision.tags() == ("nl",)


def test_a_survey_can_begin_empty(kit: Toolkit, council: Council, person: Person) -> None:
    survey = _draft(kit, council, person, template="", languages=("nl-simple", "nl"))
    with kit.store.read() as shelves:
        draft = shelves.surveys.draft(survey)
    assert (draft.languages, draft.children) == (("nl", "nl-simple"), ())
    closed = {gate.identity for gate in check(kit, survey).gates if not gate.is_open}
    assert {"H3", "H6"} <= closed


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": "  "}, "no_survey_name"),
        ({"name": "x" * 121}, "text_too_long name"),
        ({"decision": "x" * 1501}, "text_too_long decision"),
        ({"template": "nothing"}, "no_such_template"),
        ({"template": "", "languages": ("no language",)}, "unknown_language"),
    ],
)
def test_a_draft_that_cannot_be_made_leaves_the_plan_alone(
    kit: Toolkit, council: Council, person: Person, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        _draft(kit, council, person, **changes)
    assert [kept.survey_id for kept in plans_of(kit, council)] == [""]


def test_a_plan_makes_one_survey_and_is_not_thrown_away_after(
    kit: Toolkit, council: Council, person: Person
) -> None:
    survey = _draft(kit, council, person)
    kept = plan_of(kit, survey)
    assert kept is not None
    with pytest.raises(Refused, match="plan_has_a_survey"):
        make_draft(kit, council, person, kept.id, Wanted("Again"))
    with pytest.raises(Refused, match="plan_has_a_survey"):
        remove_plan(kit, council, person, kept.id)
    loose = begin(kit, council, person)
    remove_plan(kit, council, person, loose.id)
    assert [each.id for each in plans_of(kit, council)] == [kept.id]


def test_a_changed_promise_reaches_the_draft(
    kit: Toolkit, council: Council, person: Person
) -> None:
    survey = _draft(kit, council, person)
    kept = plan_of(kit, survey)
    assert kept is not None
    given = {"promise_date": ["2028-05-05"], "ways": ["place"]}
    save_step(kit, council, person, kept.id, Step.DATES, given)
    with kit.store.read() as shelves:
        terms = shelves.surveys.draft(survey).terms
    assert (terms.promise_date, terms.ways) == ("2028-05-05", ("place",))


def test_what_was_settled_at_another_station_stays_when_another_step_is_saved(
    kit: Toolkit, council: Council, person: Person
) -> None:
    survey = _draft(kit, council, person)
    kept = plan_of(kit, survey)
    assert kept is not None
    with kit.store.write() as shelves:
        terms = replace(shelves.surveys.draft(survey).terms, promise_date="2029-09-09")
        shelves.surveys.set_terms(survey, terms)
    save_step(kit, council, person, kept.id, Step.RESPONSIBLE, {"contact": ["call@example.org"]})
    with kit.store.read() as shelves:
        terms = shelves.surveys.draft(survey).terms
    assert (terms.promise_date, terms.contact) == ("2029-09-09", "call@example.org")


def test_mv01_what_was_intended_does_not_change_after_opening(
    kit: Toolkit, council: Council, person: Person
) -> None:
    survey = _draft(kit, council, person, name="The market square [nl]")
    kept = plan_of(kit, survey)
    assert kept is not None
    assert not is_fixed(kit, kept)
    for tag in ("nl", "ar"):
        review(kit, survey, tag, "A. Tester")
    opened = open_version(kit, survey, Opening(override="tried on paper"))
    assert opened.overrides == (("SV22", "tried on paper"),)
    assert is_fixed(kit, kept)
    with pytest.raises(Refused, match="plan_is_fixed"):
        save_step(kit, council, person, kept.id, Step.RESULT, {"intended": ["better"]})
    method = {(what, which): value for what, which, value in tables_for(kit, survey, "host").method}
    assert method["plan", "intended result, said before asking"] == a_plan().intended
    assert method["plan", "rung of the ladder of participation"] == "advise"
    assert method["plan", "who put it on the agenda"] == "residents"
    assert method["plan", "phase of the policy"] == "preparing"
    assert method["plan", "day of the decision"] == a_plan().decision_date
    assert method["plan", "way of asking"] == "own_phone"
    assert method["who takes part", "questions: resident"] == "worked_along"


def test_a_survey_from_a_file_can_get_a_plan_until_it_opens(
    kit: Toolkit, council: Council, person: Person
) -> None:
    survey = take_in(kit, council, a_questionnaire(an_item()))
    assert plan_of(kit, survey) is None
    kept = begin(kit, council, person, survey=survey)
    assert plan_of(kit, survey) == kept
    with pytest.raises(Refused, match="survey_has_a_plan"):
        begin(kit, council, person, survey=survey)
    opened, _, _ = an_open_version(kit)
    with kit.store.read() as shelves:
        theirs = shelves.people.council(opened.council_id)
    with pytest.raises(Refused, match="plan_is_fixed"):
        begin(kit, theirs, person, survey=opened)
    with pytest.raises(Refused, match="unknown_survey"):
        begin(kit, council, person, survey=opened)


def test_a_file_says_that_it_came_without_a_plan(toolkit: Toolkit) -> None:
    survey, _, _ = an_open_version(toolkit)
    method = {what: value for what, _, value in tables_for(toolkit, survey, "host").method}
    assert method["plan"] == "none: the survey came in as a file"
