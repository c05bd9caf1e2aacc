"""Settles for every row whether it is asked, shown or computed here, and says so where it is not.

Rows that are not kept are ``lost``: nothing may read their answers. Calculations are settled
last, in rounds, because one that reads a lost row is lost too.
"""

from app.core.questionnaire import CHOICE_KINDS, Kind
from app.core.told import Told
from app.exchange.imported import Notes
from app.exchange.sentences import said
from app.exchange.xlsform.bounds import bounds_of
from app.exchange.xlsform.conditions import Conditions, Lost
from app.exchange.xlsform.nodes import Node, says_yes
from app.exchange.xlsform.option_lists import OptionLists
from app.exchange.xlsform.row_types import Part

_DRAWN = frozenset(("draw", "annotate", "signature"))


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
    why: dict[str, Told] = {}
    for node in nodes.values():
        if node.kind is not Kind.CALCULATE:
            continue
        try:
            for read in _reads(node, conditions):
                readers.setdefault(read, []).append(node)
        except Lost as lost:
            why[node.path] = lost.why
    waiting = [*sorted(conditions.lost), *why]
    while waiting:
        path = waiting.pop()
        for reader in readers.get(path, ()):
            if reader.path not in why:
                why[reader.path] = said("why_not_asked", path=path)
                waiting.append(reader.path)
    for path, reason in why.items():
        nodes[path].kind = None
        conditions.lost.add(path)
        node = nodes[path]
        notes.lost(sheet, node.row.number, "calculation_lost", name=node.name, why=reason)


def _reads(node: Node, conditions: Conditions) -> frozenset[str]:
    row = node.row
    read = conditions.reads(row.get("calculation"), node.path, row.number, "calculation")
    if row.get("relevant"):
        read |= conditions.reads(row.get("relevant"), node.path, row.number, "relevant")
    return read


def _kind(node: Node, sheet: str, lists: OptionLists, notes: Notes) -> Kind | None:
    row, kind = node.row.number, node.type.kind
    called = {"name": node.name, "type": node.type.written}
    if node.is_unseen and kind is not Kind.CALCULATE:
        is_hidden = node.type.part is not Part.METADATA or node.type.written.startswith("hidden")
        code = "hidden_left_out" if is_hidden else "not_collected"
        notes.repaired(sheet, row, code, **called)
        return None
    if node.type.part is Part.NOTHING:
        notes.repaired(sheet, row, "asks_nothing", **called)
        return None
    why = node.why_lost or _why_not_asked(node, lists)
    if why:
        notes.lost(sheet, row, "row_lost", why=why, **called)
        return None
    shown = _as_shown(node, sheet, notes)
    if node.type.otherwise and shown is kind:
        notes.repaired(sheet, row, node.type.otherwise, **called)
    if shown is Kind.PHOTO and _DRAWN & set(node.row.get("appearance").lower().split()):
        notes.lost(sheet, row, "not_drawn", name=node.name)
    return shown


def _why_not_asked(node: Node, lists: OptionLists) -> Told | None:
    kind, row = node.type.kind, node.row
    if kind in CHOICE_KINDS and not node.type.is_agreement:
        if "search(" in row.get("appearance").replace(" ", ""):
            return said("advice_options_in_file")
        if node.type.list_name.startswith("${"):
            return said("advice_options_answers")
        if lists.find(node.type.list_name) is None:
            return said("advice_list_gone", list=node.type.list_name)
    if kind is Kind.RANGE and bounds_of(row.get("parameters")) is None:
        return said("advice_range")
    if kind is Kind.CALCULATE and not row.get("calculation"):
        return said("advice_no_calculation")
    return None


def _as_shown(node: Node, sheet: str, notes: Notes) -> Kind | None:
    """Rows that nobody can answer are calculations or notes, whatever their type."""
    kind, row = node.type.kind, node.row
    is_readonly = says_yes(row.get("readonly"))
    if kind in (Kind.CALCULATE, Kind.NOTE) or kind is None:
        return _note(node, sheet, notes) if kind is Kind.NOTE else kind
    if is_readonly and row.get("calculation"):
        notes.repaired(sheet, row.number, "computed_not_asked", name=node.name)
        return Kind.CALCULATE
    if is_readonly or (kind in CHOICE_KINDS and row.get("appearance").split() == ["label"]):
        notes.repaired(sheet, row.number, "shown_as_note", name=node.name)
        return _note(node, sheet, notes)
    if row.get("calculation"):
        notes.lost(sheet, row.number, "answer_not_computed", name=node.name)
    return kind


def _note(node: Node, sheet: str, notes: Notes) -> Kind | None:
    if node.row.texts("label") or node.row.texts("hint"):
        return Kind.NOTE
    notes.repaired(sheet, node.row.number, "note_empty", name=node.name)
    return None


def _tell_group(group: Node, sheet: str, notes: Notes) -> None:
    row, name = group.row, group.name
    if group.type.container not in ("group", "repeat") and group.why_lost is not None:
        written = group.type.written
        notes.lost(sheet, row.number, "group_not_asked", type=written, why=group.why_lost)
    words = row.get("appearance").lower().split()
    grid = any("list-nolabel" in child.row.get("appearance") for child in group.children)
    if "table-list" in words or grid:
        notes.repaired(sheet, row.number, "grid_apart", name=name)
