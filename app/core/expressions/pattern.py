"""The regular expressions of constraints: a subset that every engine reads alike.

Patterns are matched here by following all states at once, so that no pattern and no answer can
make the server wait; the phone uses its own engine on the same rewritten pattern.
Reading is pattern_syntax.py.
"""

from dataclasses import dataclass
from functools import lru_cache

from app.core.expressions.pattern_syntax import (
    Choice,
    Edge,
    Node,
    OneOf,
    PatternProblem,
    Repeat,
    Sequence,
    parse_pattern,
)

_MOST_STATES = 2100


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern; ``states`` lead to one another, and past the last one is the end."""

    states: "tuple[_State, ...]"
    start: int

    def matches(self, text: str) -> bool:
        """Whether the pattern matches the whole text.

        >>> compile_pattern("[0-9]{4} ?[A-Z]{2}").matches("1012 AB")
        True
        """
        steps: dict[tuple[frozenset[int], str, bool], frozenset[int]] = {}
        now = self._reach({self.start}, True, not text)
        for place, sign in enumerate(text, 1):
            key = (now, sign, place == len(text))
            if key not in steps:
                steps[key] = self._after(*key)
            now = steps[key]
        return _END in now

    def _after(self, now: frozenset[int], sign: str, at_end: bool) -> frozenset[int]:
        moved = {
            state.to[0]
            for state in (self.states[number] for number in now if number != _END)
            if isinstance(state.test, OneOf) and state.test.has(sign)
        }
        return self._reach(moved, False, at_end)

    def _reach(self, begin: set[int], at_start: bool, at_end: bool) -> frozenset[int]:
        """All states that can be reached without reading a sign."""
        seen: set[int] = set()
        waiting = list(begin)
        while waiting:
            number = waiting.pop()
            if number in seen:
                continue
            seen.add(number)
            if number == _END:
                continue
            state = self.states[number]
            if state.test is None or (
                isinstance(state.test, Edge) and (at_start if state.test.is_start else at_end)
            ):
                waiting.extend(state.to)
        return frozenset(seen)


_END = -1


@dataclass(frozen=True)
class _State:
    """Goes on to ``to`` when its test holds: a sign, an edge of the text, or nothing at all."""

    test: OneOf | Edge | None
    to: tuple[int, ...]


class _Builder:
    def __init__(self) -> None:
        self.states: list[_State] = []
        self.steps = 0

    def add(self, test: OneOf | Edge | None, *to: int) -> int:
        self.states.append(_State(test, to))
        return len(self.states) - 1

    def build(self, node: Node, to: int) -> int:
        """The first state of a node that goes on to ``to``. Raises PatternProblem."""
        self.steps += 1
        if self.steps > 4 * _MOST_STATES or len(self.states) > _MOST_STATES:
            raise PatternProblem("pattern_too_large")
        match node:
            case Sequence(parts):
                for part in reversed(parts):
                    to = self.build(part, to)
                return to
            case Choice(branches):
                return self.add(None, *[self.build(branch, to) for branch in branches])
            case Repeat(part, least, None):
                loop = self.add(None)
                self.states[loop] = _State(None, (self.build(part, loop), to))
                return self._times(part, least, loop)
            case Repeat(part, least, most):
                end = to
                for _ in range((most or 0) - least):
                    to = self.add(None, self.build(part, to), end)
                return self._times(part, least, to)
        return self.add(node, to)

    def _times(self, part: Node, count: int, to: int) -> int:
        for _ in range(count):
            to = self.build(part, to)
        return to


@lru_cache(maxsize=256)
def compile_pattern(written: str) -> Pattern:
    """The pattern ready to match. Raises PatternProblem with a code."""
    builder = _Builder()
    start = builder.build(parse_pattern(written), _END)
    return Pattern(tuple(builder.states), start)


def canonical_pattern(written: str) -> str:
    """The pattern with classes and dots written out, which every engine reads alike.

    Raises PatternProblem with a code.

    >>> canonical_pattern(r"^\\d{4}.(?:a|b)+$")
    '^[0-9]{4}[^\\\\n\\\\r](?:a|b)+$'
    """
    compile_pattern(written)
    return parse_pattern(written).written()
