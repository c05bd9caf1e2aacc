"""The results of a survey as a page: thank you, how many, at most five findings, what now.

Knows a publication and the survey's own words; no response ever comes near it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Response
from markupsafe import Markup

from app.core.languages import other_level, parse_language
from app.core.publication import Part, part_in_words, tenths
from app.core.questionnaire import Finding, Item, Kind, Questionnaire
from app.core.return_report import ActionState, ReturnReport, report_for
from app.core.texts import Texts
from app.flow.publish_results import Published
from app.flow.records import PublishedFinding
from app.web.addresses import picture_path, rights_path
from app.web.language import Reader
from app.web.language import marked as _
from app.web.page import PLAIN_STYLE, render_page
from app.web.results.shown import Shown
from app.web.votes import VOTE_WORDS
from app.words import language_name

STYLES = (*PLAIN_STYLE, "results")
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
_STATES = {
    ActionState.DONE: _("Done"),
    ActionState.BEING_DECIDED: _("Not yet decided"),
    ActionState.NOT_DONE: _("Not done"),
}
_MARKS = {ActionState.DONE: "✓", ActionState.BEING_DECIDED: "…", ActionState.NOT_DONE: "✕"}


@dataclass(frozen=True)
class ShownFinding:
    """One card: the question it answers, the sentence, and how many of ten are filled (None where
    the base is too small for ten)."""

    question: Markup
    sentence: Markup
    filled: int | None
    picture: str


@dataclass(frozen=True)
class ShownAction:
    """One point: the state as mark and word, what it is about, and the day or reason."""

    state: str
    mark: str
    word: Markup
    text: Markup
    more: Markup


def results_page(published: Published, reader: Reader, address: str, back: str = "") -> Response:
    """The results in the reader's language. ``address`` is this survey's public page, where the
    language can be changed; ``back`` leads to the ticket page where the reader has one."""
    version, publication = published.version, published.publication
    questionnaire = version.questionnaire
    shown = Shown(reader, questionnaire.source)
    report = report_for(published.sentences, reader.tag, questionnaire.source, version.is_example)
    context = {
        "title": reader.say("The results"),
        "is_example": version.is_example,
        "topic": shown.texts(questionnaire.title),
        "people": shown.number(publication.respondents or 0),
        "findings": list(_findings(questionnaire, publication.findings, shown)),
        "words": shown.said(report.words),
        "next": _next(questionnaire, report, shown),
        "actions": list(_actions(report, shown)),
        "decision": shown.texts(version.terms.decision),
        "council": published.council.name,
        "logo": picture_path(published.council.logo),
        "controller": version.terms.controller,
        "contact": version.terms.contact,
        "day": shown.day(publication.day),
        "back": back,
        "rights": rights_path(published.survey.slug, reader.tag),
        **languages_of(questionnaire, reader, address),
    }
    return render_page(
        "results/results.html",
        reader,
        {**context, "notes": shown.stand_ins()},
        STYLES,
        look=published.council.look,
    )


def languages_of(questionnaire: Questionnaire, reader: Reader, address: str) -> dict[str, object]:
    """What the bar on top needs: the other languages, and the other reading level."""
    base = parse_language(reader.tag).base
    tags = [tag for tag in questionnaire.languages if not parse_language(tag).is_easy]
    return {
        "languages": [
            {
                "tag": tag,
                "name": language_name(tag),
                "direction": parse_language(tag).direction,
                "address": f"{address}?lang={tag}",
            }
            for tag in tags
            if tag != base
        ],
        "other_level": other_level(reader.tag, questionnaire.languages) or "",
        "is_easy": reader.tag != base,
        "address": address,
    }


def _findings(
    questionnaire: Questionnaire, found: tuple[PublishedFinding, ...], shown: Shown
) -> Iterator[ShownFinding]:
    given = {(finding.item, finding.options): finding for finding in questionnaire.findings}
    for finding in found:
        item = questionnaire.item(finding.item)
        part = part_in_words(finding.count, finding.base)
        ten = tenths(finding.count, finding.base)
        own = given.get((finding.item, finding.options), Finding(finding.item, ())).sentence
        count, base = shown.number(ten), shown.number(10)
        yield ShownFinding(
            question=shown.texts(item.label if item else Texts()),
            sentence=shown.texts(own, count=count, base=base)
            if own and part is None
            else _plain_sentence(questionnaire, finding, shown, part, count),
            filled=None if part else ten,
            picture=shown.reader.speaker(_("{count} of the 10 people"), count=count),
        )


def _plain_sentence(
    questionnaire: Questionnaire,
    finding: PublishedFinding,
    shown: Shown,
    part: Part | None,
    count: str,
) -> Markup:
    item = questionnaire.item(finding.item)
    say = shown.reader.say
    names = [_option_words(item, name, shown) for name in finding.options]
    option = names[0]
    for name in names[1:]:
        option = say("{one} or {other}", one=option, other=name)
    is_ranked = item is not None and item.kind is Kind.RANK
    if part:
        return say((_FIRST_PARTS if is_ranked else _PARTS)[part], option=option)
    if is_ranked:
        return say("{count} of the 10 people put this first: {option}", count=count, option=option)
    return say("{count} of the 10 people chose: {option}", count=count, option=option)


def _option_words(item: Item | None, name: str, shown: Shown) -> Markup:
    if item and item.kind is Kind.VOTE and name in VOTE_WORDS:
        return shown.reader.say(VOTE_WORDS[name])
    labels = {option.name: option.label for option in item.options} if item else {}
    return shown.texts(labels.get(name) or Texts.of({shown.source: name}))


def _next(questionnaire: Questionnaire, report: ReturnReport, shown: Shown) -> Markup:
    """What the council says now, else what the author announced."""
    return shown.said(report.happens_next) or shown.texts(questionnaire.happens_next)


def _actions(report: ReturnReport, shown: Shown) -> Iterator[ShownAction]:
    say = shown.reader.say
    for action in report.actions:
        more = [shown.said(action.reason)] if action.reason else []
        if action.when and action.state is ActionState.BEING_DECIDED:
            more.append(say("The day of the decision: {day}", day=shown.day(action.when)))
        elif action.when:
            more.append(shown.day(action.when))
        yield ShownAction(
            state=action.state.value,
            mark=_MARKS[action.state],
            word=say(_STATES[action.state]),
            text=shown.said(action.text),
            more=Markup(" ").join(more),
        )
