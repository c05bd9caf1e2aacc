"""Makes items and sections of settled rows."""

from dataclasses import replace
from typing import Any

from app.core.expressions.tree import Call, Column, Expression, Literal, Reference
from app.core.questionnaire import CHOICE_KINDS, Item, Kind, Option, Section
from app.core.texts import Texts
from app.core.told import Told
from app.exchange.imported import Notes
from app.exchange.sentences import said
from app.exchange.xlsform.audio import Audio
from app.exchange.xlsform.bounds import bounds_of, parameters_of
from app.exchange.xlsform.conditions import Conditions
from app.exchange.xlsform.images import Images
from app.exchange.xlsform.nodes import Node, free_name
from app.exchange.xlsform.option_lists import OptionLists
from app.exchange.xlsform.own_words import own_word
from app.exchange.xlsform.wording import ALL, Wording

_TRUE = ("yes", "true", "true()", "1", "y", "x")
_FALSE = ("no", "false", "false()", "0", "n", "")
_SCALE = range(3, 8)


class Making:
    """Makes what the tree of one form holds. ``rows`` goes from item paths to row numbers."""

    def __init__(
        self,
        sheet: str,
        root: Node,
        lists: OptionLists,
        conditions: Conditions,
        wording: Wording,
        notes: Notes,
        audio: Audio,
        images: Images,
    ) -> None:
        self._audio = audio
        self.rows: dict[str, int] = {}
        self._sheet = sheet
        self._paths = {node.path for node in (*root.items(), *root.groups())}
        self._lists = lists
        self._conditions = conditions
        self._wording = wording
        self._notes = notes
        self._images = images

    def children(self, group: Node) -> tuple[Item | Section, ...]:
        """The items and sections of a group; sections that hold nothing are left out."""
        made: list[Item | Section] = []
        for node in group.children:
            if node.is_group:
                inner = self.children(node)
                made += [self._section(node, inner)] if inner else []
            elif node.kind is not None:
                self.rows[node.path] = node.row.number
                made += self._items(node)
        return tuple(made)

    def _section(self, node: Node, inner: tuple[Item | Section, ...]) -> Section:
        relevant = self._expression(node, "relevant", said("then_group_for_all", name=node.name))
        is_repeat = node.type.container == "repeat"
        return Section(
            path=node.path,
            children=inner,
            label=self._texts(node, "label"),
            relevant=relevant,
            is_repeat=is_repeat,
            count=self._count(node) if is_repeat else None,
        )

    def _count(self, node: Node) -> Expression | None:
        then = said("then_any_number", name=node.name)
        return self._expression(node, "repeat_count", then)

    def _items(self, node: Node) -> list[Item | Section]:
        item = self._item(node)
        if not (node.type.has_other and node.kind in CHOICE_KINDS):
            return [item]
        other = Option("other", own_word("other", self._wording.languages))
        if any(option.name == "other" for option in item.options):
            options, list_name = item.options, item.option_list
        else:
            options = (*item.options, other)
            list_name = self._lists.unused_name(f"{item.option_list}_or_other")
        with_other = replace(
            item,
            options=options,
            option_list=list_name,
            choice_filter=_or_other(item.choice_filter),
        )
        chosen = Call("selected", (Reference(item.path), Literal("other")))
        path = self._path_beside(f"{item.path}_other")
        self.rows[path] = node.row.number
        number = node.row.number
        self._notes.repaired(self._sheet, number, "or_other", name=node.name, path=path)
        label = own_word("specify", self._wording.languages)
        return [with_other, Item(path, Kind.TEXT, label, relevant=chosen)]

    def _path_beside(self, wanted: str) -> str:
        """A path that no row of the form has, for an item that the form does not name."""
        return free_name(wanted, self._paths)

    def _item(self, node: Node) -> Item:
        kind = node.kind
        assert kind is not None
        name = node.name
        made = Item(
            path=node.path,
            kind=kind,
            relevant=self._expression(node, "relevant", said("then_for_all", name=name)),
        )
        if kind is Kind.CALCULATE:
            left_out = said("then_calculation_gone", name=name)
            return replace(made, calculation=self._expression(node, "calculation", left_out))
        self._audio.at(f"item:{node.path}:label", self._sheet, node.row)
        label, hint = self._texts(node, "label"), self._texts(node, "hint")
        if kind is Kind.DATE and {"year", "month-year"} & set(node.row.get("appearance").split()):
            self._notes.lost(self._sheet, node.row.number, "whole_day", name=name)
        if kind is Kind.NOTE:
            hint = hint if label else Texts()
            label = label or self._texts(node, "hint")
            return replace(made, label=label, hint=hint, **self._beside(node))
        return replace(
            made,
            label=label or self._named(node),
            hint=hint,
            constraint=self._expression(node, "constraint", said("then_any_answer")),
            constraint_message=self._texts(node, "constraint_message"),
            required=self._required(node),
            required_message=self._texts(node, "required_message"),
            **self._beside(node),
            has_long_text="multiline" in node.row.get("appearance").lower(),
            **self._answered_by(node, kind),
        )

    def _beside(self, node: Node) -> dict[str, Any]:
        """What stands beside the words of a question."""
        return {
            "guidance": self._texts(node, "guidance_hint"),
            "picture": self._images.of(self._sheet, node.row),
        }

    def _named(self, node: Node) -> Texts:
        self._notes.repaired(self._sheet, node.row.number, "label_missing", name=node.name)
        return self._wording.texts({ALL: node.name}, node.path, self._sheet, node.row.number)

    def _answered_by(self, node: Node, kind: Kind) -> dict[str, Any]:
        """What only choices and ranges have."""
        if node.type.is_agreement:
            agree = Option("OK", self._wording.texts({ALL: "OK"}, "", self._sheet, 0))
            return {"options": (agree,), "option_list": self._lists.unused_name("acknowledge")}
        if kind is Kind.RANGE:
            bounds = bounds_of(node.row.get("parameters"))
            assert bounds is not None
            points = self._lists.find(bounds.list_name) if bounds.list_name else None
            return {
                "start": bounds.start,
                "end": bounds.end,
                "step": bounds.step,
                "options": tuple(points[1].options) if points else (),
                "option_list": points[0] if points else "",
            }
        found = self._lists.find(node.type.list_name) if kind in CHOICE_KINDS else None
        if found is None:
            return {}
        list_name, options = found
        if list_name != node.type.list_name:
            figures = {"written": node.type.list_name, "name": list_name}
            self._notes.repaired(self._sheet, node.row.number, "list_read_as", **figures)
        if parameters_of(node.row.get("parameters")).get("randomize", "") in _TRUE:
            self._notes.lost(self._sheet, node.row.number, "order_kept", name=node.name)
        is_scale = "likert" in node.row.get("appearance") and len(options.options) in _SCALE
        everything = said("then_all_options")
        return {
            "options": tuple(options.options),
            "option_list": list_name,
            "choice_filter": self._expression(node, "choice_filter", everything),
            "is_ordered": is_scale and kind is Kind.SELECT_ONE,
        }

    def _required(self, node: Node) -> Expression | None:
        written = node.row.get("required").lower()
        if written in _FALSE:
            return None
        if written in _TRUE:
            return Call("true", ())
        return self._expression(node, "required", said("then_may_skip", name=node.name))

    def _expression(self, node: Node, column: str, then: Told) -> Expression | None:
        text = node.row.get(column)
        return self._conditions.read(text, node.path, node.row.number, column, then)

    def _texts(self, node: Node, column: str) -> Texts:
        raw = node.row.texts(column)
        return self._wording.texts(raw, node.path, self._sheet, node.row.number)


def _or_other(choice_filter: Expression | None) -> Expression | None:
    """The added option has no columns, so a filter would always hide it."""
    if choice_filter is None:
        return None
    return Call("or", (choice_filter, Call("=", (Column("name"), Literal("other")))))
