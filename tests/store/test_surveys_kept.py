"""Contract of the survey shelf on both engines."""

from dataclasses import replace

import pytest

from app.core.questionnaire import Item, Kind, Section
from app.core.slots import texts_of
from app.core.texts import Slot, SlotState
from app.flow.ports import Toolkit
from app.flow.records import Document, Stage, Survey
from app.store import SqlStore
from tests.builders import (
    a_council,
    a_questionnaire,
    a_slot,
    a_survey,
    a_version,
    an_item,
    an_open_version,
    some_terms,
)
from tests.store.conftest import Standing


@pytest.fixture
def draft(store: SqlStore) -> Survey:
    """A survey that has only a draft."""
    council = a_council()
    survey = a_survey(council)
    with store.write() as shelves:
        shelves.people.add_council(council)
        shelves.surveys.add(survey, a_questionnaire(slug=survey.slug))
    return survey


def test_a_draft_comes_back_as_it_came_in(store: SqlStore, draft: Survey) -> None:
    with store.read() as shelves:
        assert shelves.surveys.draft(draft) == a_questionnaire(slug=draft.slug)
        assert shelves.surveys.find(draft.slug) == shelves.surveys.by_id(draft.id) == draft
        assert shelves.surveys.version(draft) is None


def test_the_texts_of_a_draft_are_those_of_its_slots(store: SqlStore, draft: Survey) -> None:
    with store.write() as shelves:
        placed = texts_of(shelves.surveys.draft(draft))
        slots = [a_slot(path, tag, text="said") for path, texts in placed for tag, _ in texts]
        shelves.surveys.put_slots(draft, slots)
    with store.read() as shelves:
        texts = {text for _, texts in texts_of(shelves.surveys.draft(draft)) for _, text in texts}
    assert texts == {"said"}


def test_terms_of_a_draft_are_replaced_and_the_rest_stays(store: SqlStore, draft: Survey) -> None:
    with store.write() as shelves:
        shelves.surveys.set_terms(draft, some_terms(controller="Somebody else"))
    with store.read() as shelves:
        kept = shelves.surveys.draft(draft)
    assert kept.terms == some_terms(controller="Somebody else")
    assert kept.children == a_questionnaire().children


def test_each_change_of_a_slot_is_kept_in_its_history(store: SqlStore, draft: Survey) -> None:
    first = a_slot("title", "nl")
    sure = replace(first, state=SlotState.CONFIRMED, by="Somebody", day="2026-11-23")
    for slot in (first, first, sure):
        with store.write() as shelves:
            shelves.surveys.put_slots(draft, [slot, a_slot("intro", "ar")])
    with store.read() as shelves:
        assert shelves.surveys.slots(draft, "nl") == (sure,)
        assert len(shelves.surveys.slots(draft)) == 2
        assert shelves.surveys.slot_history(draft, "title", "nl") == (first, sure)


def test_a_slot_is_not_confirmed_by_nobody(store: SqlStore, draft: Survey) -> None:
    """H3: the database itself refuses a confirmation without a name and a day."""
    nobody = Slot("title", "nl", "text", SlotState.CONFIRMED)
    with pytest.raises(Exception, match="confirmed_by_somebody"), store.write() as shelves:
        shelves.surveys.put_slots(draft, [nobody])


def test_a_version_comes_back_equal_also_in_another_process(
    standing: Standing, store: SqlStore
) -> None:
    store._memory.versions.clear()  # as in a process that has just started
    with store.read() as shelves:
        assert shelves.surveys.version(standing.survey) == standing.version
        assert shelves.surveys.versions(standing.survey) == (standing.version,)


def test_the_stage_of_a_version_is_read_anew_each_time(standing: Standing) -> None:
    surveys = []
    for stage, reason in ((Stage.PAUSED, "Rain"), (Stage.CLOSED, ""), (Stage.FROZEN, "")):
        with standing.kit.store.write() as shelves:
            shelves.surveys.set_stage(standing.version, stage, "2026-12-01", reason)
        with standing.kit.store.read() as shelves:
            now = shelves.surveys.version(standing.survey)
            assert now is not None
            assert (now.stage, now.pause_reason) == (stage, reason)
            surveys.append(shelves.surveys.open_versions())
    assert (now.closed_day, now.frozen_day) == ("2026-12-01", "2026-12-01")
    assert replace(now, stage=Stage.OPEN, closed_day="", frozen_day="") == standing.version
    assert [len(each) for each in surveys] == [1, 1, 0]


def test_an_item_keeps_its_identity_through_versions(standing: Standing, store: SqlStore) -> None:
    second = a_version(
        standing.survey,
        number=2,
        questionnaire=a_questionnaire(an_item("new"), an_item("safe_at_night")),
    )
    with store.write() as shelves:
        shelves.surveys.add_version(second)
    with store.read() as shelves:
        assert shelves.surveys.version(standing.survey) == second
        rows = shelves.session.raw.execute(
            "SELECT i.path, count(*) FROM items i JOIN version_items v ON v.item_id = i.id"
            " GROUP BY i.path"
        ).fetchall()
        waves = shelves.session.raw.execute("SELECT number FROM waves ORDER BY number").fetchall()
    assert dict(rows)["safe_at_night"] == 2
    assert dict(rows)["new"] == 1
    assert [number for (number,) in waves] == [1, 2]


def test_a_survey_belongs_to_the_councils_that_take_part(store: SqlStore, draft: Survey) -> None:
    """Another council sees nothing, until it takes part."""
    other = a_council()
    with store.write() as shelves:
        shelves.people.add_council(other)
        assert shelves.surveys.find(draft.slug, other.id) is None
        assert shelves.surveys.all(other.id) == ()
        assert shelves.surveys.find(draft.slug, draft.council_id) == draft
        shelves.surveys.take_part(draft, other.id)
        shelves.surveys.take_part(draft, other.id)
        assert shelves.surveys.all(other.id) == shelves.surveys.all() == (draft,)
        assert draft.council_id != other.id


def test_a_document_is_found_by_version_and_by_fingerprint(standing: Standing) -> None:
    version = standing.version
    old = Document(version.id, "ar", "r1", "etag", b"plain", b"gzip", b"brotli")
    new = replace(old, etag="other", plain=b"again")
    for document in (old, new):
        with standing.kit.store.write() as shelves:
            shelves.surveys.put_document(document)
    with standing.kit.store.read() as shelves:
        assert shelves.surveys.document(version.id, "ar", "r1") == new
        assert shelves.surveys.document_by_fingerprint(version.fingerprint, "ar", "r1") == new
        assert shelves.surveys.document(version.id, "nl", "r1") is None
        assert shelves.surveys.document_by_fingerprint(version.fingerprint, "ar", "r2") is None


def test_sections_and_conditions_come_back_with_a_version(toolkit: Toolkit) -> None:
    children = (
        Section(
            "home",
            (an_item("home/rent"), Item("home/sum", Kind.INTEGER)),
            is_repeat=True,
        ),
    )
    survey, version, _ = an_open_version(toolkit, a_questionnaire(*children))
    assert isinstance(toolkit.store, SqlStore)
    toolkit.store._memory.versions.clear()
    with toolkit.store.read() as shelves:
        kept = shelves.surveys.version(survey)
    assert kept == version
