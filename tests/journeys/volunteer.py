"""A volunteer at the workspace, counted: taps, typed characters and screens of each step (IJ16)."""

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Download, Frame, Locator, Page

from app.flow.ports import Toolkit
from app.flow.records import Person, Session
from app.web.workspace.words import workspace_reader
from tests.builders import an_id


def nl(sentence: str, **figures: object) -> str:
    """What the workspace says in Dutch."""
    said = str(workspace_reader("nl").say(sentence, **figures))
    return html.unescape(re.sub("<[^>]+>", "", said))


@dataclass
class Step:
    """What one step took."""

    name: str
    taps: int = 0
    typed: int = 0
    screens: int = 0


@dataclass
class Volunteer:
    """Drives a page as a person does, by what stands on the buttons and above the fields."""

    page: Page
    steps: list[Step] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("framenavigated", self._came)

    def _came(self, frame: Frame) -> None:
        if frame == self.page.main_frame and self.steps:
            self.steps[-1].screens += 1

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """What happens inside is counted under this name."""
        self.steps.append(Step(name))
        yield

    def tap(self, what: str | Locator) -> None:
        """Taps a button or link by its words, or whatever was found."""
        found = self._control(what) if isinstance(what, str) else what
        found.click()
        self.steps[-1].taps += 1
        self.page.wait_for_load_state()

    def type(self, label: str | Locator, text: str) -> None:
        """Types into the field below a label."""
        found = self.page.get_by_label(label, exact=True) if isinstance(label, str) else label
        found.first.fill(text)
        self.steps[-1].taps += 1
        self.steps[-1].typed += len(text)

    def choose(self, label: str | Locator) -> None:
        """Ticks a choice by its words."""
        found = self.page.get_by_label(label, exact=True) if isinstance(label, str) else label
        found.first.check()
        self.steps[-1].taps += 1

    def bring(self, label: str, file: Path) -> None:
        """Chooses a file."""
        self.page.get_by_label(label, exact=True).set_input_files(file)
        self.steps[-1].taps += 2

    def fetch(self, what: str | Locator) -> Download:
        """Taps what gives a file."""
        found = self._control(what) if isinstance(what, str) else what
        with self.page.expect_download() as coming:
            found.click()
        self.steps[-1].taps += 1
        return coming.value

    def _control(self, words: str) -> Locator:
        button = self.page.get_by_role("button", name=words, exact=True)
        return button.or_(self.page.get_by_role("link", name=words, exact=True)).first

    def table(self) -> str:
        """Every step in a line, and all together."""
        rows = [(step.name, step.taps, step.typed, step.screens) for step in self.steps]
        whole = ("together", *(sum(row[at] for row in rows) for at in (1, 2, 3)))
        lines = [f"{n:<34}{t:>6}{c:>8}{s:>9}" for n, t, c, s in (*rows, whole)]
        return "\n".join((f"{'step':<34}{'taps':>6}{'typed':>8}{'screens':>9}", *lines))


def comes_in(kit: Toolkit, person: Person) -> str:
    """The person is signed in, in Dutch; what the cookie holds."""
    token = an_id()
    with kit.store.write() as shelves:
        shelves.people.add_person(person, "no hash")
        shelves.access.set_second_factor(person.id, person.council_id, b"seed", (b"c" * 32,))
        shelves.access.prefer(person.id, person.council_id, language="nl")
        trace = kit.secrets.hash("session", "", token)
        shelves.access.add_session(Session(trace, person.id, person.council_id, True, "2027-01-31"))
    return token
