"""The strip of the tour on top of each page: where one is, what is to be seen here, and on.

It is made on the server and works as plain forms; tour.py takes what they send.
"""

from dataclasses import dataclass

from markupsafe import Markup

from app.core.roles import Right, rights_of
from app.flow.planning import STOPS, tour_of
from app.flow.ports import Toolkit
from app.flow.records import Person
from app.web.language import Reader
from app.web.language import marked as _

_TELLS = {
    "plan": _(
        "A survey begins with a plan: what do you want to know, from whom, and for which decision?"
    ),
    "questions": _("Here you write the questions. Beside them is what residents see."),
    "languages": _("Each text stands here in each language. A speaker confirms it, by name."),
    "checks": _("Here you see what is too long or too hard, and what still has to be there."),
    "places": _("People answer where they already are. Each place has a code of its own."),
    "follow": _("Here you see whom you have not heard yet. In the end everyone hears the results."),
}


@dataclass(frozen=True)
class Strip:
    """What the strip says. ``address`` is the page of this stop; ``is_here`` on that page."""

    number: int
    count: int
    tells: Markup
    address: str
    is_here: bool

    @property
    def is_last(self) -> bool:
        """Whether no stop follows."""
        return self.number == self.count


def strip_for(
    toolkit: Toolkit, person: Person, reader: Reader, slug: str, station: str
) -> Strip | None:
    """The strip for somebody who is in the tour; None for everybody else."""
    if Right.SEE not in rights_of(person.roles):
        return None
    tour = tour_of(toolkit, person)
    if tour is None:
        return None
    return Strip(
        number=tour.number,
        count=len(STOPS),
        tells=reader.say(_TELLS[tour.station]),
        address=f"/council/surveys/{tour.slug}/{tour.station}",
        is_here=(slug, station) == (tour.slug, tour.station),
    )
