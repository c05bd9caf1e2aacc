"""Looking at texts from outside: notes on them, and a link for one speaker of a language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Note:
    """What somebody remarked on one text in one language."""

    path: str
    tag: str
    text: str
    by: str
    day: str


@dataclass(frozen=True)
class ReviewerLink:
    """A link for one person, who speaks one language, to one survey. It opens until ``last_day``,
    or until it was stopped; days are empty while that has not happened."""

    id: str
    council_id: str
    survey_id: str
    tag: str
    name: str
    made_by: str
    made_day: str
    last_day: str
    stopped_day: str = ""
    signed_day: str = ""

    def is_open(self, today: str) -> bool:
        """Whether the link opens anything on an ISO day."""
        return not self.stopped_day and today <= self.last_day
