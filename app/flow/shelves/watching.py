"""What verbs ask of the shelf of what is watched while surveys run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from app.core.coverage import Group, Heard, PlaceTotal
from app.core.fatigue import AskedPlace, Explained
from app.core.outreach import Visit
from app.core.pausing import Pause
from app.flow.records import Survey, Version


@dataclass(frozen=True)
class SurveyAt:
    """A survey at a place, of any council of the host. ``version_id`` is empty for a survey that
    never opened; examples are not among them."""

    place: AskedPlace
    survey: Survey
    version_id: str
    first: str
    last: str


class WatchingShelf(Protocol):
    """Places over all councils, totals of the night, groups, visits, pauses and closing days."""

    def everywhere(self) -> tuple[SurveyAt, ...]:
        """Every survey at every place of this host; one for each version, by place name."""

    def asked_places(self, survey: Survey) -> tuple[AskedPlace, ...]:
        """The places of a survey, with the regions of their councils."""

    def region(self, council_id: str) -> str: ...
    def put_totals(
        self, survey: Survey, version: Version, totals: Iterable[PlaceTotal]
    ) -> None: ...
    def totals(self, version: Version) -> tuple[PlaceTotal, ...]: ...
    def forget_totals(self, version: Version) -> None: ...
    def count_by(self, version: Version, what: str) -> Mapping[str, int]:
        """Responses to a version by ``language`` or ``mode``."""

    def put_group(self, group: Group) -> None:
        """Adds a group, or changes how the one with its id is seen and reached."""

    def remove_group(self, survey: Survey, group_id: str) -> None: ...
    def groups(self, survey: Survey) -> tuple[Group, ...]: ...
    def put_heard(self, survey: Survey, version: Version, heard: Heard) -> None:
        """The group is heard; what was said of it first stays."""

    def heard(self, version: Version) -> tuple[Heard, ...]: ...
    def put_visit(self, visit: Visit) -> None:
        """Adds a visit, or puts it in the place of the one with its id."""

    def visits(self, survey: Survey) -> tuple[Visit, ...]:
        """All visits of a survey, by day."""

    def begin_pause(self, survey: Survey, pause: Pause) -> None: ...
    def end_pause(self, version: Version, day: str) -> None: ...
    def pauses(self, version: Version) -> tuple[Pause, ...]: ...
    def set_closing_day(self, survey: Survey, version: Version, day: str) -> None:
        """The version closes after this day; with an empty day it does not close by itself."""

    def closing_day(self, version: Version) -> str: ...
    def explain(self, survey: Survey, explained: Explained) -> None: ...
    def explained(self, survey: Survey) -> tuple[Explained, ...]: ...
