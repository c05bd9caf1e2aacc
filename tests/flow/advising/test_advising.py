"""IJ07, IJ10, IJ20, RR09, RR10: advice and its reply, what became of it, and help for now."""

from dataclasses import replace

import pytest

from app.core.advising.given import GivenAdvice
from app.core.advising.help import PATHS, HelpPoint
from app.core.advising.slots import shown_to
from app.core.changes import Change, ChangeState
from app.core.problems import Refused
from app.core.texts import Slot, SlotState
from app.flow.advising import (
    advices_of,
    asked_of,
    changes_of,
    confirm_texts,
    drop_advice,
    drop_change,
    follow_ups,
    help_for,
    keep_advice,
    keep_change,
    keep_help,
    prepare_follow_up,
    reply_to,
    send_advice,
    texts_of,
    translate,
    waiting_for_reply,
)
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.flow.records import Person, Place, Survey
from tests.builders import a_council, a_person, an_open_version
from tests.ended import ended
from tests.fakes import FixedClock


def _typed(path: str, text: str, tag: str = "nl") -> Slot:
    return Slot(path, tag, text, SlotState.DRAFT)


def _somebody(toolkit: Toolkit, survey: Survey) -> Person:
    person = a_person(a_council(id=survey.council_id))
    with toolkit.store.write() as shelves:
        shelves.people.add_person(person, "")
    return person


@pytest.fixture
def here(toolkit: Toolkit) -> tuple[Survey, Place, Person]:
    """An open survey, its place, and somebody of its council."""
    survey, _, place = an_open_version(toolkit)
    return survey, place, _somebody(toolkit, survey)


def _change(state: ChangeState = ChangeState.TAKEN_UP, reason: str = "", **more: object) -> Change:
    reasons = (_typed("change:reason", reason),) if reason else ()
    made = Change("", "f1", (_typed("change:text", "Meer licht."),), state, reasons, "2026-11-20",
                  "De gemeente")  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def _codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_ij20_an_advice_is_written_sent_and_replied_to(
    toolkit: Toolkit, here: tuple[Survey, Place, Person], clock: FixedClock
) -> None:
    survey, _, person = here
    texts = (_typed("advice:text", "Hang lampen op."),)
    draft = keep_advice(toolkit, person, survey, GivenAdvice("", "De gemeente", texts, ("f1",)))
    with pytest.raises(Refused, match="reply_due_needed"):
        send_advice(toolkit, person, survey, draft.id)
    with pytest.raises(Refused, match="advice_not_sent"):
        reply_to(toolkit, person, survey, draft.id, "Ja.")
    keep_advice(toolkit, person, survey, replace(draft, reply_due="2026-12-01"))
    sent = send_advice(toolkit, person, survey, draft.id)
    assert (sent.day, sent.texts[0].state) == ("2026-11-23", SlotState.CONFIRMED)
    for act in (keep_advice, drop_advice):
        with pytest.raises(Refused, match="advice_is_sent"):
            act(toolkit, person, survey, sent if act is keep_advice else sent.id)  # type: ignore[arg-type]
    assert [asked.is_overdue for asked in asked_of(toolkit, survey)] == [False]
    clock.day = "2026-12-02"
    assert [asked.is_overdue for asked in asked_of(toolkit, survey)] == [True]
    reply_to(toolkit, person, survey, sent.id, " Ja, \n in mei. ", "2026-12-02")
    (asked,) = waiting_for_reply(toolkit, a_council(id=survey.council_id))
    assert (asked.is_overdue, asked.advice.reply, asked.advice.reply_by) == (
        False,
        "Ja,\nin mei.",
        person.name,
    )
    with pytest.raises(Refused, match="reply_is_there"):
        reply_to(toolkit, person, survey, sent.id, "Nee.")


def test_ij20_an_advice_needs_a_text_and_a_recipient(
    toolkit: Toolkit, here: tuple[Survey, Place, Person]
) -> None:
    survey, _, person = here
    with pytest.raises(Refused) as refused:
        keep_advice(toolkit, person, survey, GivenAdvice("", " ", (), reply_due="morgen"))
    assert _codes(refused) == ["source_text_needed", "no_recipient", "not_a_day"]
    assert advices_of(toolkit, survey) == ()


@pytest.mark.parametrize("state", [ChangeState.NOT_TAKEN_UP, ChangeState.PARTLY])
def test_rr10_a_no_needs_a_reason(
    toolkit: Toolkit, here: tuple[Survey, Place, Person], state: ChangeState
) -> None:
    survey, _, person = here
    with pytest.raises(Refused, match="no_reason"):
        keep_change(toolkit, person, survey, _change(state))
    keep_change(toolkit, person, survey, _change(state, "Er is geen geld."))
    assert [change.state for change in changes_of(toolkit, survey)] == [state]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"state": ChangeState.BEING_STUDIED}, "no_due_day"),
        ({"day": "2026-11-24"}, "day_to_come"),
        ({"day": "gisteren"}, "not_a_day"),
        ({"owner": ""}, "no_owner"),
        ({"link": "http://example.org"}, "not_a_link"),
        ({"link": "https://me@example.org/x"}, "not_a_link"),
        ({"is_quick": True}, "not_quick"),
        ({"text": ()}, "source_text_needed"),
        ({"advice": "nothing"}, "unknown_advice"),
        ({"id": "nothing"}, "unknown_change"),
    ],
)
def test_rr09_a_change_says_what_when_and_who(
    toolkit: Toolkit, here: tuple[Survey, Place, Person], wrong: dict[str, object], code: str
) -> None:
    survey, _, person = here
    with pytest.raises(Refused) as refused:
        keep_change(toolkit, person, survey, _change(**wrong))  # type: ignore[arg-type]
    assert _codes(refused) == [code]
    assert changes_of(toolkit, survey) == ()


def test_ij10_a_translation_is_a_draft_until_confirmed_and_outdated_by_its_source(
    toolkit: Toolkit, here: tuple[Survey, Place, Person]
) -> None:
    survey, _, person = here
    arabic = _typed("change:text", "نور", "ar")
    made = keep_change(
        toolkit, person, survey, _change(text=(_typed("change:text", "Licht."), arabic))
    )

    def shown() -> Slot | None:
        (change,) = changes_of(toolkit, survey)
        return shown_to(change.text, "change:text", "ar", "nl")

    assert shown() == Slot(
        "change:text", "nl", "Licht.", SlotState.CONFIRMED, person.name, "2026-11-23"
    )
    confirm_texts(toolkit, person, survey, made.id, "ar")
    found = shown()
    assert found is not None
    assert (found.tag, found.by) == ("ar", person.name)
    keep_change(toolkit, person, survey, _change(id=made.id))
    found = shown()
    assert found is not None
    assert found.text == "Meer licht."
    with pytest.raises(Refused, match="nothing_to_confirm"):
        confirm_texts(toolkit, person, survey, made.id, "pl")
    with pytest.raises(Refused, match="unknown_subject"):
        confirm_texts(toolkit, person, survey, "nothing", "ar")


def test_ij10_news_goes_out_once_in_a_batch_and_then_stays(
    toolkit: Toolkit, clock: FixedClock
) -> None:
    survey, _, _ = ended(toolkit, 48, 12)
    person = _somebody(toolkit, survey)
    first = keep_change(toolkit, person, survey, _change())
    with pytest.raises(Refused, match="not_published"):
        prepare_follow_up(toolkit, person, survey)
    publish(toolkit, survey)
    later = keep_change(toolkit, person, survey, _change(day=clock.day, is_quick=True))
    batch = prepare_follow_up(toolkit, person, survey)
    assert set(batch.changes) == {first.id, later.id}
    assert follow_ups(toolkit, survey) == (batch,)
    assert [c.follow_up for c in changes_of(toolkit, survey)] == [batch.id, batch.id]
    with pytest.raises(Refused, match="no_news"):
        prepare_follow_up(toolkit, person, survey)
    with pytest.raises(Refused, match="change_was_told"):
        drop_change(toolkit, person, survey, first.id)


def test_ij07_help_near_a_place_comes_before_help_for_all(
    toolkit: Toolkit, here: tuple[Survey, Place, Person]
) -> None:
    survey, place, person = here
    texts = tuple(_typed(path, path) for path in PATHS)
    for_all = keep_help(toolkit, person, survey, HelpPoint("", "", texts, "020 - 123 45 67"))
    near = keep_help(toolkit, person, survey, HelpPoint("", place.id, texts))
    assert help_for(toolkit, survey, place) == (near, for_all)
    assert help_for(toolkit, survey, replace(place, id="other")) == (for_all,)
    assert set(help_for(toolkit, survey, None)) == {for_all, near}
    with pytest.raises(Refused) as refused:
        keep_help(toolkit, person, survey, HelpPoint("", "nowhere", texts[1:], "bel ons"))
    assert _codes(refused) == ["source_text_needed", "help_phone", "unknown_place"]


def test_the_log_says_that_something_was_written_and_never_what(
    toolkit: Toolkit, here: tuple[Survey, Place, Person]
) -> None:
    survey, _, person = here
    keep_change(toolkit, person, survey, _change())
    with toolkit.store.read() as shelves:
        (act,) = [a for a in shelves.people.acts(person.council_id) if a[2] == "write change"]
    assert act[3] == survey.slug


def test_a_sent_advice_can_still_be_translated_and_its_source_stays(
    toolkit: Toolkit, here: tuple[Survey, Place, Person]
) -> None:
    survey, _, person = here
    texts = (_typed("advice:text", "Hang lampen op."),)
    advice = GivenAdvice("", "De gemeente", texts, reply_due="2026-12-01")
    made = keep_advice(toolkit, person, survey, advice)
    send_advice(toolkit, person, survey, made.id)
    typed = [
        _typed("advice:text", "علق المصابيح", "ar"),
        _typed("advice:text", "Anders", "nl"),
        _typed("advice:text", "Inaczej", "pl"),
        _typed("help:name", "x", "ar"),
    ]
    translate(toolkit, person, survey, made.id, typed)
    found = {slot.tag: slot for slot in texts_of(toolkit, survey, made.id)}
    assert set(found) == {"nl", "ar"}
    assert found["nl"].text == "Hang lampen op."
    assert found["ar"].state is SlotState.DRAFT
    with pytest.raises(Refused, match="text_too_long"):
        translate(toolkit, person, survey, made.id, [_typed("advice:text", "x" * 1001, "ar")])
    with pytest.raises(Refused, match="unknown_subject"):
        texts_of(toolkit, survey, "nothing")
