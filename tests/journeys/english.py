"""Finds English on a Dutch page: sentences of the catalogue that were not said in Dutch, and words.

What a survey, a council or a person says does not count: it stands in ``bdi``, in a field, or
under a ``lang`` of its own.
"""

import re
from collections.abc import Iterator
from functools import cache

from babel.messages.pofile import read_po
from playwright.sync_api import Page

from tests.journeys.host import ROOT

# Pairs of what is said, and whether other parts of the page are inside it.
_SAYS = """() => {
  const own = document.documentElement.lang, found = [];
  const put = (text, isWhole) => found.push([text.replace(/\\s+/g, " ").trim(), isWhole]);
  const whole = "title, h1, h2, h3, h4, p, li, label, legend, button, a, td, th, dt, dd, option,"
    + "summary, caption, figcaption, span, strong";
  for (const e of document.querySelectorAll("title, body *")) {
    if (e.closest("script, style, textarea, bdi, iframe")) continue;
    if (e.closest("[lang]").lang !== own) continue;
    if (e.matches(whole) && !e.querySelector("p, li, div, [lang]")) put(e.textContent, true);
    for (const node of e.childNodes) if (node.nodeType === 3) put(node.data, false);
    for (const a of e.attributes)
      if (["aria-label", "title", "placeholder", "alt"].includes(a.name)
        || (a.name.startsWith("data-") && a.value.includes(" "))) put(a.value, false);
  }
  return found.filter(each => each[0]);
}"""
# Words that no Dutch sentence of ours has.
_WORDS = re.compile(
    r"\b(the|and|with|your|you|this|that|are|questions?|answers|languages?|save|what|who|how|not"
    r"|from|people|places?|surveys?|yes)\b",
    re.I,
)
_FIGURE = re.compile(r"\{\w+\}")


def english_on(page: Page) -> Iterator[str]:
    """Each text of a Dutch page that is English."""
    for text, is_whole in page.evaluate(_SAYS):
        if _sentences().fullmatch(text) or (not is_whole and _WORDS.search(text)):
            yield text


@cache
def _sentences() -> re.Pattern[str]:
    """The English sentences whose Dutch is another one, with anything where a figure stands."""
    with (ROOT / "translations/nl/LC_MESSAGES/workspace.po").open("rb") as file:
        known = [(str(each.id), str(each.string)) for each in read_po(file) if each.id]
    return re.compile(
        "|".join(
            ".+".join(re.escape(part) for part in _FIGURE.split(said))
            for said, dutch in known
            if said != dutch and re.search("[a-z]{3}", _FIGURE.sub("", said))
        )
    )
