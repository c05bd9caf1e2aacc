"""Makes a whole page from a template: its words, its style inside, and the policy that fits.

Every page but the resident's document is made here; that one has its own renderer, and shares
``environment``, ``source`` and ``page_bytes``. Templates are plain Jinja: no request in them.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from flask import Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.core.look import PLAIN_LOOK, Look
from app.web.headers import content_policy
from app.web.language import Reader, apart, left_to_right
from app.web.look import dressed
from app.web.minify import small_css, small_html

_HERE = Path(__file__).parent
PLAIN_STYLE = ("tokens", "base")


@cache
def environment() -> Environment:
    """The templates of all doors, with automatic escaping; an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(apart=apart, ltr=left_to_right)
    return made


@cache
def source(kind: str, name: str) -> str:
    """A file of ours as written: ``css`` or ``js``, by its name without the ending."""
    return (_HERE / "static" / kind / f"{name}.{kind}").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def style(names: tuple[str, ...], look: Look = PLAIN_LOOK) -> str:
    """The named style sheets in a look, small, as one text for a style element."""
    return "".join(small_css(dressed(source("css", name), look)) for name in names)


def page_bytes(
    template: str,
    reader: Reader,
    context: Mapping[str, object],
    css: Iterable[str] = PLAIN_STYLE,
    script: str = "",
    look: Look = PLAIN_LOOK,
) -> bytes:
    """The page of a template in the reader's language, in a council's look.

    The template finds ``_`` (the interface words), ``lang``, ``dir`` and what the context holds.
    Most extend layout/page.html, which needs ``title``.
    """
    text = (
        environment()
        .get_template(template)
        .render(
            {"is_example": False, **context},
            _=reader.say,
            lang=reader.tag,
            dir=reader.direction,
        )
    )
    # Style and script go in last, so that white space in them is none of the page's business.
    return (
        small_html(text)
        .replace("<style></style>", f"<style>{style(tuple(css), look)}</style>", 1)
        .replace("<script></script>", f"<script>{script}</script>" if script else "", 1)
        .encode()
    )


def render_page(
    template: str,
    reader: Reader,
    context: Mapping[str, object],
    css: Iterable[str] = PLAIN_STYLE,
    status: int = 200,
    look: Look = PLAIN_LOOK,
    script: str = "",
) -> Response:
    """The answer that holds the page, with the policy that allows its style and script.

    It is never stored anywhere on the way (``no-store``, set in headers.py).
    """
    body = page_bytes(template, reader, context, css, script, look)
    response = Response(body, status, content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = content_policy(body)
    return response
