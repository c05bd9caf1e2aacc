"""Colours as numbers: reading them, mixing them, and how well one can be read on another.

The contrast is that of WCAG 2: from 1 (the same) to 21 (black on white).
"""

import re
from collections.abc import Callable
from colorsys import hls_to_rgb

_NAMED = {
    "black": "#000000",
    "white": "#ffffff",
    "red": "#ff0000",
    "green": "#008000",
    "blue": "#0000ff",
    "navy": "#000080",
    "maroon": "#800000",
    "purple": "#800080",
    "teal": "#008080",
    "gray": "#808080",
    "grey": "#808080",
    "silver": "#c0c0c0",
    "yellow": "#ffff00",
    "orange": "#ffa500",
}
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")


def read_colour(text: str) -> str:
    """A colour of CSS as ``#rrggbb``; empty for what is none, or can be seen through.

    >>> [read_colour(each) for each in ("#FA0", "rgb(255 170 0)", "hsl(40, 100%, 50%)", "red-ish")]
    ['#ffaa00', '#ffaa00', '#ffaa00', '']
    """
    text = text.strip().lower()
    if text in _NAMED:
        return _NAMED[text]
    if _HEX.fullmatch(text):
        return _whole(text[1:])
    found = _FUNCTION.fullmatch(text)
    return _from_function(found[1], found[2]) if found else ""


def _whole(digits: str) -> str:
    if len(digits) < 6:
        digits = "".join(sign * 2 for sign in digits)
    return f"#{digits[:6]}" if digits[6:] in ("", "ff") else ""


def _from_function(name: str, inside: str) -> str:
    parts = re.split(r"[\s,/]+", inside.strip())
    if len(parts) not in (3, 4) or (len(parts) == 4 and _number(parts[3], 1) != 1):
        return ""
    if name == "rgb":
        numbers = [_number(part, 255) for part in parts[:3]]
        return "" if None in numbers else _joined([number or 0 for number in numbers])
    hue = _number(parts[0].removesuffix("deg"), 360)
    depth, light = (_number(part if "%" in part else f"{part}%", 1) for part in parts[1:3])
    if hue is None or depth is None or light is None:
        return ""
    return _joined([255 * each for each in hls_to_rgb(hue % 360 / 360, light, depth)])


def _number(text: str, whole: float) -> float | None:
    """A number, or that part of ``whole`` which a percentage says; None for anything else."""
    found = re.fullmatch(r"(\d{1,4}(?:\.\d+)?|\.\d+)(%?)", text)
    if not found:
        return None
    return float(found[1]) * (whole / 100 if found[2] else 1)


def _joined(numbers: list[float]) -> str:
    return "#" + "".join(f"{min(255, round(number)):02x}" for number in numbers)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """How light a colour is, from 0 (black) to 1 (white), as WCAG counts it.

    >>> round(luminance("#0b5d5a"), 3)
    0.086
    """

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How well one colour is told from another, the order does not matter.

    >>> round(contrast("#000000", "#ffffff"), 2), round(contrast("#777777", "#ffffff"), 2)
    (21.0, 4.48)
    """
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """A colour with so large a share of the other one in it.

    >>> mixed("#ffffff", "#000000", 0.5)
    '#808080'
    """
    pairs = zip(_parts(one), _parts(other), strict=True)
    return _joined([left + (right - left) * share for left, right in pairs])


def towards(colour: str, other: str, is_enough: Callable[[str], bool]) -> str:
    """The colour with as little of the other one as is enough; the other one where nothing is.

    >>> towards("#0b5d5a", "#ffffff", lambda made: contrast(made, "#212628") >= 4.5)
    '#609694'
    """
    made = (mixed(colour, other, step / 20) for step in range(21))
    return next((each for each in made if is_enough(each)), other)


def clearest(on: str, *choices: str) -> str:
    """The choice that is read best on a colour.

    >>> clearest("#ffcc00", "#ffffff", "#1d2327")
    '#1d2327'
    """
    return max(choices, key=lambda choice: contrast(choice, on))
