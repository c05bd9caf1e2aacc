"""Settles for every row whether it is asked, shown or computed here, and says so where it is not.

Rows that are not kept are ``lost``: nothing may read their answers. Calculations are settled
last, in rounds, because one that reads a lost row is lost too.
"""

from app.core.questionnaire import CHOICE_KINDS, Kind
from app.exchange.imported import Notes
from app.exchange.xlsform.bounds import bounds_of
from app.exchange.xlsform.conditions import Conditions, Lost
from app.exchange.xlsform.nodes import Node, says_yes
from app.exchange.xlsform.option_lists import OptionLists
from app.exchange.xlsform.row_types import Part

_NOT_COLLECTED = "is not collected: a response holds no facts about a person, phone or moment"
_DRAWN = frozenset(("draw", "annotate", "signature"))
_NOT_SHOWN = "is hidden in the form, so nobody answers it; it is left out"


def settle(
    root: Node, sheet: str, lists: OptionLists, conditions: Conditions, notes: Notes
) -> None:
    """Every item has its kind, or None where it is not kept; ``conditions`` knows the lost ones."""
    for node in root.items():
        node.kind = _kind(node, sheet, lists, notes)
        if node.kind is None:
            conditions.lost.add(node.path)
    for group in root.groups():
        _tell_group(group, sheet, notes)
    _settle_calculations(root, sheet, conditions, notes)


def _settle_calculations(root: Node, sheet: str, conditions: Conditions, notes: Notes) -> None:
    """What reads a lost row is lost, and so is what reads that."""
    readers: dict[str, list[Node]] = {}
    nodes = {node.path: node for node in root.items()}
    why: dict[str, str] = {}
    for node in nodes.values():
        if node.kind is not Kind.CALCULATE:
            continue
        try:
            for read in _reads(node, conditions):
                readers.setdefault(read, []).append(node)
        except Lost as lost:
            why[node.path] = str(lost)
    waiting = [*conditions.lost, *why]
    while waiting:
        path = waiting.pop()
        for reader in readers.get(path, ()):
            if reader.path not in why:
                why[reader.path] = f"it reads '{path}', which is not asked here"
                waiting.append(reader.path)
    for path, reason in why.items():
        nodes[path].kind = None
        conditions.lost.add(path)
        what = f"The calculation '{nodes[path].name}' is left out: {reason}."
        notes.lost(sheet, nodes[path].row.number, what)


def _reads(node: Node, conditions: Conditions) -> frozenset[str]:
    row = node.row
    read = conditions.reads(row.get("calculation"), node.path, row.number, "calculation")
    if row.get("relevant"):
        read |= conditions.reads(row.get("relevant"), node.path, row.number, "relevant")
    return read


def _kind(node: Node, sheet: str, lists: OptionLists, notes: Notes) -> Kind | None:
    row, kind = node.row.number, node.type.kind
    if node.is_unseen and kind is not Kind.CALCULATE:
        is_hidden = node.type.part is not Part.METADATA or node.type.written.startswith("hidden")
        why = _NOT_SHOWN if is_hidden else _NOT_COLLECTED
        notes.repaired(sheet, row, f"'{node.name}' ({node.type.written}) {why}.")
        return None
    if node.type.part is Part.NOTHING:
        notes.repaired(sheet, row, f"'{node.name}' ({node.type.written}) asks nothing.")
        return None
    why = node.why_lost or _why_not_asked(node, lists)
    if why:
        notes.lost(sheet, row, f"'{node.name}' ({node.type.written}) is left out. {why}")
        return None
    shown = _as_shown(node, sheet, notes)
    if node.type.otherwise and shown is kind:
        what = f"'{node.name}' ({node.type.written}) {node.type.otherwise}."
        notes.repaired(sheet, row, what)
    if shown is Kind.PHOTO and _DRAWN & set(node.row.get("appearance").lower().split()):
        what = f"'{node.name}' is asked as a photo: nothing can be drawn here."
        notes.lost(sheet, row, what)
    return shown


def _why_not_asked(node: Node, lists: OptionLists) -> str:
    kind, row = node.type.kind, node.row
    if kind in CHOICE_KINDS and not node.type.is_agreement:
        if "search(" in row.get("appearance").replace(" ", ""):
            return "Its options come from a file. Put them on the choices sheet."
        if node.type.list_name.startswith("${"):
            return "Its options are earlier answers. Put options on the choices sheet."
        if lists.find(node.type.list_name) is None:
            return f"The choices sheet has no list '{node.type.list_name}'. Add it."
    if kind is Kind.RANGE and bounds_of(row.get("parameters")) is None:
        return "Its parameters are no numbers. Write for example 'start=0 end=10 step=1'."
    if kind is Kind.CALCULATE and not row.get("calculation"):
        return "It has no calculation."
    return ""


def _as_shown(node: Node, sheet: str, notes: Notes) -> Kind | None:
    """Rows that nobody can answer are calculations or notes, whatever their type."""
    kind, row = node.type.kind, node.row
    is_readonly = says_yes(row.get("readonly"))
    if kind in (Kind.CALCULATE, Kind.NOTE) or kind is None:
        return _note(node, sheet, notes) if kind is Kind.NOTE else kind
    if is_readonly and row.get("calculation"):
        notes.repaired(sheet, row.number, f"'{node.name}' is read-only: it is computed, not asked.")
        return Kind.CALCULATE
    if is_readonly or (kind in CHOICE_KINDS and row.get("appearance").split() == ["label"]):
        what = f"'{node.name}' cannot be answered in the form either; it is shown as a note."
        notes.repaired(sheet, row.number, what)
        return _note(node, sheet, notes)
    if row.get("calculation"):
        what = f"'{node.name}' is asked without the answer that the form computes beforehand."
        notes.lost(sheet, row.number, what)
    return kind


def _note(node: Node, sheet: str, notes: Notes) -> Kind | None:
    if node.row.texts("label") or node.row.texts("hint"):
        return Kind.NOTE
    notes.repaired(sheet, node.row.number, f"The note '{node.name}' says nothing and is left out.")
    return None


def _tell_group(group: Node, sheet: str, notes: Notes) -> None:
    row, name = group.row, group.name
    if group.type.container not in ("group", "repeat"):
        what = f"'{group.type.written}' cannot be asked. {group.why_lost}"
        notes.lost(sheet, row.number, what)
    words = row.get("appearance").lower().split()
    grid = any("list-nolabel" in child.row.get("appearance") for child in group.children)
    if "table-list" in words or grid:
        what = f"The grid '{name}' is asked one question at a time."
        notes.repaired(sheet, row.number, what)
