"""A quote: words of a resident, or a paraphrase of them, that a second person released.

Nothing stands beside it: no place, no age, no language of who said it (CO22).
"""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_QUOTE = 600
LONGEST_REASON = 400


class QuoteState(StrEnum):
    """Where a quote stands. Only a released one may be seen by anybody outside."""

    PROPOSED = "proposed"
    RELEASED = "released"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True)
class Quote:
    """A released quote. ``item`` is the path of the question it answers. ``tag`` is the language
    that these words are in, for who reads them out; it is chosen by who proposed the quote and
    says nothing of the response."""

    id: str
    item: str
    text: str
    tag: str
    is_paraphrase: bool


@dataclass(frozen=True)
class QuoteRecord:
    """A quote with all that is known of how it came to be. ``answer`` is the key of the open answer
    behind it, empty once nobody can find whose it was. Persons are named, with their ids."""

    quote: Quote
    state: QuoteState
    proposed_by: str
    proposer_id: str
    proposed_day: str
    decided_by: str = ""
    decided_day: str = ""
    reason: str = ""
    answer: str = ""
    look_again: bool = False

    @property
    def waits(self) -> bool:
        """Whether somebody must look at it: it was proposed, or comes up again."""
        return self.state is QuoteState.PROPOSED or self.look_again
