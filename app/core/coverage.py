"""Who have we not heard yet: groups chosen beforehand, each with somebody they trust (IJ14, KA04).

A group is heard when enough answers came that it can be seen in; whether it is, is all that is
ever told of it while a survey runs (decision 9).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.core.problems import Problem
from app.core.questionnaire import Kind, Questionnaire

LEAST_HEARD = 10
LONGEST_NAME = 120
_COUNTED_KINDS = (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE)


class Measure(StrEnum):
    """What a group can be seen in. JUDGED: in nothing that is counted; a named person says so."""

    LANGUAGE = "language"
    PLACE = "place"
    MODE = "mode"
    ITEM = "item"
    JUDGED = "judged"


@dataclass(frozen=True)
class Group:
    """People whose view must not be missing. ``channel`` is whom they trust; ``value`` is a
    language, a place id, a mode or ``path=option``, and empty where it is judged. ``day`` is when
    the group was chosen."""

    id: str
    council_id: str
    survey_id: str
    name: str
    channel: str
    measure: Measure
    value: str
    day: str


@dataclass(frozen=True)
class Tally:
    """How many answers there are by what groups are seen in; never shown."""

    by: Mapping[tuple[Measure, str], int] = field(default_factory=dict)

    def hears(self, group: Group) -> bool:
        """Whether enough answers came in which this group can be seen.

        >>> arabic = Group("1", "c", "s", "Arabic", "", Measure.LANGUAGE, "ar", "2026-11-23")
        >>> Tally({(Measure.LANGUAGE, "ar"): 9}).hears(arabic)
        False
        """
        return self.by.get((group.measure, group.value), 0) >= LEAST_HEARD


def troubles(group: Group, questionnaire: Questionnaire) -> tuple[Problem, ...]:
    """Why a group cannot be chosen like this; empty where it can.

    Nobody is watched through a sensitive item (SV18), nor through one that is not counted.
    """
    found = []
    if not group.name or len(group.name) > LONGEST_NAME:
        found.append(Problem("group_name", "name", (("most", str(LONGEST_NAME)),)))
    if not group.channel or len(group.channel) > LONGEST_NAME:
        found.append(Problem("group_channel", "channel", (("most", str(LONGEST_NAME)),)))
    if group.measure is not Measure.JUDGED and not group.value:
        found.append(Problem("group_value", "value"))
    if group.measure is Measure.ITEM and group.value and not _is_counted(group, questionnaire):
        found.append(Problem("group_item", "value"))
    return tuple(found)


def _is_counted(group: Group, questionnaire: Questionnaire) -> bool:
    return group.value in items_to_watch(questionnaire)


def items_to_watch(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Every ``path=option`` in which a group may be seen: of closed items that are not sensitive
    and are asked once a person."""
    return tuple(
        f"{item.path}={name}"
        for item, sections in questionnaire.items_with_sections()
        if item.kind in _COUNTED_KINDS and not item.is_sensitive
        if not any(section.is_repeat for section in sections)
        for name in item.option_names
    )


@dataclass(frozen=True)
class PlaceTotal:
    """What may be told of a place before closing, as of a night. ``responses`` is None below
    LEAST_HEARD; ``delivered`` is in tens, rounded down, so that nobody can be worked out from it.
    """

    place_id: str
    day: str
    responses: int | None
    delivered: int

    @classmethod
    def of(cls, place_id: str, day: str, responses: int, delivered: int) -> "PlaceTotal":
        """The total with everything left out that may not be told.

        >>> PlaceTotal.of("p", "2026-11-23", 9, 47)
        PlaceTotal(place_id='p', day='2026-11-23', responses=None, delivered=40)
        """
        told = responses if responses >= LEAST_HEARD else None
        return cls(place_id, day, told, delivered - delivered % LEAST_HEARD)


@dataclass(frozen=True)
class Heard:
    """A group was heard in a version since a day. ``by`` names who judged it, and is empty where
    answers were counted."""

    group_id: str
    day: str
    by: str = ""
