"""A finding as a reader meets it: the question, the sentence, how many of ten, and a quote."""

from collections.abc import Iterator

from markupsafe import Markup

from app.core.publication import Part, part_in_words, tenths
from app.core.questionnaire import Item, Kind, Questionnaire
from app.core.return_report import Said
from app.core.texts import Texts
from app.flow.publishing.results import Results, ToldFinding
from app.flow.records import PublishedFinding
from app.web.language import marked as _
from app.web.told.nouns import FINDING, Block, Line
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
_TEN = _("{count} of the 10 people")
_FIGURE = "{count}"


def finding_blocks(results: Results, shown: Shown) -> Iterator[Block]:
    """A block for each finding that leads, at most five (RR04)."""
    for number, each in enumerate(results.findings, 1):
        yield _block(f"{FINDING}-{number}", results, each, shown)


def _block(key: str, results: Results, finding: ToldFinding, shown: Shown) -> Block:
    own = results.said(finding.path, shown.reader.tag) if finding.path else Said("", "")
    lines = []
    if finding.theme and finding.theme.count is not None:
        lines.append(Line(shown.say("People who wrote about this: {count}",
                                    count=shown.number(finding.theme.count)), "soft"))  # fmt: skip
    if finding.quote:
        lines.append(Line(shown.said(Said(finding.quote.text, finding.quote.tag)), "quote"))
    number = finding.number
    if number is None:
        return Block(key, shown.said(own), tuple(lines))
    numbered = _numbered(results.version.questionnaire, number, shown)
    sentence, is_counted = _sentence(own, finding, numbered, shown)
    if not is_counted:
        # What the council says in words of its own is never without the number it rests on.
        lines.insert(0, Line(numbered.plain, "soft"))
    return Block(
        key,
        sentence,
        tuple(lines),
        numbered.question,
        numbered.filled,
        numbered.picture,
    )


class _Numbered:
    """The number of a finding in a reader's words."""

    def __init__(self, item: Item | None, found: PublishedFinding, shown: Shown) -> None:
        self.part = part_in_words(found.count, found.base)
        self.ten = tenths(found.count, found.base)
        self.count, self.base = shown.number(self.ten), shown.number(10)
        self.question = shown.texts(item.label if item else Texts())
        self.filled = None if self.part else self.ten
        self.picture = shown.reader.speaker(_TEN, count=self.count)
        self.plain = _plain_sentence(item, found, shown, self.part, self.count)


def _numbered(questionnaire: Questionnaire, found: PublishedFinding, shown: Shown) -> _Numbered:
    return _Numbered(questionnaire.item(found.item), found, shown)


def _sentence(
    own: Said, finding: ToldFinding, numbered: _Numbered, shown: Shown
) -> tuple[Markup, bool]:
    """The sentence, and whether its number is in it. Below 20 people nothing is "of the 10"."""
    figures = {"count": numbered.count, "base": numbered.base}
    if own and _FIGURE not in own.text:
        return shown.said(own), False
    if numbered.part is None and own:
        return shown.said(own, figures), True
    if numbered.part is None and finding.sentence:
        return shown.texts(finding.sentence, **figures), True
    return numbered.plain, True


def _plain_sentence(
    item: Item | None, found: PublishedFinding, shown: Shown, part: Part | None, count: str
) -> Markup:
    names = [_option_words(item, name, shown) for name in found.options]
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
