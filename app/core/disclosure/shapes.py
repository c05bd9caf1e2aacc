"""What goes into disclosure control, and what comes out of it."""

from dataclasses import dataclass

from app.core.disclosure.merging import Group
from app.core.tabulation import Table

EVERYONE = "all"
BASE = "(n)"
"""Names the base where cells are named; in brackets, as an option may be called n (y and n)."""


@dataclass(frozen=True)
class View:
    """Whom the tables count: ``all``, ``council:ID`` or ``place:ID``. ``parent`` names the view
    that this one is a part of, empty for everyone. Parts of one parent do not overlap and are all
    given; those who answered at no place are a part with ``may_be_told`` False."""

    name: str
    parent: str
    respondents: int
    tables: tuple[Table, ...] = ()
    may_be_told: bool = True

    def table(self, item: str) -> Table:
        """The table of an item. Raises KeyError where there is none."""
        for table in self.tables:
            if table.item == item:
                return table
        raise KeyError(item)


@dataclass(frozen=True)
class SafeTable:
    """What may be told of one item. ``n``, the base, is None where it is withheld. ``counts`` are
    groups of option names, or of missing words, with their number. ``withheld`` are the options
    and missing words that have no number of their own. ``reasons`` say why, by the name of a cell
    (BASE for the base): codes of reasons.py."""

    item: str
    n: int | None = None
    counts: tuple[tuple[Group, int], ...] = ()
    withheld: Group = ()
    is_additive: bool = True
    reasons: tuple[tuple[str, str], ...] = ()

    def count_of(self, options: tuple[str, ...]) -> int | None:
        """How many chose one of the options, or None where that may not be told.

        >>> SafeTable("walks", 60, ((("never", "some"), 23), (("often",), 37))).count_of(("some",))
        """
        wanted = frozenset(options)
        if not self.is_additive and len(wanted) > 1:
            return None
        inside = [(group, count) for group, count in self.counts if wanted & set(group)]
        covered = {name for group, _ in inside for name in group}
        return sum(count for _, count in inside) if inside and wanted == covered else None


@dataclass(frozen=True)
class SafeView:
    """A view that may be told, with the tables that may be told of it."""

    name: str
    respondents: int | None
    tables: tuple[SafeTable, ...]

    def table(self, item: str) -> SafeTable | None:
        """What may be told of an item here, or None where nothing may."""
        return next((table for table in self.tables if table.item == item), None)


@dataclass(frozen=True)
class Protected:
    """One publication that is safe as a whole. ``everyone`` has a table for every item that can
    be answered; ``parts`` are the places and councils of which anything may be told."""

    minimum: int
    everyone: SafeView
    parts: tuple[SafeView, ...] = ()

    def part(self, name: str) -> SafeView | None:
        """The part with a name, or None where nothing may be told of it."""
        return next((view for view in self.parts if view.name == name), None)
