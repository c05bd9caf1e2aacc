"""Themes, the choices of those who code, and the counts that were fixed."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Table, select

from app.core.open_answers.coding import Coding, Hand
from app.core.open_answers.theme import Theme
from app.core.texts import Slot, SlotState
from app.flow.records import Survey
from app.store.session import Session, Statement
from app.store.tables import open_answers as tables

_CODINGS = Statement(
    "SELECT c.open_answer_id, c.hand, c.coder, c.coder_id, c.day, t.theme_id FROM codings c"
    " JOIN open_answers o ON o.id = c.open_answer_id LEFT JOIN coded_themes t"
    " ON t.open_answer_id = c.open_answer_id AND t.hand = c.hand"
    " WHERE o.survey_id = ? ORDER BY c.open_answer_id, c.hand"
)
_DROP_CODING = Statement("DELETE FROM codings WHERE open_answer_id = ? AND hand = ?")


class ThemeShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, survey: Survey, theme: Theme, position: int) -> None:
        """The theme is kept with its names, in the place of the one with its id."""
        row = {"id": theme.id, "item": theme.item, "position": position}
        self._put(tables.themes, survey, row | {"survey_id": survey.id}, ("id",))
        self.put_names(survey, theme.id, theme.name)

    def put_names(self, survey: Survey, theme_id: str, name: tuple[Slot, ...]) -> None:
        """These are the names of a theme, and no others."""
        of = tables.theme_names
        self._session.run(of.delete().where(of.c.theme_id == theme_id))
        for slot in name:
            row = {"theme_id": theme_id, "tag": slot.tag, "text": slot.text}
            row |= {"state": slot.state.value, "confirmed_by": slot.by, "day": slot.day}
            self._put(of, survey, row, ("theme_id", "tag"))

    def remove(self, survey: Survey, theme_id: str) -> bool:
        """The theme is gone with every choice of it; whether there was one."""
        of = tables.themes
        where = (of.c.survey_id == survey.id) & (of.c.id == theme_id)
        return bool(self._session.run(of.delete().where(where)).rowcount)

    def all(self, survey: Survey) -> tuple[Theme, ...]:
        """The themes of a survey in their order, each with its names."""
        themes, names = tables.themes.c, tables.theme_names.c
        found = self._session.run(
            select(
                names.theme_id, names.tag, names.text, names.state, names.confirmed_by, names.day
            )
            .join_from(tables.theme_names, tables.themes)
            .where(themes.survey_id == survey.id)
            .order_by(names.tag)
        )
        named: dict[str, tuple[Slot, ...]] = {}
        for theme_id, tag, text, state, by, day in found:
            slot = Slot(f"theme:{theme_id}:name", tag, text, SlotState(state), by, day)
            named[theme_id] = (*named.get(theme_id, ()), slot)
        rows = self._session.run(
            select(themes.id, themes.item)
            .where(themes.survey_id == survey.id)
            .order_by(themes.item, themes.position, themes.id)
        )
        return tuple(Theme(identity, item, named.get(identity, ())) for identity, item in rows)

    def put_coding(self, survey: Survey, coding: Coding) -> None:
        """The choice is kept, in the place of the one of the same answer and hand."""
        self.drop_coding(coding.answer, coding.hand)
        key = {"open_answer_id": coding.answer, "hand": coding.hand.value}
        row = {"coder": coding.coder, "coder_id": coding.coder_id, "day": coding.day}
        self._put(tables.codings, survey, key | row, tuple(key))
        for theme in sorted(coding.themes):
            chosen = key | {"theme_id": theme}
            self._put(tables.coded_themes, survey, chosen, tuple(chosen))

    def drop_coding(self, answer_id: str, hand: Hand) -> None:
        """There is no choice of this hand for the answer."""
        self._session.fast(_DROP_CODING, answer_id, hand.value)

    def codings(self, survey: Survey) -> tuple[Coding, ...]:
        """Every choice for the answers of a survey."""
        found: dict[tuple[str, str], tuple[tuple[str, str, str], set[str]]] = {}
        for answer, hand, coder, coder_id, day, theme in self._session.fast(
            _CODINGS, survey.id
        ).fetchall():
            _, themes = found.setdefault((answer, hand), ((coder, coder_id, day), set()))
            if theme is not None:
                themes.add(theme)
        return tuple(
            Coding(answer, Hand(hand), *who, frozenset(themes))
            for (answer, hand), (who, themes) in found.items()
        )

    def end_coding(self, survey: Survey, item: str, by: str, day: str) -> None:
        """Somebody said that coding of a question is done."""
        row = {"survey_id": survey.id, "item": item, "ended_by": by, "day": day}
        self._put(tables.coding_ends, survey, row, ("survey_id", "item"))

    def ended(self, survey: Survey) -> Mapping[str, tuple[str, str]]:
        """By item who said that coding is done, and when."""
        of = tables.coding_ends.c
        wanted = select(of.item, of.ended_by, of.day).where(of.survey_id == survey.id)
        return {item: (by, day) for item, by, day in self._session.run(wanted)}

    def fix_count(
        self, survey: Survey, theme_id: str, count: int, base: int, unfit: int, by: str, day: str
    ) -> None:
        """This is what is told of a theme from now on."""
        row = {"theme_id": theme_id, "count": count, "base": base, "unfit": unfit}
        row |= {"fixed_by": by, "day": day}
        self._put(tables.theme_counts, survey, row, ("theme_id",))

    def counts(self, survey: Survey) -> Mapping[str, tuple[int, int, int]]:
        """By theme the fixed count, base and how many named nothing that fits."""
        of, themes = tables.theme_counts.c, tables.themes.c
        wanted = (
            select(of.theme_id, of.count, of.base, of.unfit)
            .join_from(tables.theme_counts, tables.themes)
            .where(themes.survey_id == survey.id)
        )
        return {
            theme: (count, base, unfit) for theme, count, base, unfit in self._session.run(wanted)
        }

    def _put(
        self, table: Table, survey: Survey, row: Mapping[str, object], keys: Iterable[str]
    ) -> None:
        adding = self._session.insert(table).values({**row, "council_id": survey.council_id})
        keys = list(keys)
        changed = {name: adding.excluded[name] for name in row if name not in keys}
        if changed:
            self._session.run(adding.on_conflict_do_update(index_elements=keys, set_=changed))
        else:
            self._session.run(adding.on_conflict_do_nothing())
