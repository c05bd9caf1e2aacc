"""Opening freezes; closing ends visits; each only through its gate."""

from dataclasses import replace

import pytest

from app.core.pictures import Picture
from app.core.plan import Plan
from app.core.problems import Refused
from app.core.questionnaire import Kind, Terms
from app.flow.open_version import Opening, close_version, fingerprint, open_version
from app.flow.ports import Toolkit
from app.flow.prepare import check, review, take_in
from app.flow.records import KeptPlan, Stage, Survey
from tests.builders import a_council, a_questionnaire, an_item, texts
from tests.fakes import FixedClock

TERMS = Terms("2027-01-31", ("ticket",), "Raad", "raad@example.org", texts("who decides"))


def _draft(toolkit: Toolkit, *items: object) -> Survey:
    council = a_council()
    with toolkit.store.write() as shelves:
        shelves.people.add_council(council)
    return take_in(toolkit, council, a_questionnaire(*items))


def _reviewed(toolkit: Toolkit, *items: object) -> Survey:
    survey = _draft(toolkit, *items)
    for tag in ("nl", "ar"):
        review(toolkit, survey, tag, "A. Tester")
    return survey


def _codes(toolkit: Toolkit, survey: Survey, opening: Opening) -> list[str]:
    with pytest.raises(Refused) as refused:
        open_version(toolkit, survey, opening)
    with toolkit.store.read() as shelves:
        assert shelves.surveys.version(survey) is None
    return [problem.code for problem in refused.value.problems]


def test_a_confirmed_survey_opens_with_its_documents(toolkit: Toolkit) -> None:
    survey = _reviewed(toolkit)
    version = open_version(toolkit, survey, Opening(TERMS))
    assert (version.number, version.stage, version.is_example) == (1, Stage.OPEN, False)
    with toolkit.store.read() as shelves:
        for tag in ("nl", "ar"):
            assert shelves.surveys.document(version.id, tag, toolkit.renderer.release)


def test_a_draft_language_is_refused_and_nothing_opens(toolkit: Toolkit) -> None:
    assert _codes(toolkit, _draft(toolkit), Opening(TERMS)) == ["texts_not_confirmed"] * 2


def test_an_example_passes_the_language_gate_only(toolkit: Toolkit) -> None:
    survey = _draft(toolkit)
    without = replace(TERMS, contact="")
    assert _codes(toolkit, survey, Opening(without, is_example=True)) == ["no_contact"]
    assert open_version(toolkit, survey, Opening(TERMS, is_example=True)).is_example


def test_every_missing_thing_is_said_at_once(toolkit: Toolkit) -> None:
    codes = _codes(toolkit, _reviewed(toolkit), Opening())
    assert codes == ["no_promise_date", "no_controller", "no_contact", "no_decision"]


def test_without_a_public_https_address_only_an_example_opens(toolkit: Toolkit) -> None:
    local = replace(toolkit, url="http://127.0.0.1:8000")
    survey = _reviewed(local)
    assert _codes(local, survey, Opening(TERMS)) == ["no_public_address"]
    assert open_version(local, survey, Opening(TERMS, is_example=True))


def test_a_soft_check_opens_with_a_reason_that_is_kept(toolkit: Toolkit) -> None:
    survey = _reviewed(toolkit, *(an_item(f"item_{n}", Kind.INTEGER) for n in range(11)))
    assert _codes(toolkit, survey, Opening(TERMS)) == ["too_many_items"]
    version = open_version(toolkit, survey, Opening(TERMS, override="asked before in 2024"))
    assert version.overrides == (("SV02", "asked before in 2024"),)


def test_an_open_survey_does_not_open_twice(toolkit: Toolkit) -> None:
    survey = _reviewed(toolkit)
    open_version(toolkit, survey, Opening(TERMS))
    with pytest.raises(Refused, match="already_open"):
        open_version(toolkit, survey, Opening(TERMS))


def test_equal_content_has_an_equal_fingerprint_and_a_changed_text_another() -> None:
    """Decision 2, GO04."""
    one = a_questionnaire(an_item())
    other = a_questionnaire(replace(an_item(), label=texts("another question")))
    assert fingerprint(one, TERMS, ()) == fingerprint(a_questionnaire(an_item()), TERMS, ())
    assert fingerprint(one, TERMS, ()) != fingerprint(other, TERMS, ())
    assert fingerprint(one, TERMS, ()) != fingerprint(one, replace(TERMS, contact="x"), ())


def test_closing_takes_late_answers_until_it_is_ended(toolkit: Toolkit, clock: FixedClock) -> None:
    """Decision 13."""
    survey = _reviewed(toolkit)
    open_version(toolkit, survey, Opening(TERMS))
    closed = close_version(toolkit, survey)
    assert (closed.stage, closed.closed_day) == (Stage.CLOSED, clock.today("Europe/Amsterdam"))
    with pytest.raises(Refused, match="already_closed"):
        close_version(toolkit, survey)
    assert close_version(toolkit, survey, now=True).stage is Stage.FROZEN
    with pytest.raises(Refused, match="nothing_open"):
        close_version(toolkit, survey)


def test_another_picture_makes_another_fingerprint_and_a_versions_own_stay(
    toolkit: Toolkit,
) -> None:
    """A version never changes, nor what it shows."""
    council = a_council()
    with toolkit.store.write() as shelves:
        shelves.people.add_council(council)
    first, second = (Picture(f"{n}.png", "image/png", n.encode()) for n in ("one", "two"))
    prints = []
    for picture in (first, second):
        item = an_item(picture=picture.name)
        survey = take_in(toolkit, council, a_questionnaire(item), "square", pictures=[picture])
        version = open_version(toolkit, survey, Opening(TERMS, is_example=True))
        close_version(toolkit, survey, now=True)
        prints.append(version.fingerprint)
    assert prints[0] != prints[1]
    take_in(toolkit, council, a_questionnaire(), "square")
    with toolkit.store.read() as shelves:
        assert shelves.pictures.find(first.name) == first
        assert shelves.pictures.find(second.name) == second


def test_a_file_without_a_plan_opens_as_before_and_one_with_a_plan_is_asked_ij01(
    toolkit: Toolkit,
) -> None:
    """Scripts that import and open keep working; what the workspace makes needs its plan."""
    survey = _reviewed(toolkit)
    assert "IJ01" not in {gate.identity for gate in check(toolkit, survey).gates}
    with toolkit.store.write() as shelves:
        kept = KeptPlan("e" * 32, survey.council_id, survey.id, "2026-11-23", "", Plan())
        shelves.plans.put(kept)
    assert set(_codes(toolkit, survey, Opening(TERMS))) == {
        "plan_without_question",
        "plan_without_groups",
        "plan_without_form",
        "not_tried_with_people",
    }
    version = open_version(toolkit, survey, Opening(TERMS, override="the council chose so"))
    assert ("IJ01", "the council chose so") in version.overrides
