"""What of people's own words goes into a file for research: only what two persons released."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.core.open_answers.agreement import Agreement
from app.core.open_answers.coding import agreement_on, by_answer
from app.core.open_answers.quote import QuoteState
from app.flow.records import Survey
from app.flow.shelves import Shelves

_BETWEEN = " […] "
_LEAST = 10
OwnWords = Mapping[tuple[str, str], str]
"""Released words by item path and instance."""


@dataclass(frozen=True)
class OfWords:
    """What the method sheet says of people's own words: how many quotes were released, of which
    the file holds those that are somebody's own; and how far two coders agreed, per question."""

    released: int = 0
    paraphrases: int = 0
    coding: tuple[tuple[str, Agreement], ...] = ()


def words_by_response(shelves: Shelves, survey: Survey) -> Mapping[str, OwnWords]:
    """The released own words of each response, as long as a way leads from them to it."""
    found: dict[str, dict[tuple[str, str], str]] = {}
    for (response_id, item, instance), texts in shelves.quotes.by_response(survey).items():
        found.setdefault(response_id, {})[item, instance] = _BETWEEN.join(texts)
    return found


def of_words(shelves: Shelves, survey: Survey) -> OfWords:
    """The figures for the method sheet."""
    out = [
        record
        for record in shelves.quotes.all(survey)
        if record.state is QuoteState.RELEASED and not record.look_again
    ]
    paraphrases = sum(record.quote.is_paraphrase for record in out)
    items = {answer.id: answer.item for answer in shelves.open_answers.all(survey)}
    coded = by_answer(shelves.themes.codings(survey))
    coding = []
    for item in sorted(set(items.values())):
        own = [each for answer, each in coded.items() if items.get(answer) == item]
        agreed = agreement_on(own)
        # Of a few answers two numbers could tell what one of them says.
        if agreed.both >= _LEAST:
            coding.append((item, agreed))
    return OfWords(len(out), paraphrases, tuple(coding))


def lines_of_words(words: OfWords) -> Iterator[tuple[str, str, str | int | float | None]]:
    """Lines of the method sheet."""
    yield "own words", "quotes released by two persons", words.released - words.paraphrases
    yield "own words", "paraphrases released, not in this file", words.paraphrases
    for item, agreed in words.coding:
        said = f"{agreed.same} of {agreed.both} answers"
        yield "coded by two persons apart: both chose the same", item, said
        if agreed.kappa is not None:
            yield "coded by two persons apart: Cohen's kappa", item, round(agreed.kappa, 2)
