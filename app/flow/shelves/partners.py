"""What verbs ask of the shelf of partners: councils that make a survey together."""

from typing import Protocol

from app.flow.records import Council, Survey


class PartnerShelf(Protocol):
    """Who takes part in a survey, who was asked to, and which survey is the core of which."""

    def councils_of(self, survey: Survey) -> tuple[Council, ...]:
        """Everybody who takes part: the lead council first, then by name."""

    def ask(self, survey: Survey, council_id: str, asked_by: str, day: str) -> None:
        """The council is asked to take part; asking again changes nothing."""

    def end_request(self, survey: Survey, council_id: str) -> bool:
        """Whether the council was asked; it is not any more."""

    def asked(self, survey: Survey) -> tuple[Council, ...]:
        """The councils that were asked and have not answered, by name."""

    def requests(self, council_id: str) -> tuple[tuple[Survey, str], ...]:
        """The surveys that a council is asked to take part in, each with who asked."""

    def set_core(self, survey: Survey, core: Survey, day: str) -> None:
        """The survey has the questions of another one at its core (IJ06)."""

    def core(self, survey: Survey) -> Survey | None:
        """The survey whose questions are the core of this one, if any."""

    def made_from(self, core: Survey) -> tuple[Survey, ...]:
        """The surveys that have this one as their core, by slug."""
