"""Languages and reading levels: a BCP 47 tag, read once, with its direction and level.

``nl-simple`` is Dutch in easy words: a switch beside the language, never a language of its own.
``rif-Zxxx`` is spoken and not written. Names of languages for people are in app/words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-simple)?\Z")
_RIGHT_TO_LEFT = frozenset(
    [
        "ar",
        "arc",
        "ckb",
        "dv",
        "fa",
        "he",
        "ks",
        "ku-Arab",
        "ota",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
        "prs",
    ]
)
# Sign languages that are used in Europe and beside it; what they say is a film.
_SIGNED = frozenset(
    ["dse", "vgt", "sfb", "gsg", "bfi", "fsl", "ssp", "ise", "psr", "swl", "dsl", "tsm", "pso",
     "ukl", "ase", "ins", "csc", "psc"]
)  # fmt: skip
_RIGHT_TO_LEFT_SCRIPTS = frozenset(["Arab", "Hebr", "Syrc", "Thaa", "Nkoo"])


class UnknownLanguage(ValueError):
    """The text is not a language tag that this program can use."""


@dataclass(frozen=True)
class Language:
    """A parsed tag. ``base`` is the tag without the level, such as ``nl`` for ``nl-simple``."""

    tag: str
    base: str
    is_easy: bool
    is_spoken_only: bool
    direction: str
    is_signed: bool = False

    @property
    def has_text(self) -> bool:
        """Whether the language is written on a screen."""
        return not (self.is_spoken_only or self.is_signed)


@lru_cache(maxsize=512)
def parse_language(tag: str) -> Language:
    """Read a BCP 47 tag, in any case. Raises UnknownLanguage.

    >>> parse_language("NL-Simple").base, parse_language("fa").direction
    ('nl', 'rtl')
    """
    parts = tag.strip().replace("_", "-").split("-")
    shaped = [parts[0].lower()]
    for part in parts[1:]:
        if len(part) == 4:
            shaped.append(part.title())
        elif len(part) == 2:
            shaped.append(part.upper())
        else:
            shaped.append(part.lower())
    canonical = "-".join(shaped)
    if not _TAG.match(canonical):
        raise UnknownLanguage(tag)
    is_easy = canonical.endswith("-simple")
    base = canonical.removesuffix("-simple")
    script = next((part for part in base.split("-")[1:] if len(part) == 4), "")
    right = script in _RIGHT_TO_LEFT_SCRIPTS or (
        base in _RIGHT_TO_LEFT or (base.split("-")[0] in _RIGHT_TO_LEFT and script in ("", "Zxxx"))
    )
    direction = "rtl" if right else "ltr"
    is_signed = base.split("-")[0] in _SIGNED
    return Language(canonical, base, is_easy, script == "Zxxx", direction, is_signed)


def best_language(wanted: Sequence[str], offered: Sequence[str]) -> str:
    """The offered tag that fits a list of wanted tags best, else the first offered.

    A wanted ``nl-BE`` finds ``nl``; an easy level is never chosen for somebody.

    >>> best_language(["de", "ar-SY"], ["nl", "nl-simple", "ar"])
    'ar'
    """
    normal = [tag for tag in offered if not tag.endswith("-simple")] or list(offered)
    for want in wanted:
        exact = want.strip().replace("_", "-").lower()
        for tag in normal:
            if tag.lower() == exact:
                return tag
        for tag in normal:
            if tag.lower().split("-")[0] == exact.split("-")[0]:
                return tag
    return normal[0]


def other_level(tag: str, offered: Sequence[str]) -> str | None:
    """The same language at the other reading level, where the survey offers it."""
    other = tag.removesuffix("-simple") if tag.endswith("-simple") else tag + "-simple"
    return other if other in offered else None


def fallbacks(tag: str, source: str) -> tuple[str, ...]:
    """The declared order in which a missing text is looked for: itself, normal words, source."""
    order = (tag, tag.removesuffix("-simple"), source)
    return tuple(dict.fromkeys(order))
