"""The language of the workspace: what a person chose, else what the browser asks for.

The words come through Flask-Babel, from gettext files; nothing has to be compiled beforehand.
"""

from functools import cache

from babel.support import NullTranslations
from flask import Request
from flask_babel import Domain

from app.web.language import Reader, wanted_language
from app.words import Speaker
from app.words.workspace import DOMAIN, FOLDER, LANGUAGES, workspace_translations


class Catalogue(Domain):  # type: ignore[misc]
    """The words of the workspace in one language."""

    def __init__(self, tag: str) -> None:
        super().__init__([str(FOLDER)], DOMAIN)
        self.tag = tag

    def get_translations(self) -> NullTranslations:
        """Those of this language, whoever asks: a page is made for one reader."""
        return workspace_translations(self.tag)


class WorkspaceSpeaker(Speaker):
    """Says the sentences of the workspace; English where there is no translation."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag, ())
        self._catalogue = Catalogue(tag)

    def text(self, msgid: str) -> str:
        """The sentence as it is written, figures still named in braces."""
        return str(self._catalogue.gettext(msgid))


@cache
def workspace_reader(tag: str) -> Reader:
    """The reader of the workspace's words in one of its languages."""
    return Reader(tag, WorkspaceSpeaker(tag))


def reader_for(request: Request, chosen: str = "") -> Reader:
    """The reader of a page of the workspace. ``?lang=`` goes first, for one page."""
    if request.args.get("lang") not in LANGUAGES and chosen in LANGUAGES:
        return workspace_reader(chosen)
    return workspace_reader(wanted_language(request, LANGUAGES))
