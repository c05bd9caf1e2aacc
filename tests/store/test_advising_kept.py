"""Advice, changes, help and learning sessions: kept on both engines, and gone by their id."""

from dataclasses import replace

from app.core.advising.given import GivenAdvice
from app.core.advising.help import HelpPoint
from app.core.advising.session import LearningSession, Note, NoteKind, NoteState, Step
from app.core.changes import Change, ChangeState, FollowUp
from app.core.texts import Slot, SlotState
from tests.builders import an_id
from tests.store.conftest import Standing

DAY = "2027-02-01"


def _slot(path: str, text: str, tag: str = "nl") -> Slot:
    return Slot(path, tag, text, SlotState.CONFIRMED, "A. Tester", DAY)


def _change(**changes: object) -> Change:
    made = Change(
        an_id(),
        "f1",
        (_slot("change:text", "نور", "ar"), _slot("change:text", "Meer licht.")),
        ChangeState.PARTLY,
        (_slot("change:reason", "Geen geld."),),
        DAY,
        "Gemeente",
        True,
        "https://example.org/film",
        "2027-03-01",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_advice_keeps_its_reply_and_what_is_not_sent_comes_first(standing: Standing) -> None:
    texts = (_slot("advice:text", "Hang lampen op."),)
    draft = GivenAdvice(an_id(), "Gemeente", texts, ("f1", "f2"), "wie", "nu", "om", "zo")
    sent = replace(draft, id=an_id(), day=DAY, reply_due="2027-03-01", reply="Ja", reply_by="B")
    with standing.kit.store.write() as shelves:
        shelves.advising.put_advice(standing.survey, draft)
        shelves.advising.put_advice(standing.survey, sent)
        assert shelves.advising.advices(standing.survey) == (draft, sent)
        shelves.advising.put_change(standing.survey, _change(advice=sent.id))
        shelves.advising.drop_advice(standing.survey, sent.id)
        assert shelves.advising.advices(standing.survey) == (draft,)
        assert [c.advice for c in shelves.advising.changes(standing.survey)] == [""]


def test_changes_come_newest_first_and_know_their_follow_up(standing: Standing) -> None:
    old, new = _change(day="2027-01-01"), _change()
    with standing.kit.store.write() as shelves:
        shelf = shelves.advising
        for change in (old, new):
            shelf.put_change(standing.survey, change)
        assert shelf.changes(standing.survey) == (new, old)
        batch = FollowUp(an_id(), DAY, "A. Tester", (new.id,))
        shelf.add_follow_up(standing.survey, batch)
        assert shelf.follow_ups(standing.survey) == (batch,)
        shelf.drop_change(standing.survey, new.id)
        assert shelf.changes(standing.survey) == (old,)


def test_help_is_kept_for_all_places_or_for_one(standing: Standing) -> None:
    for_all = HelpPoint(an_id(), "", (_slot("help:name", "Loket"),), "020 123", ("nl", "ar"))
    here = HelpPoint(an_id(), standing.place.id, (_slot("help:name", "Balie"),))
    with standing.kit.store.write() as shelves:
        for point in (here, for_all):
            shelves.advising.put_help(standing.survey, point)
        assert shelves.advising.help_points(standing.survey) == (for_all, here)
        shelves.advising.drop_help(standing.survey, here.id)
        assert shelves.advising.help_points(standing.survey) == (for_all,)


def test_a_session_is_found_by_its_code_and_goes_with_its_notes(standing: Standing) -> None:
    made = LearningSession(an_id(), "ABC234", DAY, "Een casus", "A. Tester", ("Wat nu?", "Hoe?"))
    moved = replace(made, step=Step.GROUPS, aspects=("geld", "taal"), groups=(4, 6))
    note = Note(an_id(), NoteKind.CARD, "Vraag het", 1, NoteState.CHOSEN, "wie", "nu", "om", "zo")
    with standing.kit.store.write() as shelves:
        shelf = shelves.sessions
        shelf.put(standing.survey, made)
        shelf.put(standing.survey, moved)
        assert shelf.all(standing.survey) == (moved,)
        assert shelf.behind("ABC234") == (moved, standing.survey)
        assert shelf.behind("XXX234") is None
        shelf.put_note(standing.survey, moved, note)
        assert shelf.notes(moved) == (note,)
        shelf.drop_note(moved, note.id)
        shelf.put_note(standing.survey, moved, note)
        shelf.drop(standing.survey, moved.id)
        assert (shelf.all(standing.survey), shelf.notes(moved)) == ((), ())
