"""Both evaluators side by side: the same expressions and answers on the phone and in the core."""

import json
import math
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

import app.web
from app.core.expressions.evaluate import Scope, evaluate
from app.core.expressions.tree import Expression, to_json

SCRIPT = (Path(app.web.__file__).parent / "static" / "js" / "evaluate.js").read_text("utf-8")
BATCH = """([script, cases]) => {
  const evaluate = new Function(script + '; return evaluate')();
  return cases.map(([tree, scope]) => evaluate(tree, Object.assign(scope, {
    label: (path, name) => path + ':' + name,
    members: scope.all && ((path) => Object.entries(scope.all).reduce(
      (found, [each, answers]) => each == path ? answers : found, []
    )),
  })));
}"""
Case = tuple[Expression, Scope]
All = dict[str, tuple[str | None, ...]]


class Members:
    """The answers of all members, which a phone can be told too."""

    def __init__(self, answers: All) -> None:
        self.answers = answers

    def __call__(self, path: str) -> tuple[str | None, ...]:
        return self.answers.get(path, ())

    def __repr__(self) -> str:
        return f"Members({self.answers})"


@contextmanager
def a_page() -> Iterator[Page]:
    """A page of a browser in which scripts can be run."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield browser.new_page()
        browser.close()


def plain_scope(scope: Scope) -> dict[str, Any]:
    """A scope as JSON has it."""
    option, members = scope.option, scope.members
    return {
        "answers": {path: list(values) for path, values in scope.answers.items()},
        "current": list(scope.current),
        "option": {"name": option.name, **dict(option.columns)} if option else None,
        "today": scope.today,
        "member": scope.member,
        "all": members.answers if isinstance(members, Members) else None,
    }


def exactly(value: Any) -> tuple[str, str]:
    """Tells apart kinds, and -0 from 0; NaN equals itself."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        number = float(value)
        return "number", "nan" if math.isnan(number) else repr(number)
    return type(value).__name__, repr(value)


def on_the_phone(page: Page, script: str, cases: Iterable[Case]) -> list[Any]:
    """What the phone's evaluator yields for each case."""
    plain = json.dumps([[to_json(tree), plain_scope(scope)] for tree, scope in cases])
    # As one text: the driver takes minutes to hand over so many values one by one.
    batch = f"([script, text]) => ({BATCH})([script, JSON.parse(text)])"
    found: list[Any] = page.evaluate(batch, [script, plain])
    return found


def differing(page: Page, script: str, cases: Sequence[Case]) -> list[str]:
    """Every case in which the two do not yield the same, written out."""
    return [
        f"{to_json(tree)}\n{plain_scope(scope)}\nphone {exactly(phone)}, core {exactly(core)}"
        for (tree, scope), phone in zip(cases, on_the_phone(page, script, cases), strict=True)
        if exactly(phone) != exactly(core := evaluate(tree, scope))
    ]
