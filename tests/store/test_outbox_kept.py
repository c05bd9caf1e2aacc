"""The outbox on both engines: a box moves on, is used, and is gone; one sender at a time."""

from app.flow.shelves.outbox import PostState
from app.store import SqlStore
from app.store.tables.returns import sealed_addresses
from tests.builders import an_id
from tests.store.conftest import Standing

_BOX = bytes(range(121)) * 5


def _sealed(standing: Standing, count: int) -> None:
    row = {"survey_id": standing.survey.id, "council_id": standing.survey.council_id, "box": _BOX}
    with standing.kit.store.write() as shelves:
        session = shelves.session  # type: ignore[attr-defined]
        for _ in range(count):
            session.run(sealed_addresses.insert().values(**row, id=an_id()))


def test_an_address_moves_into_the_outbox_and_leaves_it_when_it_was_used(
    standing: Standing, store: SqlStore
) -> None:
    survey = standing.survey
    _sealed(standing, 3)
    with store.read() as shelves:
        assert shelves.outbox.counts(survey) == (("results", "waiting", "", 3),)
    with store.write() as shelves:
        assert shelves.outbox.fill(survey, an_id) == 3
        assert shelves.outbox.fill(survey, an_id) == 0
        first, second, third = shelves.outbox.waiting(survey)
        assert shelves.outbox.begin(first.id, "mail", "nl", b"t" * 32)
        assert not shelves.outbox.begin(first.id, "mail", "nl", b"t" * 32)
        assert shelves.outbox.end(first.id, "done")
        assert shelves.outbox.begin(second.id, "letter", "ar", None)
        assert shelves.outbox.begin(third.id, "sms", "tr", b"u" * 32)
    with store.write() as shelves:
        assert shelves.outbox.put_back(survey) == 1
        waiting = shelves.outbox.waiting(survey)
        assert [(each.id, each.is_printed) for each in waiting] == sorted(
            [(second.id, True), (third.id, False)]
        )
        found = shelves.outbox.by_trace(b"t" * 32)
        assert found is not None
        assert (found.route, found.language, found.state) == ("mail", "nl", "done")
        assert shelves.outbox.by_trace(b"u" * 32) is None
        assert shelves.outbox.turn_to_failed(first.id)
        assert not shelves.outbox.turn_to_failed(first.id)
        assert shelves.outbox.forget(survey) == 2
        assert shelves.outbox.counts(survey) == ()


def test_an_address_that_was_kept_waits_for_its_follow_up(
    standing: Standing, store: SqlStore
) -> None:
    with store.write() as shelves:
        shelves.outbox.keep(standing.survey, an_id(), _BOX)
        assert shelves.outbox.waiting(standing.survey) == ()
        assert shelves.outbox.release(standing.survey) == 1
        (posting,) = shelves.outbox.waiting(standing.survey)
        assert (posting.subject, posting.box) == ("follow_up", _BOX)


def test_an_address_of_an_earlier_wave_keeps_its_last_day_on_its_way(
    standing: Standing, store: SqlStore
) -> None:
    survey = standing.survey
    _sealed(standing, 1)
    with store.write() as shelves:
        shelves.outbox.fill(survey, an_id)
        shelves.outbox.end_on(survey, "2027-05-22")
        shelves.outbox.end_on(survey, "2027-08-01")
    _sealed(standing, 1)
    with store.write() as shelves:
        shelves.outbox.fill(survey, an_id)
        waiting = {each.last_day: each for each in shelves.outbox.waiting(survey)}
        assert sorted(waiting) == ["", "2027-05-22"]
        shelves.outbox.keep(survey, an_id(), _BOX, waiting["2027-05-22"].last_day)
        assert shelves.outbox.overdue(survey, "2027-05-22") == ()
        assert len(shelves.outbox.overdue(survey, "2027-05-23")) == 2


def test_how_the_sending_stands_is_kept(standing: Standing, store: SqlStore) -> None:
    late = PostState(True, "carrier_away", "The printer broke.", "en", "A. Tester")
    with store.write() as shelves:
        assert shelves.outbox.state(standing.survey) == PostState()
        shelves.outbox.put_state(standing.survey, PostState())
        shelves.outbox.put_state(standing.survey, late)
    with store.read() as shelves:
        assert shelves.outbox.state(standing.survey) == late


def test_a_name_has_one_holder_at_a_time(store: SqlStore) -> None:
    with store.sole("a") as first, store.sole("a") as second, store.sole("b") as other:
        assert (first, second, other) == (True, False, True)
    with store.sole("a") as again:
        assert again
