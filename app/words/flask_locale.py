"""Tells Flask-Babel which language the person of the present request reads."""

from collections.abc import Callable
from pathlib import Path

from babel import Locale
from flask import Flask
from flask_babel import Babel

from app.words.catalogues import SOURCE
from app.words.locales import locale_of


def follow_reader(app: Flask, tag_of_request: Callable[[], str], folder: Path) -> None:
    """Inside a request, Flask-Babel's locale is that of the reader's tag, at any level.

    ``folder`` is translations/: Flask-Babel looks beside the package otherwise, where none are.
    A tag that CLDR does not know, such as a sign language, is read as English.
    """

    def locale() -> Locale | None:
        return locale_of(tag_of_request()) or locale_of(SOURCE)

    Babel(app, locale_selector=locale, default_translation_directories=str(folder))
