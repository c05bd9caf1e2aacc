"""Reads the expression language of XLSForm into the tree: a part of XPath 1.0 with ODK's functions.

What a form may say and this program cannot keep is refused with a code, never read as something
else. Hostile texts are refused by length and depth before they cost anything.
"""

from collections.abc import Callable

from app.core.expressions.functions import FUNCTIONS, NOT_SUPPORTED, SAME_AS, takes
from app.core.expressions.pattern import canonical_pattern
from app.core.expressions.pattern_syntax import PatternProblem
from app.core.expressions.tokens import ExpressionProblem, Token, UnknownReference, tokens
from app.core.expressions.tree import (
    COUNT_MEMBERS,
    Call,
    Column,
    Current,
    Expression,
    Literal,
    Number,
    Reference,
    depth,
)

__all__ = ["ExpressionProblem", "UnknownReference", "parse"]

_LONGEST = 10_000
_DEEPEST = 40
_DEEPEST_TREE = 80
_LEVELS = {
    **{"or": 1, "and": 2, "=": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4},
    **{"+": 5, "-": 5, "*": 6, "div": 6, "mod": 6},
}
_CHAINED = frozenset(("or", "and", "+", "*"))
_OF_REPEATS = frozenset(("count", "position"))
_OF_CURRENT = frozenset(("string-length", "normalize-space", "number", "string"))
_CONSTANTS: dict[str, Expression] = {
    "true": Call("true", ()),
    "false": Call("false", ()),
    "null": Literal(""),
}
_REFUSED_SIGNS = {
    "|": "union_not_supported",
    "[": "path_not_supported",
    "/": "path_not_supported",
    "@": "path_not_supported",
}


def _no_section(name: str) -> str | None:  # noqa: ARG001
    return None


def parse(
    text: str,
    resolve: Callable[[str], str | None],
    may_use_columns: bool = True,
    section: Callable[[str], str | None] = _no_section,
) -> Expression:
    """The tree of an expression.

    ``resolve`` gives the item path for a name (of ``${name}``) or a written path (such as
    ``../age``), or None or UnknownReference where there is no such item. A bare word is a column
    of the response option; where there are no options (``may_use_columns`` False) it is refused.
    ``section`` gives the path of a repeat whose members are counted.
    Raises ExpressionProblem, and its child UnknownReference.

    >>> parse("selected(., 'a') and ${age} > 3", lambda name: f"home/{name}")
    ... # doctest: +NORMALIZE_WHITESPACE
    Call(name='and', arguments=(Call(name='selected', arguments=(Current(), Literal(value='a'))),
        Call(name='>', arguments=(Reference(path='home/age'), Number(value=3.0)))))
    """
    if len(text) > _LONGEST:
        raise ExpressionProblem("too_long")
    reader = _Reader(tokens(text), resolve, may_use_columns, section)
    expression = reader.expression(1)
    reader.expect_end()
    if depth(expression) > _DEEPEST_TREE:
        raise ExpressionProblem("too_deep")
    return expression


class _Reader:
    """Walks the tokens once. ``nested`` counts open brackets, calls and signs."""

    def __init__(
        self,
        found: list[Token],
        resolve: Callable[[str], str | None],
        may_use_columns: bool,
        section: Callable[[str], str | None],
    ) -> None:
        self._tokens = found
        self._place = 0
        self._resolve = resolve
        self._may_use_columns = may_use_columns
        self._section = section
        self._nested = 0

    @property
    def _next(self) -> Token:
        return self._tokens[self._place]

    def _take(self) -> Token:
        token = self._next
        self._place += 1
        return token

    def _sees(self, sign: str) -> bool:
        return self._next.kind == "sign" and self._next.text == sign

    def _expect(self, sign: str) -> None:
        if not self._sees(sign):
            raise self._surprise(self._next)
        self._place += 1

    def expect_end(self) -> None:
        """Nothing may follow."""
        if self._next.kind != "end":
            raise self._surprise(self._next)

    def _surprise(self, token: Token) -> ExpressionProblem:
        if token.kind == "end":
            return ExpressionProblem(
                "empty" if self._place == 0 else "ends_too_soon", token.position
            )
        if token.kind == "path":
            return ExpressionProblem("path_not_supported", token.position, token.text)
        code = (
            _REFUSED_SIGNS.get(token.text, "unexpected") if token.kind == "sign" else "unexpected"
        )
        return ExpressionProblem(code, token.position, token.text)

    def _operator(self) -> str:
        """The operator ahead in lower case, or the empty text."""
        token = self._next
        word = token.text.lower() if token.kind in ("name", "sign") else ""
        return word if word in _LEVELS else ""

    def expression(self, lowest: int) -> Expression:
        """An operand and all operators after it that bind at least as strongly as ``lowest``."""
        left = self._operand()
        while (name := self._operator()) and _LEVELS[name] >= lowest:
            self._place += 1
            right = self.expression(_LEVELS[name] + 1)
            if name in _CHAINED and isinstance(left, Call) and left.name == name:
                left = Call(name, (*left.arguments, right))
            else:
                left = Call(name, (left, right))
        return left

    def _operand(self) -> Expression:
        self._nested += 1
        if self._nested > _DEEPEST:
            raise ExpressionProblem("too_deep", self._next.position)
        token = self._take()
        found = self._named(token) if token.kind == "name" else self._unnamed(token)
        self._nested -= 1
        return found

    def _unnamed(self, token: Token) -> Expression:
        match token.kind, token.text:
            case "number", _:
                return Number(float(token.text))
            case "text", text:
                if "${" in text:
                    raise ExpressionProblem("reference_in_quotes", token.position, text)
                return Literal(text)
            case "reference" | "path", name:
                return Reference(self._path(name, token.position))
            case "sign", ".":
                return Current()
            case "sign", "-":
                inside = self.expression(_LEVELS["*"] + 1)
                if isinstance(inside, Number) and inside.value:
                    return Number(-inside.value)
                return Call("neg", (inside,))
            case "sign", "(":
                inside = self.expression(1)
                self._expect(")")
                return inside
        self._place -= 1
        raise self._surprise(token)

    def _path(self, name: str, position: int) -> str:
        try:
            path = self._resolve(name)
        except UnknownReference as unknown:
            raise UnknownReference(unknown.what or name, position) from None
        if path is None:
            raise UnknownReference(name, position)
        return path

    def _named(self, token: Token) -> Expression:
        word = token.text.lower()
        if not self._sees("("):
            if word in _CONSTANTS:
                return _CONSTANTS[word]
            if not self._may_use_columns:
                raise ExpressionProblem("bare_word", token.position, token.text)
            return Column(token.text)
        if word == "current":
            return self._from_current()
        return self._call(SAME_AS.get(word, word), token)

    def _call(self, word: str, token: Token) -> Expression:
        if word not in FUNCTIONS:
            code = "function_not_supported" if word in NOT_SUPPORTED else "unknown_function"
            raise ExpressionProblem(code, token.position, token.text)
        arguments = self._arguments(word)
        if word == "count" and arguments:
            return Call(COUNT_MEMBERS, arguments)
        if word in _OF_REPEATS:
            return Call(word, ())
        if word in _OF_CURRENT and not arguments:
            arguments = (Current(),)
        if not takes(word, len(arguments)):
            raise ExpressionProblem("wrong_arguments", token.position, token.text)
        if word == "regex":
            arguments = (arguments[0], _fixed_pattern(arguments[1], token))
        return Call(word, arguments)

    def _from_current(self) -> Expression:
        """``current()``, and a path from there."""
        self._expect("(")
        self._expect(")")
        token = self._next
        if token.kind != "path" or not token.text.startswith("/"):
            return Current()
        self._place += 1
        return Reference(self._path(token.text[1:], token.position))

    def _arguments(self, function: str) -> tuple[Expression, ...]:
        self._expect("(")
        arguments: list[Expression] = []
        count = 0
        while not self._sees(")"):
            if count:
                self._expect(",")
            if self._is_of_repeat(function, count):
                arguments += self._of_section() if function == "count" else self._skip_section()
            elif function == "jr:choice-name" and count == 1:
                arguments.append(self._list_of())
            else:
                arguments.append(self.expression(1))
            count += 1
        self._place += 1
        return tuple(arguments)

    def _is_of_repeat(self, function: str, place: int) -> bool:
        return function in _OF_REPEATS or (function == "indexed-repeat" and place % 2 == 1)

    def _skip_section(self) -> tuple[Expression, ...]:
        """The name of a repeat: not an item, so there is nothing to resolve."""
        token = self._take()
        if token.kind not in ("reference", "path") and token.text != ".":
            self._place -= 1
            raise self._surprise(token)
        return ()

    def _of_section(self) -> tuple[Expression, ...]:
        """The path of a repeat, or of an item in one; nothing for what is neither."""
        name = self._next.text
        self._skip_section()
        try:
            path = self._section(name) or self._resolve(name)
        except UnknownReference:
            path = None
        return () if path is None else (Literal(path),)

    def _list_of(self) -> Expression:
        """The item whose options are meant: ODK has its name in quotes."""
        token = self._take()
        name = token.text.strip()
        if token.kind == "text" and name.startswith("${") and name.endswith("}"):
            name = name[2:-1].strip()
        elif token.kind not in ("reference", "path") and not (token.kind == "text" and "/" in name):
            raise ExpressionProblem("wrong_arguments", token.position, token.text)
        return Literal(self._path(name, token.position))


def _fixed_pattern(pattern: Expression, token: Token) -> Literal:
    if not isinstance(pattern, Literal):
        raise ExpressionProblem("pattern_not_fixed", token.position)
    try:
        return Literal(canonical_pattern(pattern.value))
    except PatternProblem as problem:
        raise ExpressionProblem(str(problem), token.position, pattern.value) from None
