"""The language of the workspace: what a person chose, else what the browser asks for."""

from functools import cache

from flask import Request

from app.web.language import Reader, reader_of, wanted_language
from app.words.workspace import LANGUAGES, workspace_words


@cache
def workspace_reader(tag: str) -> Reader:
    """The reader of the workspace's words in one of its languages, read once."""
    return reader_of(tag, workspace_words(tag))


def reader_for(request: Request, chosen: str = "") -> Reader:
    """The reader of a page of the workspace. ``?lang=`` goes first, for one page."""
    if request.args.get("lang") not in LANGUAGES and chosen in LANGUAGES:
        return workspace_reader(chosen)
    return workspace_reader(wanted_language(request, LANGUAGES))
