"""Questions, conditions and steps as the pages of the builder show them: words, never code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from app.core.conditions import Clause, Condition, Joined, Says, Value, in_words
from app.core.editing.children import Child, Children, everything
from app.core.editing.typed import formula_of
from app.core.expressions.tree import Expression
from app.core.questionnaire import VOTES, Item, Kind, Questionnaire, Section
from app.core.survey_file import replace_inserts
from app.web.council.door import Visit
from app.web.council.questions.kinds import BY_KIND
from app.web.language import marked as _

_SHORT = 70
_SAYS: Mapping[Says, str] = {
    Says.IS: _("“{question}” is answered with {answers}"),
    Says.IS_NOT: _("“{question}” is not answered with {answers}"),
    Says.HAS: _("at “{question}” people chose {answers}"),
    Says.HAS_NOT: _("at “{question}” people did not choose {answers}"),
    Says.MORE: _("the answer to “{question}” is more than {answers}"),
    Says.LESS: _("the answer to “{question}” is less than {answers}"),
    Says.AT_LEAST: _("the answer to “{question}” is {answers} or more"),
    Says.AT_MOST: _("the answer to “{question}” is {answers} or less"),
    Says.ANSWERED: _("“{question}” was answered"),
    Says.NOT_ANSWERED: _("“{question}” was not answered"),
}
_VOTES = {"agree": _("Agree"), "disagree": _("Disagree"), "pass": _("Pass")}
NAMES_OF_TEXTS: Mapping[str, str] = {
    "title": _("the title"),
    "survey": _("the survey as a whole"),
    "finding": _("a sentence of the results"),
}


@dataclass(frozen=True)
class Said:
    """A condition as it is shown: ``lead`` and lines, or a formula."""

    lead: Markup
    lines: tuple[Markup, ...]
    formula: str = ""


@dataclass(frozen=True)
class Row:
    """One line of the list of questions."""

    path: str
    kind: str
    label: str
    number: int
    depth: int
    condition: Said | None
    answers: tuple[str, ...]
    is_section: bool
    is_repeat: bool
    is_first: bool
    is_last: bool
    must: bool
    is_sensitive: bool


def short(text: str, most: int = _SHORT) -> str:
    """The text on one line, cut where a word ends.

    >>> short("one two three", 8)
    'one two …'
    """
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    return words[: most + 1].rpartition(" ")[0].rstrip(",.;:") + " …"


class Shower:
    """Shows one questionnaire to one visitor."""

    def __init__(self, visit: Visit, questionnaire: Questionnaire) -> None:
        self.visit = visit
        self.questionnaire = questionnaire
        self._children = {child.path: child for child in everything(questionnaire.children)}

    @property
    def source(self) -> str:
        """The survey's own language."""
        return self.questionnaire.source

    def label(self, child: Child) -> str:
        """The words of a question or part, with other questions by their words."""
        words = child.label.get(self.source, *child.label.tags()) or child.path
        return replace_inserts(words, lambda path: f"[{self.name(path)}]")

    def name(self, path: str) -> str:
        """The short words of what stands at a path."""
        child = self._children.get(path)
        if child is None:
            return path
        return short(child.label.get(self.source, *child.label.tags()) or child.path)

    def answer(self, item: Child | None, value: Value) -> str:
        """The words of an answer."""
        if isinstance(value, float):
            return str(int(value)) if value == int(value) else str(value)
        if isinstance(item, Item):
            if item.kind is Kind.VOTE and value in VOTES:
                return str(self.visit.say(_VOTES[value]))
            for option in item.options:
                if option.name == value:
                    return option.label.get(self.source) or value
        return value

    def kind(self, item: Item) -> Markup:
        """The kind of a question in words."""
        return self.visit.say(BY_KIND[item.kind].name)

    def condition(self, expression: Expression | None) -> Said | None:
        """When something is asked, in words where there are words for it."""
        if expression is None:
            return None
        found = in_words(expression)
        if found is None:
            return Said(self.visit.say("Only if this formula is true:"), (), formula_of(expression))
        if len(found.clauses) == 1:
            return Said(self.visit.say("Only if"), (self._line(found.clauses[0]),))
        lead = (
            self.visit.say("Only if all of these are true:")
            if found.joined is Joined.ALL
            else self.visit.say("Only if one of these is true:")
        )
        return Said(lead, tuple(self._line(each) for each in found.clauses))

    def _line(self, part: Clause | Condition) -> Markup:
        if isinstance(part, Clause):
            return self.clause(part)
        word = self.visit.say("and") if part.joined is Joined.ALL else self.visit.say("or")
        joint = Markup(" {} ").format(word)
        return Markup("({})").format(joint.join(self._line(each) for each in part.clauses))

    def clause(self, clause: Clause) -> Markup:
        """One clause as a line."""
        item = self._children.get(clause.path)
        words = [f"“{self.answer(item, value)}”" for value in clause.values]
        if len(words) > 1:
            first, last = ", ".join(words[:-1]), words[-1]
            answers: object = self.visit.say("{first} or {last}", first=first, last=last)
        else:
            answers = "".join(words)
        return self.visit.say(_SAYS[clause.says], question=self.name(clause.path), answers=answers)

    def rows(self) -> tuple[Row, ...]:
        """The lines of the list, numbered as residents count."""
        return tuple(self._rows(self.questionnaire.children, 0, [0]))

    def _rows(self, children: Children, depth: int, count: list[int]) -> Iterator[Row]:
        for place, child in enumerate(children):
            edges = (place == 0, place == len(children) - 1)
            yield self._row(child, depth, count, *edges)
            if isinstance(child, Section):
                yield from self._rows(child.children, depth + 1, count)

    def _row(
        self, child: Child, depth: int, count: list[int], is_first: bool, is_last: bool
    ) -> Row:
        is_asked = isinstance(child, Item) and child.is_asked
        count[0] += is_asked
        options = child.options if isinstance(child, Item) else ()
        return Row(
            path=child.path,
            kind=str(self.kind(child)) if isinstance(child, Item) else "",
            label=self.label(child),
            number=count[0] if is_asked else 0,
            depth=depth,
            condition=self.condition(child.relevant),
            answers=tuple(option.label.get(self.source) or option.name for option in options),
            is_section=isinstance(child, Section),
            is_repeat=isinstance(child, Section) and child.is_repeat,
            is_first=is_first,
            is_last=is_last,
            must=isinstance(child, Item) and child.required is not None,
            is_sensitive=isinstance(child, Item) and child.is_sensitive,
        )

    def subject(self, where: str) -> str:
        """What a step was about, in words."""
        kind, _colon, path = where.partition(":")
        if kind in NAMES_OF_TEXTS:
            return str(self.visit.say(NAMES_OF_TEXTS[kind]))
        return f"“{self.name(path)}”"
