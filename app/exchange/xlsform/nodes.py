"""The rows of the survey sheet as a tree of groups and items, with their paths.

Groups that are not closed, closed twice or closed by the wrong word are repaired; names become
legal and unique in their group. What a row means is in row_types.py.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import chain, count

from app.core.questionnaire import Kind
from app.core.survey_file import NAME
from app.core.told import Told
from app.exchange.imported import Notes
from app.exchange.sentences import said
from app.exchange.xlsform.row_types import Part, RowType, read_type
from app.exchange.xlsform.tables import Table, TableRow

_ASKABLE = ("group", "repeat")
_YES = ("yes", "true", "true()", "1", "y", "x", "oui", "ja", "si", "sí")


@dataclass(eq=False)
class Node:
    """A group or an item. ``path`` is set once names are settled, ``kind`` (what it becomes here)
    in settling.py; ``why_lost`` says why it cannot be asked, ``is_unseen`` that respondents never
    see it."""

    row: TableRow
    type: RowType
    children: list["Node"] = field(default_factory=list)
    path: str = ""
    kind: Kind | None = None
    why_lost: Told | None = None
    is_unseen: bool = False

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rsplit("/", 1)[-1]

    @property
    def is_group(self) -> bool:
        """Whether it holds other rows."""
        return self.type.part is Part.BEGIN

    def items(self) -> Iterator["Node"]:
        """All items in it, in order."""
        for child in self.children:
            if child.is_group:
                yield from child.items()
            else:
                yield child

    def groups(self) -> Iterator["Node"]:
        """All groups in it, outer ones first."""
        for child in self.children:
            if child.is_group:
                yield child
                yield from child.groups()


def says_yes(text: str) -> bool:
    """Whether a cell of a yes-or-no column says yes."""
    return text.strip().lower() in _YES


def tree_of(survey: Table, notes: Notes) -> Node:
    """The root of the tree; it stands for the form itself and has no row of its own."""
    root = Node(TableRow(0, {}, {}), RowType(Part.BEGIN, "", container="group"))
    _grow(root, survey, notes)
    _mark(root, survey.name, notes)
    _name(root, survey.name, notes)
    return root


def _grow(root: Node, survey: Table, notes: Notes) -> None:
    rows = [(row, read_type(row.get("type"))) for row in survey.rows if row.get("type")]
    ends_left = sum(kind.part is Part.END for _, kind in rows)
    open_groups = [root]
    for row, kind in rows:
        if kind.part is Part.BEGIN:
            open_groups[-1].children.append(Node(row, kind))
            open_groups.append(open_groups[-1].children[-1])
        elif kind.part is Part.END:
            _close(open_groups, kind, ends_left, survey.name, row.number, notes)
            ends_left -= 1
        else:
            open_groups[-1].children.append(Node(row, kind))
    for unclosed in open_groups[1:]:
        written = unclosed.type.written
        notes.repaired(survey.name, unclosed.row.number, "group_unclosed", type=written)
    for row in survey.rows:
        if not row.get("type") and row.get("name") and row.texts("label"):
            notes.lost(survey.name, row.number, "type_missing")


def _close(
    open_groups: list[Node], kind: RowType, ends_left: int, sheet: str, row: int, notes: Notes
) -> None:
    if len(open_groups) == 1:
        notes.repaired(sheet, row, "end_closes_nothing", type=kind.written)
        return
    top = open_groups.pop()
    if top.type.container == kind.container:
        return
    code, figures = "end_closes_other", {"open": top.type.written}
    matching = [group for group in open_groups[1:] if group.type.container == kind.container]
    # With fewer ends than open groups an end is missing, not misspelt.
    if matching and ends_left <= len(open_groups) - 1:
        while top.type.container != kind.container:
            top = open_groups.pop()
        code, figures = "end_closes_more", {}
    notes.repaired(sheet, row, code, type=kind.written, since=top.row.number, **figures)


def _mark(group: Node, sheet: str, notes: Notes) -> None:
    """Sets what is switched off aside and says which rows cannot be asked."""
    kept = []
    for node in group.children:
        if says_yes(node.row.get("disabled")):
            notes.repaired(sheet, node.row.number, "row_off")
            continue
        hidden = "hidden" in node.row.get("appearance").lower().split()
        node.is_unseen = group.is_unseen or hidden or node.type.part is Part.METADATA
        node.why_lost = group.why_lost
        if node.type.part is Part.LOST:
            node.why_lost = node.why_lost or said(node.type.advice)
        elif node.is_group and node.type.container not in _ASKABLE:
            node.why_lost = said("advice_one_by_one")
        kept.append(node)
        _mark(node, sheet, notes)
    group.children = kept


def _name(group: Node, sheet: str, notes: Notes) -> None:
    taken: set[str] = set()
    for node in group.children:
        written = " ".join(node.row.get("name").split())
        name = legal_name(written) or _own_name(node)
        if name != written:
            if written:
                figures = {"written": written, "name": name}
                notes.repaired(sheet, node.row.number, "name_read_as", **figures)
            elif node.type.kind is not None:
                notes.repaired(sheet, node.row.number, "name_given", name=name)
        free = free_name(name, taken)
        if free != name:
            notes.repaired(sheet, node.row.number, "name_taken", name=name, free=free)
        taken.add(free)
        node.path = f"{group.path}/{free}" if group.path else free
        _name(node, sheet, notes)


def free_name(wanted: str, taken: Container[str]) -> str:
    """The name, with a number behind it where it is taken.

    >>> free_name("age", {"age", "age_2"}), free_name("age", ())
    ('age_3', 'age')
    """
    numbered = (f"{wanted}_{number}" for number in count(2))
    return next(name for name in chain((wanted,), numbered) if name not in taken)


def legal_name(written: str) -> str:
    """The name with signs that no name may have replaced, or empty where nothing is left.

    >>> legal_name("1. Age group"), legal_name("q-1"), legal_name("?")
    ('_1._Age_group', 'q-1', '')
    """
    name = re.sub(r"[^\w.-]+", "_", written).strip("_" if not written.startswith("_") else "")
    if name and not NAME.match(name):
        name = f"_{name}"
    return name if NAME.match(name) and name.strip("_") else ""


def _own_name(node: Node) -> str:
    word = node.type.container if node.is_group else str(node.type.kind or "row")
    return f"{legal_name(word) or 'row'}_{node.row.number}"
