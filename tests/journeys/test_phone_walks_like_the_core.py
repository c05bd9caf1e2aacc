"""The phone's routing equals the core's, for any answers (decision 2)."""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from app.core.expressions.tree import (
    AT_MEMBER,
    COUNT_MEMBERS,
    EACH,
    Call,
    Column,
    Expression,
    Literal,
    Number,
    Reference,
)
from app.core.members import walk_of_members
from app.core.questionnaire import Item, Kind, Option, Questionnaire, Section
from app.core.routing import soundness, walk
from app.flow.ports import Toolkit
from app.web import create_web
from app.web.respond import phone as phone_data
from app.web.respond.document import DocumentRenderer
from app.web.respond.later import the_script
from tests.builders import a_questionnaire, an_item, an_open_version, texts
from tests.fakes import PlainWords
from tests.journeys.phone import browser, phone
from tests.journeys.serving import served

pytestmark = pytest.mark.journey
_SURVEYS, _ANSWERS = 10, 40
_NAMES = "abcdefgh"
_WALK = """(answers) => {
  for (const control of document.querySelectorAll('[name^="answer."]')) {
    const chosen = answers[control.name.slice(7)] || [];
    if (control.type == 'text') control.value = chosen[0] || '';
    else control.checked = chosen.includes(control.value);
  }
  follow();
  const asked = data.items.filter(item => item.asked);
  return [asked.map(item => item.path), answersNow(), data.items.map(item => item.path)];
}"""


def _condition(rng: random.Random, names: str) -> Expression:
    name = rng.choice(names)
    number = Call("+", (Reference(name), Number(rng.randint(-1, 2))))
    return rng.choice(
        [
            Call("=", (Reference(name), Literal(rng.choice(["yes", "no"])))),
            Call("selected", (Reference(name), Literal("yes"))),
            Call("not", (Call("=", (Reference(name), Literal(""))),)),
            Call(">", (number, Number(2))),
            Call("or", (Call("=", (Reference(name), Literal("no"))),
                        Call("=", (Reference(rng.choice(names)), Literal("yes"))))),
        ]
    )  # fmt: skip


def _item(rng: random.Random, name: str) -> Item:
    kind = rng.choice(
        [Kind.SELECT_ONE, Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.INTEGER, Kind.CALCULATE]
    )
    item = an_item(name, kind, ("yes", "no", "maybe"))
    if kind is Kind.CALCULATE:
        return replace(item, label=texts(""), calculation=_condition(rng, _NAMES))
    if kind is Kind.SELECT_ONE and rng.random() < 0.3:
        options = tuple(Option(o.name, o.label, (("side", ["yes", "no"][n % 2]),))
                        for n, o in enumerate(item.options))  # fmt: skip
        wanted = Call("=", (Column("side"), Reference(rng.choice(_NAMES))))
        item = replace(item, options=options, option_list=f"{name}s", choice_filter=wanted)
    return replace(item, relevant=_condition(rng, _NAMES) if rng.random() < 0.6 else None)


def _questionnaires() -> Iterator[Questionnaire]:
    """Sound questionnaires whose conditions read items before and behind them."""
    rng = random.Random(7)
    while True:
        items = [_item(rng, name) for name in _NAMES]
        inside = tuple(replace(i, path=f"part/{i.path}x") for i in items[:1])
        section = Section("part", inside, texts("part"), _condition(rng, _NAMES))
        survey = a_questionnaire(*items, section, an_item("last", Kind.TEXT), findings=())
        if not soundness(survey):
            yield survey


def _some_answers(rng: random.Random, survey: Questionnaire) -> dict[str, tuple[str, ...]]:
    answers: dict[str, tuple[str, ...]] = {}
    for item in survey.items():
        if item.options and rng.random() < 0.8:
            most = 3 if item.kind is Kind.SELECT_MULTIPLE else 1
            names = {rng.choice(item.options).name for _ in range(rng.randint(1, most))}
            answers[item.path] = tuple(o.name for o in item.options if o.name in names)
        elif item.kind is Kind.INTEGER and rng.random() < 0.8:
            answers[item.path] = (str(rng.randint(0, 4)),)
    return answers


@pytest.fixture
def readable_script(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The same script with its own names, so that a test can call them."""

    def readable(text: str, _: object) -> str:
        return text + ("\nconst answersNow = () => answers;" if "function begin()" in text else "")

    made = (phone_data._script, phone_data.later_script, phone_data.later_name, the_script)
    for each in made:
        each.cache_clear()
    monkeypatch.setattr(phone_data, "small_js", readable)
    yield
    for each in made:
        each.cache_clear()


@pytest.mark.usefixtures("readable_script")
def test_phone_and_core_ask_the_same_items(toolkit: Toolkit) -> None:
    """Generated questionnaires and answers; both sides compute relevance, sums and filters."""
    kit = replace(toolkit, renderer=DocumentRenderer(), words=PlainWords())
    rng = random.Random(8)
    with served(create_web(kit, ("respond",))) as address, browser() as found:
        page = phone(found, bypass_csp=True)
        for _, survey in zip(range(_SURVEYS), _questionnaires(), strict=False):
            _, _, place = an_open_version(kit, survey)
            page.goto(f"{address}/{place.code}")
            for _ in range(_ANSWERS):
                answers = _some_answers(rng, survey)
                _compare(page.evaluate(_WALK, {p: list(v) for p, v in answers.items()}), survey,
                         answers)  # fmt: skip


def _compare(shown: Any, survey: Questionnaire, answers: dict[str, tuple[str, ...]]) -> None:
    asked, effective, known = shown
    route = walk(survey, answers, "2026-11-23")
    unseen = {item.path for item in survey.items() if item.kind is Kind.CALCULATE}
    assert [path for path in asked if path not in unseen] == [
        path for path in route.asked if path in known
    ], answers
    # What nothing reads or asks of is not in the data of the phone.
    assert {path: tuple(v) for path, v in effective.items()} == {
        path: values for path, values in route.effective.items() if path in known
    }, answers


_MEMBERS = """(members) => {
  setMembers('home', members.length);
  members.forEach((answers, place) => {
    for (const control of document.querySelectorAll('[name^="answer."]')) {
      const path = control.name.slice(7), own = path.replace('home[' + (place + 1) + ']', 'home');
      const isOutside = !path.includes('[');
      if (isOutside ? place : own == path) continue;
      const chosen = answers[own] || [];
      if (control.type == 'text') control.value = chosen[0] || '';
      else control.checked = chosen.includes(control.value);
    }
  });
  follow();
  const seen = {};
  data.items.forEach(item => {
    standAt(item);
    const value = item.asked ? answersNow()[item.path].join(' ') : null;
    if (item.path[0] != '+') seen[item.path + '|' + instanceOf(item)] = value;
  });
  return seen;
}"""


def _with_a_repeat() -> Iterator[Questionnaire]:
    """Some items stand in a repeat; conditions read inside and outside, and count members."""
    rng = random.Random(9)
    while True:
        inside = set("cdef")
        paths = {name: f"home/{name}" if name in inside else name for name in _NAMES}
        items = [_renamed(replace(_item(rng, name), path=paths[name]), paths) for name in _NAMES]
        items = [_asked_by_members(rng, item) for item in items]
        relevant = _of(_condition(rng, _NAMES), paths) if rng.random() < 0.5 else None
        section = Section("home", tuple(items[2:6]), texts("home"), relevant, is_repeat=True)
        survey = a_questionnaire(*items[:2], section, *items[6:], findings=())
        if not soundness(survey):
            yield survey


def _asked_by_members(rng: random.Random, item: Item) -> Item:
    """Now and then a condition about all members, or about which member it is."""
    path = Literal(f"home/{rng.choice('cdef')}")
    number = rng.choice(
        [
            Call("position", ()),
            Call(COUNT_MEMBERS, (Literal("home"),)),
            Call("sum", (Call(EACH, (path,)),)),
            Call(AT_MEMBER, (path, Number(rng.randint(1, 3)))),
        ]
    )
    condition = Call(">", (number, Number(rng.randint(0, 3))))
    return replace(item, relevant=condition) if rng.random() < 0.25 else item


def _renamed(item: Item, paths: dict[str, str]) -> Item:
    """The item with its references at their full paths."""
    names = ("relevant", "calculation", "choice_filter")
    return replace(item, **{name: _of(getattr(item, name), paths) for name in names})


def _of(tree: Any, paths: dict[str, str]) -> Any:
    match tree:
        case Reference(path):
            return Reference(paths[path])
        case Call(name, arguments):
            return Call(name, tuple(_of(each, paths) for each in arguments))
    return tree


@pytest.mark.usefixtures("readable_script")
def test_phone_and_core_ask_the_same_of_every_member(toolkit: Toolkit) -> None:
    """Up to four members: everyone's own answers, and those of the first member of others."""
    kit = replace(toolkit, renderer=DocumentRenderer(), words=PlainWords())
    rng = random.Random(10)
    with served(create_web(kit, ("respond",))) as address, browser() as found:
        page = phone(found, bypass_csp=True)
        for _, survey in zip(range(_SURVEYS), _with_a_repeat(), strict=False):
            _, _, place = an_open_version(kit, survey)
            page.goto(f"{address}/{place.code}")
            page.wait_for_load_state("networkidle")
            for _ in range(_ANSWERS):
                members = [_some_answers(rng, survey) for _ in range(rng.randint(1, 4))]
                _compare_members(page.evaluate(_MEMBERS, members), survey, members)


def _compare_members(
    shown: dict[str, str | None], survey: Questionnaire, members: list[dict[str, tuple[str, ...]]]
) -> None:
    given = {
        (path, str(n) if path.startswith("home/") else ""): values
        for n, answers in enumerate(members, 1)
        for path, values in answers.items()
        if n == 1 or path.startswith("home/")
    }
    sent = {("home", ""): set(range(1, len(members) + 1))}
    walked = walk_of_members(survey, given, sent, "2026-11-23")
    expected = {
        f"{path}|{instance}": " ".join(values) if (path, instance) in walked.asked else None
        for (path, instance), values in walked.effective.items()
    }
    assert shown == expected, members
