"""A finding as a reader meets it: the question, the sentence, and how many of ten people."""

from dataclasses import dataclass

from markupsafe import Markup

from app.core.publication import Part, part_in_words, tenths
from app.core.questionnaire import Finding, Item, Kind, Questionnaire
from app.core.texts import Texts
from app.flow.records import PublishedFinding
from app.web.language import marked as _
from app.web.told.shown import Shown
from app.web.votes import VOTE_WORDS

_PARTS = {
    Part.FEW: _("A few people chose: {option}"),
    Part.ABOUT_HALF: _("About half of the people chose: {option}"),
    Part.MOST: _("Most people chose: {option}"),
}
# Of a ranking only first places are counted, and the sentence says so.
_FIRST_PARTS = {
    Part.FEW: _("A few people put this first: {option}"),
    Part.ABOUT_HALF: _("About half of the people put this first: {option}"),
    Part.MOST: _("Most people put this first: {option}"),
}


@dataclass(frozen=True)
class ShownFinding:
    """The question it answers, the sentence, and how many of ten are filled (None where the base
    is too small for ten); ``picture`` says the ten people in words."""

    question: Markup
    sentence: Markup
    filled: int | None
    picture: str


def shown_finding(
    questionnaire: Questionnaire, finding: PublishedFinding, shown: Shown
) -> ShownFinding:
    """A published finding in the words of its author, else in those of its labels."""
    given = {(each.item, each.options): each for each in questionnaire.findings}
    item = questionnaire.item(finding.item)
    part = part_in_words(finding.count, finding.base)
    ten = tenths(finding.count, finding.base)
    own = given.get((finding.item, finding.options), Finding(finding.item, ())).sentence
    count, base = shown.number(ten), shown.number(10)
    return ShownFinding(
        question=shown.texts(item.label if item else Texts()),
        sentence=shown.texts(own, count=count, base=base)
        if own and part is None
        else _plain_sentence(item, finding, shown, part, count),
        filled=None if part else ten,
        picture=shown.reader.speaker(_("{count} of the 10 people"), count=count),
    )


def _plain_sentence(
    item: Item | None, finding: PublishedFinding, shown: Shown, part: Part | None, count: str
) -> Markup:
    names = [_option_words(item, name, shown) for name in finding.options]
    option = names[0]
    for name in names[1:]:
        option = shown.say("{one} or {other}", one=option, other=name)
    is_ranked = item is not None and item.kind is Kind.RANK
    if part:
        return shown.say((_FIRST_PARTS if is_ranked else _PARTS)[part], option=option)
    if is_ranked:
        return shown.say(
            "{count} of the 10 people put this first: {option}", count=count, option=option
        )
    return shown.say("{count} of the 10 people chose: {option}", count=count, option=option)


def _option_words(item: Item | None, name: str, shown: Shown) -> Markup:
    if item and item.kind is Kind.VOTE and name in VOTE_WORDS:
        return shown.say(VOTE_WORDS[name])
    labels = {option.name: option.label for option in item.options} if item else {}
    return shown.texts(labels.get(name) or Texts.of({shown.source: name}))
