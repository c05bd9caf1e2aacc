"""Prints bytes on the wire, requests per respondent, and CPU as a ratio to F1 + F2."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.exchange import read_survey
from bench.load import Load, get, measure, one_request, respondent
from bench.workload import write_workload
from tests.journeys.host import ROOT, Host

_RUNS = int(os.environ.get("BENCH_RUNS", "600"))
_TERMS = (
    "--promise-date", "2099-01-31", "--controller", "Voorbeeldraad",
    "--contact", "raad@example.org", "--decision", "Wij kiezen samen.", "--demo",
)  # fmt: skip


def _wire(url: str, encoding: str) -> int:
    """Bytes of status line, headers and body."""
    status, headers, body = get(url, accept_encoding=encoding)
    assert status == 200, status
    head = 15 + sum(len(name) + len(value) + 4 for name, value in headers) + 2
    return head + len(body)


def _bytes(slug: str, url: str, tags: tuple[str, ...]) -> None:
    for tag in tags:
        first = f"{url}?lang={tag}"
        br, gz = _wire(first, "br"), _wire(first, "gzip")
        print(f"  {slug:<18} {tag:<10} br {br:>6}   gzip {gz:>6}   gzip/br {gz / br:.2f}")


def _open(host: Host, file: Path) -> tuple[str, str]:
    slug = host.json("survey", "import", str(file))["slug"]
    host.do("survey", "open", slug, *_TERMS)
    return slug, host.json("place", "add", slug, "Markthal")["url"]


def _line(name: str, load: Load) -> None:
    print(
        f"  {name:<22} {1000 * load.cpu:6.2f} ms CPU   {load.rate:7.1f} runs/s"
        f"   p95 {1000 * load.p95:7.1f} ms   {load.requests / load.runs:.0f} requests"
    )


def _floors(folder: Path) -> tuple[Load, Load]:
    port = "18765"
    environment = {
        **os.environ,
        "FLOOR_PORT": port,
        "FLOOR_DATABASE": str(folder / "floor.sqlite"),
        "PYTHONPATH": str(ROOT),
    }
    server = subprocess.Popen([sys.executable, "-m", "bench.floors"], env=environment)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                get(f"{url}/healthz")
                break
            except OSError:
                time.sleep(0.1)
        return (
            measure(server.pid, lambda: one_request(url, "GET"), _RUNS),
            measure(server.pid, lambda: one_request(url, "POST"), _RUNS),
        )
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    """The whole benchmark, in one run on one machine."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        host = Host(folder, public="")
        workload = write_workload(folder / "w10.xlsx")
        ready = ROOT / "surveys" / "schemes-not-used" / "survey.yaml"
        opened = [_open(host, ready), _open(host, workload)]
        host.start()
        try:
            assert host.process is not None
            print("First document, bytes on the wire, headers included (at most 11,000):")
            for (slug, url), file in zip(opened, (ready, workload), strict=True):
                folder_files = {p.name: p.read_bytes() for p in file.parent.glob("*.yaml")}
                survey = read_survey(file.name, file.read_bytes(), folder_files)
                local = url.replace("http://127.0.0.1:8000", host.address)
                _bytes(slug, local, survey.questionnaire.languages)
            w10 = opened[1][1].replace("http://127.0.0.1:8000", host.address)
            measure(host.process.pid, lambda: respondent(w10), 40)
            mine = measure(host.process.pid, lambda: respondent(w10), _RUNS)
        finally:
            host.stop()
        hello, durable = _floors(folder)
        print("Server CPU per respondent, 16 at once:")
        _line("F1 hello", hello)
        _line("F2 durable", durable)
        _line("W10 respondent", mine)
        print(f"  ratio to F1 + F2: {mine.cpu / (hello.cpu + durable.cpu):.2f} (target 1.5)")


main()
