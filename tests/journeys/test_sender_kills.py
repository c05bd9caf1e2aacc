"""The sender is killed at any moment: nobody is missed, and only who was in flight hears it twice.

``make faults`` kills it 50 times over 500 mails on both databases; without it fewer, each way once.
"""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import pytest

from app import factory
from app.core.address import Address, packed, unpacked
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.flow.records import Survey
from app.flow.returning.keys import key_of, make_key, open_key
from app.flow.returning.ledger import ledger
from app.flow.returning.post import Sending, post_of
from app.settings import Settings
from app.store.tables.returns import outbox
from tests.carriers.catching import Caught, a_mail_server
from tests.ended import ended
from tests.journeys.host import Host

_PASSPHRASE = "lantern orchard violin seven"
_DOMAIN = "people.example"


@dataclass
class _Post:
    """A survey with its results, people to tell, and a host that tells them."""

    host: Host
    kit: Toolkit
    survey: Survey
    private: bytes
    caught: Caught
    in_flight: set[str] = field(default_factory=set)

    def runs_until(self, count: int, random_: random.Random) -> bool:
        """The command runs until so many mails more have arrived, and is killed then; True where
        it ended by itself before that."""
        goal = len(self.caught.recipients) + count
        with _started(self.host, "return", "run", self.survey.slug) as process:
            while len(self.caught.recipients) < goal:
                if process.poll() is not None:
                    return True
                time.sleep(0.002)
            time.sleep(random_.uniform(0, 0.01))
            os.kill(process.pid, signal.SIGKILL)
            process.wait(timeout=30)
        self.in_flight |= self._flying()
        return False

    def _flying(self) -> set[str]:
        with self.kit.store.read() as shelves:
            session = shelves.session  # type: ignore[attr-defined]
            found = session.run(outbox.select().where(outbox.c.state == "in_flight")).all()
        opened = [self.kit.secrets.open_address(self.private, bytes(row.box)) for row in found]
        return {unpacked(plain).lines[0] for plain in opened}


@contextmanager
def _started(host: Host, *words: str) -> Iterator[Any]:
    with ExitStack() as stack:
        given, said, complained = (stack.enter_context(TemporaryFile()) for _ in range(3))
        given.write(f"{_PASSPHRASE}\n".encode())
        given.seek(0)
        yield host._begin((*words, "--passphrase-file", "-"), (given, said, complained))


def _post(folder: Path, engine: str, mails: int, caught: Caught) -> _Post:
    host = Host(folder, engine)
    host.environment |= {
        "BUURTSTEM_SMTP_URL": f"smtp://127.0.0.1:{caught.port}",
        "BUURTSTEM_MAIL_FROM": "raad@raad.example",
        "BUURTSTEM_PER_MINUTE": "600000",
    }
    kit = factory.build_toolkit(Settings.read(host.environment))
    survey, _, _ = ended(kit, mails // 2, mails - mails // 2)
    make_key(kit, survey, "host", "A. Tester", _PASSPHRASE)
    key = key_of(kit, survey)
    assert key is not None
    with kit.store.write() as shelves:
        for number in range(mails):
            address = Address("mail", "nl", (f"p{number}@{_DOMAIN}",))
            box = kit.secrets.seal_address(key.public, packed(address))
            shelves.addresses.add(survey, kit.secrets.random_id(), box)
            shelves.returns.count(survey.id, "mail", "nl", "due")
    publish(kit, survey)
    return _Post(host, kit, survey, open_key(kit, survey, _PASSPHRASE), caught)


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> str:
    """A database address; empty is SQLite in the data folder."""
    return str(request.getfixturevalue("postgres_url")) if request.param == "postgres" else ""


def _amounts(request: pytest.FixtureRequest, engine: str) -> tuple[int, int]:
    if "faults" in str(request.config.getoption("markexpr")):
        return 50, 500
    return (2, 24) if engine else (6, 60)


@pytest.mark.journey
@pytest.mark.faults
def test_a_sender_that_is_killed_tells_everybody_and_few_twice(
    folder: Path, engine: str, request: pytest.FixtureRequest
) -> None:
    kills, mails = _amounts(request, engine)
    random_ = random.Random(50)
    with a_mail_server() as caught:
        post = _post(folder, engine, mails, caught)
        done = 0
        while done < kills and not post.runs_until(random_.randint(0, mails // kills - 4), random_):
            done += 1
            assert post_of(post.kit, post.survey).sending is not Sending.RUNNING
        post.host.do("return", "run", post.survey.slug, "--passphrase-file", _file(folder))
    told = Counter(caught.recipients)
    twice = {address for address, count in told.items() if count > 1}
    print(f"{done} kills, {mails} mails, {len(twice)} twice, {len(post.in_flight)} in flight")
    assert done == kills
    assert set(told) == {f"p{number}@{_DOMAIN}" for number in range(mails)}
    assert twice <= post.in_flight
    assert max(told.values()) <= 1 + kills
    counted = ledger(post.kit, post.survey)
    assert counted["routes"]["mail"] == {  # type: ignore[index]
        "due": mails,
        "done": len(told),
        "failed": 0,
    }
    assert counted["told"] == mails
    _nothing_tells_an_address(folder)


def _file(folder: Path) -> str:
    (folder / "passphrase").write_text(_PASSPHRASE)
    return str(folder / "passphrase")


def _nothing_tells_an_address(folder: Path) -> None:
    wanted = (_DOMAIN.encode(), _DOMAIN.encode("utf-16-le"))
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert not [each for each in wanted if each in content], file
