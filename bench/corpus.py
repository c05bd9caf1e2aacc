"""Every workbook of a folder through the whole line: import, open, answer, export.

    python -m bench.corpus DIR [FILE ...]

Prints one row per workbook. "Asked" counts the questions of the raw sheet that the resident's
page asks, with their own options; "kept" the answers that the whole export gives back as sent.
"""

import secrets
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import openpyxl

from app import factory
from app.core.problems import Refused
from app.core.questionnaire import Terms
from app.core.texts import Texts
from app.exchange import Imported, read_survey
from app.flow.export import tables_for
from app.flow.open_version import Opening, open_version
from app.flow.places import add_place
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.records import Survey
from app.settings import Settings
from bench.corpus_import import census, unmatched
from exports.workbook import write_workbook
from tests.journeys.form import Page, Pairs, fields_of, form_of, hidden_of, request
from tests.journeys.host import Host

Key = tuple[str, frozenset[str]]
_MOST_TRIES = 12
# What is typed where the page gives such an example, and what is stored of it.
_TYPED = (
    ("2026 14:30", "23-11-2026 14:30"),
    ("14:30", "14:30"),
    ("2026", "23-11-2026"),
    ("1234", "1971 AB"),
)
_STORED = {
    "23-11-2026": "2026-11-23",
    "23-11-2026 14:30": "2026-11-23T14:30",
    "1971 AB": "1971",
}
_TERMS = Terms("2099-01-31", ("ticket", "place"), "Raad", "raad@example.org")


@dataclass(frozen=True)
class Row:
    """One workbook. ``refused`` says why it got no further; counts are of what came before."""

    file: str
    questions: int
    asked: int = 0
    sent: int = 0
    kept: int = 0
    repairs: int = 0
    losses: int = 0
    refused: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing was lost but what the import listed."""
        return not self.refused and self.sent == self.kept


def through_the_line(kit: Toolkit, host: Host, path: Path, folder: Path) -> Row:
    """One workbook from import to export, on a host that is serving."""
    questions = census(path).questions
    try:
        imported = read_survey(path.name, path.read_bytes())
    except Refused as refusal:
        return Row(path.name, len(questions), refused=str(refusal)[:60])
    survey, url = opened(kit, host.address, imported)
    asked, sent = _answered(url, imported.questionnaire.source)
    book = folder / f"{survey.slug}.xlsx"
    write_workbook(tables_for(kit, survey, "host"), book)
    return Row(
        path.name,
        len(questions),
        len(questions) - len(unmatched(questions, asked)),
        len(sent),
        _kept(book, sent),
        len(imported.repairs),
        len(imported.losses),
    )


def opened(kit: Toolkit, address: str, imported: Imported) -> tuple[Survey, str]:
    """The survey is open as an example; it, and the local address of its place."""
    with kit.store.read() as shelves:
        council = shelves.people.councils()[0]
    survey = take_in(kit, council, imported.questionnaire)
    terms = Terms(
        _TERMS.promise_date,
        _TERMS.ways,
        _TERMS.controller,
        _TERMS.contact,
        Texts.of({imported.questionnaire.source: "Wij kiezen samen."}),
    )
    open_version(kit, survey, Opening(terms, is_example=True))
    return survey, f"{address}/{add_place(kit, survey, 'Markthal').code}"


def _answered(url: str, tag: str) -> tuple[list[Key], dict[str, list[str]]]:
    """The items on the page with their options, and the answers that were taken in."""
    page = request(f"{url}?lang={tag}")
    form = form_of(page)
    key = secrets.token_urlsafe(24)
    hidden = [(name, key if name == "submission" else value) for name, value in hidden_of(form)]
    offered = fields_of(form)
    consents = [(name, "yes") for name in offered if name.startswith("consent.")]
    answers = {
        name: [values[0]] if values else [_typed(form, name)]
        for name, values in offered.items()
        if name.startswith("answer.")
    }
    for _ in range(_MOST_TRIES):
        pairs: Pairs = [*hidden, *consents, *((n, v) for n, vs in answers.items() for v in vs)]
        last = request(f"{url}?lang={tag}", pairs)
        if last.status == 200:
            asked = [(n, values) for n, values in offered.items() if n.startswith("answer.")]
            return [key_of(name, values) for name, values in asked], answers
        for name in _refused(last):
            answers.pop(name, None)
    raise RuntimeError(f"{last.status}: {last.words[:300]}")


def _typed(form: object, name: str) -> str:
    (control,) = form.xpath(".//*[@name=$name]", name=name)  # type: ignore[attr-defined]
    if control.get("inputmode"):
        return "1"
    hints = " ".join(control.xpath("ancestor::section[1]//bdi/text()"))
    return next((typed for hint, typed in _TYPED if hint in hints), "abc")


def _refused(page: Page) -> set[str]:
    """The names of answers on screens that say that something is wrong."""
    assert page.status == 422, (page.status, page.words[:300])
    wrong = page.tree.xpath("//section[.//p[contains(@class, 'problem')]]//*[@name]/@name")
    return {name for name in wrong if name.startswith("answer.")}


def key_of(name: str, values: list[str]) -> Key:
    """The last name of a path, without an index, and the options offered under it."""
    return name.rsplit("/", 1)[-1].removeprefix("answer.").split("[")[0], frozenset(values)


def _kept(book: Path, sent: dict[str, list[str]]) -> int:
    """How many of the answers stand in the export as sent, or as not asked for.

    A member of a repeat that routing did not ask for has no row at all.
    """
    stored = _stored(book)
    return sum(
        _is_kept(name.removeprefix("answer."), values, stored) for name, values in sent.items()
    )


def _is_kept(field: str, values: list[str], stored: dict[str, list[str]]) -> bool:
    path = field.replace("[1]", "")
    if path in stored:
        if "[1]" in field and not stored[path]:
            return True
        wanted = _STORED.get(values[0], values[0])
        return bool({wanted, "-5", "-9995"} & set(stored[path]))
    return bool({"1", "-5"} & set(stored.get(f"{path}/{values[0]}", [])))


def _stored(book: Path) -> dict[str, list[str]]:
    """Every column of every sheet of data, by its heading."""
    columns: dict[str, list[str]] = {}
    workbook = openpyxl.load_workbook(book)
    for sheet in workbook:
        if sheet.title in ("labels", "codebook", "method"):
            continue
        head, *rows = sheet.iter_rows(values_only=True)
        for at, name in enumerate(head):
            columns.setdefault(str(name), []).extend(str(row[at]) for row in rows)
    return columns


def run(paths: list[Path], folder: Path) -> list[Row]:
    """All workbooks on one host of their own in the folder."""
    host = Host(folder, public="")
    kit = factory.build_toolkit(Settings.read(host.environment))
    host.start()
    try:
        return [through_the_line(kit, host, path, folder) for path in paths]
    finally:
        host.stop()


def workbooks(words: list[str]) -> list[Path]:
    """What the command line names: a folder, and perhaps some of its files. Exits where none."""
    if not words or not Path(words[0]).is_dir():
        sys.exit("Say where the corpus lies: make corpus CORPUS=DIR")
    source = Path(words[0])
    folder = source / "xlsform" if (source / "xlsform").is_dir() else source
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".xlsx", ".xls"))
    return [path for path in paths if not words[1:] or path.name in words[1:]]


def main() -> None:
    """Prints the table of all; exit 1 where an answer was lost that the import did not list."""
    with tempfile.TemporaryDirectory() as name:
        rows = run(workbooks(sys.argv[1:]), Path(name))
    print(f"{'workbook':<58} {'asked':>9}  {'kept':>9}  repairs losses")
    for row in rows:
        told = row.refused or f"{row.repairs:>7} {row.losses:>6}"
        counts = f"{row.asked:>4}/{row.questions:<4}  {row.kept:>4}/{row.sent:<4}"
        print(f"{row.file[:58]:<58} {counts}  {told}")
    taken = [row for row in rows if not row.refused]
    whole = sum(row.is_whole for row in taken)
    asked, questions = sum(r.asked for r in rows), sum(r.questions for r in rows)
    print(
        f"{len(taken)} of {len(rows)} workbooks imported, {whole} of them whole; "
        f"{asked} of {questions} questions asked with their own options."
    )
    shares = [row.asked / row.questions for row in rows if row.questions]
    print(
        f"Asked of the questions of a workbook: median {median(shares):.0%}; more than 90% in "
        f"{sum(share > 0.9 for share in shares)} of {len(shares)} workbooks."
    )
    sys.exit(0 if whole == len(taken) else 1)


if __name__ == "__main__":
    main()
