"""Conditions in words: which answers to which questions open another one.

A condition is clauses joined by all or any. What cannot be said so, without changing one sign of
the expression, has no words here and is shown as the formula that it is.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.core.expressions.tree import Call, Expression, Literal, Number, Reference

Value = str | float
_DEEPEST = 3


class Says(StrEnum):
    """What a clause says of an answer. HAS and HAS_NOT are for questions with several answers."""

    IS = "is"
    IS_NOT = "is_not"
    HAS = "has"
    HAS_NOT = "has_not"
    MORE = "more"
    LESS = "less"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ANSWERED = "answered"
    NOT_ANSWERED = "not_answered"


class Joined(StrEnum):
    """How clauses hang together."""

    ALL = "all"
    ANY = "any"


_COMPARED = {
    "=": Says.IS,
    "!=": Says.IS_NOT,
    ">": Says.MORE,
    "<": Says.LESS,
    ">=": Says.AT_LEAST,
    "<=": Says.AT_MOST,
}
_SIGNS = {says: sign for sign, says in _COMPARED.items()}
_JOINS = {"and": Joined.ALL, "or": Joined.ANY}
_MANY = {Says.IS: "or", Says.HAS: "or", Says.IS_NOT: "and", Says.HAS_NOT: "and"}
"""With several values: is one of them, or is none of them."""


@dataclass(frozen=True)
class Clause:
    """The answer to ``path`` ``says`` one of the values, or with IS_NOT and HAS_NOT none of them.
    A number among the values is compared as a number."""

    path: str
    says: Says
    values: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Condition:
    """Clauses, and conditions within, of which all or any must hold; at least one."""

    joined: Joined
    clauses: "tuple[Clause | Condition, ...]"

    @property
    def is_flat(self) -> bool:
        """Whether it can be changed clause by clause."""
        return all(isinstance(each, Clause) for each in self.clauses)


def in_words(expression: Expression) -> Condition | None:
    """The condition that an expression says, or None where it must stay a formula.

    >>> rent = Call("selected", (Reference("worries"), Literal("rent")))
    >>> in_words(Call("not", (rent,)))
    ... # doctest: +NORMALIZE_WHITESPACE
    Condition(joined=<Joined.ALL: 'all'>, clauses=(Clause(path='worries',
        says=<Says.HAS_NOT: 'has_not'>, values=('rent',)),))
    >>> in_words(Call(">", (Reference("age"), Reference("limit")))) is None
    True
    """
    found = _said(expression, 0)
    if isinstance(found, Clause):
        found = Condition(Joined.ALL, (found,))
    # Asked again rather than proven: words that mean another tree would change a survey.
    if found is None or expression_of(found) != expression:
        return None
    return found


def expression_of(condition: Condition) -> Expression:
    """The expression that a condition says. Raises ValueError where it says nothing.

    >>> yes = Clause("asked", Says.IS, ("yes", "maybe"))
    >>> expression_of(Condition(Joined.ALL, (yes,)))
    ... # doctest: +NORMALIZE_WHITESPACE
    Call(name='or', arguments=(Call(name='=', arguments=(Reference(path='asked'),
        Literal(value='yes'))), Call(name='=', arguments=(Reference(path='asked'),
        Literal(value='maybe')))))
    """
    parts = tuple(
        _of_clause(each) if isinstance(each, Clause) else expression_of(each)
        for each in condition.clauses
    )
    if not parts:
        raise ValueError("a condition without a clause")
    if len(parts) == 1:
        return parts[0]
    return Call("and" if condition.joined is Joined.ALL else "or", parts)


def _of_clause(clause: Clause) -> Expression:
    answer = Reference(clause.path)
    if clause.says is Says.ANSWERED:
        return Call("!=", (answer, Literal("")))
    if clause.says is Says.NOT_ANSWERED:
        return Call("=", (answer, Literal("")))
    tests = tuple(_test(answer, clause.says, value) for value in clause.values)
    if not tests:
        raise ValueError("a clause without a value")
    return tests[0] if len(tests) == 1 else Call(_MANY[clause.says], tests)


def _test(answer: Reference, says: Says, value: Value) -> Expression:
    written = Number(value) if isinstance(value, float) else Literal(value)
    if says is Says.HAS:
        return Call("selected", (answer, written))
    if says is Says.HAS_NOT:
        return Call("not", (Call("selected", (answer, written)),))
    return Call(_SIGNS[says], (answer, written))


def _said(expression: Expression, depth: int) -> "Clause | Condition | None":
    if not isinstance(expression, Call) or depth > _DEEPEST:
        return None
    if expression.name not in _JOINS:
        return _one(expression)
    inside = [_said(each, depth + 1) for each in expression.arguments]
    clauses = [each for each in inside if each is not None]
    if len(clauses) < len(inside) or len(clauses) < 2:
        return None
    return _many(expression.name, clauses) or Condition(_JOINS[expression.name], tuple(clauses))


def _many(join: str, clauses: "list[Clause | Condition]") -> Clause | None:
    """One clause with all the values, where every clause asks the same of the same item."""
    first = clauses[0]
    if not isinstance(first, Clause) or _MANY.get(first.says) != join:
        return None
    values: list[Value] = []
    for each in clauses:
        if not isinstance(each, Clause) or (each.path, each.says) != (first.path, first.says):
            return None
        values += each.values
    return Clause(first.path, first.says, tuple(values))


def _one(call: Call) -> Clause | None:
    match call:
        case Call("selected", (Reference(path), Literal(name))):
            return Clause(path, Says.HAS, (name,))
        case Call("not", (Call("selected", (Reference(path), Literal(name))),)):
            return Clause(path, Says.HAS_NOT, (name,))
        case Call("!=", (Reference(path), Literal(""))):
            return Clause(path, Says.ANSWERED)
        case Call("=", (Reference(path), Literal(""))):
            return Clause(path, Says.NOT_ANSWERED)
        case Call(sign, (Reference(path), Literal(text))) if sign in ("=", "!="):
            return Clause(path, _COMPARED[sign], (text,))
        case Call(sign, (Reference(path), Number(number))) if sign in _COMPARED:
            return Clause(path, _COMPARED[sign], (number,))
    return None
