"""Protected tables for the workspace: every number with its words, and why one is not shown.

The macro of council/tables.html draws what is made here; a bar says nothing that its number does
not say beside it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from app.core.disclosure import BASE, SafeTable
from app.core.languages import fallbacks
from app.core.questionnaire import Item, Kind, Questionnaire
from app.core.texts import Texts
from app.flow.publishing.protected_tables import Shown
from app.web.language import Reader
from app.web.language import marked as _
from app.web.votes import VOTE_WORDS
from app.words import format_number

WHY = {
    "small_survey": _("Fewer than {minimum} people answered. So no number is shown."),
    "repeat": _("These are answers about members of a household. A number would tell of families."),
    "routing_would_tell": _(
        "Earlier answers decide who was asked this. The number would give those answers away."
    ),
    "told_together": _(
        "At least one of these answers was given by fewer than {minimum} people. So they are"
        " counted together."
    ),
    "would_follow": _(
        "At least one of these numbers is below {minimum}. The others would give it away."
    ),
    "one_group": _(
        "The answers cannot be told apart: a group of fewer than {minimum} people would show."
    ),
    "overlaps": _(
        "Fewer than {minimum} people chose this, or fewer than {minimum} did not, or it would"
        " give another number away."
    ),
    "part": _("Too few people answered here, or the number would give another place away."),
}
MISSING = {
    "skipped": _("Skipped"),
    "dont_know": _("I do not know"),
    "refused": _("I do not want to say"),
    "stopped": _("Stopped before this question"),
}
_ANY = _("Gave an answer")
_NOTHING = _("No answer")


@dataclass(frozen=True)
class TableLine:
    """One row: an answer, or several counted together. ``number`` is empty where it is withheld;
    ``share`` is how much of the base it is, from 0 to 100, or None where that is not known."""

    label: Markup
    number: str
    share: int | None


@dataclass(frozen=True)
class PlaceLine:
    """One council or place under an item: its number of people, and a number per told answer."""

    name: str
    is_council: bool
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class ShownTable:
    """The table of one item, ready for a template. ``whys`` are pairs of what is not shown and the
    reason; ``places`` stand under ``heads``, and ``untold`` are places that show nothing."""

    path: str
    question: Markup
    base: Markup
    lines: tuple[TableLine, ...]
    whys: tuple[tuple[Markup, Markup], ...]
    heads: tuple[Markup, ...] = ()
    places: tuple[PlaceLine, ...] = ()
    untold: tuple[str, ...] = ()


def shown_tables(reader: Reader, shown: Shown) -> tuple[ShownTable, ...]:
    """One table per question of the survey, in its order, in the reader's words."""
    words = _Words(reader, shown.version.questionnaire, shown.minimum)
    return tuple(_table(words, shown, table) for table in shown.everyone.tables)


def _table(words: "_Words", shown: Shown, table: SafeTable) -> ShownTable:
    item = words.item(table.item)
    places, untold = _places(words, shown, table)
    return ShownTable(
        path=table.item,
        question=words.best(item.label) or escape(item.path),
        base=words.base(table),
        lines=tuple(_lines(words, item, table)),
        whys=tuple(_whys(words, item, table)),
        heads=tuple(words.answers(item, group) for group, _ in table.counts) if places else (),
        places=places,
        untold=untold if places else (),
    )


def _lines(words: "_Words", item: Item, table: SafeTable) -> Iterator[TableLine]:
    for group, count in table.counts:
        share = None if not table.n else min(100, round(100 * count / table.n))
        yield TableLine(words.answers(item, group), words.number(count), share)
    together = {name for group, _ in table.counts for name in group}
    for name in table.withheld:
        if name not in together:
            yield TableLine(words.answers(item, (name,)), "", None)


def _whys(words: "_Words", item: Item, table: SafeTable) -> Iterator[tuple[Markup, Markup]]:
    """What is not shown, gathered by reason: a reason is the same for all that share it."""
    gathered: dict[str, list[str]] = {}
    for name, code in table.reasons:
        gathered.setdefault(code, []).append(name)
    for code, names in gathered.items():
        answers = [name for name in names if name != BASE]
        what = words.answers(item, answers) if answers else words.say(_("How many were asked"))
        yield what, words.say(WHY[code], minimum=words.number(words.minimum))


def _places(
    words: "_Words", shown: Shown, table: SafeTable
) -> tuple[tuple[PlaceLine, ...], tuple[str, ...]]:
    told, untold = [], []
    for part in shown.parts:
        here = part.view.table(table.item) if part.view else None
        if here is None:
            untold.append(part.name)
        else:
            counts = dict(here.counts)
            cells = [counts.get(group) for group, _ in table.counts]
            numbers = tuple("" if n is None else words.number(n) for n in (here.n, *cells))
            told.append(PlaceLine(part.name, part.is_council, numbers))
    return tuple(told), tuple(untold)


@dataclass(frozen=True)
class _Words:
    """The words of one questionnaire for one reader."""

    reader: Reader
    questionnaire: Questionnaire
    minimum: int

    def say(self, sentence: str, **figures: object) -> Markup:
        return self.reader.say(sentence, **figures)

    def number(self, number: int) -> str:
        return format_number(str(number), self.reader.tag)

    def item(self, path: str) -> Item:
        found = self.questionnaire.item(path)
        assert found is not None
        return found

    def best(self, texts: Texts) -> Markup:
        return escape(texts.get(*fallbacks(self.reader.tag, self.questionnaire.source)))

    def base(self, table: SafeTable) -> Markup:
        if table.n is None:
            return self.say("How many people were asked this is not shown.")
        asked = self.say("Asked: {count} people", count=self.number(table.n))
        step = self.questionnaire.rounding
        if not step:
            return asked
        beside = self.say("Rounded to {step}: sums may differ.", step=self.number(step))
        return Markup("{}. {}").format(asked, beside)

    def answers(self, item: Item, names: Iterable[str]) -> Markup:
        """The words of answers, one after the other; the missing values in words of ours."""
        labels = {option.name: self.best(option.label) for option in item.options}
        if item.kind is Kind.VOTE:
            labels = {name: self.say(sentence) for name, sentence in VOTE_WORDS.items()}
        names = tuple(names)
        if len(names) > 1 and set(names) <= set(MISSING) - set(labels):
            return self.say(_NOTHING)
        said = [
            labels.get(name)
            or (self.say(MISSING[name]) if name in MISSING else None)
            or (self.say(_ANY) if name == "*" else escape(name))
            for name in names
        ]
        return Markup(" + ").join(said)
