"""The file for an evaluation: how a survey was made, changed, opened, and what came of it (IJ18).

An outside party reads it. Nothing in it comes from one person's answers: no rows, no counts before
the results are published, and then only those that everybody is told.
"""

from collections.abc import Iterator
from dataclasses import fields
from enum import Enum

from app.core.problems import Problem, Refused
from app.flow.advising.sheets import advising_sheets
from app.flow.making_sense.sheet import sense_sheets
from app.flow.ports import Toolkit
from app.flow.records import Council, Person, Survey, Version
from app.flow.returning.ledger import ledger
from app.flow.shelves import Shelves

Cell = str | int | None
PlainSheet = tuple[str, tuple[str, ...], tuple[tuple[Cell, ...], ...]]
_WORDS = "words:"
_GROUP_HEAD = ("group", "chosen on", "reached through", "version", "heard since", "judged by")


def evaluation_file(toolkit: Toolkit, council: Council, by: Person, survey: Survey) -> bytes:
    """The workbook; taking it out stands in the log.

    Raises Refused: ``not_the_lead`` for a survey that another council leads.
    """
    if survey.council_id != council.id:
        raise Refused(Problem("not_the_lead", survey.slug))
    with toolkit.store.write() as shelves:
        today = toolkit.clock.today(council.time_zone)
        shelves.people.log(council.id, today, by.name, "export evaluation", survey.slug)
        sheets = tuple(_sheets(shelves, council, survey, today))
        is_published = shelves.publications.newest(survey) is not None
    told = _told(toolkit, survey) if is_published else ()
    head = ("what", "number")
    return toolkit.packing.workbook((*sheets, ("told", head, told)))


def _sheets(shelves: Shelves, council: Council, survey: Survey, today: str) -> Iterator[PlainSheet]:
    draft = shelves.surveys.draft(survey)
    partners = ", ".join(each.name for each in shelves.partners.councils_of(survey))
    about: tuple[tuple[Cell, ...], ...] = (
        ("survey", survey.slug),
        ("title", draft.title.get(draft.source)),
        ("council", council.name),
        ("councils that take part", partners),
        ("region", shelves.people.region(council.id)),
        ("languages", ", ".join(draft.languages)),
        ("made on", today),
        ("not in this file", "answers, and anything that arrived with one"),
        ("steps of the draft", "the newest 50; everything that was done is in the sheet log"),
    )  # fmt: skip
    if any(version.is_example for version in shelves.surveys.versions(survey)):
        about = (("EXAMPLE", "opened to show the program; nothing here is real"), *about)
    yield "about", ("what", "said"), about
    yield "plan", ("what", "said"), tuple(_plan(shelves, survey))
    yield (
        "steps",
        ("day", "person", "act", "about", "taken back"),
        tuple(
            (each.day, each.person, each.act, each.subject, "yes" if each.is_undone else "")
            for each in shelves.changes.of_survey(survey)
        ),
    )
    texts = ("path", "language", "number", "text", "state", "by", "day")
    yield "texts", texts, tuple(_texts(shelves, survey))
    yield from _tries(shelves, survey)
    yield from _opened(shelves, survey)
    yield from _reached(shelves, survey)
    yield from advising_sheets(shelves, survey)
    yield from sense_sheets(shelves, survey, shelves.surveys.versions(survey))
    acts = (act for act in shelves.people.acts(council.id) if act[3].split(" ")[0] == survey.slug)
    yield "log", ("day", "person", "act", "about"), tuple(acts)


def _plan(shelves: Shelves, survey: Survey) -> Iterator[tuple[Cell, ...]]:
    kept = shelves.plans.of_survey(survey)
    if kept is None:
        return
    yield "saved by", kept.by
    yield "saved on", kept.day
    for field in fields(kept.plan):
        yield field.name.replace("_", " "), _said(getattr(kept.plan, field.name))


def _said(value: object) -> str:
    """A value of a plan in one cell; parts of a list stand on lines of their own."""
    if isinstance(value, tuple):
        return "\n".join(_said(each) for each in value)
    if isinstance(value, Enum):
        return str(value.value)
    names = getattr(value, "__dataclass_fields__", None)
    if names:
        said = ((name, _said(getattr(value, name))) for name in names)
        return "; ".join(f"{name}: {text}" for name, text in said if text)
    return "" if value is None else str(value)


def _texts(shelves: Shelves, survey: Survey) -> Iterator[tuple[Cell, ...]]:
    """Every text of the questionnaire as it stood one after the other, in each language."""
    for slot in shelves.surveys.slots(survey):
        if not slot.path.startswith(_WORDS):
            history = shelves.surveys.slot_history(survey, slot.path, slot.tag)
            for number, was in enumerate(history, 1):
                state = was.state.value
                yield was.path, was.tag, number, was.text, state, was.by, was.day


def _tries(shelves: Shelves, survey: Survey) -> Iterator[PlainSheet]:
    head = ("day", "held by", "language", "people", "helped", "changed after it")
    yield (
        "tries",
        head,
        tuple(
            (each.day, each.held_by, each.tag, each.people, each.assisted, each.changed)
            for each in shelves.tries.pretests(survey)
        ),
    )
    yield (
        "pictures",
        ("day", "held by", "picture", "people", "right"),
        tuple(
            (each.day, each.held_by, each.picture, each.people, each.right)
            for each in shelves.tries.picture_tests(survey)
        ),
    )


def _opened(shelves: Shelves, survey: Survey) -> Iterator[PlainSheet]:
    versions = shelves.surveys.versions(survey)
    head = ("version", "stage", "opened", "closed", "frozen", "example", "fingerprint")
    yield "versions", head, tuple(_of_version(each) for each in versions)
    yield (
        "overrides",
        ("version", "check", "reason"),
        tuple(
            (each.number, check, reason) for each in versions for check, reason in each.overrides
        ),
    )
    yield (
        "pauses",
        ("version", "reason", "from", "until"),
        tuple(
            (each.number, pause.reason, pause.day, pause.until)
            for each in versions
            for pause in shelves.watching.pauses(each)
        ),
    )
    yield (
        "publications",
        ("number", "day", "respondents"),
        tuple(
            (each.number, each.day, each.respondents) for each in shelves.publications.all(survey)
        ),
    )


def _of_version(version: Version) -> tuple[Cell, ...]:
    days = (version.opened_day, version.closed_day, version.frozen_day)
    example = "yes" if version.is_example else ""
    return version.number, version.stage.value, *days, example, version.fingerprint


def _reached(shelves: Shelves, survey: Survey) -> Iterator[PlainSheet]:
    """How people were reached. Who went out is not said: key figures are not named (KA14)."""
    names = {place.id: place.name for place in shelves.places.of_survey(survey)}
    yield (
        "visits",
        ("day", "state", "how", "place", "spoken to", "handed out"),
        tuple(
            (
                each.day,
                each.state.value,
                each.method.value,
                names.get(each.place_id, ""),
                each.spoken,
                each.handed,
            )
            for each in shelves.watching.visits(survey)
        ),
    )
    yield (
        "in spite of MV10",
        ("day", "place", "reason"),
        tuple(
            (each.day, names.get(each.place_id, ""), each.reason)
            for each in shelves.watching.explained(survey)
        ),
    )
    yield "groups", _GROUP_HEAD, tuple(_groups(shelves, survey))


def _groups(shelves: Shelves, survey: Survey) -> Iterator[tuple[Cell, ...]]:
    """Whose view must not be missing, and whether they were heard: never how many."""
    heard = {
        (version.number, each.group_id): each
        for version in shelves.surveys.versions(survey)
        for each in shelves.watching.heard(version)
    }
    for group in shelves.watching.groups(survey):
        said = (group.name, group.day, group.channel)
        found = [(number, each) for (number, of), each in heard.items() if of == group.id]
        for number, each in found:
            yield *said, number, each.day, each.by
        if not found:
            yield *said, "", "not heard", ""


def _told(toolkit: Toolkit, survey: Survey) -> tuple[tuple[Cell, ...], ...]:
    counted = ledger(toolkit, survey)
    routes = counted.pop("routes")
    rows: list[tuple[Cell, ...]] = [(name, int(str(value))) for name, value in counted.items()]
    assert isinstance(routes, dict)
    for route, numbers in routes.items():
        rows += [(f"{route}: {kind}", number) for kind, number in numbers.items()]
    return tuple(rows)
