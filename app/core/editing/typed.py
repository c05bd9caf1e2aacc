"""What was typed in a field of the builder, laid upon what stood there.

A field that comes back as it was shown changes nothing, to the byte: the builder shows every
survey without changing it. Browsers write line ends their own way, so those do not count.
"""

from app.core.asked_if import written_out
from app.core.canonical import LONGEST_TEXT, visible
from app.core.editing.children import everything
from app.core.editing.operation import refuse
from app.core.expressions.across import across_members
from app.core.expressions.parse import ExpressionProblem, parse
from app.core.expressions.tree import Call, Expression
from app.core.questionnaire import Questionnaire, Section
from app.core.survey_file import ItemNames, replace_inserts
from app.core.texts import Texts

YES = "yes"
_ALWAYS = Call("true", ())


def plain(typed: str) -> str:
    """The text as it is compared: one kind of line end, nothing around it."""
    return visible(typed).strip()


def texts_with(questionnaire: Questionnaire, texts: Texts, typed: str, where: str) -> Texts:
    """The texts with what was typed in the survey's own language.

    An emptied text is gone in every language: nobody can translate what is not there. Raises
    Refused: ``too_long``, ``unknown_reference`` for an answer that no question gives.
    """
    source, new = questionnaire.source, plain(typed)
    if new == plain(texts.get(source)):
        return texts
    if len(new) > LONGEST_TEXT:
        raise refuse("too_long", where)
    if not new:
        return Texts()
    names = ItemNames(item.path for item in questionnaire.items())
    at = where.partition(":")[2].rpartition(":")[0]

    def resolve(name: str) -> str:
        found = names.path_of(name, at)
        if found is None:
            raise refuse("unknown_reference", where, name=name)
        return "${" + found + "}"

    said = {**texts.as_dict(), source: replace_inserts(new, resolve)}
    return Texts.of({tag: said.get(tag, "") for tag in questionnaire.languages})


def formula_of(expression: Expression | None) -> str:
    """An expression as it is shown and typed; ``yes`` for always, empty for none."""
    if expression is None:
        return ""
    return YES if expression == _ALWAYS else written_out(expression)


def expression_with(
    questionnaire: Questionnaire,
    expression: Expression | None,
    typed: str,
    where: str,
    may_use_columns: bool = False,
) -> Expression | None:
    """The expression that was typed; the one that was there, where it comes back as shown.

    ``where`` is an item or section with its field, such as ``item:home/age:relevant``. Raises
    Refused with the code of what cannot be read and the figures ``expression`` and ``at``.
    """
    new = plain(typed)
    if new == plain(formula_of(expression)):
        return expression
    if not new:
        return None
    if new == YES:
        return _ALWAYS
    at = where.partition(":")[2].rpartition(":")[0]
    names = ItemNames(item.path for item in questionnaire.items())
    repeats = ItemNames(
        child.path
        for child in everything(questionnaire.children)
        if isinstance(child, Section) and child.is_repeat
    )
    try:
        tree = parse(
            new,
            lambda name: names.path_of(name, at),
            may_use_columns,
            lambda name: repeats.path_of(name, at),
        )
    except ExpressionProblem as problem:
        raise refuse(problem.code, where, expression=new, at=problem.what) from None
    return across_members(tree, at, repeats)
