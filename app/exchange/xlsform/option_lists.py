"""The choices sheet as lists of response options.

A name twice in one list: with the same label the second is dropped, else it gets a name of its
own, and conditions.py keeps conditions on the old name true for both.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.core.questionnaire import Option
from app.core.texts import Texts
from app.exchange.imported import Notes
from app.exchange.xlsform.audio import Audio
from app.exchange.xlsform.images import Images
from app.exchange.xlsform.nodes import free_name, legal_name
from app.exchange.xlsform.renamed_options import Renamed
from app.exchange.xlsform.tables import Table, TableRow

Say = Callable[[Mapping[str, str], str, str, int], Texts]
"""Makes texts of raw ones, in the item at a path, for a row of a sheet."""


@dataclass
class OptionList:
    """The options of one list. ``renamed`` is for conditions on names that were there twice."""

    options: list[Option] = field(default_factory=list)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    @property
    def renamed(self) -> Renamed:
        """Names that now stand for several options."""
        return {old: names for old, names in self.names.items() if len(names) > 1}


class OptionLists:
    """The lists of a form by the name that rows use for them; those that no row uses are not
    read."""

    def __init__(
        self,
        choices: Table | None,
        used: Iterable[str],
        columns: Iterable[str],
        say: Say,
        notes: Notes,
        audio: Audio | None = None,
        images: Images | None = None,
    ) -> None:
        self._audio = audio
        self._used = frozenset(_plain(name) for name in used)
        self._lists: dict[str, OptionList] = {}
        self._columns = tuple(columns)
        self._say = say
        self._notes = notes
        self._images = images
        if choices is not None:
            self._read(choices)

    def find(self, written: str) -> tuple[str, OptionList] | None:
        """The list of a name, also where only case or spaces differ, with its own name."""
        if written in self._lists:
            return written, self._lists[written]
        like = [name for name in self._lists if _plain(name) == _plain(written)]
        return (like[0], self._lists[like[0]]) if len(like) == 1 else None

    def unused_name(self, wanted: str) -> str:
        """A name for one more list, which none of these has."""
        return free_name(wanted, self._lists)

    def _read(self, choices: Table) -> None:
        list_name = ""
        for row in choices.rows:
            written = " ".join(row.get("list_name").split())
            is_option = bool(row.get("name") or row.texts("label"))
            if not written and list_name and is_option:
                figures = {"list": list_name}
                self._notes.repaired(choices.name, row.number, "option_without_list", **figures)
            list_name = written or (list_name if is_option else "")
            if is_option and _plain(list_name) in self._used:
                self._add(choices.name, list_name, row)

    def _add(self, sheet: str, list_name: str, row: TableRow) -> None:
        options = self._lists.setdefault(list_name, OptionList())
        label = self._say(row.texts("label"), "", sheet, row.number)
        written = " ".join(row.get("name").split())
        name = written or legal_name(next(iter(label.as_dict().values()), ""))[:40]
        name = name or f"option_{row.number}"
        if not written:
            self._notes.repaired(sheet, row.number, "option_name_given", name=name)
        if not label:
            self._notes.repaired(sheet, row.number, "option_label_missing", name=name)
            label = self._say({"": name}, "", sheet, row.number)
        columns = tuple(
            (column, row.written[column]) for column in self._columns if row.written.get(column)
        )
        option = Option(name, label, columns)
        if self._images is not None:
            option = replace(option, picture=self._images.of(sheet, row))
        self._place(sheet, list_name, options, option, row)

    def _place(
        self, sheet: str, list_name: str, options: OptionList, option: Option, at: TableRow
    ) -> None:
        row, named = at.number, options.names.get(option.name, ())
        same = [known for known in options.options if known.name in named] if named else []
        if any((o.label, o.columns) == (option.label, option.columns) for o in same):
            self._notes.repaired(sheet, row, "option_once", name=option.name, list=list_name)
            return
        name = free_name(option.name, options.taken)
        if name != option.name:
            figures = {"name": option.name, "list": list_name, "free": name}
            self._notes.repaired(sheet, row, "option_renamed", **figures)
        options.options.append(replace(option, name=name))
        options.names[option.name] = (*named, name)
        options.taken.add(name)
        if self._audio is not None:
            self._audio.at(f"option:{list_name}/{name}:label", sheet, at)


def _plain(name: str) -> str:
    return "_".join(name.casefold().replace("_", " ").split())
