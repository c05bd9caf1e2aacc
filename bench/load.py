"""Respondents over plain HTTP, each on a cold connection, and the server's CPU meanwhile."""

import http.client
import random
import secrets
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

import psutil

from bench.workload import ITEMS, LISTS

_FORM = {"content-type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Load:
    """``cpu`` is server seconds per run; ``rate`` runs per second; ``p95`` seconds per run."""

    runs: int
    requests: int
    cpu: float
    rate: float
    p95: float


def measure(pid: int, run: Callable[[], int], runs: int, at_once: int = 16) -> Load:
    """Does ``run`` so many times, so many at once; ``run`` returns its number of requests."""
    before = _cpu(pid)
    begin = time.perf_counter()

    def timed(_: int) -> tuple[int, float]:
        start = time.perf_counter()
        return run(), time.perf_counter() - start

    with ThreadPoolExecutor(at_once) as crowd:
        done = list(crowd.map(timed, range(runs)))
    wall = time.perf_counter() - begin
    return Load(
        runs,
        sum(requests for requests, _ in done),
        (_cpu(pid) - before) / runs,
        runs / wall,
        statistics.quantiles([seconds for _, seconds in done], n=20)[-1],
    )


def _cpu(pid: int) -> float:
    process = psutil.Process(pid)
    family = [process, *process.children(recursive=True)]
    return sum(sum(member.cpu_times()[:2]) for member in family)


def get(url: str, **headers: str) -> tuple[int, list[tuple[str, str]], bytes]:
    """One GET on a connection of its own, body as sent, without decompression."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection.request("GET", target, headers={k.replace("_", "-"): v for k, v in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.getheaders(), body


def a_body() -> str:
    """The form of one W10 respondent, random answers, as the page's fields name them."""
    fields = [("lang", "nl"), ("submission", secrets.token_urlsafe(24)), ("consent.answers", "yes")]
    for kind, name, *_ in ITEMS:
        if kind.startswith("select_"):
            options = LISTS[kind.split()[1]]
            fields.append((f"answer.{name}", random.choice(options)[0]))
        else:
            fields.append((f"answer.{name}", "3" if kind == "integer" else "Langer open."))
    return urlencode([*fields, ("act", "send")])


def one_request(url: str, method: str) -> int:
    """One request of a floor on a cold connection; returns the number of requests: one."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    connection.request(method, "/", a_body() if method == "POST" else None, _FORM)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(str(answer.status))
    return 1


def respondent(url: str) -> int:
    """One GET and one POST on one connection; returns the number of requests: two."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    connection.request("GET", parts.path or "/", headers={"accept-encoding": "br"})
    first = connection.getresponse()
    first.read()
    connection.request("POST", parts.path or "/", a_body(), _FORM)
    last = connection.getresponse()
    body = last.read()
    connection.close()
    if (first.status, last.status) != (200, 200):
        raise RuntimeError(f"{first.status}, {last.status}: {body[:200]!r}")
    return 2
