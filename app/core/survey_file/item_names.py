"""Which item a name in an expression or a label means.

Authors write ``${age}``; the tree and the texts hold the path, ``group/age``. A name that stands
in several sections means the one nearest to where it is used.
"""

import re
from collections.abc import Callable, Iterable

NAME = re.compile(r"[^\W\d][\w.-]*\Z")
"""What a name may look like: a letter or underscore, then letters, digits, ``_ . -``."""
_INSERT = re.compile(r"\$\{\s*([^{}]+?)\s*\}")


class ItemNames:
    """The paths of all items of one questionnaire."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._by_name: dict[str, list[str]] = {}
        for path in paths:
            self._by_name.setdefault(path.rsplit("/", 1)[-1], []).append(path)

    def path_of(self, name: str, at: str = "") -> str | None:
        """The path meant by a name, or by a path, in the item at ``at``; None for nothing.

        >>> names = ItemNames(["home/age", "work/age", "work/boss"])
        >>> names.path_of("age", at="work/boss"), names.path_of("home/age"), names.path_of("x")
        ('work/age', 'home/age', None)
        """
        found = self._by_name.get(name.rsplit("/", 1)[-1], [])
        if "/" in name:
            return name if name in found else None
        return max(found, key=lambda path: _shared(path, at), default=None)


def _shared(path: str, other: str) -> int:
    """How many sections two paths have in common from the top."""
    count = 0
    for mine, theirs in zip(path.split("/")[:-1], other.split("/")[:-1], strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def replace_inserts(text: str, new: Callable[[str], str]) -> str:
    """The text with every ``${name}`` replaced by what ``new`` makes of the name.

    >>> replace_inserts("Hello ${ first }!", lambda name: "${about/" + name + "}")
    'Hello ${about/first}!'
    """
    return _INSERT.sub(lambda match: new(match.group(1)), text)
