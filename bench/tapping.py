"""A person who answers at random what a phone shows, and remembers what was tapped and typed.

Nothing is read from the questionnaire but the kind of an item whose answer is typed: everything
else is found as a person finds it, by what is visible. A refused answer is followed by another
one, and after some by Skip.
"""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, Page

Typed = tuple[str, str]
Look = dict[str, Any]
_MOST_TRIES = 12
_LOOK = """() => {
  const isSeen = element => element.getClientRects().length > 0;
  const screen = [...document.querySelectorAll('main > section')].filter(isSeen)[0];
  const within = [...(screen || document).querySelectorAll('input, textarea, button, a, select')];
  const wrong = [...document.querySelectorAll('[role=alert], .problem')].filter(isSeen);
  return {
    id: screen ? screen.id : '',
    ended: !screen,
    ticket: !!document.querySelector('[data-ticket]'),
    words: document.querySelector('main').textContent.trim().slice(0, 200),
    problem: wrong.map(each => each.textContent.trim()).join(' '),
    controls: within.map((each, at) => ({
      at: at, tag: each.localName, type: each.type || '', name: each.name || '',
      value: each.value || '', checked: !!each.checked, go: each.classList.contains('go'),
      rel: each.rel || '', action: each.getAttribute('formaction') || '', fragment: each.hash || '',
      seen: isSeen(each.closest('label') || each),
    })).filter(each => each.seen && each.name != 'for'),
  };
}"""
FIELDS = """() => {
  const found = {};
  for (const each of document.querySelectorAll('[name^="answer."]')) {
    found[each.name] = found[each.name] || [];
    if (each.type == 'radio' || each.type == 'checkbox') found[each.name].push(each.value);
  }
  return found;
}"""

_LABELS = """id => [...document.querySelectorAll(`[id='${id}'] label [name^="answer."]`)]
  .map(each => each.closest('label').textContent.trim())"""


class Stuck(RuntimeError):
    """The page let nobody go on; the words say where."""


@dataclass
class Person:
    """Answers one page. ``kind_of`` gives the kind of the item behind a field's path.

    After ``answer_all``: ``given`` holds by field name what stands in the page, as the server
    should store it; ``offered`` every field that the page asked with its options."""

    page: Page
    kind_of: Callable[[str], str]
    rng: random.Random
    given: dict[str, tuple[str, ...]] = field(default_factory=dict)
    offered: dict[str, list[str]] = field(default_factory=dict)
    added: set[str] = field(default_factory=set)
    screens: int = 0

    def answer_all(self, seconds: float) -> None:
        """From the first screen to the last page. Raises Stuck, also after so many seconds."""
        until, tried, before = time.monotonic() + seconds, 0, ""
        self.offered.update(self.page.evaluate(FIELDS))
        while time.monotonic() < until:
            now = self.page.evaluate(_LOOK)
            if now["ended"]:
                if not now["ticket"]:
                    raise Stuck(f"no ticket: {now['words']}")
                return
            tried = tried + 1 if now["id"] == before else 0
            self.screens += not tried
            before = now["id"]
            if tried > _MOST_TRIES + 2:
                raise Stuck(f"{before}: {now['problem'] or now['words']}")
            self._one_screen(now, tried)
        raise Stuck(f"{before}: not at the end after {seconds:.0f} s")

    def _one_screen(self, now: Look, tried: int) -> None:
        self.offered.update(self.page.evaluate(FIELDS) if "add=" in str(now["controls"]) else {})
        gives_up = tried >= _MOST_TRIES
        if not gives_up and (tried == 0 or now["problem"]):
            finder = [c for c in now["controls"] if c["type"] == "search" and not c["name"]]
            if finder and not tried:
                self._search(now, finder[0])
                now = self.page.evaluate(_LOOK)
            self._answer(now, tried)
        self._go_on(now, gives_up)

    def _control(self, now: Look, at: int) -> Locator:
        every = f"[id='{now['id']}'] " if now["id"] else ""
        kinds = ("input", "textarea", "button", "a", "select")
        return self.page.locator(", ".join(every + kind for kind in kinds)).nth(at)

    def _search(self, now: Look, finder: Look) -> None:
        """Types the beginning of one of the answers of a long list."""
        words = self.page.evaluate(_LABELS, now["id"])
        self._control(now, finder["at"]).fill(self.rng.choice(words)[:4])

    def _answer(self, now: Look, tried: int) -> None:
        groups: dict[str, list[Look]] = {}
        for control in now["controls"]:
            if control["name"].startswith(("answer.", "consent.")):
                groups.setdefault(control["name"], []).append(control)
        for name, controls in groups.items():
            kind = controls[0]["type"]
            if name.startswith("consent."):
                self._choose(now, [c for c in controls if c["value"] == "yes"], {"yes"})
            elif kind in ("radio", "checkbox"):
                self._pick(now, name, controls)
            elif kind != "file":
                self._type(now, name, controls[0], tried)

    def _pick(self, now: Look, name: str, controls: list[Look]) -> None:
        values = [control["value"] for control in controls]
        most = 1 if controls[0]["type"] == "radio" else min(3, len(values))
        wanted = self.rng.sample(values, self.rng.randint(1, most))
        self._choose(now, sorted(controls, key=lambda c: _place(wanted, c["value"])), set(wanted))
        self.given[name] = tuple(wanted)

    def _choose(self, now: Look, controls: list[Look], wanted: set[str]) -> None:
        for control in controls:
            if control["checked"] != (control["value"] in wanted):
                if control["type"] == "radio" and control["checked"]:
                    continue
                self._control(now, control["at"]).locator("xpath=ancestor::label").tap()

    def _type(self, now: Look, name: str, control: Look, tried: int) -> None:
        offers = candidates(self.kind_of(name.removeprefix("answer.")))
        typed, stored = offers[tried % len(offers)] if tried else self.rng.choice(offers[:2])
        box = self._control(now, control["at"])
        box.fill(stored if control["type"] in ("date", "time", "datetime-local") else typed)
        self.given[name] = (stored,)

    def _go_on(self, now: Look, gives_up: bool) -> None:
        another = [c for c in now["controls"] if "add=" in c["action"]]
        if another and not self.added & {c["action"].partition("add=")[2] for c in another}:
            self.added.add(another[0]["action"].partition("add=")[2])
            self._press(now, another[0])
            return
        ways = [c for c in now["controls"] if c["go"]]
        if gives_up:
            skips = [c for c in now["controls"] if c["tag"] == "a" and c["fragment"] and
                     not c["rel"] and not c["go"]]  # fmt: skip
            ways = skips[:1] or ways
            for control in now["controls"]:
                self.given.pop(control["name"], None)
        if not ways:
            raise Stuck(f"{now['id']}: no way on. {now['words']}")
        self._press(now, ways[0])

    def _press(self, now: Look, control: Look) -> None:
        self._control(now, control["at"]).tap()
        if control["name"] == "act":
            self.page.locator(f"main > section[id='{now['id']}']:visible").wait_for(state="hidden")


def _place(wanted: list[str], value: str) -> int:
    return wanted.index(value) if value in wanted else -1


def _as_typed(words: str) -> tuple[Typed, ...]:
    return tuple((word.replace("_", " "), word.replace("_", " ")) for word in words.split())


_TYPED: Mapping[str, tuple[Typed, ...]] = {
    "integer": _as_typed("3 12 1 25 40 2 0 100 1000 18 2020 10"),
    "decimal": _as_typed("2.5 12 1 0.5 25 37.5 100 0 160 2 2020 50"),
    "range": _as_typed("3 5 1 2 10 0 50 20 100"),
    "date": (
        ("23-11-2026", "2026-11-23"),
        ("1-2-1990", "1990-02-01"),
        ("1-1-2030", "2030-01-01"),
        ("25-11-2026", "2026-11-25"),
        ("5-6-2015", "2015-06-05"),
    ),
    "time": (("14:30", "14:30"), ("09:05", "09:05"), ("23:00", "23:00")),
    "date_time": (("23-11-2026 14:30", "2026-11-23T14:30"), ("1-2-1990 09:05", "1990-02-01T09:05")),
    "area": _as_typed("9712 1011"),
}
_TEXTS = _as_typed(
    "Een_bank_bij_de_deur abc 0612345678 a@example.org 12345 7 A AB-123 1234567890 123-4567 2026"
)


def candidates(kind: str) -> tuple[Typed, ...]:
    """What to type for a kind of item, the likeliest first, each with what should be stored."""
    return _TYPED.get(kind, _TEXTS)
