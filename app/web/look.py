"""Puts a council's look into our style sheets: values change, no rule is added.

So a look costs the resident's first document next to nothing, and a style stays what it was
written as in static/css.
"""

import re

from app.core.look import Look

_OUR_FONT = "system-ui, sans-serif"


def dressed(css: str, look: Look) -> str:
    """A style sheet of ours in a look. Only tokens.css has colours, and only it and base.css
    anything to change.

    >>> dressed(":root { --ink: #1d2327; }", Look(light=(("ink", "#222222"),)))
    ':root { --ink: #222222; }'
    """
    light, at, dark = css.partition("@media (prefers-color-scheme: dark)")
    rounded = (("round", look.round),) if look.round else ()
    made = _with_values(light, (*look.light, *rounded)) + at + _with_values(dark, look.dark)
    return made.replace(_OUR_FONT, look.font, 1) if look.font else made


def _with_values(css: str, values: tuple[tuple[str, str], ...]) -> str:
    for name, value in values:
        css = re.sub(rf"(?<=--{name}: )[^;]+(?=;)", value, css, count=1)
    return css
