"""Every visible text of a questionnaire with its slot path, and the way back.

The paths are those of app/core/texts.Slot. Interface words are slots too, but not texts of the
questionnaire; they come from app/words.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from app.core.questionnaire import Finding, Item, Option, Purpose, Questionnaire, Section
from app.core.texts import Slot, Texts

_OWN = ("title", "intro", "happens_next")
_OF_ITEMS = (
    "label",
    "hint",
    "guidance",
    "picture_alt",
    "constraint_message",
    "required_message",
)
_HEARD = ("words:", "notice:", "place:")
_Placed = tuple[str, Texts]


def texts_of(questionnaire: Questionnaire) -> tuple[_Placed, ...]:
    """Pairs of slot path and texts, in the order of the questionnaire, each path once.

    A path without a text in any language is left out.
    """
    placed = dict(pair for pair in reversed(tuple(_all(questionnaire))) if pair[1])
    return tuple(reversed(placed.items()))


def recordable(questionnaire: Questionnaire) -> Callable[[str], bool]:
    """Tells whether a slot path is one in which a recording may stand.

    Those are the texts of the questionnaire, its consents also where they have the program's own
    words, interface words, points of the notice, and places of the document.
    """
    paths = {path for path, _ in texts_of(questionnaire)}
    paths |= {f"consent:{purpose.name}:label" for purpose in questionnaire.purposes}
    return lambda path: path in paths or path.startswith(_HEARD)


def _all(questionnaire: Questionnaire) -> Iterator[_Placed]:
    for name in _OWN:
        yield name, getattr(questionnaire, name)
    for purpose in questionnaire.purposes:
        yield f"consent:{purpose.name}:label", purpose.label
    yield from _of_children(questionnaire.children)
    for number, finding in enumerate(questionnaire.findings, start=1):
        yield f"finding:{number}:sentence", finding.sentence


def _of_children(children: Iterable[Item | Section]) -> Iterator[_Placed]:
    for child in children:
        if isinstance(child, Section):
            yield f"section:{child.path}:label", child.label
            yield from _of_children(child.children)
            continue
        for name in _OF_ITEMS:
            yield f"item:{child.path}:{name}", getattr(child, name)
        for option in child.options:
            yield _option_path(child, option), option.label


def _option_path(item: Item, option: Option) -> str:
    return f"option:{item.option_list or item.path}/{option.name}:label"


def with_texts(questionnaire: Questionnaire, slots: Iterable[Slot]) -> Questionnaire:
    """The same questionnaire with its texts taken from the slots, in the order of its languages.

    A text without a slot is gone; slots of languages that the survey does not have are ignored.
    """
    known = {(slot.path, slot.tag): slot.text for slot in slots}

    def texts(path: str) -> Texts:
        return Texts.of({tag: known.get((path, tag), "") for tag in questionnaire.languages})

    def option(item: Item, old: Option) -> Option:
        return replace(old, label=texts(_option_path(item, old)))

    def child(old: Item | Section) -> Item | Section:
        if isinstance(old, Section):
            inside = tuple(child(each) for each in old.children)
            return replace(old, label=texts(f"section:{old.path}:label"), children=inside)
        own = {name: texts(f"item:{old.path}:{name}") for name in _OF_ITEMS}
        options = tuple(option(old, each) for each in old.options)
        return replace(old, options=options, **own)  # type: ignore[arg-type]

    def finding(number: int, old: Finding) -> Finding:
        return replace(old, sentence=texts(f"finding:{number}:sentence"))

    def purpose(old: Purpose) -> Purpose:
        return replace(old, label=texts(f"consent:{old.name}:label"))

    return replace(
        questionnaire,
        title=texts("title"),
        intro=texts("intro"),
        happens_next=texts("happens_next"),
        purposes=tuple(purpose(old) for old in questionnaire.purposes),
        children=tuple(child(old) for old in questionnaire.children),
        findings=tuple(finding(n, old) for n, old in enumerate(questionnaire.findings, start=1)),
    )


def missing_slots(questionnaire: Questionnaire, slots: Iterable[Slot], tag: str) -> tuple[str, ...]:
    """The paths of texts that some language has and this one does not."""
    have = {slot.path for slot in slots if slot.tag == tag and slot.text}
    return tuple(path for path, _ in texts_of(questionnaire) if path not in have)
