"""Conditions on options that had to be renamed because their list had one name twice.

Both options bore the old name when the conditions were written, so a condition on that name
holds for both of them.
"""

from collections.abc import Mapping

from app.core.expressions.tree import Call, Expression, Literal, Reference

Renamed = Mapping[str, tuple[str, ...]]
"""From a name as written to all names that its options have now, the first being the same."""


def widened(expression: Expression, renamed: Mapping[str, Renamed]) -> Expression:
    """The expression with the meaning it had before options were renamed, by item path.

    >>> tree = Call("=", (Reference("town"), Literal("other")))
    >>> widened(tree, {"town": {"other": ("other", "other_2")}}).name
    'or'
    """
    if not renamed or not isinstance(expression, Call):
        return _first_names(expression, renamed)
    match expression:
        case Call("=" | "!=" | "selected" as name, (Reference(path), Literal(value))):
            names = renamed.get(path, {}).get(value)
            if names:
                each = tuple(Call(name, (Reference(path), Literal(one))) for one in names)
                return Call("and" if name == "!=" else "or", each)
            return expression
        case Call("jr:choice-name"):
            return expression
    arguments = tuple(widened(argument, renamed) for argument in expression.arguments)
    return Call(expression.name, arguments)


def _first_names(expression: Expression, renamed: Mapping[str, Renamed]) -> Expression:
    """A reference used in any other way yields the name as it was written.

    Flat on purpose: a list may have hundreds of such names, and trees may not grow that deep.
    """
    if not isinstance(expression, Reference) or not renamed.get(expression.path):
        return expression
    names = renamed[expression.path].items()
    written = [
        Call("if", (_is_one_of(expression, new[1:]), Literal(old), Literal("")))
        for old, new in names
    ]
    any_new = _is_one_of(expression, tuple(name for _, new in names for name in new[1:]))
    return Call("concat", (*written, Call("if", (any_new, Literal(""), expression))))


def _is_one_of(reference: Reference, names: tuple[str, ...]) -> Expression:
    tests = tuple(Call("=", (reference, Literal(name))) for name in names)
    return tests[0] if len(tests) == 1 else Call("or", tests)
