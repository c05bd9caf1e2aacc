"""After a restore, what has a tombstone is deleted again, and nothing else (decision 14)."""

from app.flow.copies import delete_again, tombstone_of, tombstone_of_ticket
from app.flow.ports import Toolkit
from tests.builders import a_response, an_open_version


def _kept(toolkit: Toolkit, count: int) -> list[str]:
    survey, version, place = an_open_version(toolkit)
    ids = []
    for number in range(count):
        ids.append(toolkit.secrets.random_id())
        with toolkit.store.write() as shelves:
            shelves.responses.add(ids[-1], survey, version, place, a_response(), None)
            shelves.returns.register_ticket(survey.id, bytes([number]) * 32)
    return ids


def test_without_tombstones_nothing_is_deleted(toolkit: Toolkit) -> None:
    ids = _kept(toolkit, 2)
    with toolkit.store.write() as shelves:
        assert delete_again(shelves, toolkit.secrets) == 0
        (survey,) = shelves.surveys.all()
        assert set(shelves.responses.ids(survey)) == set(ids)


def test_buried_responses_and_tickets_are_deleted_in_every_survey(toolkit: Toolkit) -> None:
    first, second = _kept(toolkit, 3), _kept(toolkit, 3)
    with toolkit.store.write() as shelves:
        for response_id in (first[0], second[0], second[1]):
            shelves.tombstones.add(tombstone_of(toolkit.secrets, response_id), "2026-11-23")
        ticket = tombstone_of_ticket(toolkit.secrets, bytes([2]) * 32)
        shelves.tombstones.add(ticket, "2026-11-23")
        assert delete_again(shelves, toolkit.secrets) == 3
        assert delete_again(shelves, toolkit.secrets) == 0
        left = {each for s in shelves.surveys.all() for each in shelves.responses.ids(s)}
        assert left == {first[1], first[2], second[2]}
        sizes = {shelves.returns.register_size(s.id) for s in shelves.surveys.all()}
        assert sizes == {2}


def test_a_tombstone_cannot_be_told_from_another_without_the_keys(toolkit: Toolkit) -> None:
    response_id = toolkit.secrets.random_id()
    trace = bytes.fromhex(response_id) * 2
    traces = {
        tombstone_of(toolkit.secrets, response_id),
        tombstone_of_ticket(toolkit.secrets, trace),
    }
    assert len(traces) == 2
    assert all(response_id not in each.hex() for each in traces)
