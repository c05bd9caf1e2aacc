"""Adding and changing sections, and who is asked what: conditions of items and sections."""

from dataclasses import dataclass, replace

from app.core.conditions import Condition, expression_of
from app.core.editing.children import child_at, inserted, is_within, replaced, section_at
from app.core.editing.leaning import leaning_on, reads_of
from app.core.editing.moving import kind_and_path
from app.core.editing.names import name_from
from app.core.editing.operation import Edited, Taken, refuse
from app.core.editing.typed import expression_with, plain, texts_with
from app.core.questionnaire import Questionnaire, Section
from app.core.texts import Texts


@dataclass(frozen=True)
class AddSection:
    """An empty section stands in ``into`` behind ``after``."""

    words: str
    into: str = ""
    after: str = ""
    is_repeat: bool = False
    act: str = "add_section"

    @property
    def where(self) -> str:
        """Behind what it is put."""
        return f"item:{self.after}" if self.after else f"section:{self.into}"

    def on(self, questionnaire: Questionnaire, taken: Taken) -> Edited:
        """Raises Refused: ``no_words``, ``gone``."""
        if not plain(self.words):
            raise refuse("no_words", "label")
        path = taken.free_path(questionnaire, self.into, name_from(self.words, "section"))
        label = texts_with(questionnaire, Texts(), self.words, f"section:{path}:label")
        section = Section(path, (), label, is_repeat=self.is_repeat)
        found = inserted(questionnaire, (section,), self.into, self.after)
        return Edited(found, f"section:{path}")


@dataclass(frozen=True)
class ChangeSection:
    """A section says what a form says: ``label``, ``relevant`` and ``count`` as typed."""

    path: str
    said: tuple[tuple[str, str], ...] = ()
    is_repeat: bool | None = None
    act: str = "change_section"

    @property
    def where(self) -> str:
        """The section."""
        return f"section:{self.path}"

    def on(self, questionnaire: Questionnaire, taken: Taken) -> Edited:  # noqa: ARG002
        """Raises Refused: ``gone``, what texts and formulas raise, and ``other_repeat`` where
        others need what is in it and it would be asked for another set of people."""
        old = section_at(questionnaire, self.path)
        new = old
        for key, typed in self.said:
            where = f"{self.where}:{key}"
            if key == "label":
                new = replace(new, label=texts_with(questionnaire, old.label, typed, where))
            else:
                assert key in ("relevant", "count"), key
                made = expression_with(questionnaire, getattr(old, key), typed, where)
                new = replace(new, **{key: made})  # type: ignore[arg-type]
        if self.is_repeat is not None and self.is_repeat != old.is_repeat:
            if leaning_on(questionnaire, self.path) or _looks_out(old):
                raise refuse("other_repeat", self.where)
            count = new.count if self.is_repeat else None
            new = replace(new, is_repeat=self.is_repeat, count=count)
        return Edited(replaced(questionnaire, self.path, (new,)), self.where)


def _looks_out(section: Section) -> bool:
    """Whether something in it reads what is not in it."""
    return any(
        not is_within(path, section.path) for child in section.children for path in reads_of(child)
    )


@dataclass(frozen=True)
class AskOnlyIf:
    """An item or section is asked when the condition holds; without one it is always asked."""

    path: str
    condition: Condition | None
    act: str = "ask_only_if"

    @property
    def where(self) -> str:
        """What is asked."""
        return f"item:{self.path}"

    def on(self, questionnaire: Questionnaire, taken: Taken) -> Edited:  # noqa: ARG002
        """Raises Refused, code ``gone``; an item that would wait for itself is refused later,
        as ``cycle``."""
        child = child_at(questionnaire, self.path)
        made = None if self.condition is None else expression_of(self.condition)
        new = replace(child, relevant=made)
        return Edited(replaced(questionnaire, self.path, (new,)), kind_and_path(child))
