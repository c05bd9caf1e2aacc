"""What the phone must know to walk by itself: routing as data, and the words its script says.

It stands in the document as JSON, never as script, so that the script stays the same for every
language.
"""

import json
import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from app.core.expressions.tree import Expression, Plain, columns, references, to_json
from app.core.questionnaire import FILE_KINDS, Item, Kind, Questionnaire, Section
from app.core.routing import turns_of
from app.web.respond.members import repeats_of
from app.web.respond.phone import all_texts, expressions_of, is_typed
from app.web.respond.texts import ShownTexts

_INSERT = re.compile(r"\$\{([^{}]+)\}")
_ABSENT: tuple[object, ...] = (None, "", [], {})


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
        _item(item, sections, screens.get(item.path, ""), texts)
        for item, sections in questionnaire.items_with_sections()
    ]
    repeats = [_repeat(each, questionnaire, screens) for each in repeats_of(questionnaire)]
    turns = list(turns_of(questionnaire))
    # Turns count all items, and members are copies of them; else one that nothing reads or asks of
    # says nothing.
    keeps_all = bool(turns or repeats)
    read = frozenset() if keeps_all else _read_by_others(questionnaire)
    if turns:
        turns += range(len(items), len(items) + len(repeats))
    content = {
        **rest,
        "order": list(order),
        "must": list(must),
        "items": [each for each in (*items, *repeats) if keeps_all or _says(each, read)],
        "turns": turns or None,
        "signs": _signs(questionnaire, texts),
        "words": _words(texts),
    }
    content = {name: value for name, value in content.items() if value is not None}
    return as_data(content)


def _signs(questionnaire: Questionnaire, texts: ShownTexts) -> str | None:
    """The ten digits and the decimal mark of the reader, where a text may repeat a calculation."""
    if not any(item.kind is Kind.CALCULATE for item in questionnaire.items()):
        return None
    digits = "".join(texts.number(str(digit)) for digit in range(10))
    return digits + texts.number("0.5")[1]


def _says(entry: Mapping[str, object], read: frozenset[str]) -> bool:
    return len(entry) > 2 or entry["path"] in read


def _read_by_others(questionnaire: Questionnaire) -> frozenset[str]:
    """The paths of items whose answers a condition reads or a text repeats."""
    inserted = (_INSERT.findall(text) for text in all_texts(questionnaire))
    read = (references(each) for each in expressions_of(questionnaire))
    return frozenset().union(*inserted, *read)


def as_data(content: Mapping[str, object]) -> Markup:
    """The JSON text, safe inside a script element."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def _item(
    item: Item, above: tuple[Section, ...], screen: str, texts: ShownTexts
) -> dict[str, object]:
    own = [] if item.relevant is None else [to_json(item.relevant)]
    entry: dict[str, object] = {
        "path": item.path,
        "id": screen,
        "when": [tree for tree, _ in _conditions(above)] + own,
        **_within(above),
        "calculation": _tree(item.calculation),
        "constraint": _tree(item.constraint),
        "message": texts.quote(item.constraint_message),
        "required": _tree(item.required),
        "request": texts.quote(item.required_message),
        "kind": str(item.kind) if is_typed(item) else "",
        "needs": str(item.kind) if item.kind in FILE_KINDS else "",
        "least": item.start,
        "most": item.end,
        "filter": _tree(item.choice_filter),
        "options": _columns(item),
        "ranks": 1 if item.kind is Kind.RANK else None,
    }
    return {key: value for key, value in entry.items() if value not in _ABSENT}


def _repeat(
    repeat: Section, questionnaire: Questionnaire, screens: Mapping[str, str]
) -> dict[str, object]:
    """A repeat, as the item "is there one more?" that stands behind its last member. ``of`` are
    the repeats that it and its members stand in, with the conditions that count members."""
    above = next(
        above[: above.index(repeat) + 1]
        for _, above in questionnaire.items_with_sections()
        if repeat in above
    )
    asked = [to_json(repeat.relevant)] if repeat.relevant is not None else []
    inside = _within(above)
    entry: dict[str, object] = {
        "path": f"+{repeat.path}",
        "id": screens[repeat.path],
        "when": [tree for tree, _ in _conditions(above[:-1])] + asked,
        **_within(above[:-1]),
        "of": inside["in"],
        "each": [tree for tree, _ in _conditions(above)],
        "deep": inside["depths"],
        "count": _tree(repeat.count),
    }
    return {key: value for key, value in entry.items() if value not in _ABSENT}


def _conditions(above: tuple[Section, ...]) -> list[tuple[Plain, int]]:
    """The conditions of sections in each other, each with the number of repeats around it."""
    depth, found = 0, []
    for section in above:
        depth += section.is_repeat
        found += [(to_json(each), depth) for each in section.conditions]
    return found


def _within(above: tuple[Section, ...]) -> dict[str, object]:
    """The repeats around something; where there are any, how deep its sections' conditions look."""
    repeats = [section.path for section in above if section.is_repeat]
    if not repeats:
        return {}
    return {"in": repeats, "depths": [depth for _, depth in _conditions(above)]}


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
            "There is no network. Your answers wait on this phone. Open this page again later."
        ),
        "stay": say("There is no network. Keep this page open. We try again."),
    }
