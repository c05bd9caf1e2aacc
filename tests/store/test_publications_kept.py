"""Contract of publications, people and the audit log on both engines."""

from dataclasses import replace

import pytest

from app.core.texts import SlotState
from app.flow.ports import Toolkit
from app.flow.records import Cell, Publication, PublishedFinding
from app.store import SqlStore
from tests.builders import a_council, a_person, a_slot, an_id, an_open_version
from tests.store.conftest import Standing


def _publication(standing: Standing, number: int = 1) -> Publication:
    return Publication(
        id=an_id(),
        survey_id=standing.survey.id,
        council_id=standing.survey.council_id,
        version_id=standing.version.id,
        number=number,
        day="2026-12-10",
        respondents=200 if number == 1 else None,
        cells=(
            Cell("all", "safe_at_night", "n", 200),
            Cell("all", "safe_at_night", "often", None),
            Cell("place:1", "safe_at_night", "never+sometimes", 40),
        ),
        findings=(PublishedFinding("safe_at_night", ("often", "sometimes"), 160, 200),),
    )


def test_a_publication_comes_back_cell_by_cell(standing: Standing) -> None:
    first, second = _publication(standing), _publication(standing, 2)
    with standing.kit.store.write() as shelves:
        assert shelves.publications.newest(standing.survey) is None
        shelves.publications.add(first)
        shelves.publications.add(second)
    with standing.kit.store.read() as shelves:
        assert shelves.publications.all(standing.survey) == (first, second)
        assert shelves.publications.newest(standing.survey) == second


def test_a_number_of_a_publication_is_given_once(standing: Standing) -> None:
    with standing.kit.store.write() as shelves:
        shelves.publications.add(_publication(standing))
    with pytest.raises(Exception, match=r"(?i)unique"), standing.kit.store.write() as shelves:
        shelves.publications.add(_publication(standing))


def test_removals_count_against_the_newest_publication(standing: Standing) -> None:
    """Decision 9: a new snapshot needs at least 10 removed, if any were."""
    survey = standing.survey
    with standing.kit.store.write() as shelves:
        shelves.publications.note_removal(survey)
        assert shelves.publications.removed_since(survey) == 0
        shelves.publications.add(_publication(standing))
        shelves.publications.note_removal(survey)
        shelves.publications.note_removal(survey)
        assert shelves.publications.removed_since(survey) == 2
        shelves.publications.add(_publication(standing, 2))
        assert shelves.publications.removed_since(survey) == 0


def test_another_survey_has_no_part_in_a_publication(standing: Standing, toolkit: Toolkit) -> None:
    other, _, _ = an_open_version(toolkit)
    with toolkit.store.write() as shelves:
        shelves.publications.add(_publication(standing))
        shelves.publications.note_removal(standing.survey)
        assert shelves.publications.newest(other) is None
        assert shelves.publications.removed_since(other) == 0


def test_sentences_stand_beside_a_publication(standing: Standing) -> None:
    publication = _publication(standing)
    draft = a_slot("sentence:1", "nl")
    sure = replace(draft, state=SlotState.CONFIRMED, by="Somebody", day="2026-12-10")
    with standing.kit.store.write() as shelves:
        shelves.publications.add(publication)
        shelves.publications.put_sentences(publication.id, [draft, a_slot("sentence:1", "ar")])
        shelves.publications.put_sentences(publication.id, [sure])
        assert shelves.publications.sentences(publication.id) == (
            a_slot("sentence:1", "ar"),
            sure,
        )
        assert shelves.publications.sentences(an_id()) == ()


def test_councils_stand_in_regions_and_people_in_councils(store: SqlStore) -> None:
    north, south = a_council(), a_council()
    somebody = a_person(north, roles=("coordinator", "interviewer"))
    with store.write() as shelves:
        shelves.people.add_council(north, "Rivierenland")
        shelves.people.add_council(south, "Rivierenland")
        shelves.people.add_person(somebody, "argon2")
    with store.read() as shelves:
        assert set(shelves.people.councils()) == {north, south}
        assert shelves.people.council(south.id) == south
        assert shelves.people.people(north.id) == (somebody,)
        assert shelves.people.people(south.id) == ()
        with pytest.raises(KeyError):
            shelves.people.council(an_id())


def test_acts_are_logged_per_council_in_their_order(store: SqlStore) -> None:
    north, south = a_council(), a_council()
    with store.write() as shelves:
        for council in (north, south):
            shelves.people.add_council(council)
        shelves.people.log(north.id, "2026-11-23", "Somebody", "open", "market-square")
        shelves.people.log(north.id, "2026-11-22", "Somebody", "close", "market-square")
        shelves.people.log(south.id, "2026-11-23", "Another", "export", "elsewhere")
        assert shelves.people.acts(north.id) == (
            ("2026-11-23", "Somebody", "open", "market-square"),
            ("2026-11-22", "Somebody", "close", "market-square"),
        )
