"""The look of a council: colours, a font and how round corners are, by our own token names.

A look holds only what differs from ours (app/web/static/css/tokens.css). Whether people can read
it is counted here, in the light and in the dark scheme, before it is taken (WCAG 1.4.3, 1.4.11).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.core.colours import clearest, contrast, mixed, towards
from app.core.problems import Problem, Refused

OURS: Mapping[str, str] = {
    "paper": "#fbf8f2",
    "card": "#ffffff",
    "ink": "#1d2327",
    "soft": "#545e65",
    "line": "#857d6f",
    "hair": "#ddd6c8",
    "green": "#0b5d5a",
    "on": "#ffffff",
    "tint": "#e6f1ee",
    "alarm": "#a3262a",
}
"""The colours that a theme can change. ``green`` is what may be pressed, ``on`` what stands on it,
``tint`` what was chosen, ``line`` the edge of a control, ``alarm`` what is wrong."""
OURS_IN_THE_DARK: Mapping[str, str] = {
    "paper": "#16191a",
    "card": "#212628",
    "ink": "#f1ece2",
    "soft": "#b8bfc1",
    "line": "#8b9395",
    "hair": "#3a4042",
    "green": "#7fcdc2",
    "on": "#0c2422",
    "tint": "#1c3532",
    "alarm": "#f28b8e",
}
# The colours of the shapes beside response options stay ours, since people hear their names.
_SHAPES = ("#1f6fb2", "#c2570c", "#2e7d32", "#6a3fa0", "#a3262a")
TEXT, CONTROLS = 4.5, 3.0
_PAIRS = (
    ("ink", "paper", TEXT),
    ("ink", "card", TEXT),
    ("ink", "tint", TEXT),
    ("soft", "paper", TEXT),
    ("soft", "card", TEXT),
    ("green", "paper", TEXT),
    ("green", "card", TEXT),
    ("on", "green", TEXT),
    ("alarm", "paper", TEXT),
    ("alarm", "card", TEXT),
    ("line", "paper", CONTROLS),
    ("line", "card", CONTROLS),
)


@dataclass(frozen=True)
class Look:
    """Pairs of our token and a colour for the light and the dark scheme, a font with what stands
    in for it, and the radius of corners. Empty is as ours."""

    light: tuple[tuple[str, str], ...] = ()
    dark: tuple[tuple[str, str], ...] = ()
    font: str = ""
    round: str = ""

    @property
    def accent(self) -> str:
        """The colour that a poster is printed in."""
        return {**OURS, **dict(self.light)}["green"]

    def __bool__(self) -> bool:
        return self != Look()


PLAIN_LOOK = Look()


@dataclass(frozen=True)
class Theme:
    """What a theme file says, by our token names. ``accents`` are the colours of buttons and of
    links, in the order in which they are tried; ``taken`` are pairs of our token and theirs;
    ``unread`` are their tokens whose value is not understood; ``others`` counts the rest."""

    colours: tuple[tuple[str, str], ...] = ()
    accents: tuple[str, ...] = ()
    font: str = ""
    round: str = ""
    taken: tuple[tuple[str, str], ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    others: int = 0


@dataclass(frozen=True)
class Reading:
    """How well one thing is read on another. ``pair`` is a code such as ``ink_on_paper``."""

    pair: str
    scheme: str
    ratio: float
    least: float

    @property
    def is_enough(self) -> bool:
        """Whether people can read it."""
        # A ratio is never rounded up into being enough.
        return self.ratio >= self.least


def look_from(theme: Theme) -> Look:
    """The look of a theme: what it says, and what follows from it. The dark scheme stays ours but
    for the accent, which is made light enough there.

    >>> look_from(Theme(accents=("#004699",))).accent
    '#004699'
    """
    light = dict(theme.colours)
    paper, card = (light.get(name, OURS[name]) for name in ("paper", "card"))
    accent = next(
        (
            each
            for each in theme.accents
            if min(contrast(each, paper), contrast(each, card)) >= TEXT
        ),
        theme.accents[0] if theme.accents else "",
    )
    dark: dict[str, str] = {}
    if accent:
        light["green"] = accent
        if "on" not in light or accent != theme.accents[0]:
            light["on"] = clearest(accent, "#ffffff", OURS["ink"])
        light.setdefault("tint", mixed(card, accent, 0.1))
        dark = _in_the_dark(accent)
    return Look(_changed(light, OURS), _changed(dark, OURS_IN_THE_DARK), theme.font, theme.round)


def _in_the_dark(accent: str) -> dict[str, str]:
    paper, card, ink = (OURS_IN_THE_DARK[name] for name in ("paper", "card", "ink"))
    light = towards(
        accent,
        "#ffffff",
        lambda made: min(contrast(made, paper), contrast(made, card)) >= TEXT + 1,
    )
    tint = towards(mixed(card, accent, 0.25), card, lambda made: contrast(ink, made) >= TEXT + 2)
    return {"green": light, "on": clearest(light, "#ffffff", "#0c1214"), "tint": tint}


def _changed(given: Mapping[str, str], ours: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, given[name]) for name in ours if given.get(name, ours[name]) != ours[name])


def readings(look: Look) -> tuple[Reading, ...]:
    """Every pair of colours that meet, in both schemes and in print, with how it is read."""
    found = []
    for scheme, ours, own in (
        ("light", OURS, look.light),
        ("dark", OURS_IN_THE_DARK, look.dark),
    ):
        colours = {**ours, **dict(own)}
        for front, back, least in _PAIRS:
            ratio = contrast(colours[front], colours[back])
            found.append(Reading(f"{front}_on_{back}", scheme, ratio, least))
        if scheme == "light":
            weakest = min(contrast(shape, colours["card"]) for shape in _SHAPES)
            found.append(Reading("shapes_on_card", scheme, weakest, CONTROLS))
    # A poster is printed on white paper, whatever the page has.
    found.append(Reading("green_on_white", "print", contrast(look.accent, "#ffffff"), TEXT))
    return tuple(found)


def refuse_unreadable(look: Look) -> None:
    """Nothing happens for a look that people can read. Raises Refused with ``too_little_contrast``
    for each pair, with the ratio that was measured and the least that is needed."""
    weak = [reading for reading in readings(look) if not reading.is_enough]
    if weak:
        raise Refused(
            *(
                Problem(
                    "too_little_contrast",
                    each.pair,
                    (
                        ("scheme", each.scheme),
                        ("ratio", to_say(each.ratio)),
                        ("least", to_say(each.least)),
                    ),
                )
                for each in weak
            )
        )


def to_say(ratio: float) -> str:
    """A ratio with one digit, rounded down, so that 4.49 is not said to be 4.5.

    >>> to_say(4.49), to_say(21.0)
    ('4.4', '21.0')
    """
    tenths = int(ratio * 10 + 1e-9)
    return f"{tenths // 10}.{tenths % 10}"
