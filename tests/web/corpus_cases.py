"""Cases for both evaluators, made of the expressions of other people's forms.

The expressions are read by our own importer where the forms lie; none of them is kept here.
"""

import random
from collections.abc import Iterator
from pathlib import Path

from app.core.expressions.evaluate import Scope
from app.core.expressions.parse import parse
from app.core.expressions.tree import (
    AT_MEMBER,
    COUNT_MEMBERS,
    EACH,
    Call,
    Column,
    Expression,
    Literal,
    Number,
    columns,
    parts,
    references,
    sections_counted,
)
from app.core.problems import Refused
from app.core.questionnaire import Option, Questionnaire
from app.core.texts import Texts
from app.exchange import read_survey
from tests.web.evaluators import Case, Members

TRICKY = Path(__file__).parents[1] / "core" / "tricky_expressions.txt"
TODAY = "2026-11-23"
_TYPED = (
    *(
        "",
        "0",
        "1",
        "2",
        "-1",
        "3.5",
        "99",
        "yes",
        "no",
        "a b",
        "other",
        "2026-11-23",
        "1999-12-31",
    ),
    *("14:30", "2026-11-25T09:05", "true", "NaN", "٣", "é x"),
)
_JOINS = ("and", "or", "=", "!=", "<", ">=", "+", "-", "concat", "if", "coalesce")
# What must stay as it is: patterns, lists and paths.
_FIXED = {"regex": (0,), "jr:choice-name": (0,), EACH: (), COUNT_MEMBERS: (), AT_MEMBER: (1,)}


def expressions_of_forms(folder: Path) -> tuple[Expression, ...]:
    """Every expression of the forms in a folder, each once, in a fixed order."""
    found: dict[Expression, None] = {}
    for path in sorted(folder.glob("*.xls*")):
        try:
            survey = read_survey(path.name, path.read_bytes()).questionnaire
        except Refused:
            continue
        found |= dict.fromkeys(_expressions_of(survey))
    return tuple(found)


def _expressions_of(survey: Questionnaire) -> Iterator[Expression]:
    for item, above in survey.items_with_sections():
        own = (item.relevant, item.constraint, item.calculation, item.choice_filter, item.required)
        yield from (each for each in own if each is not None)
        for section in above:
            yield from section.conditions


def hand_written_expressions() -> tuple[Expression, ...]:
    """The left sides of tests/core/tricky_expressions.txt, which test_evaluate.py judges."""
    lines = TRICKY.read_text("utf-8").splitlines()
    return tuple(parse(line.rsplit("  =>  ", 1)[0], str) for line in lines if "  =>  " in line)


def cases_over(expressions: tuple[Expression, ...], count: int, seed: int = 1) -> Iterator[Case]:
    """So many cases, always the same: half of them expressions as they stand, the others with a
    leaf of another put in or joined with another, each with random answers that fit it."""
    chance = random.Random(seed)
    leaves = tuple(
        dict.fromkeys(
            part
            for each in expressions
            for part in parts(each)
            if isinstance(part, Number | Literal)
        )
    )
    for number in range(count):
        tree = expressions[number % len(expressions)]
        if number % 4 == 1:
            tree = _swapped(tree, chance, leaves)
        elif number % 4 == 3:
            name = chance.choice(_JOINS)
            others = chance.choices(expressions, k=2 if name == "if" else 1)
            tree = Call(name, (tree, *others))
        yield tree, _scope(tree, chance)


def _swapped(
    tree: Expression, chance: random.Random, leaves: tuple[Number | Literal, ...]
) -> Expression:
    if not isinstance(tree, Call):
        return tree if isinstance(tree, Column) else chance.choice(leaves)
    places = _FIXED.get(tree.name, range(len(tree.arguments)))
    if not places:
        return tree
    place = chance.choice(places)
    arguments = list(tree.arguments)
    if not (isinstance(arguments[place], Call) and arguments[place].name == EACH):  # type: ignore[union-attr]
        arguments[place] = _swapped(arguments[place], chance, leaves)
    return Call(tree.name, tuple(arguments))


def _scope(tree: Expression, chance: random.Random) -> Scope:
    said = tuple(_said(tree)) or _TYPED

    def answer() -> tuple[str, ...]:
        texts = said if chance.random() < 0.6 else _TYPED
        return tuple(chance.choices(texts, k=chance.choice((0, 1, 1, 1, 2))))

    def members() -> tuple[str | None, ...]:
        return tuple(
            None if chance.random() < 0.2 else " ".join(answer())
            for _ in range(chance.choice((0, 1, 2, 3)))
        )

    read = sorted(references(tree))
    named = {name: chance.choice((*said, *_TYPED)) for name in sorted(columns(tree))}
    option = (
        Option(named.pop("name", "yes"), Texts(), tuple(named.items())) if columns(tree) else None
    )
    return Scope(
        {path: answer() for path in read},
        answer(),
        option if columns(tree) else None,
        TODAY,
        lambda path, name: f"{path}:{name}",
        chance.randint(1, 3),
        Members({path: members() for path in (*read, *sorted(sections_counted(tree)))}),
    )


def _said(tree: Expression) -> Iterator[str]:
    """Answers that such an expression may be about: its texts, its numbers and their neighbours."""
    for part in parts(tree):
        if isinstance(part, Literal):
            yield part.value
        elif isinstance(part, Number):
            yield from (f"{part.value + step:g}" for step in (-1, 0, 1))
