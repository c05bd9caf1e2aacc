"""Says an interface sentence in one language, with its figures put in."""

import re
from collections.abc import Iterable, Mapping

from app.core.languages import fallbacks
from app.core.texts import Slot
from app.words.catalogues import PREFIX, SOURCE

_FIGURE = re.compile(r"\{(\w+)\}")


class Speaker:
    """Speaks one language with the words in ``slots``, which may hold other languages too.

    A sentence that is missing is said in normal words of the same language, else in English.
    Only plain ``{name}`` is a figure: a name that was not given, or any other brace, stays as it
    is, so that no translator's slip can break a page.
    """

    def __init__(self, tag: str, slots: Iterable[Slot]) -> None:
        self.tag = tag
        self._said: dict[str, str] = {}
        words = [slot for slot in slots if slot.text and slot.path.startswith(PREFIX)]
        for known in reversed(fallbacks(tag, tag)):
            self._said |= {s.path.removeprefix(PREFIX): s.text for s in words if s.tag == known}

    def __call__(self, msgid: str, **figures: object) -> str:
        return _FIGURE.sub(lambda found: _shown(figures, found), self.text(msgid))

    def text(self, msgid: str) -> str:
        """The sentence as it is written, figures still named in braces."""
        return self._said.get(msgid, msgid)

    def is_fallback(self, msgid: str) -> bool:
        """Whether the person gets English because there is no translation."""
        return msgid not in self._said and self.tag.split("-")[0] != SOURCE


def _shown(figures: Mapping[str, object], found: re.Match[str]) -> str:
    return str(figures[found[1]]) if found[1] in figures else found[0]
