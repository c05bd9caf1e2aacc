"""A database that is busy at the worst moment: when a message has just been handed over."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from app.core.address import Address
from app.core.problems import Problem, Refused
from app.flow.carriers import Message
from app.flow.ports import Toolkit
from app.flow.returning.sending import send
from app.web.council.telling.running import BROKEN, begin
from tests.carriers.catching import NotingCarriers
from tests.flow.returning.told import mail, to_tell, with_carriers


def _write(address: Address, subject: str, token: str) -> Message:
    return Message(address.route, address.lines, address.language, subject, "", token)


class _Busy:
    """The store, which refuses to be written to as often as ``refusals`` says."""

    def __init__(self, store: Any) -> None:
        self._store, self.refusals = store, 0

    @contextmanager
    def write(self) -> Iterator[Any]:
        if self.refusals:
            self.refusals -= 1
            raise Refused(Problem("database_busy"))
        with self._store.write() as shelves:
            yield shelves

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def _busy(toolkit: Toolkit, carriers: NotingCarriers, refusals: int) -> Toolkit:
    store = _Busy(toolkit.store)

    def now(_message: Message) -> None:
        store.refusals = refusals

    carriers.before = now
    return replace(with_carriers(toolkit, carriers), store=store)  # type: ignore[arg-type]


def test_a_message_is_noted_though_the_database_was_busy_when_it_left(toolkit: Toolkit) -> None:
    carriers = NotingCarriers()
    kit = _busy(toolkit, carriers, 3)
    survey, private = to_tell(kit, [mail("a")])
    assert send(kit, survey, private, _write).done == 1
    assert send(kit, survey, private, _write).done == 0
    assert len(carriers.taken) == 1


def test_a_database_that_stays_busy_stops_the_sender_and_the_station_says_so(
    toolkit: Toolkit, caplog: pytest.LogCaptureFixture
) -> None:
    carriers = NotingCarriers()
    kit = _busy(toolkit, carriers, 4)
    survey, private = to_tell(kit, [mail("a")])
    begin(kit, survey, private).join()
    with kit.store.read() as shelves:
        assert shelves.outbox.state(survey).trouble == BROKEN
    assert "database_busy" in caplog.text
    assert "@" not in caplog.text
