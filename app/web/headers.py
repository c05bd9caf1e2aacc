"""The headers of every answer: nothing is loaded from elsewhere, nothing is kept, nobody is told.

Style and script stand inside the page, so the policy names their hashes (decision 12; no
``unsafe-inline``); a page that says so may load the later part of its script from this host.
Doors set only what differs from the defaults here.
"""

import base64
import hashlib
import re
from functools import lru_cache

from flask import Flask, Response

_INLINE = re.compile(rb"<(style|script)>(.*?)</\1>", re.S)
_NOTHING = "camera=(), microphone=(), geolocation=()"
_DEFAULTS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": _NOTHING,
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
}


# What the markup of a screen says that records or takes a photo; a text cannot say it, since
# quotes in texts are escaped.
_RECORDS, _TAKES_PHOTOS = b' data-record="', b' data-photo="'
# Likewise of a page of results: the round button of a sound.
_PLAYS = b'<a class="play'


@lru_cache(maxsize=256)
def _source(kind: bytes, text: bytes) -> tuple[str, str]:
    digest = base64.b64encode(hashlib.sha256(text).digest()).decode()
    return kind.decode(), f"'sha256-{digest}'"


def content_policy(page: bytes, has_later: bool = False) -> str:
    """The Content-Security-Policy that allows exactly the style and script within this page.

    With ``has_later`` also what the resident's document fetches later, from this host alone:
    scripts, sounds and the worker.
    """
    allowed: dict[str, list[str]] = {"style": [], "script": []}
    for kind, text in _INLINE.findall(page):
        name, source = _source(kind, text)
        allowed[name].append(source)
    if has_later:
        allowed["script"].append("'self'")
    parts = ["default-src 'none'"]
    parts += [f"{name}-src {' '.join(sources)}" for name, sources in allowed.items() if sources]
    if has_later:
        # What was just recorded is played from the page's own memory.
        played = "'self' blob:" if _RECORDS in page else "'self'"
        # A worker falls back to what scripts may do.
        parts += ["connect-src 'self'", f"media-src {played}"]
    elif _PLAYS in page:
        parts.append("media-src 'self'")
    parts += [
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
    return "; ".join(parts)


def permissions(page: bytes) -> str:
    """The Permissions-Policy of a page: microphone and camera only where one of its screens
    records or takes a photo, and then only for the page itself."""
    microphone = "self" if _RECORDS in page else ""
    camera = "self" if _TAKES_PHOTOS in page else ""
    return f"camera=({camera}), microphone=({microphone}), geolocation=()"


def protect(app: Flask) -> None:
    """Every answer of the program carries the default headers, unless a door set its own."""

    @app.after_request
    def _complete(response: Response) -> Response:
        for name, value in _DEFAULTS.items():
            response.headers.setdefault(name, value)
        return response
