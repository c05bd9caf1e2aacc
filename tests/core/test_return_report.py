"""The council's own sentences: read whole or refused, and drafts withheld."""

from typing import Any

import pytest

from app.core.changes import ChangeState
from app.core.problems import Refused
from app.core.return_report import Action, Said, read_report, report_for
from app.core.texts import Slot

LANGUAGES = ("nl", "nl-simple", "ar")
DAY = "2026-11-23"
WHOLE: dict[str, Any] = {
    "happens_next": {"nl": "Wij beslissen.", "ar": "نقرر."},
    "actions": [
        {"text": {"nl": "Eén formulier."}, "state": "done"},
        {"text": "Meer licht.", "state": "being_decided", "when": "2027-03-01"},
        {"text": {"nl": "Bomen."}, "state": "not_done", "reason": {"nl": "Geen geld."}},
    ],
    "confirmed": {"ar": {"by": "A. Tester", "day": DAY}},
}


def _read(**changes: Any) -> tuple[Slot, ...]:
    return read_report({**WHOLE, **changes}, LANGUAGES, DAY)


def _wrong(**changes: Any) -> list[str]:
    with pytest.raises(Refused) as refused:
        _read(**changes)
    return [problem.where for problem in refused.value.problems]


def test_a_report_is_shown_in_the_readers_language_once_it_is_confirmed() -> None:
    report = report_for(_read(), "ar", "nl", shows_drafts=False)
    assert report.happens_next == Said("نقرر.", "ar")


def test_a_draft_is_withheld_and_the_source_stands_in() -> None:
    """A draft is never shown as if somebody had checked it."""
    report = report_for(_read(confirmed={}), "ar", "nl", shows_drafts=False)
    assert report.happens_next == Said("Wij beslissen.", "nl")


def test_an_example_shows_drafts_as_well() -> None:
    report = report_for(_read(confirmed={}), "ar", "nl", shows_drafts=True)
    assert report.happens_next.tag == "ar"


def test_easy_words_fall_back_on_normal_words() -> None:
    assert report_for(_read(), "nl-simple", "nl", False).happens_next.tag == "nl"


def test_each_action_has_its_state_day_and_reason() -> None:
    """RR09, RR10."""
    empty = Said("", "nl")
    assert report_for(_read(), "nl", "nl", False).actions == (
        Action(Said("Eén formulier.", "nl"), ChangeState.TAKEN_UP, "", empty),
        Action(Said("Meer licht.", "nl"), ChangeState.BEING_STUDIED, "2027-03-01", empty),
        Action(Said("Bomen.", "nl"), ChangeState.NOT_TAKEN_UP, "", Said("Geen geld.", "nl")),
    )


def test_a_no_without_a_reason_is_refused() -> None:
    """RR10: empty is not an answer."""
    assert _wrong(actions=[{"text": "Bomen.", "state": "not_done"}]) == ["report:action:01:reason"]


def test_a_part_of_a_yes_needs_its_reason_and_the_new_words_are_read_too() -> None:
    """RR09: files of before and files of now say the same four words on the page."""
    assert _wrong(actions=[{"text": "Bomen.", "state": "partly"}]) == ["report:action:01:reason"]
    said = {"text": "Bomen.", "state": "not_taken_up", "reason": "Geen geld."}
    (action,) = report_for(_read(actions=[said]), "nl", "nl", False).actions
    assert action.state is ChangeState.NOT_TAKEN_UP


def test_what_is_being_decided_needs_its_day() -> None:
    assert _wrong(actions=[{"text": "Licht.", "state": "being_decided"}]) == [
        "report:action:01:when"
    ]
    assert _wrong(actions=[{"text": "x", "state": "done", "when": "soon"}]) == [
        "report:action:01:when"
    ]


def test_nobody_confirms_without_a_name_and_a_day() -> None:
    assert _wrong(confirmed={"ar": {"by": " "}}) == ["confirmed:ar"]
    assert _wrong(confirmed={"ar": {"by": "A. Tester", "day": "gisteren"}}) == ["confirmed:ar"]
    assert _wrong(confirmed={"de": {"by": "A. Tester"}}) == ["confirmed:de"]


def test_the_source_language_is_needed() -> None:
    assert _wrong(words={"ar": "كلمات"}) == ["report:words"]


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"owner": "x"}, "report:owner"),
        ({"words": 5}, "report:words"),
        ({"words": {"nl": "x", "de": "y"}}, "report:words:de"),
        ({"words": {"nl": "x" * 2000}}, "report:words:nl"),
        ({"confirmed": "all"}, "report:confirmed"),
        ({"actions": "many"}, "report:actions"),
        ({"actions": ["one"]}, "report:action:01"),
        ({"actions": [{"text": "x", "state": "perhaps"}]}, "report:action:01:state"),
        ({"actions": [{"state": "done"}]}, "report:action:01:text"),
    ],
)
def test_every_slip_is_named_with_its_place(changes: dict[str, Any], where: str) -> None:
    assert _wrong(**changes) == [where]
