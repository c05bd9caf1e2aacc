"""WCAG 2.2 AA on every screen of the resident's document, criterion by criterion (AX01 to AX09)."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from app.core.languages import parse_language
from tests.journeys.looks import (
    TAGS,
    contrast,
    drawn,
    each_screen,
    fits,
    opened,
)
from tests.journeys.phone import answer_screen, go_on, screen

pytestmark = pytest.mark.journey

# Every piece of visible text with the colour and size that it is drawn in.
_TEXTS = """root => {
  const within = document.querySelector(root);
  const found = [], walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, range = document.createRange(), parent = node.parentElement;
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect(), style = getComputedStyle(parent);
    if (!node.data.trim() || !box.width || style.visibility != 'visible') continue;
    if (parent.closest('script, style, option') || !parent.checkVisibility()) continue;
    const size = parseFloat(style.fontSize);
    found.push({
      words: node.data.trim().slice(0, 40), colour: style.color.match(/[0-9]+/g).map(Number),
      large: size >= 24 || size >= 18.66 && style.fontWeight >= 700,
      box: {x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height},
    });
  }
  return found;
}"""
_BOXES = """query => [...document.querySelectorAll(query)]
  .filter(each => each.checkVisibility()).map(each => {
  const box = each.getBoundingClientRect();
  return {x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height};
}).filter(box => box.width)"""
_CONTROLS = "main .pick, main .button, header .tool, main textarea, main input:not([type])"
_OTHER_LANGUAGES = """() => [...document.querySelectorAll('[hreflang], [formaction*="lang="]')]
  .map(each => ({
    lang: (each.closest('[lang]') || each).lang,
    to: each.hreflang || /lang=([^&]*)/.exec(each.getAttribute('formaction'))[1],
  }))"""
_SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p, li, dd { margin-bottom: 2em !important }
"""
_CUT_OFF = """() => [...document.querySelectorAll('body *')].filter(each => {
  const style = getComputedStyle(each);
  const hides = style.overflowX != 'visible' || style.overflowY != 'visible';
  const isText = !/^(TEXTAREA|INPUT|PROGRESS|svg)$/i.test(each.localName);
  return isText && hides && each.getClientRects().length &&
    (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
}).map(each => each.outerHTML.slice(0, 80))"""
_FOCUS = """() => {
  const now = document.activeElement, card = now.closest('label') || now;
  const box = card.getBoundingClientRect(), spot = now.getBoundingClientRect();
  const on = document.elementFromPoint(spot.x + spot.width / 2, spot.y + spot.height / 2);
  const shown = [now, ...card.querySelectorAll('*')].some(each =>
    [getComputedStyle(each), getComputedStyle(each, '::after')].some(style =>
      style.outlineStyle != 'none' && parseFloat(style.outlineWidth) >= 2));
  return {
    isBody: now == document.body || now == document.documentElement, name: now.name || '',
    type: now.type || '', tag: now.localName, isGo: now.classList.contains('go'),
    inHeader: !!now.closest('header'), checked: !!now.checked, value: now.value || '',
    top: box.top + scrollY, shown: shown,
    uncovered: !!on && (card.contains(on) || on.contains(now)),
    key: now.outerHTML.slice(0, 120),
  };
}"""

_TYPED = {
    "answer.age": "34",
    "answer.day": "23-11-2026",
    "answer.time": "14:30",
    "answer.moment": "23-11-2026 14:30",
    "answer.near": "9712",
}


def stops(page: Page, most: int = 60) -> list[dict[str, Any]]:
    """Where Tab leads from the present focus, until it has left the page or come round."""
    found: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        now = page.evaluate(_FOCUS)
        if now["isBody"] or any(now["key"] == each["key"] for each in found):
            return found
        found.append(now)
    raise AssertionError("Tab never left this screen")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_1_4_3_words_stand_out_from_what_is_behind_them(
    chromium: Browser, every_screen: str, scheme: str
) -> None:
    """Measured on what was drawn: 4.5 for words, 3 for large ones."""
    page = opened(chromium, every_screen, "nl", color_scheme=scheme)
    page.evaluate("document.querySelectorAll('main details').forEach(e => { e.open = true; })")
    for name in each_screen(page):
        _stands_out(page, "body", name)
    page.locator("header summary").first.click()
    _stands_out(page, "header details", "stop")


def _stands_out(page: Page, root: str, name: str) -> None:
    picture, texts = drawn(page), page.evaluate(_TEXTS, root)
    assert texts, name
    for text in texts:
        ratio = contrast(text["colour"], picture.behind(text["box"]))
        assert ratio >= (3 if text["large"] else 4.5), (name, text["words"], ratio)


@pytest.mark.parametrize("options", [{"color_scheme": "light"}, {"color_scheme": "dark"},
                                     {"forced_colors": "active"}], ids=str)  # fmt: skip
def test_1_4_11_every_control_has_an_edge(
    chromium: Browser, every_screen: str, options: dict[str, str]
) -> None:
    """3 to 1 against the page around it, also in the colours that a person forces."""
    page = opened(chromium, every_screen, "nl", **options)
    for name in each_screen(page):
        picture = drawn(page)
        for box in page.evaluate(_BOXES, _CONTROLS):
            assert picture.edge(box) >= 3, (name, box)


def test_1_3_4_a_phone_may_be_held_either_way(chromium: Browser, every_screen: str) -> None:
    page = opened(chromium, every_screen, "nl")
    for size in ({"width": 640, "height": 320}, {"width": 320, "height": 640}):
        page.set_viewport_size(size)
        for name in each_screen(page):
            assert screen(page).locator("h1").first.is_visible(), name
            assert fits(page), (name, size)


@pytest.mark.parametrize("tag", ["nl", "ar", "ti"])
def test_1_4_4_and_1_4_10_large_letters_fit(chromium: Browser, every_screen: str, tag: str) -> None:
    """Text at 200% on 320 px; a desktop at 400% is 320 by 256. Nothing to scroll sideways."""
    page = opened(chromium, every_screen, tag)
    for size, height in (("200%", 640), ("100%", 256)):
        page.set_viewport_size({"width": 320, "height": height})
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        for name in each_screen(page):
            assert fits(page), (name, size)


def test_1_4_12_wider_spacing_cuts_nothing_off(chromium: Browser, every_screen: str) -> None:
    page = opened(chromium, every_screen, "nl")
    page.add_style_tag(content=_SPACING)
    for name in each_screen(page):
        assert fits(page), name
        assert page.evaluate(_CUT_OFF) == [], name


def test_2_1_1_the_keyboard_is_enough_from_the_start_to_the_ticket(
    chromium: Browser, every_screen: str
) -> None:
    """Tab, space, enter and letters; each screen's heading takes the focus first (2.4.3)."""
    page = opened(chromium, every_screen, "nl")
    screen(page).evaluate("each => each.focus()")
    for _ in range(60):
        if page.locator("[data-ticket]").count():
            return
        here, done = screen(page).get_attribute("id"), set[str]()
        for _ in range(40):
            page.keyboard.press("Tab")
            now = page.evaluate(_FOCUS)
            if now["isGo"]:
                break
            if now["name"] not in done and now["name"].startswith(("answer.", "consent.")):
                done.add(now["name"])
                is_card = now["type"] in ("radio", "checkbox")
                page.keyboard.type(" " if is_card else _TYPED.get(now["name"], "Samen"))
        page.keyboard.press("Enter")
        page.locator(f"main > section[id='{here}']:visible").wait_for(state="hidden")
        if page.locator("main > section").count():
            screen(page).locator("h1:focus").wait_for()
    raise AssertionError("the last page never came")


def test_2_1_2_2_4_3_2_4_7_2_4_11_focus_goes_down_is_seen_and_leaves(
    chromium: Browser, every_screen: str
) -> None:
    """No trap, in the order of reading, with an outline, and under nothing."""
    page = opened(chromium, every_screen, "nl")
    for name in each_screen(page):
        screen(page).evaluate("each => each.focus()")
        found = [each for each in stops(page) if not each["inHeader"]]
        assert found, name
        tops = [each["top"] for each in found]
        assert all(lower >= upper - 2 for upper, lower in pairwise(tops)), name
        assert [each["key"] for each in found if not each["shown"]] == [], name
        assert [each["key"] for each in found if not each["uncovered"]] == [], name


def test_2_4_3_the_new_question_is_what_is_heard_first(
    chromium: Browser, every_screen: str
) -> None:
    page = opened(chromium, every_screen, "nl")
    for _ in range(2):
        go_on(page, screen(page))
        screen(page).locator("h1:focus").wait_for()
        assert page.evaluate("scrollY") == 0


def test_2_5_7_nothing_is_dragged(chromium: Browser, every_screen: str) -> None:
    """SV05: no slider either, and no script that follows a moving finger."""
    page = opened(chromium, every_screen, "nl")
    assert page.locator("[draggable], input[type=range]").count() == 0
    moves = r"touchmove|pointermove|mousemove|drag(start|over|end)"
    assert not re.search(moves, page.content())


def test_2_5_8_everything_to_tap_is_large_enough(chromium: Browser, every_screen: str) -> None:
    """AX04: at least 48 px each way."""
    page = opened(chromium, every_screen, "nl")
    for name in each_screen(page):
        assert _too_small(page) == [], name
    page.locator("header summary").first.click()
    assert _too_small(page) == []


def _too_small(page: Page) -> list[dict[str, float]]:
    boxes = page.evaluate(_BOXES, ".pick, .button, .tool")
    return [box for box in boxes if box["height"] < 48 or box["width"] < 48]


def test_3_1_1_and_3_1_2_page_and_parts_say_their_language(
    chromium: Browser, every_screen: str
) -> None:
    """The name of a language is in that language, and says so."""
    for tag in TAGS:
        page = opened(chromium, every_screen, tag)
        assert page.locator("html").get_attribute("lang") == tag
        ways = page.evaluate(_OTHER_LANGUAGES)
        assert len(ways) >= len(TAGS) - 2
        # A language without text has the first language's words, for screen readers.
        written = [way for way in ways if parse_language(way["to"]).has_text]
        assert [
            way for way in written if way["to"].split("-")[0] != way["lang"].split("-")[0]
        ] == []
        page.context.close()


def test_3_2_6_help_stands_in_the_same_place(chromium: Browser, every_screen: str) -> None:
    """Language, easy words and stop: on every screen, in one order, above the question."""
    page = opened(chromium, every_screen, "nl")
    seen = set()
    for _ in each_screen(page):
        tools = page.locator("header .tool:visible")
        seen.add(tuple(tools.all_inner_texts()))
        assert tools.first.evaluate("each => each.getBoundingClientRect().top") < 120
    assert len(seen) == 1
    assert len(seen.pop()) >= 3


def _says(page: Page, name: str, act: Callable[[], None]) -> str:
    page.evaluate("name => { location.hash = name; }", name)
    act()
    screen(page).locator(".go").first.click()
    message = page.locator("[role=alert]:visible, [role=status]:visible")
    message.wait_for()
    return message.inner_text()


def _section(page: Page, field: str) -> str:
    return str(page.locator(f"section:has([name='{field}'])").get_attribute("id"))


def test_3_3_1_3_3_3_and_4_1_3_an_error_is_said_in_words_with_a_way_out(
    chromium: Browser, every_screen: str
) -> None:
    """The place for messages is there before the message, so that a screen reader speaks it."""
    page = opened(chromium, every_screen, "en")
    assert page.locator("[role=alert], [role=status]").count() >= 1
    consent = _section(page, "consent.answers")
    assert "yes or no" in _says(page, consent, lambda: None)
    age = _section(page, "answer.age")
    field = page.locator("[name='answer.age']")
    assert "Skip" in _says(page, age, lambda: field.fill("many"))
    assert field.input_value() == "many"


def test_3_3_7_nothing_is_asked_twice(chromium: Browser, every_screen: str) -> None:
    """Each question stands on one screen, and its answer stays through another language."""
    page = opened(chromium, every_screen, "nl")
    fields = page.evaluate(
        "[...document.querySelectorAll('main > section')].flatMap(each => [...new Set("
        "[...each.querySelectorAll('[name^=\"answer.\"]')].map(control => control.name))])"
    )
    assert len(fields) == len(set(fields))
    page.evaluate("name => { location.hash = name; }", _section(page, "answer.age"))
    screen(page).locator("input").first.fill("34")
    page.locator("header button[value=lang]").first.click()
    page.locator("html[lang=nl-simple]").wait_for()
    assert page.locator("[name='answer.age']").input_value() == "34"


def test_4_1_2_every_control_has_a_role_and_a_name(chromium: Browser, every_screen: str) -> None:
    page = opened(chromium, every_screen, "nl")
    for name in each_screen(page):
        tree = page.locator("body").aria_snapshot()
        controls = re.findall(r"- (?:button|link|radio|checkbox|textbox|searchbox)\b.*", tree)
        assert controls, name
        assert [each for each in controls if '"' not in each and "/" not in each] == [], name


def test_reduced_motion_moves_nothing(chromium: Browser, every_screen: str) -> None:
    page = opened(chromium, every_screen, "nl", reduced_motion="reduce")
    for name in each_screen(page):
        answer_screen(screen(page), "34")
        assert page.evaluate("document.getAnimations().length") == 0, name


def test_forced_colours_leave_the_chosen_card_told_apart(
    chromium: Browser, every_screen: str
) -> None:
    """The dot of the control itself stays, and so do the shapes that a voice names."""
    page = opened(chromium, every_screen, "nl", forced_colors="active")
    page.evaluate("name => { location.hash = name; }", _section(page, "answer.one"))
    before = screen(page).locator(".pick").first.screenshot()
    screen(page).locator(".pick input").first.check()
    assert screen(page).locator(".pick").first.screenshot() != before
    shape = screen(page).locator(".pick i").first
    assert shape.evaluate("each => getComputedStyle(each).backgroundColor") != "rgba(0, 0, 0, 0)"
