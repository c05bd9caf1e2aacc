"""Numbers and quotes as people choose among them: in words, with how many of ten that is."""

from markupsafe import Markup

from app.core.open_answers.quote import Quote
from app.core.publication import Counted, part_in_words, tenths
from app.core.questionnaire import Kind, Questionnaire
from app.web.council.door import Visit
from app.web.votes import VOTE_WORDS

_LONGEST = 120


def number_words(visit: Visit, questionnaire: Questionnaire, number: Counted) -> Markup:
    """The question, the answer, and the number: ``8 of the 10`` where the base allows it."""
    item = questionnaire.item(number.item)
    tag, source = visit.reader.tag, questionnaire.source
    labels = {each.name: each.label.get(tag, source) for each in item.options} if item else {}
    if item and item.kind is Kind.VOTE:
        labels = {name: str(visit.say(words)) for name, words in VOTE_WORDS.items()}
    answer = " + ".join(labels.get(name) or name for name in number.options)
    asked = (item.label.get(tag, source) if item else "") or number.item
    if not asked.endswith(("?", "!", ".", ":", "؟")):
        asked = f"{asked}:"
    if part_in_words(number.count, number.base):
        return visit.say(
            "{asked} {answer} ({count} of {base} people)",
            asked=asked, answer=answer, count=number.count, base=number.base,
        )  # fmt: skip
    return visit.say(
        "{asked} {answer} ({tenths} of the 10; {count} of {base} people)",
        asked=asked,
        answer=answer,
        tenths=tenths(number.count, number.base),
        count=number.count,
        base=number.base,
    )


def quote_words(quote: Quote) -> str:
    """The words of a quote, cut where they are long."""
    return quote.text if len(quote.text) <= _LONGEST else f"{quote.text[:_LONGEST]}…"
