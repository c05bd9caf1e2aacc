"""The phone's script in two parts: what a questionnaire needs at once, and what comes later.

Which functions of the evaluator a survey needs is decided here. Routing as data is walking.py.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from app.core.expressions.tree import (
    Expression,
    Literal,
    function_names,
    parts,
    references,
)
from app.core.questionnaire import FILE_KINDS, NUMBER_KINDS, Item, Kind, Questionnaire
from app.core.slots import texts_of
from app.web.minify import rules_of, short_names, small_js
from app.web.page import source, style
from app.web.respond.members import repeats_of

_TIME_KINDS = frozenset((Kind.TIME, Kind.DATE_TIME, Kind.AREA))
_TYPED_KINDS = frozenset((*NUMBER_KINDS, Kind.DATE, *_TIME_KINDS))
_PARTS = ("evaluate", "digits", "repeats", "walk", "inserts", "files", "send")
_OWN_NEED = {
    "evaluate": "expressions",
    "digits": "typed",
    "repeats": "repeats",
    "inserts": "inserts",
    "files": "files",
}
LATER = (
    *("more", "review", "checks", "sounds", "listening", "pictures"),
    *("filling", "turning", "adding", "ranking", "lists", "waiting"),
    *("steps", "shared", "offline", "files", "record", "photo"),
)
_LATER_STYLES = ("listening", "pictures")
# What many surveys need: its names are the shortest.
_USUAL = frozenset(("expressions", "typed", "checks", "filters", "inserts", "required"))
_FUNCTION = re.compile(r"    '([^']+)': ")


def expressions_of(questionnaire: Questionnaire) -> Iterator[Expression]:
    """Every expression that the phone evaluates."""
    for item, sections in questionnaire.items_with_sections():
        own = (
            item.relevant,
            item.constraint,
            item.calculation,
            item.choice_filter,
            item.required,
        )
        above = (each for section in sections for each in section.conditions)
        yield from (each for each in (*own, *above) if each is not None)


def functions_of(questionnaire: Questionnaire) -> frozenset[str]:
    """The evaluator's functions that this questionnaire needs; none means no evaluator."""
    return frozenset().union(*(function_names(each) for each in expressions_of(questionnaire)))


def script_for(questionnaire: Questionnaire) -> str:
    """The first part of the phone's script for one questionnaire, small."""
    return _script(functions_of(questionnaire), needs_of(questionnaire))


def needs_of(questionnaire: Questionnaire) -> frozenset[str]:
    """What the walk must know how to do for this questionnaire (``only`` in walk.js)."""
    items = tuple(questionnaire.items())
    functions = functions_of(questionnaire)
    needs = {
        "expressions": any(expressions_of(questionnaire)),
        "clock": "today" in functions,
        "labels": "jr:choice-name" in functions,
        "filters": any(item.choice_filter is not None for item in items),
        "calculations": any(item.calculation is not None for item in items),
        "required": any(item.required is not None for item in items),
        "constraints": any(item.constraint is not None for item in items),
        "files": any(item.kind in FILE_KINDS for item in items),
        "typed": any(is_typed(item) for item in items),
        "times": any(item.kind in _TIME_KINDS for item in items) or _may_meet_times(questionnaire),
        "ranks": any(item.kind is Kind.RANK for item in items),
        "repeats": bool(repeats_of(questionnaire)),
        "inserts": any("${" in text for text in all_texts(questionnaire)),
    }
    needs["checks"] = needs["typed"] or needs["constraints"]
    return frozenset(name for name, is_needed in needs.items() if is_needed)


def _may_meet_times(questionnaire: Questionnaire) -> bool:
    """Whether an expression holds a time, or reads a text in which somebody may write one."""
    everything = [part for each in expressions_of(questionnaire) for part in parts(each)]
    read = frozenset().union(*(references(each) for each in expressions_of(questionnaire)))
    return any(isinstance(part, Literal) and ":" in part.value for part in everything) or any(
        item.kind is Kind.TEXT and item.path in read for item in questionnaire.items()
    )


def all_texts(questionnaire: Questionnaire) -> Iterator[str]:
    """Every text of a questionnaire, in all its languages."""
    for _, texts in texts_of(questionnaire):
        yield from (text for _, text in texts)


@cache
def later_script() -> str:
    """The later part of the script: one for all surveys and languages, small."""
    return small_js(_later(), _short())


@cache
def later_name() -> str:
    """The name of the later part: other bytes, another name."""
    return hashlib.sha256(later_script().encode()).hexdigest()[:12]


def _later() -> str:
    rules = [rule for name in _LATER_STYLES for rule in rules_of(style((f"later/{name}",)))]
    looks = "const laterStyle = " + repr(rules) + ";"
    return "\n".join((looks, *(source("js", f"later/{name}") for name in LATER)))


@cache
def _short() -> Mapping[str, str]:
    """The short names of all parts together, so that the later one knows those of the first."""
    first = "\n".join(source("js", name) for name in _PARTS)
    usual = _needed(first.splitlines(), frozenset(), _USUAL)
    return short_names("\n".join((first, _later())), "\n".join(usual))


@cache
def _script(functions: frozenset[str], needs: frozenset[str]) -> str:
    parts = [name for name in _PARTS if _OWN_NEED.get(name) in needs or name not in _OWN_NEED]
    text = "\n".join(source("js", name) for name in parts)
    return small_js("\n".join(_needed(text.splitlines(), functions, needs)), _short())


def _needed(
    lines: Iterable[str], functions: frozenset[str], needs: frozenset[str]
) -> Iterator[str]:
    """The lines whose blocks are all needed; of the evaluator's functions those that are used."""
    blocks: list[bool] = []
    for line in lines:
        mark = line.strip().split(" ")
        if mark[:2] == ["//", "only"]:
            blocks.append(mark[2] in needs)
        elif mark == ["//", "end"]:
            blocks.pop()
        elif all(blocks) and (name := _FUNCTION.match(line)) and name[1] not in functions:
            continue
        elif all(blocks):
            yield line


def is_typed(item: Item) -> bool:
    """Whether what is typed must be read in any digits."""
    return item.kind in _TYPED_KINDS
