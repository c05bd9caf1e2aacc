"""Two things that once went wrong on the way, found by walking real surveys in a browser."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from app.core.expressions.tree import Call, Column, Reference
from app.core.questionnaire import Kind, Option
from app.flow.ports import Toolkit
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from tests.builders import a_questionnaire, an_item, an_open_version, texts
from tests.fakes import PlainWords
from tests.journeys.phone import go_on, phone, screen
from tests.journeys.serving import served

pytestmark = pytest.mark.journey


@pytest.fixture
def url(toolkit: Toolkit) -> Iterator[str]:
    """A district, and the streets of that district alone."""
    kit = replace(toolkit, renderer=DocumentRenderer(), words=PlainWords())
    streets = tuple(
        Option(name, texts(name), (("district", name[:4]),)) for name in ("east1", "east2", "west1")
    )
    survey = a_questionnaire(
        an_item("district", options=("east", "west")),
        replace(
            an_item("street", Kind.SELECT_ONE),
            options=streets,
            choice_filter=Call("=", (Column("district"), Reference("district"))),
        ),
        an_item("age", Kind.INTEGER),
    )
    _, _, place = an_open_version(kit, survey)
    with served(create_web(kit, ("respond",))) as address:
        yield f"{address}/{place.code}?lang=nl"


def test_an_option_that_a_filter_leaves_out_is_not_seen(chromium: Browser, url: str) -> None:
    page = phone(chromium)
    page.goto(url)
    page.evaluate("name => { location.hash = name; }", "q1")
    screen(page).locator("input[value=east]").check()
    go_on(page, screen(page))
    expect(page.locator("#q2 .pick:visible")).to_have_count(2)
    expect(page.locator("#q2 input[value=west1]")).to_be_hidden()


def test_whoever_answers_what_was_explained_goes_on(chromium: Browser, url: str) -> None:
    """CO10: the two questions before consent keep nobody, whatever is chosen."""
    page = phone(chromium)
    page.goto(url)
    for _ in range(8):
        now = screen(page)
        if now.locator("[name^='consent.']").count():
            return
        for card in now.locator("input[name^='check.'][value=no]").all():
            card.check()
        go_on(page, now)
    raise AssertionError("nobody was asked for consent")
