"""The return: a ticket counts once, a place counts when somebody confirms it, sums are not told."""

from typing import Any

import pytest

from app.core.problems import Refused
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.flow.records import Stage, Survey
from app.flow.returning.ledger import ledger
from app.flow.returning.places import confirm_place
from app.flow.returning.tickets import find_ticket, open_ticket
from tests.builders import a_place
from tests.ended import answered, ended, ticket


def _opens(toolkit: Toolkit, survey: Survey, number: int, tag: str = "nl") -> bool:
    return open_ticket(toolkit, find_ticket(toolkit, survey.slug, ticket(number)), tag)


def _refusal(act: Any, *arguments: Any) -> str:
    with pytest.raises(Refused) as refused:
        act(*arguments)
    return refused.value.problems[0].code


def test_a_ticket_before_publication_waits(toolkit: Toolkit) -> None:
    survey, version, _ = ended(toolkit, 12, 12)
    holder = find_ticket(toolkit, survey.slug, ticket(3))
    assert (holder.promise.version.id, holder.has_opened) == (version.id, False)
    assert not holder.promise.is_published
    assert _refusal(open_ticket, toolkit, holder, "nl") == "not_published"


def test_a_ticket_may_be_typed_in_any_digits_and_with_spaces(toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 1, 0)
    typed = ticket(0).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert find_ticket(toolkit, survey.slug, f" {typed[:4]} {typed[4:]}").number == ticket(0)


@pytest.mark.parametrize("typed", [ticket(99), "12", "no ticket", ""])
def test_a_ticket_that_nobody_has_is_unknown(toolkit: Toolkit, typed: str) -> None:
    survey, _, _ = ended(toolkit, 1, 0)
    assert _refusal(find_ticket, toolkit, survey.slug, typed) == "unknown_ticket"
    assert _refusal(find_ticket, toolkit, "nothing", ticket(0)) == "unknown_survey"


def test_looking_at_a_ticket_counts_nothing(toolkit: Toolkit) -> None:
    """Decision 6: a GET never counts."""
    survey, _, _ = ended(toolkit, 12, 12)
    publish(toolkit, survey)
    for _ in range(3):
        find_ticket(toolkit, survey.slug, ticket(0))
    assert ledger(toolkit, survey)["told"] == 0


def test_a_ticket_counts_once_however_often_it_is_opened(toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 12, 12)
    publish(toolkit, survey)
    assert [_opens(toolkit, survey, 0), _opens(toolkit, survey, 0, "ar")] == [True, False]
    assert find_ticket(toolkit, survey.slug, ticket(0)).has_opened
    counted = ledger(toolkit, survey)
    assert counted["routes"]["ticket"] == {"due": 24, "done": 1, "failed": 0}
    with toolkit.store.read() as shelves:
        assert shelves.returns.counts(survey.id) == (("ticket", "nl", "done", 1),)


def test_everybody_who_pressed_was_told(toolkit: Toolkit) -> None:
    """IJ05: 24 of 24 is the bar."""
    survey, _, _ = ended(toolkit, 12, 12)
    publish(toolkit, survey)
    for number in range(24):
        _opens(toolkit, survey, number)
    counted = ledger(toolkit, survey)
    assert (counted["respondents"], counted["told"], counted["told_personally"]) == (24, 24, 24)


def test_a_confirmed_poster_tells_all_who_answered_there(toolkit: Toolkit) -> None:
    survey, version, place = ended(toolkit, 12, 12)
    other = a_place(survey)
    with toolkit.store.write() as shelves:
        shelves.places.add(other)
    for number in range(24, 30):
        answered(toolkit, survey, version, other, "yes", ticket(number))
    publish(toolkit, survey)
    confirm_place(toolkit, survey, place, "A. Tester")
    counted = ledger(toolkit, survey)
    assert counted["routes"]["place"] == {"due": 30, "done": 24, "failed": 0}
    assert (counted["told"], counted["told_personally"]) == (24, 0)


def test_routes_are_not_added_up_because_they_cannot_be_joined(toolkit: Toolkit) -> None:
    """Decision 8: told is the largest, told_at_most the sum, and never more than took part."""
    survey, version, place = ended(toolkit, 12, 12)
    answered(toolkit, survey, version, None, "yes", ticket(24))
    publish(toolkit, survey)
    confirm_place(toolkit, survey, place, "A. Tester")
    _opens(toolkit, survey, 24)
    counted = ledger(toolkit, survey)
    assert (counted["told"], counted["told_at_most"]) == (24, 25)
    assert (counted["told_personally"], counted["told_personally_at_most"]) == (1, 1)
    _opens(toolkit, survey, 1)
    assert ledger(toolkit, survey)["told_at_most"] == 25


def test_a_spoken_moment_tells_no_more_than_heard_it(toolkit: Toolkit) -> None:
    survey, _, place = ended(toolkit, 12, 12)
    publish(toolkit, survey)
    confirm_place(toolkit, survey, place, "A. Tester", 15)
    assert ledger(toolkit, survey)["told"] == 15
    confirm_place(toolkit, survey, place, "B. Tester", 90)
    assert ledger(toolkit, survey)["told"] == 24


def test_a_place_is_confirmed_by_a_named_person_after_publication(toolkit: Toolkit) -> None:
    survey, _, place = ended(toolkit, 12, 12)
    assert _refusal(confirm_place, toolkit, survey, place, "A. Tester") == "not_published"
    publish(toolkit, survey)
    assert _refusal(confirm_place, toolkit, survey, place, "  ") == "no_name"
    confirm_place(toolkit, survey, place, "A. Tester")
    with toolkit.store.read() as shelves:
        acts = shelves.people.acts(survey.council_id)
    assert acts[-1][1:3] == ("A. Tester", "confirm")


def test_the_ledger_of_an_open_survey_promises_and_has_told_nobody(toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 3, 0, Stage.OPEN)
    assert ledger(toolkit, survey) == {
        "respondents": 3,
        "told": 0,
        "told_at_most": 0,
        "told_personally": 0,
        "told_personally_at_most": 0,
        "routes": {
            "ticket": {"due": 3, "done": 0, "failed": 0},
            "place": {"due": 3, "done": 0, "failed": 0},
        },
    }
