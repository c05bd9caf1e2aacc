"""Decision 4: killed at any moment under load, each acknowledged answer is there exactly once."""

import os
import random
import secrets
import signal
import threading
import time
from http.client import HTTPException
from pathlib import Path

import openpyxl
import pytest

from tests.journeys.form import answer
from tests.journeys.host import Host
from tests.journeys.opening import opened_streets

_KILLS = 20


class Crowd:
    """People who send again with the same key until the server has answered them."""

    def __init__(self, url: str, people: int) -> None:
        self.url = url
        self.acknowledged: list[str] = []
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self._people) for _ in range(people)]

    def __enter__(self) -> "Crowd":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopping.set()
        for thread in self.threads:
            thread.join()

    def _people(self) -> None:
        while not self.stopping.is_set():
            key = secrets.token_urlsafe(24)
            while not self._sent(key) and not self.stopping.is_set():
                time.sleep(0.02)

    def _sent(self, key: str) -> bool:
        def choose(name: str, _values: list[str]) -> list[str]:
            return {"answer.outside": ["no"], "answer.why_not": [key]}.get(name, [])

        try:
            _, last = answer(self.url, choose, key)
        except (OSError, HTTPException):
            return False
        if last.status != 200:
            return False
        self.acknowledged.append(key)
        return True


@pytest.mark.journey
@pytest.mark.faults
def test_twenty_kills_under_load_lose_and_double_nothing(folder: Path) -> None:
    """Every acknowledged key is in the export once; no key is there twice."""
    host = Host(folder)
    host.start()
    slug, (url,) = opened_streets(host, "Markthal")
    crowd = Crowd(url, 4)
    with crowd:
        rng = random.Random(20)
        for _ in range(_KILLS):
            time.sleep(rng.uniform(0.05, 0.4))
            assert host.process is not None
            os.killpg(host.process.pid, signal.SIGKILL)
            host.process.wait()
            host.start()
        time.sleep(0.5)
    host.do("export", slug, "--format", "xlsx", "--for", "host", "-o", str(folder / "all.xlsx"))
    host.stop()
    sheet = openpyxl.load_workbook(folder / "all.xlsx")["data"]
    head, *rows = sheet.iter_rows(values_only=True)
    stored = [row[head.index("why_not")] for row in rows]
    assert len(crowd.acknowledged) > _KILLS
    assert sorted(stored) == sorted(set(stored))
    assert set(crowd.acknowledged) <= set(stored)
