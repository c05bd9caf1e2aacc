"""The items and sections of a survey file.

All paths are known before the first item is read, so an expression may name a later item.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from app.core.expressions.across import across_members
from app.core.expressions.functions import takes
from app.core.expressions.parse import ExpressionProblem, UnknownReference, parse
from app.core.expressions.tree import Call, Expression, Reference, from_json, parts
from app.core.questionnaire import CHOICE_KINDS, VOTES, Item, Kind, Option, Section
from app.core.survey_file.fields import Fields, Problems, given_twice
from app.core.survey_file.item_names import NAME, ItemNames, replace_inserts
from app.core.survey_file.lists import options_in
from app.core.survey_file.writing import BOUND_KEYS, EXPRESSION_KEYS, FLAG_KEYS, TEXT_KEYS
from app.core.texts import Texts

_MOST_SECTIONS_DEEP = 20
_SECTION_KEYS = ("section", "label", "relevant", "repeat", "count", "items")
_ITEM_KEYS = (
    "item",
    "kind",
    "list",
    "options",
    "picture",
    *TEXT_KEYS,
    *EXPRESSION_KEYS,
    *BOUND_KEYS,
    *FLAG_KEYS,
)


class ItemReading:
    """Reads children; ``names`` are those of all items in ``plain``."""

    def __init__(
        self, problems: Problems, plain: Any, lists: Mapping[str, tuple[Option, ...]]
    ) -> None:
        self.problems = problems
        self.names = ItemNames(path for path, is_repeat in _paths(plain, "", 1) if not is_repeat)
        self._repeats = ItemNames(path for path, is_repeat in _paths(plain, "", 1) if is_repeat)
        self._lists = lists
        self._options: dict[str, tuple[Option, ...]] = {}
        self._votes: set[str] = set()

    def option_names(self, path: str) -> tuple[str, ...]:
        """The names of the options of an item that was read."""
        if path in self._votes:
            return VOTES
        return tuple(option.name for option in self._options.get(path, ()))

    def children(self, above: Fields, path: str = "", depth: int = 1) -> tuple[Item | Section, ...]:
        """The items and sections under ``items`` of a mapping that stands at ``path``."""
        if depth > _MOST_SECTIONS_DEEP:
            self.problems.add("sections_too_deep", f"section:{path}", most=_MOST_SECTIONS_DEEP)
            return ()
        children = []
        for number, plain in enumerate(above.sequence("items"), 1):
            if isinstance(plain, Mapping):
                children.append(self._child(plain, path, number, depth))
            else:
                self.problems.add("wrong_shape", f"item:{path}#{number}", expected="mapping")
        for twice in given_twice(child.path for child in children):
            self.problems.add("name_twice", f"item:{twice}")
        return tuple(children)

    def _child(
        self, plain: Mapping[Any, Any], above: str, number: int, depth: int
    ) -> Item | Section:
        is_section = "section" in plain
        word = "section" if is_section else "item"
        name = _name(plain, word)
        path = f"{above}/{name}" if above else name
        where = f"{word}:{path if name else f'{above}#{number}'}"
        if not name:
            self.problems.add("missing_name", where)
        elif not NAME.match(name):
            self.problems.add("name_form", where, name=name)
        fields = Fields(self.problems, plain, where, _SECTION_KEYS if is_section else _ITEM_KEYS)
        if not is_section:
            return self._item(fields, path)
        return Section(
            path=path,
            children=self.children(fields, path, depth + 1),
            label=self._said(fields, "label", path),
            relevant=self._expression(fields, "relevant", path),
            is_repeat=fields.flag("repeat"),
            count=self._expression(fields, "count", path, path.rpartition("/")[0]),
        )

    def _item(self, fields: Fields, path: str) -> Item:
        kind = self._kind(fields)
        list_name = self._list_name(fields, kind)
        self._options[path] = self._lists.get(list_name) or self._own_options(fields, path)
        if kind is Kind.VOTE:
            self._votes.add(path)
        if kind is Kind.CALCULATE and fields.raw("calculation") is None:
            self.problems.add("missing_calculation", fields.where)
        said: dict[str, Any] = {key: self._said(fields, key, path) for key in TEXT_KEYS}
        for key, field in EXPRESSION_KEYS.items():
            said[field] = self._expression(fields, key, path)
        said |= self._bounds(fields, kind)
        said |= {field: fields.flag(key) for key, field in FLAG_KEYS.items()}
        return Item(
            path=path,
            kind=kind,
            options=self._options[path],
            option_list=list_name,
            picture=fields.string("picture"),
            **said,
        )

    def _kind(self, fields: Fields) -> Kind:
        written = fields.string("kind")
        if written not in tuple(Kind):
            self.problems.add("unknown_kind", fields.where, kind=written, known=", ".join(Kind))
            return Kind.NOTE
        return Kind(written)

    def _list_name(self, fields: Fields, kind: Kind) -> str:
        list_name = fields.string("list")
        if list_name and list_name not in self._lists:
            self.problems.add("unknown_list", fields.where, list=list_name)
        has_options = bool(list_name or fields.raw("options"))
        if kind in CHOICE_KINDS and not has_options:
            self.problems.add("missing_list", fields.where)
        if has_options and kind not in (*CHOICE_KINDS, Kind.RANGE):
            self.problems.add("list_not_used", fields.where, kind=kind)
        return list_name

    def _own_options(self, fields: Fields, path: str) -> tuple[Option, ...]:
        plain = fields.raw("options")
        return () if plain is None else options_in(self.problems, path, plain)

    def _bounds(self, fields: Fields, kind: Kind) -> dict[str, str]:
        bounds = {key: fields.string(key) for key in BOUND_KEYS}
        for key, written in bounds.items():
            if kind is not Kind.RANGE and written:
                self.problems.add("bound_not_used", fields.place(key), kind=kind)
            elif kind is Kind.RANGE and key != "step" and not written:
                self.problems.add("missing_bound", fields.place(key))
            elif written and not _is_number(written):
                self.problems.add("not_a_number", fields.place(key), value=written)
        return bounds

    def _said(self, fields: Fields, key: str, path: str) -> Texts:
        """Texts in which every ``${name}`` holds a path."""

        def resolve(name: str) -> str:
            found = self.names.path_of(name, path)
            if found is None:
                self.problems.add("unknown_reference", fields.place(key), name=name)
            return "${" + (found or name) + "}"

        texts = fields.texts(key)
        return Texts(tuple((tag, replace_inserts(text, resolve)) for tag, text in texts))

    def _expression(
        self, fields: Fields, key: str, path: str, within: str | None = None
    ) -> Expression | None:
        """The expression under a key; ``within`` is where it is evaluated, if not at the path."""
        plain = fields.raw(key)
        at = path if within is None else within
        try:
            return self._read_expression(plain, at, may_use_columns=key == "choice_filter")
        except UnknownReference as unknown:
            self.problems.add("unknown_reference", fields.place(key), name=unknown)
        except ExpressionProblem as problem:
            self.problems.add(problem.code, fields.place(key), expression=plain, at=problem.what)
        except (ValueError, TypeError, KeyError, RecursionError):
            self.problems.add("not_an_expression", fields.place(key), expression=plain)
        return None

    def _read_expression(self, plain: Any, path: str, may_use_columns: bool) -> Expression | None:
        if plain is None or plain is False or plain in ("", "no"):
            return None
        if plain is True or plain == "yes":
            return Call("true", ())
        if isinstance(plain, str):
            tree = parse(
                plain,
                lambda name: self.names.path_of(name, path),
                may_use_columns,
                lambda name: self._repeats.path_of(name, path),
            )
            return across_members(tree, path, self._repeats)
        tree = from_json(plain["tree"] if isinstance(plain, Mapping) else plain)
        for part in parts(tree):
            if isinstance(part, Reference) and self.names.path_of(part.path) != part.path:
                raise UnknownReference(part.path)
            if isinstance(part, Call) and not takes(part.name, len(part.arguments)):
                raise ExpressionProblem("unknown_function", what=part.name)
        return tree


def _name(plain: Mapping[Any, Any], word: str) -> str:
    name = plain.get(word)
    return "" if name is None else str(name)


def _paths(items: Any, above: str, depth: int) -> Iterator[tuple[str, bool]]:
    """The paths of all items, and of all repeats: which of the two stands beside it."""
    for plain in items if isinstance(items, (list, tuple)) else ():
        if not isinstance(plain, Mapping) or depth > _MOST_SECTIONS_DEEP:
            continue
        if "section" not in plain:
            yield f"{above}{_name(plain, 'item')}", False
            continue
        path = f"{above}{_name(plain, 'section')}"
        if plain.get("repeat") not in (None, False, "no", "false"):
            yield path, True
        yield from _paths(plain.get("items"), f"{path}/", depth + 1)


def _is_number(written: str) -> bool:
    try:
        return Decimal(written).is_finite()
    except InvalidOperation:
        return False
