"""What of the open answers may be told outside: released quotes, and themes of enough people."""

from app.core.open_answers.counting import Count, tellable_themes
from app.core.open_answers.quote import Quote, QuoteState
from app.core.open_answers.theme import ToldTheme
from app.flow.ports import Toolkit
from app.flow.records import Survey


def released_quotes(toolkit: Toolkit, survey: Survey) -> tuple[Quote, ...]:
    """Every quote of a survey that may be shown now, by question, in an order of chance: none that
    was taken back, waits for a second look, or whose person took it back."""
    with toolkit.store.read() as shelves:
        records = shelves.quotes.all(survey)
    told = [
        record.quote
        for record in records
        if record.state is QuoteState.RELEASED and not record.look_again
    ]
    return tuple(sorted(told, key=lambda quote: (quote.item, quote.id)))


def told_themes(toolkit: Toolkit, survey: Survey) -> tuple[ToldTheme, ...]:
    """The themes whose counts people fixed, by question, the largest first; a count is None where
    it must be withheld. The numbers stay as they were fixed, whatever happens to the answers."""
    with toolkit.store.read() as shelves:
        themes = shelves.themes.all(survey)
        fixed = shelves.themes.counts(survey)
    told: list[ToldTheme] = []
    for item in dict.fromkeys(theme.item for theme in themes):
        own = [theme for theme in themes if theme.item == item and theme.id in fixed]
        if not own:
            continue
        _, base, unfit = fixed[own[0].id]
        counts = {theme.id: fixed[theme.id][0] for theme in own}
        tellable = tellable_themes(Count(counts, base, unfit))
        found = [
            ToldTheme(t.id, item, t.name, counts[t.id] if t.id in tellable else None) for t in own
        ]
        told += sorted(found, key=lambda theme: -(theme.count or 0))
    return tuple(told)
