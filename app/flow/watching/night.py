"""The work of a night for what is watched: totals per place, groups that are heard, closing.

Counting happens here only, so that no page counts while answers come in (decision 9).
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from app.core.coverage import Group, Heard, Measure, PlaceTotal, Tally
from app.flow.ports import Toolkit
from app.flow.records import Stage, Survey, Version
from app.flow.shelves import Shelves
from app.flow.watching.reach import adopt, planned_groups


def night_of(
    toolkit: Toolkit, shelves: Shelves, survey: Survey, version: Version, today: str
) -> Iterator[str]:
    """A version whose last day is over is closed; totals and groups are those of this night.

    Groups of the plan that nobody chose how to see are watched for by judging them.
    Once the tabulation is frozen there are no totals any more: published numbers are protected
    together, and a total beside them could give one away.
    """
    if version.stage is Stage.FROZEN:
        shelves.watching.forget_totals(version)
        return
    last = shelves.watching.closing_day(version)
    if version.stage is not Stage.CLOSED and last and last < today:
        yield from _close(shelves, survey, version, today)
    for group in planned_groups(shelves, survey):
        adopt(toolkit, shelves, survey, group, version.opened_day)
    _count(shelves, survey, version, today)


def _close(shelves: Shelves, survey: Survey, version: Version, today: str) -> Iterator[str]:
    # Where nobody worked for some nights people still answered: it closed when it did.
    yesterday = (date.fromisoformat(today) - timedelta(days=1)).isoformat()
    shelves.surveys.set_stage(version, Stage.CLOSED, yesterday)
    shelves.watching.end_pause(version, yesterday)
    shelves.watching.set_closing_day(survey, version, "")
    yield "closed on its last day"


def _count(shelves: Shelves, survey: Survey, version: Version, today: str) -> None:
    answered = shelves.responses.sizes(version)
    delivered: Counter[str] = Counter()
    for place_id, day, number in shelves.returns.deliveries(survey.id):
        if day >= version.opened_day:
            delivered[place_id] += number
    shelves.watching.put_totals(
        survey,
        version,
        (
            PlaceTotal.of(place.id, today, answered.get(place.id, 0), delivered[place.id])
            for place in shelves.places.of_survey(survey)
        ),
    )
    _listen(shelves, survey, version, today)


def _listen(shelves: Shelves, survey: Survey, version: Version, today: str) -> None:
    known = {heard.group_id for heard in shelves.watching.heard(version)}
    waiting = [group for group in shelves.watching.groups(survey) if group.id not in known]
    if not waiting:
        return
    tally = _tally(shelves, version, waiting)
    for group in waiting:
        if tally.hears(group):
            shelves.watching.put_heard(survey, version, Heard(group.id, today))


def _tally(shelves: Shelves, version: Version, groups: list[Group]) -> Tally:
    counted: dict[tuple[Measure, str], int] = {}
    for measure in (Measure.LANGUAGE, Measure.MODE):
        for value, count in shelves.watching.count_by(version, measure.value).items():
            counted[measure, value] = count
    for place_id, count in shelves.responses.sizes(version).items():
        counted[Measure.PLACE, place_id] = count
    if any(group.measure is Measure.ITEM for group in groups):
        for (path, option), count in shelves.responses.tabulate(version).items():
            counted[Measure.ITEM, f"{path}={option}"] = count
    return Tally(counted)
