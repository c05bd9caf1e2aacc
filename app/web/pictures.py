"""Pictures at an address of their own: pictograms of ours, and those of a council.

They come after the document and apart from it. What lies behind an address never changes, so it
is kept for ever; a drawing that is opened by itself may run and load nothing.
"""

from functools import lru_cache

import brotli
from flask import Blueprint, Response, current_app, request

from app.flow.deliver import picture_behind
from app.media.pictograms import Pictograms
from app.web.addresses import PICTURES
from app.web.errors import refuse

bp = Blueprint("pictures", __name__)
_FOREVER = "public, max-age=31536000, immutable"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
_SVG = "image/svg+xml"
_PICTOGRAMS = Pictograms()


@bp.get(f"{PICTURES}/<name>")
def picture(name: str) -> Response:
    """The bytes of a picture, the same for everyone and for ever."""
    drawing = _drawing(name.removesuffix(".svg")) if name.endswith(".svg") else None
    if drawing is not None:
        plain, small = drawing
        if request.accept_encodings["br"] > 0:
            response = _answer(small, _SVG)
            response.headers["Content-Encoding"] = "br"
        else:
            response = _answer(plain, _SVG)
        response.headers["Vary"] = "Accept-Encoding"
        return response
    found = picture_behind(current_app.extensions["toolkit"], name)
    return _answer(found.content, found.type) if found else refuse("unknown_page")


@lru_cache(maxsize=256)
def _drawing(code: str) -> tuple[bytes, bytes] | None:
    plain = _PICTOGRAMS.drawing(code)
    return None if plain is None else (plain, brotli.compress(plain, quality=11, lgwin=16))


def _answer(content: bytes, content_type: str) -> Response:
    response = Response(content, content_type=content_type)
    response.headers["Cache-Control"] = _FOREVER
    response.headers["Content-Security-Policy"] = _POLICY
    return response
