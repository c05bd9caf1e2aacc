"""Contract of the register, the cards, the ledger's counters and what else tells who was told."""

from app.flow.ports import Toolkit
from app.store import SqlStore
from tests.builders import a_place, an_open_version
from tests.store.conftest import Standing
from tests.store.keeping import register_of


def test_a_ticket_waits_is_opened_once_and_can_be_removed(standing: Standing) -> None:
    """Decision 6: the register serves opening and counting only."""
    survey, trace = standing.survey, register_of(standing.kit, standing.survey, "one")
    with standing.kit.store.write() as shelves:
        returns = shelves.returns
        assert returns.ticket_state(survey.id, trace) is None
        assert not returns.open_ticket(survey.id, trace)
        returns.register_ticket(survey.id, trace)
        returns.register_ticket(survey.id, trace)
        assert returns.ticket_state(survey.id, trace) == "waiting"
        assert returns.register_size(survey.id) == 1
        assert returns.open_ticket(survey.id, trace)
        assert not returns.open_ticket(survey.id, trace)
        returns.register_ticket(survey.id, trace)
        assert returns.ticket_state(survey.id, trace) == "opened"
        assert returns.traces(survey.id) == (trace,)
        returns.remove_ticket(survey.id, trace)
        assert returns.ticket_state(survey.id, trace) is None


def test_a_ticket_is_known_in_its_own_survey_only(standing: Standing, toolkit: Toolkit) -> None:
    other, _, _ = an_open_version(toolkit)
    trace = register_of(toolkit, standing.survey, "one")
    with toolkit.store.write() as shelves:
        shelves.returns.register_ticket(standing.survey.id, trace)
        assert shelves.returns.ticket_state(other.id, trace) is None
        assert shelves.returns.register_size(other.id) == 0


def test_counters_of_the_ledger_add_up(standing: Standing, toolkit: Toolkit) -> None:
    """Decision 8: per route and language, never per response."""
    other, _, _ = an_open_version(toolkit)
    survey = standing.survey
    with toolkit.store.write() as shelves:
        shelves.returns.count(survey.id, "ticket", "ar", "due")
        shelves.returns.count(survey.id, "ticket", "ar", "due", by=2)
        shelves.returns.count(survey.id, "ticket", "ar", "done")
        shelves.returns.count(other.id, "place", "nl", "due")
        assert shelves.returns.counts(survey.id) == (
            ("ticket", "ar", "done", 1),
            ("ticket", "ar", "due", 3),
        )


def test_a_place_is_confirmed_by_name_and_the_last_word_of_a_day_counts(
    standing: Standing,
) -> None:
    survey, place = standing.survey, standing.place
    with standing.kit.store.write() as shelves:
        shelves.returns.confirm_place(survey, place, "Somebody", "2026-12-01", None)
        shelves.returns.confirm_place(survey, place, "Somebody", "2026-12-01", 12)
        shelves.returns.confirm_place(survey, place, "Another", "2026-12-02", None)
        assert shelves.returns.confirmations(survey) == (
            (place.id, "Somebody", "2026-12-01", 12),
            (place.id, "Another", "2026-12-02", None),
        )


def test_deliveries_and_refusals_are_counted_without_persons(standing: Standing) -> None:
    """Decision 9: refusals never per day or place."""
    survey, place = standing.survey, standing.place
    with standing.kit.store.write() as shelves:
        for day in ("2026-11-23", "2026-11-23", "2026-11-24"):
            shelves.returns.add_deliveries(survey.id, place.id, day, 2)
        shelves.returns.add_deliveries(survey.id, "0" * 32, "2026-11-24", 1)
        assert shelves.returns.refusals(survey.id) == 0
        shelves.returns.add_refusal(survey.id)
        shelves.returns.add_refusal(survey.id)
    with standing.kit.store.read() as shelves:
        assert shelves.returns.deliveries(survey.id) == (
            (place.id, "2026-11-23", 4),
            (place.id, "2026-11-24", 2),
        )
        assert shelves.returns.refusals(survey.id) == 2


def test_a_card_can_be_used_once(standing: Standing) -> None:
    survey, traces = standing.survey, [bytes([number]) * 32 for number in (1, 2, 3)]
    with standing.kit.store.write() as shelves:
        shelves.cards.add(survey, standing.place, traces[:2])
        shelves.cards.add(survey, None, traces[2:])
        assert shelves.cards.state(survey.id, traces[0]) == "new"
        assert shelves.cards.use(survey.id, traces[0])
        assert not shelves.cards.use(survey.id, traces[0])
        assert shelves.cards.state(survey.id, traces[0]) == "used"
        assert shelves.cards.state(survey.id, traces[2]) == "new"
        assert shelves.cards.state(survey.id, bytes(32)) is None
        assert not shelves.cards.use(survey.id, bytes(32))


def test_a_code_leads_to_one_place_of_one_survey(standing: Standing, toolkit: Toolkit) -> None:
    """The same food bank may have the codes of two surveys."""
    other, _, _ = an_open_version(toolkit)
    with toolkit.store.write() as shelves:
        shelves.surveys.take_part(other, standing.place.council_id)
        again = a_place(other, id=standing.place.id, council_id=standing.place.council_id)
        shelves.places.add(again)
        assert shelves.places.by_code(again.code) == again
        assert shelves.places.by_code(standing.place.code) == standing.place
        assert shelves.places.by_code("2222") is None
        assert {again.code, standing.place.code} <= shelves.places.codes()
        assert shelves.places.of_survey(standing.survey) == (standing.place,)


def test_a_tombstone_stays_until_it_expires(store: SqlStore) -> None:
    with store.write() as shelves:
        shelves.tombstones.add(b"a" * 32, "2026-11-01")
        shelves.tombstones.add(b"a" * 32, "2026-11-02")
        shelves.tombstones.add(b"b" * 32, "2026-11-30")
        assert shelves.tombstones.all() == {b"a" * 32, b"b" * 32}
        shelves.tombstones.expire("2026-11-30")
        assert shelves.tombstones.all() == {b"b" * 32}


def test_the_work_of_a_day_is_done_by_one_holder(store: SqlStore) -> None:
    """Decision 11: once across all hosts."""
    with store.write() as shelves:
        assert shelves.locks.take("nightly", "host-1", "2026-11-23")
        assert not shelves.locks.take("nightly", "host-2", "2026-11-23")
        assert not shelves.locks.take("nightly", "host-1", "2026-11-23")
        assert shelves.locks.take("other work", "host-2", "2026-11-23")
        assert shelves.locks.take("nightly", "host-2", "2026-11-24")
        assert not shelves.locks.take("nightly", "host-1", "2026-11-23")
