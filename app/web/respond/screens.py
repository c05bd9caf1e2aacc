"""One screen per item, with all that its template needs and nothing to decide there.

How it looks is templates/respond; how the phone walks is phone.py and static/js/walk.js.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from markupsafe import Markup, escape

from app.core.expressions.tree import Call, Expression, Literal, Number, Reference
from app.core.questionnaire import (
    CHOICE_KINDS,
    FILE_KINDS,
    MANY_KINDS,
    Item,
    Kind,
    Questionnaire,
    Section,
)
from app.web.addresses import picture_path
from app.web.language import left_to_right
from app.web.language import marked as _
from app.web.respond.lists import Groups, grouped
from app.web.respond.members import NONE, Members, Spot, spots_of
from app.web.respond.texts import ShownTexts
from app.web.votes import VOTE_WORDS

# A range without words on its points is tapped up to here, and typed beyond (SV05: no slider).
MOST_POINTS = 11
_MODES = {
    Kind.INTEGER: "numeric",
    Kind.DECIMAL: "decimal",
    Kind.RANGE: "decimal",
}
_LEAST, _MOST = "0", "10"
# What a resident may write, by kind of item.
_EXAMPLES = {
    Kind.DATE: (_("Day-month-year, for example {example}"), "31-12-2026"),
    Kind.TIME: (_("Hours and minutes, for example {example}"), "14:30"),
    Kind.DATE_TIME: (_("Day and time, for example {example}"), "31-12-2026 14:30"),
    Kind.AREA: (_("The first part of your postcode is enough, for example {example}"), "1234"),
}


@dataclass(frozen=True)
class Choice:
    """One card: the value that is sent and the words on it. ``picture`` is the address of what
    stands beside them; it has a text of its own (``alt``) only where nobody writes the language."""

    value: str
    label: Markup
    picture: str = ""
    alt: str = ""


@dataclass(frozen=True)
class Screen:
    """One item as it is shown. ``path`` has the indices of repeats; ``control`` is ``one``,
    ``many``, ``rank``, ``line``, ``lines``, ``note``, ``voice`` or ``photo``; ``number`` counts
    what is asked, from 1. ``groups`` has the cards of a long or filtered list."""

    id: str
    item: Item
    path: str
    label: Markup
    hint: tuple[Markup, ...]
    section: Markup
    condition: Markup
    control: str
    choices: tuple[Choice, ...]
    missing: tuple[Choice, ...]
    mode: str
    picture: str
    picture_alt: str
    number: int
    guidance: Markup = Markup()
    groups: Groups[Choice] | None = None

    @property
    def is_row(self) -> bool:
        """Whether the choices are bare numbers, which stand beside each other."""
        return self.item.kind is Kind.RANGE and not self.item.options

    @property
    def is_vote(self) -> bool:
        """Whether a statement asks for agreement."""
        return self.item.kind is Kind.VOTE

    @property
    def is_note(self) -> bool:
        """Whether there is nothing to answer here."""
        return self.control == "note"


def screens_of(
    questionnaire: Questionnaire, texts: ShownTexts, members: Members = NONE
) -> tuple[Screen, ...]:
    """The screens of all items, in order, for each member of a repeat; calculations have none."""
    items = {item.path: item for item in questionnaire.items()}
    made: list[Screen] = []
    number = 0
    for spot in spots_of(questionnaire, members):
        if isinstance(spot.what, Item):
            number += spot.what.is_asked
            made.append(_screen(spot, spot.what, number, items, texts))
    return tuple(made)


def _screen(
    spot: Spot, item: Item, number: int, items: dict[str, Item], texts: ShownTexts
) -> Screen:
    choices = tuple(_choices(item, texts))
    labels = [choice.label for choice in choices]
    return Screen(
        id=spot.id,
        item=item,
        path=spot.path,
        label=texts.show(item.label) or escape(item.name),
        hint=tuple(_hints(item, texts, bool(choices))),
        section=section_of(spot, texts),
        condition=_condition(item, spot.above, items, texts),
        control=_control(item, bool(choices)),
        choices=choices,
        missing=tuple(_missing(item, texts)),
        mode=_MODES.get(item.kind, ""),
        picture=picture_path(item.picture),
        picture_alt=texts.quote(item.picture_alt),
        number=number,
        guidance=texts.show(item.guidance),
        groups=grouped(item, choices, labels, items, texts),
    )


def section_of(spot: Spot, texts: ShownTexts) -> Markup:
    """The words above a screen: its section, and in a repeat which member it is about."""
    if not spot.numbers:
        return texts.show(spot.above[-1].label) if spot.above else Markup()
    nth = Markup('<b class="nth">{}</b>').format(texts.number(str(spot.numbers[-1])))
    for section in reversed(spot.above):
        if section.label:
            return texts.show(section.label) + " " + nth
    return texts.reader.say("Number {n}", n=nth)


def _control(item: Item, has_choices: bool) -> str:
    if item.kind is Kind.NOTE:
        return "note"
    if item.kind in FILE_KINDS:
        return str(item.kind)
    if has_choices or item.kind in CHOICE_KINDS:
        return "rank" if item.kind is Kind.RANK else "many" if item.kind in MANY_KINDS else "one"
    return "lines" if item.has_long_text else "line"


def _choices(item: Item, texts: ShownTexts) -> Iterator[Choice]:
    words = {option.name: texts.show(option.label) for option in item.options}
    if item.kind is Kind.VOTE:
        for name, sentence in VOTE_WORDS.items():
            yield Choice(name, texts.reader.say(sentence))
    elif item.kind in CHOICE_KINDS:
        for option in item.options:
            picture = picture_path(option.picture)
            alt = texts.quote(option.label) if picture and not texts.has_text else ""
            yield Choice(option.name, words[option.name] or escape(option.name), picture, alt)
    elif item.kind is Kind.RANGE:
        for point in points(item):
            yield Choice(point, words.get(point) or escape(texts.number(point)))


def points(item: Item) -> tuple[str, ...]:
    """The points of a range as plain numbers; none where they are too many to tap."""
    try:
        start, end, step = (
            Decimal(n) for n in (item.start or _LEAST, item.end or _MOST, item.step or "1")
        )
    except InvalidOperation:
        return ()
    if not step or (end - start) / step < 0 or (end - start) / step > 1000:
        return ()
    count = int((end - start) / step) + 1
    if count > MOST_POINTS and len(item.options) < count:
        return ()
    return tuple(f"{(start + at * step).normalize():f}" for at in range(count))


def _hints(item: Item, texts: ShownTexts, has_choices: bool) -> Iterator[Markup]:
    say = texts.reader.say
    if own := texts.show(item.hint):
        yield own
    if item.kind is Kind.SELECT_MULTIPLE:
        yield say("You can choose more than one.")
    if item.kind in _EXAMPLES:
        sentence, example = _EXAMPLES[item.kind]
        yield say(sentence, example=left_to_right(example))
    if item.kind is Kind.AREA:
        yield say("Do not write your whole address.")
    if item.kind is Kind.RANGE and not has_choices:
        yield say(
            "From {least} to {most}",
            least=texts.number(item.start or _LEAST),
            most=texts.number(item.end or _MOST),
        )


def _missing(item: Item, texts: ShownTexts) -> Iterator[Choice]:
    if item.is_asked and item.knows:
        yield Choice("dont_know", texts.reader.say("I do not know"))
    if item.is_asked and item.is_sensitive:
        yield Choice("refused", texts.reader.say("I do not want to say"))


def _condition(
    item: Item, sections: tuple[Section, ...], items: dict[str, Item], texts: ShownTexts
) -> Markup:
    """For whom the item is, in words: without a script everybody passes it (decision 2)."""
    above = (each for section in reversed(sections) for each in section.conditions)
    conditions = [item.relevant, *above]
    stated = [condition for condition in conditions if condition is not None]
    if not stated:
        return Markup()
    match _simple(stated[0]):
        case path, value if len(stated) == 1 and path in items:
            asked = items[path]
            answer = _answer_words(asked, value, texts)
            if answer is not None:
                return texts.reader.say(
                    "Only if you said “{answer}” to “{question}”. If not, go on.",
                    answer=answer,
                    question=texts.quote(asked.label),
                )
    return texts.reader.say("Not for everyone. Is it not for you? Go on.")


def _answer_words(item: Item, value: str, texts: ShownTexts) -> str | None:
    if item.kind is Kind.VOTE and value in VOTE_WORDS:
        return texts.reader.say(VOTE_WORDS[value])
    chosen = next((option for option in item.options if option.name == value), None)
    return None if chosen is None else texts.quote(chosen.label)


def _simple(condition: Expression) -> tuple[str, str] | None:
    """Path and value where a condition only asks for one option of one item."""
    match condition:
        case Call("=" | "selected", (Reference(path), Literal(value))):
            return path, value
        case Call("=" | "selected", (Reference(path), Number(number))):
            return path, f"{number:g}"
    return None
