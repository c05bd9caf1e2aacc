"""Expressions as XLSForm spells them: items by their names, members of repeats in its own way."""

from collections import Counter

from app.core.asked_if import written_out
from app.core.editing.children import everything
from app.core.expressions.tree import (
    AT_MEMBER,
    COUNT_MEMBERS,
    EACH,
    Call,
    Column,
    Expression,
    Literal,
    Reference,
)
from app.core.questionnaire import Questionnaire
from app.core.survey_file import replace_inserts

_CHOICE_NAME = "jr:choice-name"


class Spelling:
    """How one questionnaire names its items; a name that stands twice is spelled as a path."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._form = questionnaire.slug
        paths = [child.path for child in everything(questionnaire.children)]
        self._count = Counter(path.rpartition("/")[2] for path in paths)

    def formula(self, expression: Expression | None) -> str:
        """The expression as a cell holds it; the empty text for none."""
        return "" if expression is None else written_out(self._spelled(expression))

    def text(self, text: str) -> str:
        """A text in which answers are repeated by name."""
        return replace_inserts(text, lambda path: "${" + self._name(path) + "}")

    def _name(self, path: str) -> str:
        name = path.rpartition("/")[2]
        return name if self._count[name] < 2 else f"/{self._form}/{path}"

    def _item(self, path: str) -> Expression:
        name = self._name(path)
        # A column is written as it stands, which is how a path is spelled.
        return Column(name) if name.startswith("/") else Reference(name)

    def _spelled(self, expression: Expression) -> Expression:
        match expression:
            case Reference(path):
                return self._item(path)
            case Call(name, (Literal(path),)) if name == EACH:
                return self._item(path)
            case Call(name, (Literal(path),)) if name == COUNT_MEMBERS:
                return Call("count", (self._item(path),))
            case Call(name, (Literal(path), number)) if name == AT_MEMBER:
                repeat = self._item(path.rpartition("/")[0])
                return Call("indexed-repeat", (self._item(path), repeat, self._spelled(number)))
            case Call(name, (value, Literal(path))) if name == _CHOICE_NAME:
                quoted = Literal("${" + self._name(path) + "}")
                return Call(name, (self._spelled(value), quoted))
            case Call("position", ()):
                return Column("position(..)")
            case Call(name, arguments):
                return Call(name, tuple(self._spelled(each) for each in arguments))
        return expression
