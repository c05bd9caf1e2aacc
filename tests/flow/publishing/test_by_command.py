"""Publishing: only on a frozen tabulation, protected, and fixed from then on."""

from dataclasses import replace
from typing import Any

import pytest

from app.core.problems import Refused
from app.core.return_report import NO_LANGUAGE
from app.core.texts import SlotState
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish, show
from app.flow.publishing.results import results_of
from app.flow.records import PublishedFinding, Stage, Survey, Version
from tests.builders import a_place, a_questionnaire, a_response, a_value, an_id, an_item
from tests.ended import OUTSIDE, ended


def _codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_nothing_is_shown_or_published_while_answers_may_come_in(toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 20, 20, Stage.CLOSED)
    with pytest.raises(Refused) as shown:
        show(toolkit, survey)
    with pytest.raises(Refused) as kept:
        publish(toolkit, survey)
    assert _codes(shown) == _codes(kept) == ["not_frozen"]


def test_a_publication_has_the_numbers_and_the_authors_finding(toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 48, 12)
    made = publish(toolkit, survey)
    assert (made.number, made.respondents) == (1, 60)
    assert made.findings == (PublishedFinding("outside", ("yes",), 48, 60),)
    items = {"outside": {"n": 60, "options": {"yes": 48, "no": 12}}}
    assert show(toolkit, survey) == {"n": 60, "items": items}
    found = results_of(toolkit, survey.slug)
    assert found is not None
    assert found.publication == made


def test_a_small_answer_is_withheld_with_another(toolkit: Toolkit) -> None:
    """DC01, DC03."""
    survey, _, _ = ended(toolkit, 55, 5)
    items: Any = show(toolkit, survey)["items"]
    assert items["outside"] == {"n": 60, "options": {"yes": None, "no": None}}
    assert publish(toolkit, survey).findings == ()


def test_results_below_the_minimum_are_withheld_and_not_published(toolkit: Toolkit) -> None:
    """DC08, decision 9."""
    survey, _, _ = ended(toolkit, 5, 4)
    shown: Any = show(toolkit, survey)
    assert shown["n"] is None
    assert shown["items"]["outside"] == {"n": None, "options": {"yes": None, "no": None}}
    with pytest.raises(Refused) as refused:
        publish(toolkit, survey)
    assert _codes(refused) == ["too_few_responses"]


def test_published_numbers_stay_when_a_response_is_deleted(toolkit: Toolkit) -> None:
    """Decision 9, DC05: showing 60 and later 59 would tell one person's answer."""
    survey, _, _ = ended(toolkit, 40, 20)
    before = show(toolkit, survey)
    publish(toolkit, survey)
    with toolkit.store.write() as shelves:
        shelves.responses.delete(shelves.responses.ids(survey)[0])
        shelves.publications.note_removal(survey)
    assert show(toolkit, survey) == before
    with pytest.raises(Refused) as refused:
        publish(toolkit, survey)
    assert _codes(refused) == ["too_little_changed"]


def test_a_report_later_keeps_the_numbers(toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 40, 20)
    first = publish(toolkit, survey)
    with toolkit.store.write() as shelves:
        shelves.responses.delete(shelves.responses.ids(survey)[0])
        shelves.publications.note_removal(survey)
    second = publish(toolkit, survey, {"happens_next": "De wethouder beslist."})
    assert second.number == 2
    assert (second.respondents, second.cells) == (first.respondents, first.cells)
    third = publish(toolkit, survey, {"happens_next": "De wethouder heeft beslist."})
    assert third.cells == first.cells


def _more(toolkit: Toolkit, survey: Survey, version: Version, **numbers: int) -> None:
    with toolkit.store.write() as shelves:
        for answer, number in numbers.items():
            for _ in range(number):
                response = a_response(a_value("outside", answer))
                shelves.responses.add(an_id(), survey, version, None, response, None)


def test_enough_new_responses_make_a_new_snapshot(toolkit: Toolkit) -> None:
    """DC05: at least ten added, and to each number that is told."""
    survey, version, _ = ended(toolkit, 40, 20)
    publish(toolkit, survey)
    _more(toolkit, survey, version, yes=10, no=12)
    assert publish(toolkit, survey).respondents == 82


def test_new_responses_that_all_say_the_same_make_no_new_snapshot(toolkit: Toolkit) -> None:
    """DC04, DC05: the difference would tell what everybody said who came later."""
    survey, version, _ = ended(toolkit, 40, 20)
    publish(toolkit, survey)
    _more(toolkit, survey, version, no=12)
    with pytest.raises(Refused) as refused:
        publish(toolkit, survey)
    assert _codes(refused) == ["too_little_changed"]


def test_a_new_snapshot_keeps_together_what_was_told_together(toolkit: Toolkit) -> None:
    """DC05: two answers of 12 together, and each alone later, would tell who came in between."""
    three = a_questionnaire(an_item("outside", options=("yes", "no", "maybe")))
    survey, version, _ = ended(toolkit, 60, 8, questionnaire=three)
    _more(toolkit, survey, version, maybe=12)
    publish(toolkit, survey)
    _more(toolkit, survey, version, yes=20, no=30)
    publish(toolkit, survey)
    items: Any = show(toolkit, survey)["items"]
    assert items["outside"]["options"] == {"yes": 80, "no": None, "maybe": None}


def test_a_survey_may_ask_that_its_counts_are_rounded(toolkit: Toolkit) -> None:
    """DC06: each number on its own, also in the finding, and what is withheld stays withheld."""
    survey, _, _ = ended(toolkit, 43, 21, questionnaire=replace(OUTSIDE, rounding=5))
    items = {"outside": {"n": 65, "options": {"yes": 45, "no": 20}}}
    assert show(toolkit, survey) == {"n": 65, "rounded_to": 5, "items": items}
    made = publish(toolkit, survey)
    assert made.findings == (PublishedFinding("outside", ("yes",), 45, 65),)
    assert show(toolkit, survey) == {"n": 65, "rounded_to": 5, "items": items}


def test_a_report_that_is_wrong_publishes_nothing(toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 40, 20)
    with pytest.raises(Refused) as refused:
        publish(toolkit, survey, {"happens_next": {"ar": "x"}, "owner": "x"})
    assert _codes(refused) == ["report", "report"]
    assert results_of(toolkit, survey.slug) is None


def test_sentences_are_drafts_unless_a_named_person_confirmed_the_language(
    toolkit: Toolkit,
) -> None:
    survey, _, _ = ended(toolkit, 40, 20)
    report = {
        "happens_next": {"nl": "Wij beslissen.", "ar": "نقرر."},
        "confirmed": {"ar": {"by": "A. Tester", "day": "2026-11-20"}},
    }
    publish(toolkit, survey, report)
    found = results_of(toolkit, survey.slug)
    assert found is not None
    said = [slot for slot in found.sentences if slot.tag != NO_LANGUAGE]
    states = {slot.tag: (slot.state, slot.by) for slot in said}
    assert states == {
        "nl": (SlotState.DRAFT, ""),
        "ar": (SlotState.CONFIRMED, "A. Tester"),
    }


def test_places_of_two_councils_are_told_under_their_council(toolkit: Toolkit) -> None:
    """IJ19: the combined view obeys the rules per level."""
    survey, version, place = ended(toolkit, 0, 0)
    other = replace(a_place(survey), council_id=an_id())
    with toolkit.store.write() as shelves:
        council = shelves.people.council(survey.council_id)
        shelves.people.add_council(replace(council, id=other.council_id, slug="other"))
        shelves.surveys.take_part(survey, other.council_id)
        shelves.places.add(other)
        for spot, yes, no in ((place, 20, 20), (other, 30, 15)):
            for answer, number in (("yes", yes), ("no", no)):
                for _ in range(number):
                    response = a_response(a_value("outside", answer))
                    shelves.responses.add(an_id(), survey, version, spot, response, None)
    cells = publish(toolkit, survey).cells
    told = {cell.view: cell.count for cell in cells if cell.option == "yes"}
    assert told["all"] == 50
    assert told[f"council:{other.council_id}"] == told[f"place:{other.id}"] == 30


def test_publishing_is_an_act_in_the_audit_log(toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 40, 20)
    publish(toolkit, survey)
    with toolkit.store.read() as shelves:
        acts = shelves.people.acts(survey.council_id)
    assert [act for _, _, act, _ in acts] == ["publish"]
