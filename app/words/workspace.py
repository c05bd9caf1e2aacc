"""The words of the council's workspace: English in the code, Dutch in translations/workspace/nl.

They are no slots of a survey: residents never read them. One file per area of the workspace,
each a plain mapping of the English sentence to the Dutch one.
"""

from functools import cache
from pathlib import Path

import yaml

from app.core.texts import Slot, SlotState
from app.words.catalogues import PREFIX

FOLDER = Path(__file__).parents[2] / "translations" / "workspace"
LANGUAGES = ("nl", "en")


@cache
def workspace_words(tag: str) -> tuple[Slot, ...]:
    """Every sentence of the workspace in a language; none for English, which is in the code."""
    return tuple(
        Slot(f"{PREFIX}{sentence}", tag, text, SlotState.DRAFT)
        for file in sorted((FOLDER / tag).glob("*.yaml"))
        for sentence, text in read_area(file).items()
    )


def read_area(file: Path) -> dict[str, str]:
    """The sentences of one area and what they are in the language of its folder."""
    return {str(key): str(text) for key, text in (yaml.safe_load(file.read_bytes()) or {}).items()}
