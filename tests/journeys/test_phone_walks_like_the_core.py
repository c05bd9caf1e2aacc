"""The phone's routing equals the core's, for any answers (decision 2)."""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from app.core.expressions.tree import Call, Column, Expression, Literal, Number, Reference
from app.core.questionnaire import Item, Kind, Option, Questionnaire, Section
from app.core.routing import soundness, walk
from app.flow.ports import Toolkit
from app.web import create_web
from app.web.respond import phone as phone_data
from app.web.respond.document import DocumentRenderer
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
  return [data.items.filter(item => item.asked).map(item => item.path), answersNow()];
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
    phone_data._script.cache_clear()
    monkeypatch.setattr(
        phone_data,
        "small_js",
        lambda text, _=None: text + "\nconst answersNow = () => answers;",
    )
    yield
    phone_data._script.cache_clear()


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
    asked, effective = shown
    route = walk(survey, answers, "2026-11-23")
    unseen = {item.path for item in survey.items() if item.kind is Kind.CALCULATE}
    assert [path for path in asked if path not in unseen] == list(route.asked), answers
    assert {path: tuple(v) for path, v in effective.items()} == dict(route.effective), answers
