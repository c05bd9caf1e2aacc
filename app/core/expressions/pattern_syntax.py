"""Reads a regular expression into nodes, and writes the nodes again in one plain form.

Left out on purpose: looking around, back references, named classes, and an endless repeat
inside an endless repeat, which can make a phone hang. Matching is pattern.py.
"""

from dataclasses import dataclass

_MOST_SIGNS = 500
_MOST_TIMES = 1000
_DEEPEST = 20
_LAST = 0x10FFFF
_SYNTAX = frozenset("^$\\.*+?()[]{}|/")
_CONTROL = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v"}
_WRITTEN_CONTROL = {value: f"\\{key}" for key, value in _CONTROL.items()}
_CLASSES = {
    "d": (("0", "9"),),
    "w": (("0", "9"), ("A", "Z"), ("_", "_"), ("a", "z")),
    "s": (("\t", "\r"), (" ", " ")),
}
Ranges = tuple[tuple[str, str], ...]


class PatternProblem(ValueError):
    """The pattern cannot be used; the message is the code of a Problem."""


@dataclass(frozen=True)
class OneOf:
    """One sign out of (or outside) ranges of signs."""

    ranges: Ranges
    is_negated: bool = False

    def has(self, sign: str) -> bool:
        """Whether this sign is one of them."""
        return any(low <= sign <= high for low, high in self.ranges) != self.is_negated

    def written(self) -> str:
        """As a class, or as the sign itself where there is one only."""
        if not self.is_negated and len(self.ranges) == 1 and len(set(self.ranges[0])) == 1:
            return _escaped(self.ranges[0][0], _SYNTAX)
        inside = frozenset("\\]^-[")
        parts = (
            _escaped(low, inside) + (f"-{_escaped(high, inside)}" if high != low else "")
            for low, high in self.ranges
        )
        return f"[{'^' if self.is_negated else ''}{''.join(parts)}]"


@dataclass(frozen=True)
class Edge:
    """The start or the end of the text."""

    is_start: bool

    def written(self) -> str:
        """The sign for it."""
        return "^" if self.is_start else "$"


@dataclass(frozen=True)
class Sequence:
    """Parts one after another."""

    parts: "tuple[Node, ...]"

    def written(self) -> str:
        """The parts side by side."""
        return "".join(part.written() for part in self.parts)


@dataclass(frozen=True)
class Choice:
    """One of several branches."""

    branches: "tuple[Node, ...]"

    def written(self) -> str:
        """The branches in a group."""
        return f"(?:{'|'.join(branch.written() for branch in self.branches)})"


@dataclass(frozen=True)
class Repeat:
    """A part at least and at most so many times; ``most`` None is endless."""

    part: "Node"
    least: int
    most: int | None

    def written(self) -> str:
        """The part with its sign for repeating."""
        part = self.part.written()
        if isinstance(self.part, (Sequence, Repeat)):
            part = f"(?:{part})"
        short = {(0, None): "*", (1, None): "+", (0, 1): "?"}.get((self.least, self.most))
        most = "" if self.most is None else self.most
        times = f"{{{self.least}}}" if self.least == self.most else f"{{{self.least},{most}}}"
        return part + (short or times)


Node = OneOf | Edge | Sequence | Choice | Repeat


def _escaped(sign: str, special: frozenset[str]) -> str:
    return f"\\{sign}" if sign in special else _WRITTEN_CONTROL.get(sign, sign)


def parse_pattern(written: str) -> Node:
    """The nodes of a pattern. Raises PatternProblem with a code."""
    if len(written) > _MOST_SIGNS:
        raise PatternProblem("pattern_too_large")
    reader = _Reader(written)
    node = reader.choice(0)
    if not reader.is_done:
        raise PatternProblem("pattern_not_supported")
    return node


def _is_endless(node: Node) -> bool:
    match node:
        case Sequence(parts) | Choice(parts):
            return any(_is_endless(part) for part in parts)
        case Repeat(part, _, most):
            return most is None or _is_endless(part)
    return False


def _complement(ranges: Ranges) -> Ranges:
    """All signs outside ranges that are in order."""
    free, begin = [], 0
    for low, high in ranges:
        if ord(low) > begin:
            free.append((chr(begin), chr(ord(low) - 1)))
        begin = ord(high) + 1
    return (*free, (chr(begin), chr(_LAST)))


def _between(first: OneOf, last: OneOf) -> tuple[str, str]:
    """The range from one sign to another."""
    for one in (first, last):
        if one.is_negated or len(one.ranges) > 1 or one.ranges[0][0] != one.ranges[0][1]:
            raise PatternProblem("pattern_not_supported")
    low, high = first.ranges[0][0], last.ranges[0][0]
    if high < low:
        raise PatternProblem("pattern_not_supported")
    return low, high


class _Reader:
    def __init__(self, written: str) -> None:
        self.written = written
        self.place = 0

    @property
    def is_done(self) -> bool:
        return self.place == len(self.written)

    def sees(self, signs: str) -> bool:
        return self.written.startswith(signs, self.place)

    def take(self, signs: str) -> bool:
        if not self.sees(signs):
            return False
        self.place += len(signs)
        return True

    def next(self) -> str:
        if self.is_done:
            raise PatternProblem("pattern_not_supported")
        self.place += 1
        return self.written[self.place - 1]

    def choice(self, depth: int) -> Node:
        if depth > _DEEPEST:
            raise PatternProblem("pattern_too_large")
        branches = [self.sequence(depth)]
        while self.take("|"):
            branches.append(self.sequence(depth))
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def sequence(self, depth: int) -> Node:
        parts: list[Node] = []
        while not self.is_done and not self.sees("|") and not self.sees(")"):
            parts.append(self.repeated(self.atom(depth)))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def repeated(self, atom: Node) -> Node:
        times: tuple[int, int | None]
        if self.take("*"):
            times = (0, None)
        elif self.take("+"):
            times = (1, None)
        elif self.take("?"):
            times = (0, 1)
        elif self.take("{"):
            times = self._times()
        else:
            return atom
        # A lazy repeat matches the same whole texts; a possessive one does not.
        self.take("?")
        if isinstance(atom, Edge) or any(self.sees(sign) for sign in "*+?{"):
            raise PatternProblem("pattern_not_supported")
        if times[1] is None and _is_endless(atom):
            raise PatternProblem("pattern_repeats_endlessly")
        return Repeat(atom, *times)

    def _times(self) -> tuple[int, int | None]:
        inside, closed, _ = self.written[self.place :].partition("}")
        self.place += len(inside) + 1
        low, comma, high = inside.partition(",")
        figures = [low, high] if high else [low]
        if not closed or not all(f.isascii() and f.isdecimal() and len(f) < 5 for f in figures):
            raise PatternProblem("pattern_not_supported")
        least = int(low)
        most = int(high) if high else None if comma else least
        if max(least, most or 0) > _MOST_TIMES or (most is not None and most < least):
            raise PatternProblem("pattern_too_large")
        return least, most

    def atom(self, depth: int) -> Node:
        sign = self.next()
        if sign == "(":
            if self.sees("?") and not self.take("?:"):
                raise PatternProblem("pattern_not_supported")
            inside = self.choice(depth + 1)
            if not self.take(")"):
                raise PatternProblem("pattern_not_supported")
            # An edge may be repeated inside a group only.
            return Sequence((inside,)) if isinstance(inside, Edge) else inside
        if sign == "[":
            return self._class()
        if sign == ".":
            return OneOf((("\n", "\n"), ("\r", "\r")), True)
        if sign in "^$":
            return Edge(sign == "^")
        if sign == "\\":
            return self._escape()
        if sign in "*+?{":
            raise PatternProblem("pattern_not_supported")
        return OneOf(((sign, sign),))

    def _escape(self) -> OneOf:
        sign = self.next()
        if sign.lower() in _CLASSES:
            return OneOf(_CLASSES[sign.lower()], sign.isupper())
        if sign in "xu":
            sign = self._by_number(2 if sign == "x" else 4)
        elif sign in _CONTROL:
            sign = _CONTROL[sign]
        elif sign.isalnum():
            raise PatternProblem("pattern_not_supported")
        return OneOf(((sign, sign),))

    def _by_number(self, count: int) -> str:
        figures = self.written[self.place : self.place + count]
        self.place += len(figures)
        if len(figures) < count or not set(figures.lower()) <= set("0123456789abcdef"):
            raise PatternProblem("pattern_not_supported")
        sign = chr(int(figures, 16))
        # Half of a pair is no sign: it cannot be stored or sent.
        if "\ud800" <= sign <= "\udfff":
            raise PatternProblem("pattern_not_supported")
        return sign

    def _class(self) -> OneOf:
        is_negated = self.take("^")
        ranges: list[tuple[str, str]] = []
        while not self.take("]"):
            one = self._member()
            if self.sees("-") and not self.sees("-]"):
                self.take("-")
                ranges.append(_between(one, self._member()))
            else:
                ranges.extend(_complement(one.ranges) if one.is_negated else one.ranges)
        if not ranges:
            raise PatternProblem("pattern_not_supported")
        return OneOf(tuple(ranges), is_negated)

    def _member(self) -> OneOf:
        sign = self.next()
        if sign == "[" or (sign == "&" and self.sees("&")):
            raise PatternProblem("pattern_not_supported")
        return self._escape() if sign == "\\" else OneOf(((sign, sign),))
