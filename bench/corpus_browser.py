"""Every workbook of a folder answered in a real browser, and the record compared with the taps.

    python -m bench.corpus_browser DIR [FILE ...]

"Asked" counts the questions of the raw sheet that the page asks with their own options; "kept"
the items whose stored answer is exactly what was tapped or typed.
"""

import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError

from app import factory
from app.core.problems import Refused
from app.core.questionnaire import UNSEEN_KINDS, Questionnaire
from app.core.response import Response, Value
from app.core.routing import walk
from app.exchange import read_survey
from app.flow.ports import Toolkit
from app.settings import Settings
from bench.corpus import key_of, opened, workbooks
from bench.corpus_import import census, unmatched
from bench.tapping import Person, Stuck
from tests.journeys.host import Host
from tests.journeys.phone import browser, phone

SECONDS_EACH = 600.0
_INDEX = re.compile(r"\[([0-9]+)\]")


@dataclass(frozen=True)
class Row:
    """One workbook. ``crash`` says why the last page was not reached, or what the script broke."""

    file: str
    questions: int
    asked: int = 0
    given: int = 0
    kept: int = 0
    screens: int = 0
    seconds: float = 0
    crash: str = ""
    differs: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Visible items asked with their own options / visible items in the file."""
        return self.asked / self.questions if self.questions else 1.0

    @property
    def is_whole(self) -> bool:
        """Whether the last page came and the record equals what was tapped."""
        return not self.crash and not self.differs


def in_the_browser(kit: Toolkit, address: str, found: Browser, path: Path) -> Row:
    """One workbook: imported, opened, walked to its last page, and read back."""
    begin = time.monotonic()
    questions = census(path).questions
    try:
        imported = read_survey(path.name, path.read_bytes())
        survey, url = opened(kit, address, imported)
    except Refused as refusal:
        return Row(path.name, len(questions), crash=f"refused: {refusal}"[:90])
    kinds = {item.path: str(item.kind) for item in imported.questionnaire.items()}
    page, broken = phone(found), list[str]()
    page.set_default_timeout(20000)
    page.on("pageerror", lambda error: broken.append(str(error)))
    person = Person(
        page, lambda name: kinds.get(_INDEX.sub("", name), ""), random.Random(path.name)
    )
    try:
        page.goto(f"{url}?lang={imported.questionnaire.source}")
        person.answer_all(SECONDS_EACH)
    except (Stuck, BrowserError) as error:
        broken.append(" ".join(str(error).split()))
    page.context.close()
    with kit.store.read() as shelves:
        responses = [response for _, _, _, response in shelves.responses.all(survey)]
    if not broken and len(responses) != 1:
        broken.append(f"{len(responses)} responses")
    differs = differences(imported.questionnaire, person.given, responses[0]) if responses else ()
    asked = [key_of(name, values) for name, values in person.offered.items()]
    return Row(
        path.name,
        len(questions),
        len(questions) - len(unmatched(questions, asked)),
        len(person.given),
        len(person.given) - len([each for each in differs if "tapped" in each]),
        person.screens,
        time.monotonic() - begin,
        broken[0][:160] if broken else "",
        differs,
    )


def differences(
    questionnaire: Questionnaire, given: dict[str, tuple[str, ...]], response: Response
) -> tuple[str, ...]:
    """Where the record is not what was tapped, item by item.

    What a later answer un-asked is not asked in the record; the core's own walk says which."""
    unseen = {item.path for item in questionnaire.items() if item.kind in UNSEEN_KINDS}
    ordered = {item.path for item in questionnaire.items() if str(item.kind) == "rank"}
    wanted = {_place(name.removeprefix("answer.")): values for name, values in given.items()}
    alone = {path: values for (path, instance), values in wanted.items() if not instance}
    asked = set(walk(questionnaire, alone, response.day).asked)
    found = []
    for value in response.values:
        tapped = wanted.pop((value.path, value.instance), ())
        if value.path in unseen or tapped == value.values:
            continue
        if value.path not in ordered and sorted(tapped) == sorted(value.values):
            continue
        is_unasked = not value.instance and value.path not in asked
        if not (is_unasked and _word(value) == "not_asked"):
            found.append(f"{value.path}[{value.instance}]: tapped {tapped}, stored {_word(value)}")
    return (*found, *(f"{path}[{at}]: tapped {v}, no record" for (path, at), v in wanted.items()))


def _place(name: str) -> tuple[str, str]:
    return _INDEX.sub("", name), ".".join(_INDEX.findall(name))


def _word(value: Value) -> object:
    return value.missing.word if value.missing else value.values


def run(paths: list[Path], folder: Path, tell: Callable[[Row], None] = lambda _: None) -> list[Row]:
    """All workbooks on one host of their own in the folder, in one browser; each row is told."""
    host = Host(folder, public="")
    kit = factory.build_toolkit(Settings.read(host.environment))
    host.start()
    rows: list[Row] = []
    try:
        with browser() as found:
            for path in paths:
                rows.append(in_the_browser(kit, host.address, found, path))
                tell(rows[-1])
    finally:
        host.stop()
    return rows


def _print(row: Row) -> None:
    counts = f"{row.asked:>4}/{row.questions:<4} {row.kept:>4}/{row.given:<4} {row.screens:>4}"
    print(f"{row.file[:58]:<58} {counts} {row.seconds:>6.1f} s  {row.crash}", flush=True)
    for each in row.differs[:3]:
        print(f"    {each}", flush=True)


def main() -> None:
    """Prints a row per workbook and the totals; exit 1 where a record is not what was tapped."""
    paths = workbooks(sys.argv[1:])
    begin = time.monotonic()
    print(f"{'workbook':<58} {'asked':>9} {'kept':>9} screens")
    with tempfile.TemporaryDirectory() as name:
        rows = run(paths, Path(name), _print)
    shares = [row.share for row in rows]
    above = sum(share > 0.9 for share in shares)
    whole = sum(row.is_whole for row in rows)
    print(
        f"{len(rows)} workbooks in {time.monotonic() - begin:.0f} s: items asked with their own "
        f"options, median {100 * statistics.median(shares):.0f}%; above 90% in {above} "
        f"({100 * above / len(rows):.0f}%); {sum(bool(row.crash) for row in rows)} crashed; "
        f"in {whole} the record equals every tap."
    )
    sys.exit(0 if whole == len(rows) else 1)


if __name__ == "__main__":
    main()
