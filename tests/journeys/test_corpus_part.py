"""Real surveys of other people through the whole line, where they lie beside the project."""

import os
from pathlib import Path

import pytest

from bench import corpus_browser
from bench.corpus import run
from tests.journeys.host import ROOT

CORPUS = Path(os.environ.get("CORPUS") or ROOT.parent / "shared" / "corpus")
WORKLOAD = CORPUS.parent / "bench" / "workload-10.xlsx"
_PART = 18
_IN_THE_BROWSER = 5


def part() -> list[Path]:
    """The smallest workbooks of the corpus, and W10; none where it does not lie there."""
    workbooks = [
        path for path in (CORPUS / "xlsform").glob("*") if path.suffix in (".xls", ".xlsx")
    ]
    smallest = sorted(workbooks, key=lambda path: (path.stat().st_size, path.name))[:_PART]
    return [*smallest, *([WORKLOAD] if WORKLOAD.is_file() else [])]


@pytest.mark.journey
def test_real_surveys_lose_nothing_but_what_the_import_listed(folder: Path) -> None:
    """At least 15 workbooks and W10 import, open, are answered and come out whole."""
    paths = part()
    rows = run(paths, folder) if paths else []
    assert [row.file for row in rows if not row.is_whole] == []
    assert len(rows) == len(paths)
    if WORKLOAD in paths:
        assert (rows[-1].asked, rows[-1].questions, rows[-1].kept) == (10, 10, 10)
        assert (rows[-1].repairs, rows[-1].losses) == (0, 0)


@pytest.mark.journey
def test_a_browser_completes_real_surveys_and_the_record_equals_every_tap(folder: Path) -> None:
    """A few small ones, answered at random by what is visible; nothing breaks on the way."""
    rows = corpus_browser.run(part()[:_IN_THE_BROWSER], folder)
    assert [row for row in rows if not row.is_whole] == []
    assert [row.file for row in rows if not row.given] == []
