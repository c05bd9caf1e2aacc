"""What the phone must know to walk by itself: routing as data, and the words its script says.

It stands in the document as JSON, never as script, so that the script stays the same for every
language. Which functions of the evaluator a survey needs is decided here too.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from markupsafe import Markup

from app.core.expressions.tree import (
    Expression,
    Literal,
    Plain,
    columns,
    function_names,
    parts,
    references,
    to_json,
)
from app.core.questionnaire import FILE_KINDS, NUMBER_KINDS, Item, Kind, Questionnaire
from app.core.routing import turns_of
from app.core.slots import texts_of
from app.web.minify import rules_of, short_names, small_js
from app.web.page import source, style
from app.web.respond.texts import ShownTexts

_TIME_KINDS = frozenset((Kind.TIME, Kind.DATE_TIME, Kind.AREA))
_TYPED_KINDS = frozenset((*NUMBER_KINDS, Kind.DATE, *_TIME_KINDS))
_PARTS = ("evaluate", "digits", "walk", "files", "send")
_OWN_NEED = {"evaluate": "expressions", "digits": "typed", "files": "files"}
LATER = (
    *("more", "review", "checks", "sounds", "listening", "turning", "waiting"),
    *("steps", "shared", "offline", "files", "record", "photo"),
)
_LATER_STYLES = ("listening",)
_WEIGHT = 9
_FUNCTION = re.compile(r"    '([^']+)': ")
_INSERT = re.compile(r"\$\{([^{}]+)\}")
_ABSENT: tuple[object, ...] = (None, "", [], {})


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
        "typed": any(_is_typed(item) for item in items),
        "times": any(item.kind in _TIME_KINDS for item in items) or _may_meet_times(questionnaire),
        "inserts": any("${" in text for text in _all_texts(questionnaire)),
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


def _all_texts(questionnaire: Questionnaire) -> Iterator[str]:
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
    """The short names of all parts together, so that the later one knows those of the first.

    The shortest go to the first part, whose bytes everybody waits for: it counts many times."""
    first = "\n".join(source("js", name) for name in _PARTS)
    return short_names("\n".join((*[first] * _WEIGHT, _later())))


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


def for_the_phone(
    questionnaire: Questionnaire,
    screens: Mapping[str, str],
    order: Iterable[str],
    must: Iterable[str],
    texts: ShownTexts,
    rest: Mapping[str, Plain],
) -> Markup:
    """The JSON text, safe inside a script element. ``screens`` gives the screen of an item path,
    ``order`` all screens, ``must`` the consents without which nothing is kept."""
    items = [
        _item(
            item,
            [each for s in sections for each in s.conditions],
            screens.get(item.path, ""),
            texts,
        )
        for item, sections in questionnaire.items_with_sections()
    ]
    turns = list(turns_of(questionnaire))
    # Turns count all items; else one that nothing reads or asks of says nothing.
    read = frozenset() if turns else _read_by_others(questionnaire)
    content = {
        **rest,
        "order": list(order),
        "must": list(must),
        "items": [each for each in items if turns or len(each) > 2 or each["path"] in read],
        "turns": turns or None,
        "words": _words(texts),
    }
    content = {name: value for name, value in content.items() if value is not None}
    return as_data(content)


def _read_by_others(questionnaire: Questionnaire) -> frozenset[str]:
    """The paths of items whose answers a condition reads or a text repeats."""
    inserted = (_INSERT.findall(text) for text in _all_texts(questionnaire))
    read = (references(each) for each in expressions_of(questionnaire))
    return frozenset().union(*inserted, *read)


def as_data(content: Mapping[str, object]) -> Markup:
    """The JSON text, safe inside a script element."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def _item(item: Item, above: list[Expression], screen: str, texts: ShownTexts) -> dict[str, object]:
    when = [to_json(each) for each in (*above, item.relevant) if each is not None]
    entry: dict[str, object] = {
        "path": item.path,
        "id": screen,
        "when": when,
        "calculation": _tree(item.calculation),
        "constraint": _tree(item.constraint),
        "message": texts.quote(item.constraint_message),
        "required": _tree(item.required),
        "request": texts.quote(item.required_message),
        "kind": str(item.kind) if _is_typed(item) else "",
        "needs": str(item.kind) if item.kind in FILE_KINDS else "",
        "least": item.start,
        "most": item.end,
        "filter": _tree(item.choice_filter),
        "options": _columns(item),
    }
    return {key: value for key, value in entry.items() if value not in _ABSENT}


def _is_typed(item: Item) -> bool:
    return item.kind in _TYPED_KINDS


def _tree(expression: Expression | None) -> Plain | None:
    return None if expression is None else to_json(expression)


def _columns(item: Item) -> dict[str, dict[str, str]]:
    names = sorted(columns(item.choice_filter))
    return {
        option.name: {name: option.column(name) for name in names}
        for option in item.options
        if names
    }


def _words(texts: ShownTexts) -> dict[str, str]:
    say = texts.reader.say
    return {
        "yesno": say("Choose yes or no."),
        "choose": say("You gave no answer. Give one, or press Skip."),
        "wrong": say("This answer is not possible here. Change it, or press Skip."),
        "wait": say(
            "There is no network. Your answers wait on this phone. Nobody can read them here. "
            "Open this page again later. Then we send them."
        ),
        "stay": say("There is no network. Keep this page open. We try again."),
        "later": say("There is no network. Try again later."),
    }
