"""The words of the council's workspace: English in the code, other languages in gettext files.

They are no slots of a survey: residents never read them. ``translations/workspace.pot`` lists the
sentences, ``translations/<tag>/LC_MESSAGES/workspace.po`` holds what they are in a language.
"""

from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

FOLDER = Path(__file__).parents[2] / "translations"
DOMAIN = "workspace"
LANGUAGES = ("nl", "en")


@cache
def workspace_translations(tag: str) -> NullTranslations:
    """The translations of the workspace into a language, read once; none for English, which is
    in the code. A guess of a tool (fuzzy) is left out."""
    file = FOLDER / tag / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not file.exists():
        return NullTranslations()
    binary = BytesIO()
    with file.open("rb") as readable:
        write_mo(binary, read_po(readable, locale=tag, domain=DOMAIN))
    binary.seek(0)
    return Translations(binary, DOMAIN)
