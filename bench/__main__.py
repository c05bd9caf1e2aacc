"""Prints bytes on the wire, seconds on an old phone, and CPU as a ratio to F1 + F2."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.exchange import read_survey
from bench import paper, slow_phone, weight
from bench.load import Load, get, measure, one_request, respondent
from bench.workload import write_sixty, write_workload
from tests.journeys.host import ROOT, Host
from tests.journeys.phone import browser

_RUNS = int(os.environ.get("BENCH_RUNS", "600"))
_TERMS = (
    "--promise-date", "2099-01-31", "--controller", "Voorbeeldraad",
    "--contact", "raad@example.org", "--decision", "Wij kiezen samen.", "--demo",
)  # fmt: skip


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


def _tags(file: Path) -> tuple[str, ...]:
    beside = {path.name: path.read_bytes() for path in file.parent.glob("*.yaml")}
    return read_survey(file.name, file.read_bytes(), beside).questionnaire.languages


def _on_the_phone(opened: dict[str, tuple[str, Path]]) -> None:
    print("First document, bytes on the wire, headers included (9,000; W60 14,000):")
    for name, (url, file) in opened.items():
        weight.documents(name, url, _tags(file))
    with browser() as found:
        print("Later parts, counted apart:")
        for name, (url, _) in opened.items():
            print(f"  {name}:")
            weight.later(found, url, "nl")
        print("Slow 3G (400 ms, 400 kbit/s), processor 4 times slower, median of 5:")
        for name, (url, _) in opened.items():
            slow_phone.compare(found, name, f"{url}?lang=nl")


def _on_the_server(host: Host, folder: Path, url: str) -> None:
    assert host.process is not None
    measure(host.process.pid, lambda: respondent(url), 40)
    mine = measure(host.process.pid, lambda: respondent(url), _RUNS)
    host.stop()
    hello, durable = _floors(folder)
    print("Server CPU per respondent, 16 at once:")
    _line("F1 hello", hello)
    _line("F2 durable", durable)
    _line("W10 respondent", mine)
    print(f"  ratio to F1 + F2: {mine.cpu / (hello.cpu + durable.cpu):.2f} (target 1.5)")


def main() -> None:
    """The whole benchmark, in one run on one machine."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        host = Host(folder, public="")
        files = {
            "schemes-not-used": ROOT / "surveys" / "schemes-not-used" / "survey.yaml",
            "W10": write_workload(folder / "w10.xlsx"),
            "W60": write_sixty(folder / "w60.xlsx"),
        }
        public = {name: _open(host, file) for name, file in files.items()}
        host.start()
        try:
            opened = {
                name: (url.replace("http://127.0.0.1:8000", host.address), files[name])
                for name, (_, url) in public.items()
            }
            _on_the_phone(opened)
            _on_the_server(host, folder, opened["W10"][0])
        finally:
            host.stop()
    paper.main()


main()
