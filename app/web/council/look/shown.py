"""What a theme does, in words: how well each thing is read, and which tokens were used."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from app.core.look import Reading, to_say
from app.core.problems import Problem
from app.web.council.door import Visit
from app.web.language import marked as _

PAIRS = {
    "ink_on_paper": _("Text on the page"),
    "ink_on_card": _("Text on a card"),
    "ink_on_tint": _("Text on a chosen answer"),
    "soft_on_paper": _("Small text on the page"),
    "soft_on_card": _("Small text on a card"),
    "green_on_paper": _("Links on the page"),
    "green_on_card": _("Links on a card"),
    "on_on_green": _("Words on a button"),
    "alarm_on_paper": _("Warnings on the page"),
    "alarm_on_card": _("Warnings on a card"),
    "line_on_paper": _("The edge of a field on the page"),
    "line_on_card": _("The edge of a field on a card"),
    "shapes_on_card": _("The shapes beside answers"),
    "green_on_white": _("Coloured words on a poster"),
}
_SCHEMES = {"light": _("light"), "dark": _("dark"), "print": _("paper")}
_TOKENS = {
    "paper": _("The page"),
    "card": _("Cards and fields"),
    "ink": _("Text"),
    "soft": _("Small text"),
    "line": _("Edges of fields"),
    "hair": _("Thin lines"),
    "green": _("Buttons and links"),
    "on": _("Words on buttons"),
    "alarm": _("Warnings"),
    "font": _("The font"),
    "round": _("Round corners"),
}
REASONS = {
    "too_little_contrast": _("{what}: {ratio} to 1 ({scheme}). At least {least} to 1 is needed."),
    "theme_too_large": _("This file is too large. A theme file is at most 1 MB."),
    "theme_not_read": _("This file cannot be read. Choose a theme file in JSON or CSS."),
    "theme_is_empty": _("There is nothing in this file that the pages can use."),
    "no_file": _("Choose a file first."),
    "logo_kind": _("A logo is an SVG or a PNG. Save yours as one of these and try again."),
    "logo_too_large": _("This logo is too large. It can be at most {most}."),
    "picture_too_large": _("This logo is too large. It can be at most {most}."),
    "picture_unsafe": _("This drawing holds more than lines and shapes. Save it as a plain SVG."),
    "picture_broken": _("This picture cannot be read. Save it again as an SVG or a PNG."),
}


@dataclass(frozen=True)
class Line:
    """One row of the table: what is read on what, per scheme, and what is needed."""

    what: Markup
    light: Markup
    dark: Markup
    least: Markup
    is_enough: bool


def lines(visit: Visit, readings: Iterable[Reading]) -> Iterator[Line]:
    """A row for each pair of colours, in their order; paper stands where light does."""
    by_pair: dict[str, dict[str, Reading]] = {}
    for reading in readings:
        by_pair.setdefault(reading.pair, {})[reading.scheme] = reading
    for pair, found in by_pair.items():
        first = found.get("light") or found["print"]
        yield Line(
            what=visit.say(PAIRS[pair]),
            light=_ratio(visit, first),
            dark=_ratio(visit, found.get("dark")),
            least=visit.say("{least} to 1", least=number(visit, to_say(first.least))),
            is_enough=all(reading.is_enough for reading in found.values()),
        )


def _ratio(visit: Visit, reading: Reading | None) -> Markup:
    if reading is None:
        return Markup("–")
    ratio = number(visit, to_say(reading.ratio))
    if reading.is_enough:
        return visit.say("{ratio} to 1", ratio=ratio)
    return visit.say("{ratio} to 1: too little", ratio=ratio)


def number(visit: Visit, text: str) -> str:
    """A number with the decimal mark of the reader."""
    return text.replace(".", ",") if visit.reader.tag == "nl" else text


def reasons(visit: Visit, problems: Iterable[Problem]) -> list[Markup]:
    """Why a theme or a logo was not taken, each in one sentence."""
    return [_reason(visit, problem) for problem in problems]


def _reason(visit: Visit, problem: Problem) -> Markup:
    if problem.code != "too_little_contrast":
        return visit.reasons([problem], REASONS)[0]
    figures = dict(problem.figures)
    return visit.say(
        REASONS[problem.code],
        what=visit.say(PAIRS[problem.where]),
        scheme=visit.say(_SCHEMES[figures["scheme"]]),
        ratio=number(visit, figures["ratio"]),
        least=number(visit, figures["least"]),
    )


def taken(visit: Visit, pairs: Iterable[tuple[str, str]]) -> list[tuple[Markup, str]]:
    """What each of their tokens is used for."""
    return [(visit.say(_TOKENS[token]), theirs) for token, theirs in pairs]
