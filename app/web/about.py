"""What this program is: who makes it, what is not known yet, whose work it uses. For everybody."""

from importlib.metadata import version

from flask import Blueprint, Response, current_app, request

from app.core.languages import UnknownLanguage, parse_language
from app.flow.ports import Toolkit
from app.web.addresses import ABOUT
from app.web.language import INTERFACE_LANGUAGES, Reader, interface_reader, plain_reader
from app.web.page import render_page
from app.web.told.aloud import NoEar
from app.words import language_name

bp = Blueprint("about", __name__)
_STYLE = ("tokens", "base", "results")
_LIBRARIES = ("Flask", "SQLAlchemy", "Babel", "WeasyPrint", "cryptography", "lxml", "Pillow")


@bp.get(ABOUT)
def about() -> Response:
    """The page about the program, in the language that was asked for."""
    toolkit = current_app.extensions["toolkit"]
    assert isinstance(toolkit, Toolkit)
    reader = _reader(toolkit, request.args.get("lang", ""))
    context = {
        "title": reader.say("About this program"),
        "languages": [_linked(tag) for tag in INTERFACE_LANGUAGES if tag != reader.tag],
        "other_level": "",
        "ear": NoEar(),
        "version": version("buurtstem"),
        "libraries": ", ".join(_LIBRARIES),
    }
    response = render_page("about.html", reader, context, _STYLE)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept-Language"
    return response


def _reader(toolkit: Toolkit, asked: str) -> Reader:
    """Whoever comes from an easy page asks for its tag; interface words are easy in any case."""
    try:
        base = parse_language(asked).base
    except UnknownLanguage:
        base = ""
    if base in INTERFACE_LANGUAGES:
        return plain_reader(toolkit.words, base)
    return interface_reader(toolkit, request)


def _linked(tag: str) -> dict[str, str]:
    return {
        "tag": tag,
        "name": language_name(tag),
        "direction": parse_language(tag).direction,
        "address": f"{ABOUT}?lang={tag}",
    }
