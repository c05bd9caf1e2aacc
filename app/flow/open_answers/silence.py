"""A quote that is not shown any more is not left as a sound either: speech is words too."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.core.open_answers.quote import QuoteState
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.flow.shelves import Shelves


@contextmanager
def silencing(toolkit: Toolkit, shelves: Shelves, survey: Survey) -> Iterator[None]:
    """Released words that are gone when the block ends have no computer voice on disk, unless
    questions are heard with the same words."""
    before = _spoken(shelves, survey)
    yield
    for tag, text in before - _spoken(shelves, survey):
        if name := toolkit.voice.file_of(tag, text):
            shelves.sounds.drop_spoken(name)


def _spoken(shelves: Shelves, survey: Survey) -> set[tuple[str, str]]:
    return {
        (record.quote.tag, " ".join(record.quote.text.split()))
        for record in shelves.quotes.all(survey)
        if record.state is QuoteState.RELEASED
    }
