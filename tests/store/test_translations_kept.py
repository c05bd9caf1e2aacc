"""Contract of the shelf of translations on both engines."""

from dataclasses import replace

import pytest

from app.core.meaning import MeaningCheck
from app.core.reviewing import Note, ReviewerLink
from app.store import SqlStore
from tests.builders import an_id
from tests.store.conftest import Standing

DAY = "2026-11-23"


def _link(standing: Standing, **changes: str) -> ReviewerLink:
    fields = {
        "id": an_id(),
        "council_id": standing.survey.council_id,
        "survey_id": standing.survey.id,
        "tag": "ar",
        "name": "A. Tester",
        "made_by": "B. Coordinator",
        "made_day": DAY,
        "last_day": "2026-12-07",
    }
    return ReviewerLink(**{**fields, **changes})


def test_who_wrote_a_text_is_replaced_by_who_wrote_it_last(
    standing: Standing, store: SqlStore
) -> None:
    for name, mark in (("First", "aa"), ("Second", "bb")):
        with store.write() as shelves:
            shelves.translations.put_writers(standing.survey, {("title", "ar"): mark}, name, DAY)
    with store.read() as shelves:
        assert shelves.translations.writers(standing.survey) == {("title", "ar"): ("bb", "Second")}


def test_an_empty_note_takes_the_note_away(standing: Standing, store: SqlStore) -> None:
    note = Note("title", "ar", "Too hard", "A. Tester", DAY)
    other = Note("title", "nl", "Fine", "A. Tester", DAY)
    with store.write() as shelves:
        shelves.translations.put_notes(standing.survey, [note, other])
        assert shelves.translations.notes(standing.survey, "ar") == (note,)
        shelves.translations.put_notes(standing.survey, [replace(note, text="")])
    with store.read() as shelves:
        assert shelves.translations.notes(standing.survey, "ar") == ()
        assert shelves.translations.notes(standing.survey, "nl") == (other,)


def test_a_second_look_replaces_the_one_before_and_can_be_taken_back(
    standing: Standing, store: SqlStore
) -> None:
    first = MeaningCheck("safe", "nl-simple", "aa", "A. Tester", DAY)
    second = replace(first, seen="bb", by="B. Tester")
    with store.write() as shelves:
        shelves.translations.put_checks(standing.survey, [first])
        shelves.translations.put_checks(standing.survey, [second])
        assert shelves.translations.checks(standing.survey) == (second,)
        shelves.translations.drop_check(standing.survey, "safe", "nl-simple")
        assert shelves.translations.checks(standing.survey) == ()


def test_a_link_is_found_by_its_trace_and_stopped_once(standing: Standing, store: SqlStore) -> None:
    link, other = _link(standing), _link(standing, name="B. Tester", made_day="2026-11-24")
    with store.write() as shelves:
        shelves.translations.add_link(link, b"t" * 32)
        shelves.translations.add_link(other, b"u" * 32)
        assert shelves.translations.link_behind(b"t" * 32) == link
        assert shelves.translations.link_behind(b"v" * 32) is None
        assert shelves.translations.links(standing.survey) == (other, link)
        shelves.translations.sign_link(link.id, DAY)
        shelves.translations.stop_link(link.id, "2026-11-25")
        shelves.translations.stop_link(link.id, "2026-11-26")
    with store.read() as shelves:
        found = shelves.translations.link_behind(b"t" * 32)
    assert found == replace(link, signed_day=DAY, stopped_day="2026-11-25")


def test_two_links_never_have_the_same_address(standing: Standing, store: SqlStore) -> None:
    with store.write() as shelves:
        shelves.translations.add_link(_link(standing), b"t" * 32)
    with pytest.raises(Exception, match=r"(?i)unique"), store.write() as shelves:
        shelves.translations.add_link(_link(standing, name="B. Tester"), b"t" * 32)


def test_a_link_opens_until_its_last_day_or_until_it_is_stopped(standing: Standing) -> None:
    link = _link(standing)
    assert [link.is_open(day) for day in (DAY, "2026-12-07", "2026-12-08")] == [True, True, False]
    assert not replace(link, stopped_day=DAY).is_open(DAY)
