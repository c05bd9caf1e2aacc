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
    """A reference used in any other way yields the name as it was written."""
    if not isinstance(expression, Reference):
        return expression
    tree: Expression = expression
    for old, names in renamed.get(expression.path, {}).items():
        for new in names[1:]:
            test = Call("=", (expression, Literal(new)))
            tree = Call("if", (test, Literal(old), tree))
    return tree
