"""Decision 4: exactly once, also when threads race, processes race, or one is killed."""

import os
import random
import signal
import threading
from collections.abc import Callable

import pytest

from app.flow.ports import Toolkit
from app.store import SqlStore
from tests.builders import a_response, a_value
from tests.store.conftest import Standing
from tests.store.keeping import withdrawal_of

_KILLS = 20


def _key(kit: Toolkit, survey_id: str, secret: str) -> bytes:
    return kit.secrets.hash("submission", survey_id, secret)


def _submit(standing: Standing, secret: str) -> bool:
    """One submission, as the verb does it: the key first, then the response."""
    kit, survey = standing.kit, standing.survey
    with kit.store.write() as shelves:
        if not shelves.responses.take_key(survey.id, _key(kit, survey.id, secret)):
            return False
        shelves.responses.add(
            kit.secrets.random_id(),
            survey,
            standing.version,
            standing.place,
            a_response(a_value("safe_at_night", "often"), a_value("remarks", secret)),
            withdrawal_of(kit, survey, secret),
        )
    return True


def _as_processes(works: list[Callable[[], bytes]]) -> list[bytes]:
    """What each piece of work says, all of them at once in processes of their own."""
    children = []
    for work in works:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.write(writing, work())
            finally:
                os._exit(0)
        os.close(writing)
        children.append((child, reading))
    said = []
    for child, reading in children:
        with os.fdopen(reading, "rb") as stream:
            said.append(stream.read())
        os.waitpid(child, 0)
    return said


def _texts(standing: Standing) -> list[str]:
    with standing.kit.store.read() as shelves:
        found = [each.value("remarks") for *_, each in shelves.responses.all(standing.survey)]
    return sorted(value.values[0] for value in found if value is not None)


def test_a_key_is_taken_once_among_racing_threads(standing: Standing) -> None:
    start = threading.Barrier(8)
    won: list[bool] = []

    def race() -> None:
        start.wait()
        won.append(_submit(standing, "one key"))

    threads = [threading.Thread(target=race) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False] * 7 + [True]
    assert _texts(standing) == ["one key"]


def test_a_key_is_taken_once_among_racing_processes(standing: Standing) -> None:
    """Each is a fork of a process that has connections already, as the web server's are."""

    def race(number: int) -> bytes:
        return bytes(_submit(standing, f"key {at}") for at in range(number, number + 10))

    said = _as_processes([lambda at=at: race(at) for at in (0, 0, 5, 5)])
    assert sum(map(sum, said)) == 15
    assert len(_texts(standing)) == len(set(_texts(standing))) == 15


def test_a_key_of_a_rolled_back_submission_is_free_again(standing: Standing) -> None:
    def fail() -> None:
        with standing.kit.store.write() as shelves:
            key = _key(standing.kit, standing.survey.id, "one key")
            assert shelves.responses.take_key(standing.survey.id, key)
            shelves.returns.add_refusal(standing.survey.id)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with standing.kit.store.read() as shelves:
        assert shelves.returns.refusals(standing.survey.id) == 0
    assert _submit(standing, "one key")


def test_one_key_may_be_used_in_two_surveys(standing: Standing, toolkit: Toolkit) -> None:
    from tests.builders import an_open_version

    other, version, place = an_open_version(toolkit)
    assert _submit(standing, "one key")
    assert _submit(Standing(toolkit, other, version, place, standing.data), "one key")


def test_twenty_kills_lose_and_double_nothing(standing: Standing, store: SqlStore) -> None:
    """ADR 004: what was acknowledged is there once, what is there has its key."""
    chance = random.Random(20)
    acknowledged: list[str] = []
    for kill in range(_KILLS):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            _write_until_killed(standing, writing, f"kill-{kill}")
        os.close(writing)
        with os.fdopen(reading) as stream:
            for _ in range(chance.randint(1, 12)):
                acknowledged.append(stream.readline().strip())
            os.kill(child, signal.SIGKILL)
            # What was said in the last moment counts as well.
            acknowledged += [line.strip() for line in stream if line.endswith("\n")]
        os.waitpid(child, 0)
    texts = _texts(standing)
    assert len(acknowledged) >= _KILLS
    assert len(texts) == len(set(texts))
    assert set(acknowledged) <= set(texts)
    assert not any(_submit(standing, text) for text in texts)
    with store.read() as shelves:
        assert shelves.responses.count(standing.survey) == len(texts)


def _write_until_killed(standing: Standing, writing: int, name: str) -> None:
    try:
        for number in range(100_000):
            secret = f"{name}-{number}"
            if _submit(standing, secret):
                os.write(writing, f"{secret}\n".encode())
    finally:
        os._exit(1)
