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
    """The paths of all items of one questionnaire, or of all its repeats."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._by_name: dict[str, list[str]] = {}
        for path in paths:
            self._by_name.setdefault(path.rsplit("/", 1)[-1], []).append(path)

    def path_of(self, name: str, at: str = "") -> str | None:
        """The path meant by a name or a written path, in the item or section at ``at``.

        A written path is a path from the top, with or without ``/`` and the form's name, or one
        that begins with ``.`` or ``..`` and goes from ``at``. None where there is no such item.

        >>> names = ItemNames(["home/age", "work/age", "work/boss"])
        >>> names.path_of("age", at="work/boss"), names.path_of("home/age"), names.path_of("x")
        ('work/age', 'home/age', None)
        >>> names.path_of("../age", at="work/boss"), names.path_of("/form/home/age")
        ('work/age', 'home/age')
        """
        if "/" in name or name in (".", ".."):
            return next((path for path in _meant(name, at) if self._has(path)), None)
        found = self._by_name.get(name, [])
        return max(found, key=lambda path: _shared(path, at), default=None)

    def in_any_case(self, name: str) -> str:
        """The one name that differs from this one in case alone, else the empty string."""
        like = [known for known in self._by_name if known.casefold() == name.casefold()]
        return like[0] if len(like) == 1 else ""

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and self._has(path)

    def _has(self, path: str) -> bool:
        return path in self._by_name.get(path.rsplit("/", 1)[-1], ())


def _meant(written: str, at: str) -> tuple[str, ...]:
    """The paths that a written path may mean."""
    parts = [part for part in written.split("/") if part]
    if written.startswith("/"):
        return "/".join(parts[1:]), "/".join(parts)
    if parts[:1] not in ([".."], ["."]):
        return ("/".join(parts),)
    where = at.split("/") if at else []
    for part in parts:
        if part == "..":
            where = where[:-1]
        elif part != ".":
            where.append(part)
    return ("/".join(where),)


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
