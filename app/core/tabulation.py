"""A tabulation: how many were asked each item, and how many gave which answer.

Pure counting, with nothing hidden yet; what may be shown is disclosure. Counts come aggregated
from the database, so no response is ever read here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.core.missing import Missing
from app.core.questionnaire import CHOICE_KINDS, Item, Kind, Questionnaire

Counts = Mapping[tuple[str, str], int]
ANY_VALUE = "*"
NOT_ASKED = Missing.NOT_ASKED.word
MISSING_WORDS = tuple(missing.word for missing in Missing if missing is not Missing.NOT_ASKED)
_MOST_POINTS = 21


@dataclass(frozen=True)
class Table:
    """The counts of one item among ``respondents`` people.

    ``n``, the base, is how many were asked: those who gave an answer and those with one of the
    four missing values of an item that was asked. With ``is_additive`` every answer is exactly
    one option, so options and missing values add up to the base. Of a select multiple each
    option counts on its own, among the same base. Of a ranking only first places are counted
    (``is_first``). Numbers, dates, times, places, files and texts have no options.
    ``in_repeat`` counts members of a household, not people.
    """

    item: str
    respondents: int
    answered: int
    options: tuple[tuple[str, int], ...]
    missing: tuple[tuple[str, int], ...]
    not_asked: int
    is_additive: bool
    in_repeat: bool = False
    is_first: bool = False

    @property
    def n(self) -> int:
        """How many were asked: the base of every share."""
        return self.answered + sum(count for _, count in self.missing)

    def count(self, name: str) -> int:
        """How many chose an option, or have a missing value; 0 where the name is unknown."""
        if name == NOT_ASKED and name not in dict(self.options):
            return self.not_asked
        return {**dict(self.missing), **dict(self.options)}.get(name, 0)

    @property
    def adds_up(self) -> bool:
        """Whether the counts add up to the base, and the base to the respondents."""
        chosen = [count for _, count in self.options]
        if self.in_repeat:
            return True
        if self.is_additive and chosen and sum(chosen) != self.answered:
            return False
        if not self.is_additive and any(count > self.answered for count in chosen):
            return False
        return self.n + self.not_asked == self.respondents


def points_of(item: Item) -> tuple[str, ...]:
    """The codes that an answer to the item is counted by, in order; none for free answers.

    A range is counted by its points when it labels any of them and has at most 21.

    >>> points_of(Item("mood", Kind.RANGE, start="1", end="3", step="1"))
    ()
    """
    names = tuple(option.name for option in item.options)
    if item.kind in (*CHOICE_KINDS, Kind.VOTE):
        return tuple(dict.fromkeys(item.option_names))
    if item.kind is not Kind.RANGE or not names:
        return ()
    try:
        start, end, step = (Decimal(text or "1") for text in (item.start, item.end, item.step))
    except ArithmeticError:
        return names
    if step <= 0 or not 0 <= (end - start) / step < _MOST_POINTS:
        return ()
    count = int((end - start) / step) + 1
    return tuple(_plain(start + step * at) for at in range(count))


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def tables(questionnaire: Questionnaire, counts: Counts, respondents: int) -> tuple[Table, ...]:
    """One table per item that can be answered, in the order of the questionnaire.

    ``counts`` are what the store's ``tabulate`` gives: by item path, and option name, missing
    word or ``*``. Whoever has no count for an item was not asked it.
    """
    made = []
    by_item: dict[str, dict[str, int]] = {}
    for (path, name), count in counts.items():
        by_item.setdefault(path, {})[name] = count
    for item, sections in questionnaire.items_with_sections():
        if item.is_asked:
            in_repeat = any(section.is_repeat for section in sections)
            made.append(_table(item, by_item.get(item.path, {}), respondents, in_repeat))
    return tuple(made)


def _table(item: Item, found: dict[str, int], respondents: int, in_repeat: bool) -> Table:
    points = points_of(item)
    is_additive = item.kind is not Kind.SELECT_MULTIPLE
    options = [(name, found.get(name, 0)) for name in points]
    # An option named like a missing value, as many real forms have, is counted as the option.
    missing = tuple((w, 0 if w in points else found.get(w, 0)) for w in MISSING_WORDS)
    known = {*points, *MISSING_WORDS, NOT_ASKED, ANY_VALUE}
    others = sorted(name for name in found if name not in known)
    if points:
        options += [(name, found[name]) for name in others]
    chosen = sum(count for _, count in options)
    given = sum(count for name, count in found.items() if name in others)
    answered = found.get(ANY_VALUE, chosen if points else given)
    if is_additive and points:
        answered = chosen
    not_asked = max(0, respondents - answered - sum(count for _, count in missing))
    return Table(
        item=item.path,
        respondents=respondents,
        answered=answered,
        options=tuple(options),
        missing=missing,
        not_asked=not_asked,
        is_additive=is_additive,
        in_repeat=in_repeat,
        is_first=item.kind is Kind.RANK,
    )
