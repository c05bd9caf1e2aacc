"""Delivering: the document of the moment, and a counter that knows no visitor."""

from dataclasses import replace

import pytest

from app.core.problems import Refused
from app.flow.counting import MOST_AN_HOUR, Counters
from app.flow.deliver import deliver, document_behind, has_results, spot_of, words_for
from app.flow.ports import Toolkit
from app.flow.records import Place, Stage, Survey, Version
from tests.builders import a_place, a_slot, a_survey, an_open_version
from tests.fakes import FixedClock

Opened = tuple[Survey, Version, Place]


@pytest.fixture
def opened(toolkit: Toolkit) -> Opened:
    return an_open_version(toolkit)


def test_a_document_is_made_once_where_the_release_has_none(
    toolkit: Toolkit, opened: Opened
) -> None:
    """Decision 2: an update of the program may render anew, under the same fingerprint."""
    _, version, place = opened
    spot, first = deliver(toolkit, place.code.lower(), lambda offered: offered[1])
    assert spot.place == place
    assert first is not None
    assert first.tag == "ar"
    assert document_behind(toolkit, version.fingerprint, "ar") == first
    assert document_behind(toolkit, version.fingerprint, "nl") is None
    assert deliver(toolkit, place.code, lambda _: "ar")[1] == first


def test_closing_stops_visits_with_the_end_of_the_day(
    toolkit: Toolkit, opened: Opened, clock: FixedClock
) -> None:
    """Decision 13."""
    _, version, place = opened
    with toolkit.store.write() as shelves:
        shelves.surveys.set_stage(version, Stage.CLOSED, "2026-11-23")
    assert deliver(toolkit, place.code, min)[1] is not None
    clock.day = "2026-11-24"
    assert deliver(toolkit, place.code, min)[1] is None


def test_a_pause_and_a_survey_that_never_opened_have_no_document(
    toolkit: Toolkit, opened: Opened
) -> None:
    survey, version, place = opened
    with toolkit.store.write() as shelves:
        shelves.surveys.set_stage(version, Stage.PAUSED, "2026-11-23", "why")
        other = a_survey(shelves.people.councils()[0])
        shelves.surveys.add(other, version.questionnaire)
        shelves.places.add(a_place(other, code="NEW2"))
    assert deliver(toolkit, place.code, min)[1] is None
    spot, document = deliver(toolkit, "new2", min)
    assert (spot.version, document, spot.takes_visits) == (None, None, False)
    assert not has_results(toolkit, survey)


def test_an_unknown_code_is_refused(toolkit: Toolkit) -> None:
    with pytest.raises(Refused, match="unknown_code"):
        spot_of(toolkit, "NOSUCH")


def test_words_are_those_of_opening_and_newer_ones_todays(toolkit: Toolkit, opened: Opened) -> None:
    """A new release may say what no version of the survey has been asked to say."""
    survey, _, _ = opened
    with toolkit.store.write() as shelves:
        shelves.surveys.put_slots(survey, [a_slot("words:Next", text="Verder")])
    words = {slot.path: slot.text for slot in words_for(toolkit, survey, "nl")}
    assert words == {"words:Next": "Verder", "words:Send": "Send (nl)"}


def test_deliveries_are_counted_in_memory_and_written_as_numbers(
    toolkit: Toolkit, opened: Opened
) -> None:
    """Decision 3: documents per place and day, and nothing about who got them."""
    survey, _, place = opened
    counters = Counters()
    for day in ("2026-11-23", "2026-11-23", "2026-11-24"):
        counters.delivered(place, day)
    counters.flush(toolkit)
    counters.flush(toolkit)
    with toolkit.store.read() as shelves:
        assert shelves.returns.deliveries(survey.id) == (
            (place.id, "2026-11-23", 2),
            (place.id, "2026-11-24", 1),
        )


def test_a_store_that_fails_loses_no_delivery(toolkit: Toolkit, opened: Opened) -> None:
    class Broken:
        def write(self) -> None:
            raise OSError("disk full")

    survey, _, place = opened
    counters = Counters()
    counters.delivered(place, "2026-11-23")
    with pytest.raises(OSError, match="disk full"):
        counters.flush(replace(toolkit, store=Broken()))  # type: ignore[arg-type]
    counters.flush(toolkit)
    with toolkit.store.read() as shelves:
        assert shelves.returns.deliveries(survey.id) == ((place.id, "2026-11-23", 1),)


def test_a_burst_is_one_place_in_one_hour(opened: Opened) -> None:
    """DU05, decision 5."""
    place = opened[2]
    counters = Counters()
    assert not any(counters.is_burst(place, 7) for _ in range(MOST_AN_HOUR))
    assert counters.is_burst(place, 7)
    assert not counters.is_burst(replace(place, id="f" * 32), 7)
    assert not counters.is_burst(place, 8)
