"""The shelf of looks: what a council's pages look like. A look is read with its council."""

from typing import Protocol

from app.core.look import Look
from app.core.pictures import Picture


class LookShelf(Protocol):
    """The look and the logo of each council; a Council carries both."""

    def put(self, council_id: str, look: Look, day: str) -> None:
        """The council has this look from now on; its logo stays."""

    def put_logo(self, council_id: str, logo: Picture | None, day: str) -> None:
        """The council has this logo from now on, or none; its look stays."""

    def find_logo(self, name: str) -> Picture | None:
        """The logo of a name."""
