"""Places where the results hang or were said, and who with a name confirmed that (decision 8)."""

from dataclasses import dataclass

from app.flow.ports import Toolkit
from app.flow.records import Survey


@dataclass(frozen=True)
class PlaceTold:
    """A place with everybody who confirmed that people were told there: name, day, and how many
    heard it said, None for a poster."""

    name: str
    code: str
    confirmed: tuple[tuple[str, str, int | None], ...]

    @property
    def is_told(self) -> bool:
        """Whether anybody confirmed it."""
        return bool(self.confirmed)


def places_told(toolkit: Toolkit, survey: Survey) -> tuple[PlaceTold, ...]:
    """Every place of a survey, those that nobody confirmed first."""
    with toolkit.store.read() as shelves:
        places = shelves.places.of_survey(survey)
        confirmations = shelves.returns.confirmations(survey)
    found = [
        PlaceTold(
            place.name,
            place.code,
            tuple(each[1:] for each in confirmations if each[0] == place.id),
        )
        for place in places
    ]
    return tuple(sorted(found, key=lambda each: (each.is_told, each.name)))
