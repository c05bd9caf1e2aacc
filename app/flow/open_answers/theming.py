"""Themes of an open question: made, named and taken away by people; copied to a next survey."""

from collections.abc import Mapping
from dataclasses import replace

from app.core.open_answers.theme import LONGEST_NAME, Theme
from app.core.problems import Problem, Refused
from app.core.texts import Slot, SlotState
from app.flow.open_answers.reading import questions_in
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey
from app.flow.shelves import Shelves

MOST_THEMES = 20


def themes_of(toolkit: Toolkit, survey: Survey, item: str = "") -> tuple[Theme, ...]:
    """The themes of a survey, or of one question, in their order."""
    with toolkit.store.read() as shelves:
        found = shelves.themes.all(survey)
    return tuple(each for each in found if not item or each.item == item)


def make_theme(
    toolkit: Toolkit, survey: Survey, person: Person, item: str, names: Mapping[str, str]
) -> str:
    """There is a theme more for an open question; its id. A name in a language is confirmed by
    who types it, since they name it.

    Raises Refused: ``unknown_item``, ``theme_without_name``, ``theme_name_too_long``,
    ``theme_exists``, ``too_many_themes``, ``unknown_language``.
    """
    with toolkit.store.write() as shelves:
        known = [each for each in shelves.themes.all(survey) if each.item == item]
        _refuse_unknown_item(shelves, survey, item)
        if len(known) >= MOST_THEMES:
            raise Refused(Problem("too_many_themes", item, (("most", str(MOST_THEMES)),)))
        identity = toolkit.secrets.random_id()
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        name = _named(shelves, survey, known, identity, names, (person.name, today))
        shelves.themes.put(survey, Theme(identity, item, name), len(known))
        shelves.people.log(survey.council_id, today, person.name, "make theme", survey.slug)
    return identity


def name_theme(
    toolkit: Toolkit, survey: Survey, person: Person, theme_id: str, names: Mapping[str, str]
) -> None:
    """The theme has these names, each confirmed by who typed it; one that did not change keeps who
    confirmed it. Raises Refused as ``make_theme`` does, and ``unknown_theme``."""
    with toolkit.store.write() as shelves:
        themes = shelves.themes.all(survey)
        theme = _known(themes, theme_id)
        others = [each for each in themes if each.item == theme.item and each.id != theme_id]
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        name = _named(shelves, survey, others, theme_id, names, (person.name, today))
        before = {(slot.tag, slot.text): slot for slot in theme.name}
        kept = tuple(before.get((slot.tag, slot.text), slot) for slot in name)
        shelves.themes.put_names(survey, theme_id, kept)
        shelves.people.log(survey.council_id, today, person.name, "name theme", survey.slug)


def remove_theme(toolkit: Toolkit, survey: Survey, person: Person, theme_id: str) -> None:
    """The theme is gone, with every choice of it. Raises Refused: ``unknown_theme``,
    ``theme_is_told`` once its count was fixed."""
    with toolkit.store.write() as shelves:
        _known(shelves.themes.all(survey), theme_id)
        if theme_id in shelves.themes.counts(survey):
            raise Refused(Problem("theme_is_told"))
        shelves.themes.remove(survey, theme_id)
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        shelves.people.log(survey.council_id, today, person.name, "remove theme", survey.slug)


def copy_themes(
    toolkit: Toolkit, survey: Survey, person: Person, origin: Survey, items: tuple[str, str]
) -> int:
    """A question of this survey begins with the themes of one of another survey of the council
    (KA15); names that are there already are left out. ``items`` are there and here. How many.

    Raises Refused: ``unknown_item``, ``no_themes_there``, ``too_many_themes``.
    """
    there, here = items
    with toolkit.store.write() as shelves:
        _refuse_unknown_item(shelves, survey, here)
        if origin.council_id != survey.council_id:
            raise Refused(Problem("no_themes_there"))
        known = [each for each in shelves.themes.all(survey) if each.item == here]
        have = {slot.text.casefold() for each in known for slot in each.name}
        found = [each for each in shelves.themes.all(origin) if each.item == there]
        fresh = [t for t in found if not have & {slot.text.casefold() for slot in t.name}]
        if not fresh:
            raise Refused(Problem("no_themes_there"))
        if len(known) + len(fresh) > MOST_THEMES:
            raise Refused(Problem("too_many_themes", here, (("most", str(MOST_THEMES)),)))
        for at, theme in enumerate(fresh, len(known)):
            copy = replace(theme, id=toolkit.secrets.random_id(), item=here)
            shelves.themes.put(survey, copy, at)
        today = toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
        shelves.people.log(survey.council_id, today, person.name, "copy themes", survey.slug)
    return len(fresh)


def _refuse_unknown_item(shelves: Shelves, survey: Survey, item: str) -> None:
    if not any(each.item == item for each in questions_in(shelves.surveys.versions(survey))):
        raise Refused(Problem("unknown_item", item[:200]))


def _known(themes: tuple[Theme, ...], theme_id: str) -> Theme:
    for theme in themes:
        if theme.id == theme_id:
            return theme
    raise Refused(Problem("unknown_theme"))


def _named(
    shelves: Shelves,
    survey: Survey,
    others: list[Theme],
    theme_id: str,
    names: Mapping[str, str],
    who: tuple[str, str],
) -> tuple[Slot, ...]:
    typed = {tag: " ".join(text.split()) for tag, text in names.items() if text.strip()}
    if not typed:
        raise Refused(Problem("theme_without_name", "name"))
    if any(len(text) > LONGEST_NAME for text in typed.values()):
        raise Refused(Problem("theme_name_too_long", "name", (("most", str(LONGEST_NAME)),)))
    versions = shelves.surveys.versions(survey)
    offered = {tag for version in versions for tag in version.questionnaire.languages}
    for tag, text in typed.items():
        if tag not in offered:
            raise Refused(Problem("unknown_language", tag[:20]))
        same = (slot.text.casefold() for each in others for slot in each.name if slot.tag == tag)
        if text.casefold() in same:
            raise Refused(Problem("theme_exists", text))
    path, confirmed = f"theme:{theme_id}:name", SlotState.CONFIRMED
    return tuple(Slot(path, tag, text, confirmed, *who) for tag, text in typed.items())
