"""A survey with every kind of screen, and what can be measured on what a browser drew."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page

from app.core.expressions.tree import Call, Literal, Reference
from app.core.questionnaire import Kind, Purpose, Questionnaire, Section
from tests.builders import a_questionnaire, an_item, texts

SMALL = {"width": 320, "height": 640}
TAGS = ("nl", "nl-simple", "en", "ar", "ti", "rif-Zxxx")
Colour = tuple[int, ...]


def every_kind() -> Questionnaire:
    """Each control that a resident can meet, on a screen of its own."""
    no = Call("=", (Reference("one"), Literal("no")))
    return a_questionnaire(
        an_item("one", options=("yes", "no"), knows=True, is_sensitive=True),
        an_item("many", Kind.SELECT_MULTIPLE, tuple(f"choice_{n}" for n in range(8)), relevant=no),
        an_item("rate", Kind.RANGE, start="0", end="10", step="1"),
        an_item("age", Kind.INTEGER),
        an_item("day", Kind.DATE, is_sensitive=True),
        an_item("note", Kind.NOTE),
        an_item("line", Kind.TEXT),
        an_item("story", Kind.TEXT, has_long_text=True),
        replace(an_item("rank", options=("bread", "milk", "fruit")), kind=Kind.RANK),
        an_item("street", options=tuple(f"street_{n}" for n in range(30))),
        an_item("time", Kind.TIME),
        an_item("moment", Kind.DATE_TIME),
        an_item("lamps", Kind.VOTE),
        an_item("near", Kind.AREA),
        Section("home", (an_item("home/name", Kind.TEXT),), texts("home"), is_repeat=True),
        languages=TAGS,
        purposes=(Purpose("adult"), Purpose("answers"), Purpose("quote")),
    )


def opened(found: Browser, url: str, tag: str, **options: Any) -> Page:
    """A small phone at the place, in that language; its policy lets a test measure."""
    options = {"viewport": SMALL, **options}
    page = found.new_context(bypass_csp=True, **options).new_page()
    page.goto(f"{url}?lang={tag}")
    return page


def names(page: Page) -> list[str]:
    """The names of all screens, in the order of the source."""
    found = page.evaluate("[...document.querySelectorAll('main > section')].map(each => each.id)")
    return [str(name) for name in found]


def each_screen(page: Page) -> Iterator[str]:
    """Goes to one screen after the other, as a link would."""
    for name in names(page):
        page.evaluate("name => { location.hash = name; }", name)
        page.locator(f"main > section[id='{name}']:visible").wait_for()
        yield name


def violations(page: Page) -> list[str]:
    """What axe finds, one line each."""
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:90]}"
        for each in Axe().run(page).response["violations"]
    ]


def fits(page: Page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG 2.2.

    >>> contrast((0, 0, 0), (255, 255, 255))
    21.0
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return round((lighter + 0.05) / (darker + 0.05), 2)


def _luminance(colour: Colour) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
              for c in (each / 255 for each in colour[:3])]  # fmt: skip
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@dataclass(frozen=True)
class Drawn:
    """A picture of the whole page. Places are in CSS pixels from its top."""

    image: Image.Image

    def behind(self, box: dict[str, float]) -> Colour:
        """The colour that fills most of a box."""
        area = (box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"])
        part = self.image.crop(tuple(round(edge) for edge in area))
        return max(part.getcolors(part.width * part.height))[1]

    def edge(self, box: dict[str, float], outwards: int = 3, inwards: int = 9) -> float:
        """The strongest contrast between just outside the left side of a box and its edge."""
        y = min(round(box["y"] + box["height"] / 2), self.image.height - 1)
        row = [self.image.getpixel((x, y)) for x in range(
            max(0, round(box["x"]) - outwards), round(box["x"]) + inwards)]  # fmt: skip
        return max(contrast(row[0], colour) for colour in row)


def drawn(page: Page) -> Drawn:
    """The page as it is drawn now."""
    picture = page.screenshot(full_page=True, animations="disabled")
    return Drawn(Image.open(io.BytesIO(picture)).convert("RGB"))
