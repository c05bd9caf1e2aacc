"""Whom we have not heard yet: the groups of a survey, chosen, judged and taken away (IJ14)."""

from dataclasses import dataclass, replace

from app.core.coverage import Group, Heard, Measure, troubles
from app.core.plan import Group as PlannedGroup
from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey, Version
from app.flow.shelves import Shelves


@dataclass(frozen=True)
class GroupState:
    """A group, and whether it is heard in the newest version. ``is_late`` where it was chosen
    after the version opened: it was not thought of beforehand."""

    group: Group
    heard: Heard | None
    is_late: bool


def add_group(
    toolkit: Toolkit,
    person: Person,
    survey: Survey,
    name: str,
    channel: str,
    measure: str,
    value: str = "",
) -> Group:
    """People whose view must not be missing are watched for, with whom they trust (KA04).

    One that was to be judged, and is not heard yet, is seen in what is given from now on. Raises
    Refused with every problem of what was given, and for a second group of that name.
    """
    if measure not in tuple(Measure):
        raise Refused(Problem("group_measure", "measure"))
    seen = Measure(measure)
    with toolkit.store.write() as shelves:
        today = _today(toolkit, shelves, survey)
        group = Group(
            id=toolkit.secrets.random_id(),
            council_id=survey.council_id,
            survey_id=survey.id,
            name=" ".join(name.split()),
            channel=" ".join(channel.split()),
            measure=seen,
            value="" if seen is Measure.JUDGED else value,
            day=today,
        )
        version = shelves.surveys.version(survey)
        asked = version.questionnaire if version else shelves.surveys.draft(survey)
        problems = troubles(group, asked)
        if problems:
            raise Refused(*problems)
        group = _in_place_of(shelves, survey, version, group)
        shelves.watching.put_group(group)
        shelves.people.log(person.council_id, today, person.name, "add group", survey.slug)
    return group


def remove_group(toolkit: Toolkit, person: Person, survey: Survey, group_id: str) -> None:
    """The group is not watched for any more.

    Raises Refused once a version that it was chosen for has opened: whom we did not hear stays
    in the report.
    """
    with toolkit.store.write() as shelves:
        group = _group(shelves, survey, group_id)
        versions = shelves.surveys.versions(survey)
        if any(not version.is_example for version in versions):
            raise Refused(Problem("group_stays", group.name))
        shelves.watching.remove_group(survey, group_id)
        today = _today(toolkit, shelves, survey)
        shelves.people.log(person.council_id, today, person.name, "remove group", survey.slug)


def judge_heard(toolkit: Toolkit, person: Person, survey: Survey, group_id: str) -> None:
    """A named person says that a group was heard that cannot be counted.

    Raises Refused for a group that is counted, and before opening.
    """
    with toolkit.store.write() as shelves:
        group = _group(shelves, survey, group_id)
        version = shelves.surveys.version(survey)
        if version is None:
            raise Refused(Problem("never_opened", survey.slug))
        if group.measure is not Measure.JUDGED:
            raise Refused(Problem("group_is_counted", group.name))
        today = _today(toolkit, shelves, survey)
        shelves.watching.put_heard(survey, version, Heard(group.id, today, person.name))
        shelves.people.log(person.council_id, today, person.name, "heard group", survey.slug)


def group_states(
    shelves: Shelves, survey: Survey, version: Version | None
) -> tuple[GroupState, ...]:
    """Every group of a survey, those not heard yet first."""
    heard = {each.group_id: each for each in shelves.watching.heard(version)} if version else {}
    states = (
        GroupState(group, heard.get(group.id), bool(version and group.day > version.opened_day))
        for group in shelves.watching.groups(survey)
    )
    return tuple(sorted(states, key=lambda state: state.heard is not None))


def planned_groups(shelves: Shelves, survey: Survey) -> tuple[PlannedGroup, ...]:
    """The groups of the survey's plan that are not watched for yet."""
    kept = shelves.plans.of_survey(survey)
    known = {group.name.casefold() for group in shelves.watching.groups(survey)}
    groups = kept.plan.groups if kept else ()
    return tuple(group for group in groups if group.name.casefold() not in known)


def adopt(
    toolkit: Toolkit, shelves: Shelves, survey: Survey, planned: PlannedGroup, day: str
) -> None:
    """A group of the plan is watched for since a day: somebody will judge whether it is heard."""
    shelves.watching.put_group(
        Group(
            id=toolkit.secrets.random_id(),
            council_id=survey.council_id,
            survey_id=survey.id,
            name=planned.name,
            channel=planned.trusted,
            measure=Measure.JUDGED,
            value="",
            day=day,
        )
    )


def _in_place_of(shelves: Shelves, survey: Survey, version: Version | None, group: Group) -> Group:
    heard = {each.group_id for each in shelves.watching.heard(version)} if version else set()
    for known in shelves.watching.groups(survey):
        if known.name.casefold() == group.name.casefold():
            if known.measure is not Measure.JUDGED or known.id in heard:
                raise Refused(Problem("group_exists", known.name))
            return replace(group, id=known.id, day=known.day)
    if any(planned.name == group.name for planned in planned_groups(shelves, survey)) and version:
        # It stands in the plan, so it was thought of beforehand.
        return replace(group, day=version.opened_day)
    return group


def _group(shelves: Shelves, survey: Survey, group_id: str) -> Group:
    for group in shelves.watching.groups(survey):
        if group.id == group_id:
            return group
    raise Refused(Problem("unknown_group", group_id[:40]))


def _today(toolkit: Toolkit, shelves: Shelves, survey: Survey) -> str:
    return toolkit.clock.today(shelves.people.council(survey.council_id).time_zone)
