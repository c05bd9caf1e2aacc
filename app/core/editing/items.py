"""Adding, changing and doubling one question, note, statement or calculation."""

from dataclasses import dataclass, replace

from app.core.editing.children import child_at, inserted, item_at, name_of, replaced, section_of
from app.core.editing.names import name_from
from app.core.editing.operation import Edited, Taken, refuse
from app.core.editing.option_rows import OptionRow, options_with, with_list
from app.core.editing.renaming import children_with, turn_of
from app.core.editing.sets import chosen_set
from app.core.editing.typed import expression_with, plain, texts_with
from app.core.questionnaire import (
    CHOICE_KINDS,
    FILE_KINDS,
    Item,
    Kind,
    Purpose,
    Questionnaire,
    Section,
)
from app.core.survey_file.writing import BOUND_KEYS, EXPRESSION_KEYS, FLAG_KEYS, TEXT_KEYS
from app.core.template_bank import fitted
from app.core.texts import Texts

FEWEST_OPTIONS = 2


@dataclass(frozen=True)
class AddItem:
    """A new item stands in the section ``into`` (empty: outside all) behind ``after`` (empty: it is
    the first). ``answers`` are its options in words, or ``set_name`` is one as ``UseSet`` takes
    it. A file brings its own purpose along, because consent comes before it."""

    kind: Kind
    words: str
    into: str = ""
    after: str = ""
    answers: tuple[str, ...] = ()
    set_name: str = ""
    formula: str = ""
    act: str = "add_item"

    @property
    def where(self) -> str:
        """Behind what it is put."""
        return f"item:{self.after}" if self.after else f"section:{self.into}"

    def on(self, questionnaire: Questionnaire, taken: Taken) -> Edited:
        """Raises Refused: ``no_words``, ``too_few_options``, ``unknown_list``, ``gone``."""
        otherwise = "calculation" if self.kind is Kind.CALCULATE else "question"
        if not plain(self.words):
            raise refuse("no_words", "label")
        path = taken.free_path(questionnaire, self.into, name_from(self.words, otherwise))
        where = f"item:{path}"
        label = texts_with(questionnaire, Texts(), self.words, f"{where}:label")
        item = Item(path, self.kind, label)
        if self.kind is Kind.RANGE:
            item = replace(item, start="0", end="10", step="1")
        if self.kind in CHOICE_KINDS:
            item = self._with_options(questionnaire, taken, item)
        if self.kind is Kind.CALCULATE:
            made = expression_with(questionnaire, None, self.formula, f"{where}:calculation")
            item = replace(item, calculation=made)
        found = inserted(questionnaire, (item,), self.into, self.after)
        return Edited(_with_purpose(found, self.kind), where)

    def _with_options(self, questionnaire: Questionnaire, taken: Taken, item: Item) -> Item:
        if self.set_name:
            name, options, is_scale = chosen_set(questionnaire, self.set_name, taken)
            return replace(item, options=options, option_list=name, is_ordered=is_scale)
        answers = [answer for answer in map(plain, self.answers) if answer]
        if len(answers) < FEWEST_OPTIONS:
            raise refuse("too_few_options", "answers")
        rows = tuple(OptionRow("", answer) for answer in answers)
        return replace(item, options=options_with(questionnaire, item, rows, taken))


def _with_purpose(questionnaire: Questionnaire, kind: Kind) -> Questionnaire:
    have = [purpose.name for purpose in questionnaire.purposes]
    if kind not in FILE_KINDS or kind in have:
        return questionnaire
    return replace(questionnaire, purposes=(*questionnaire.purposes, Purpose(str(kind))))


@dataclass(frozen=True)
class ChangeItem:
    """An item says and does what a form says. What the form does not name stays as it is.

    ``said`` are pairs of a field and what was typed: texts, formulas and bounds by their names in
    a survey file, and ``picture``; ``flags`` are pairs of a flag and whether it is on. ``rows``
    are all options in their order; a row that is missing is taken away.
    """

    path: str
    said: tuple[tuple[str, str], ...] = ()
    flags: tuple[tuple[str, bool], ...] = ()
    rows: tuple[OptionRow, ...] | None = None
    act: str = "change_item"

    @property
    def where(self) -> str:
        """The item."""
        return f"item:{self.path}"

    def on(self, questionnaire: Questionnaire, taken: Taken) -> Edited:
        """Raises Refused: ``gone``, ``no_words`` where a question would lose its words, and what
        texts, formulas and options raise."""
        old = item_at(questionnaire, self.path)
        changes: dict[str, object] = {}
        for key, typed in self.said:
            changes |= self._field(questionnaire, old, key, typed)
        for key, is_on in self.flags:
            changes[FLAG_KEYS[key]] = is_on
        new = replace(old, **changes)  # type: ignore[arg-type]
        if old.label and not new.label and new.is_asked:
            raise refuse("no_words", f"{self.where}:label")
        edited = replaced(questionnaire, self.path, (new,))
        if self.rows is not None:
            edited = with_list(edited, new, options_with(questionnaire, old, self.rows, taken))
        return Edited(edited, self.where)

    def _field(
        self, questionnaire: Questionnaire, old: Item, key: str, typed: str
    ) -> dict[str, object]:
        where = f"{self.where}:{key}"
        if key in TEXT_KEYS:
            return {key: texts_with(questionnaire, getattr(old, key), typed, where)}
        if key in EXPRESSION_KEYS:
            field = EXPRESSION_KEYS[key]
            has_columns = key == "choice_filter"
            return {
                field: expression_with(
                    questionnaire, getattr(old, field), typed, where, has_columns
                )
            }
        assert key in (*BOUND_KEYS, "picture"), key
        was = getattr(old, key)
        return {key: was if plain(typed) == plain(was) else plain(typed)}


@dataclass(frozen=True)
class AddReady:
    """A question of the template bank stands in ``into`` behind ``after``, in those languages of
    the survey that it has. It depends on no other question."""

    item: Item
    into: str = ""
    after: str = ""
    act: str = "add_ready"

    @property
    def where(self) -> str:
        """Behind what it is put."""
        return f"item:{self.after}" if self.after else f"section:{self.into}"

    def on(self, questionnaire: Questionnaire, taken: Taken) -> Edited:
        """Raises Refused: ``gone``, and ``not_in_source`` where the bank does not have it in the
        survey's own language."""
        item = fitted(self.item, questionnaire)
        if item.label and not item.label.get(questionnaire.source):
            raise refuse("not_in_source", "language", tag=questionnaire.source)
        path = taken.free_path(questionnaire, self.into, self.item.name)
        new = replace(item, path=path)
        found = inserted(questionnaire, (new,), self.into, self.after)
        return Edited(_with_purpose(found, new.kind), f"item:{path}")


@dataclass(frozen=True)
class Duplicate:
    """A copy of an item, or of a section with all in it, stands behind it under new names."""

    path: str
    act: str = "duplicate"

    @property
    def where(self) -> str:
        """What is copied."""
        return f"item:{self.path}"

    def on(self, questionnaire: Questionnaire, taken: Taken) -> Edited:
        """Raises Refused, code ``gone``."""
        old, into = child_at(questionnaire, self.path), section_of(self.path)
        path = taken.free_path(questionnaire, into, name_of(self.path))
        copy = children_with((old,), turn_of(((self.path, path),)))
        kind = "section" if isinstance(old, Section) else "item"
        return Edited(inserted(questionnaire, copy, into, self.path), f"{kind}:{path}")
