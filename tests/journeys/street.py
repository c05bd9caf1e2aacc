"""The streets survey on a host that can mail: two hundred answer it and leave addresses.

Everything goes over HTTP and through commands; ``kit`` opens the same data in this process, to
look at what no command shows.
"""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from app.core.address import unpacked
from app.core.passphrase import SHEET_GROUPS
from app.factory import build_toolkit
from app.flow.ports import Toolkit
from app.flow.prepare import survey_with
from app.flow.records import Survey
from app.flow.returning.keys import open_key
from app.settings import Settings
from tests.builders import RETURN_PASSPHRASE
from tests.journeys.everyone import PLACES, Person, mail_of
from tests.journeys.form import Page, Pairs, answer, form_of, hidden_of, request
from tests.journeys.host import Host
from tests.journeys.opening import LANGUAGES
from tests.media.reading import words_in

FOLDER = Path(__file__).parent / "streets"
TERMS = ("--promise-date", "2099-01-31")
BY = "A. Tester"
_GROUP = re.compile(r"\b[2-9A-HJ-NP-Z]{5}\b")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"), "")


@dataclass(frozen=True)
class Ticket:
    """What the last page gave: the fields that were sent, and the way to the ticket page."""

    sent: Pairs
    href: str

    @property
    def digits(self) -> str:
        """The number of the ticket."""
        return self.href.split("?")[0].rsplit("/", 1)[-1]


class Street:
    """The survey, open at three places, with the ways that were asked for."""

    def __init__(self, host: Host, ways: tuple[str, ...]) -> None:
        self.host, self.ways = host, ways
        self.slug = host.json("survey", "import", str(FOLDER / "survey.yaml"))["slug"]
        terms = (*TERMS, "--ways", ",".join(ways))
        host.refuse("survey", "open", self.slug, *terms)
        for tag in LANGUAGES:
            host.do("survey", "review", self.slug, "--lang", tag, "--by", BY)
        # Nobody can be asked for an address before the sheet of the key was typed back.
        assert "return key" in host.refuse("survey", "open", self.slug, *terms)
        self._make_a_key()
        host.do("survey", "open", self.slug, *terms)
        self.places = [host.json("place", "add", self.slug, name) for name in PLACES]

    def _make_a_key(self) -> None:
        """The coordinator chooses a passphrase, prints the sheet, and types its code back."""
        key, sheet = ("return", "key", self.slug), self.host.folder / "sheet.pdf"
        made = (*key, "--passphrase-file", "-", "-o", str(sheet))
        self.host.do(*made, stdin=RETURN_PASSPHRASE)
        read = words_in(sheet.read_bytes(), self.host.folder)
        sheet.unlink()
        (self.host.folder / "print.pdf").unlink()
        groups = _GROUP.findall(read)
        assert len(groups) == SHEET_GROUPS, read
        self.host.refuse(*key, "--confirm", " ".join(groups[1:]))
        self.host.do(*key, "--confirm", " ".join(groups).lower())

    @contextmanager
    def kit(self) -> Iterator[Toolkit]:
        """The data of the host, opened in this process as well."""
        kit = build_toolkit(Settings.read(self.host.environment))
        try:
            yield kit
        finally:
            kit.store.close()

    def survey(self, kit: Toolkit) -> Survey:
        """The survey, as a kit keeps it."""
        return survey_with(kit, self.slug)

    def all_answer(self, people: list[Person]) -> list[Ticket]:
        """Everybody sends once, eight at a time, and gets a ticket."""
        with ThreadPoolExecutor(8) as crowd:
            return list(crowd.map(self._answers, people))

    def _answers(self, person: Person) -> Ticket:
        url = self.host.local(self.places[person.place]["url"]) + f"?lang={person.language}"
        sent, last = answer(url, lambda name, _values: person.answers.get(name, []))
        assert last.status == 200, last.words
        # Where to leave an address is on that page, with nothing of this person in it.
        assert last.tree.xpath("//a/@href[starts-with(., '/a/')]") == [self._asking(person)]
        return Ticket(sent, str(last.link("data-ticket").get("href")))

    def _asking(self, person: Person) -> str:
        return f"/a/{self.slug}?lang={person.language}"

    def all_leave_addresses(self, people: list[Person]) -> None:
        """Who wants to hear it by another way sends the second form."""
        for person in people:
            for fields in person.left:
                kept = self.leaves(person, fields)
                assert kept.status == 200, kept.words
                assert kept.tree.get("lang") == person.language

    def leaves(self, person: Person, fields: dict[str, str]) -> Page:
        """One second form, as a browser without a script sends it."""
        url = f"{self.host.address}{self._asking(person)}&way={fields['way']}"
        form = form_of(request(url))
        names = {field.get("name") for field in form.iter("input")}
        assert fields.keys() <= names, (names, fields.keys())
        typed = [pair for pair in fields.items() if pair[0] != "way"]
        return request(url, [*hidden_of(form), *typed], referer=url)

    def ledger(self) -> dict[str, object]:
        """The ledger, as scripts read it."""
        found = self.host.json("return", "ledger", self.slug)
        assert isinstance(found, dict)
        return found

    def rows(self, kit: Toolkit, tickets: list[Ticket]) -> dict[str, dict[int, bytes]]:
        """The key of each person's row in each table, by what only this test and the key know."""
        survey, secrets = self.survey(kit), kit.secrets
        private = open_key(kit, survey, RETURN_PASSPHRASE)
        found: dict[str, dict[int, bytes]] = {"responses": {}, "return_register": {}}
        with kit.store.read() as shelves:
            kept = shelves.session.raw.execute("SELECT withdrawal, id FROM responses").fetchall()
            by_trace = {bytes(trace): bytes(key) for trace, key in kept}
            for number, ticket in enumerate(tickets):
                trace = secrets.hash("withdrawal", survey.id, ticket.digits)
                found["responses"][number] = by_trace[trace]
                found["return_register"][number] = secrets.hash(
                    "register", survey.id, ticket.digits
                )
            boxes = shelves.addresses.all(survey)
        lines = {key: unpacked(secrets.open_address(private, box)).lines for key, box in boxes}
        by_mail = {mail_of(number): number for number in range(len(tickets))}
        found["sealed_addresses"] = {
            by_mail[first.lower()]: key.encode()
            for key, (first, *_rest) in lines.items()
            if first.lower() in by_mail
        }
        return found


def finding(tag: str, count: int) -> str:
    """The first finding as the survey file words it in that language."""
    if tag == "nl":
        text = _file("survey")["findings"][0]["sentence"]
    else:
        text = _file(tag)["finding:1:sentence"]
    return str(text).format(count=count, base=10)


def topics() -> Iterator[str]:
    """What the survey is about: its title and its questions, in every language."""
    source = _file("survey")
    yield from (source["title"], *(item["label"] for item in source["items"]))
    for tag in LANGUAGES[1:]:
        texts = _file(tag)
        yield from (text for path, text in texts.items() if path.endswith((":label", "title")))


def _file(name: str) -> dict[str, Any]:
    found = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def plain(words: str) -> str:
    """What is read, with digits of every script as 0 to 9, and nothing that only turns a line."""
    return words.translate(_ISOLATES).translate(_DIGITS)
