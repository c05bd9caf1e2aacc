"""The results of a survey, block by block, for one reader: what the page shows, what is heard,
what is printed and what lies in the static folder are all made from these.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from app.core.return_report import Action, ActionState, ReturnReport, Said, report_for
from app.flow.publish_results import Published
from app.web.language import Reader
from app.web.language import marked as _
from app.web.told.beside import NOTHING_BESIDE, Beside
from app.web.told.findings import shown_finding
from app.web.told.shown import Shown

FINDING = "finding"
_STATES = {
    ActionState.DONE: _("Done"),
    ActionState.BEING_DECIDED: _("Not yet decided"),
    ActionState.NOT_DONE: _("Not done"),
}
_MARKS = {ActionState.DONE: "✓", ActionState.BEING_DECIDED: "…", ActionState.NOT_DONE: "✕"}
_SCALE = _("10 people stand for everyone who got the question. The numbers are rounded.")
_TOO_FEW = _("We show no numbers. The groups are too small, and nobody may stand out.")
_HEARD = _("At least {told} of the {count} people heard the results.")
_MADE = _("{council} made these results on {day}.")
_RESPONSIBLE = _("{controller} is responsible. Questions and complaints: {contact}")


@dataclass(frozen=True)
class Line:
    """One line of a block, with a ``word`` before the text or none, and ``more`` behind it.

    ``sort`` says how it is set: empty, ``soft``, ``words`` (what residents say together),
    ``quote``, ``help`` (a link), or the state of a point, which has a ``mark`` of its own."""

    text: Markup
    sort: str = ""
    mark: str = ""
    word: Markup = Markup()
    more: Markup = Markup()
    link: str = ""

    @property
    def heard(self) -> tuple[Markup, ...]:
        """Its parts in the order in which they are said."""
        return tuple(part for part in (self.word, self.text, self.more) if part)


@dataclass(frozen=True)
class Block:
    """One thing to tell. A finding has the question above it as ``kicker``, and where its base
    allows ten people how many of them are ``filled``; ``picture`` says them in words."""

    key: str
    heading: Markup
    lines: tuple[Line, ...] = ()
    kicker: Markup = Markup()
    filled: int | None = None
    picture: str = ""

    @property
    def is_finding(self) -> bool:
        """Whether a number is told."""
        return self.key.startswith(FINDING)

    @property
    def heard(self) -> tuple[Markup, ...]:
        """Everything in it in the order in which it is said."""
        inside = (part for line in self.lines for part in line.heard)
        return tuple(part for part in (self.kicker, self.heading, *inside) if part)


def blocks_of(
    results: Published, reader: Reader, beside: Beside = NOTHING_BESIDE
) -> tuple[Block, ...]:
    """What a reader is told, in order: thank you and who took part, the findings, what residents
    say, what happens now and who decides, what was done, where help is, who heard it, who to ask.

    A language that stands in for the reader's is marked, and named in the first block.
    """
    shown = Shown(reader, results.version.questionnaire.source)
    made = [
        *_findings(results, shown, beside),
        *_said(results, shown),
        *_around(results, shown, beside),
    ]
    # Which languages stood in is known once everything has been said.
    return (_thanks(results, shown, beside), *made)


def _thanks(results: Published, shown: Shown, beside: Beside) -> Block:
    say = shown.say
    people = shown.number(results.publication.respondents or 0)
    took_part = say("{count} people took part.", count=people)
    limit = say("They are not everyone. Other people may think differently.")
    lines = [Line(Markup("{} {}").format(took_part, limit))]
    if missing := shown.texts(beside.missing):
        lines.append(Line(missing))
    if beside.is_late:
        lines.append(Line(say("These results came later than we promised."), "soft"))
    lines += [Line(note, "soft") for note in shown.stand_ins()]
    heading = Markup("{}<br>{}").format(say("Thank you."), say("This is what you told us."))
    return Block("thanks", heading, tuple(lines), kicker=_title(results, shown))


def _title(results: Published, shown: Shown) -> Markup:
    return shown.texts(results.version.questionnaire.title)


def _findings(results: Published, shown: Shown, beside: Beside) -> Iterator[Block]:
    found = results.publication.findings
    for number, each in enumerate(found, 1):
        card = shown_finding(results.version.questionnaire, each, shown)
        quotes = [one for one in beside.quotes if one.item == each.item]
        lines = [Line(shown.said(Said(one.text, one.tag)), "quote") for one in quotes]
        key = f"{FINDING}-{number}"
        yield Block(key, card.sentence, tuple(lines), card.question, card.filled, card.picture)
    if found:
        yield Block("scale", Markup(), (Line(shown.say(_SCALE), "soft"),))
    else:
        yield Block("nothing", Markup(), (Line(shown.say(_TOO_FEW)),))


def _said(results: Published, shown: Shown) -> Iterator[Block]:
    version = results.version
    source = version.questionnaire.source
    report = report_for(results.sentences, shown.reader.tag, source, version.is_example)
    if report.words:
        words = Line(shown.said(report.words), "words")
        yield Block("words", shown.say("What people said"), (words,))
    yield Block("now", shown.say("What happens now?"), tuple(_now(results, report, shown)))
    if report.actions:
        actions = tuple(_action(action, shown) for action in report.actions)
        yield Block("done", shown.say("What was done?"), actions)


def _now(results: Published, report: ReturnReport, shown: Shown) -> Iterator[Line]:
    """What the council says now, else what the author announced; and who decides what."""
    announced = results.version.questionnaire.happens_next
    if now := shown.said(report.happens_next) or shown.texts(announced):
        yield Line(now)
    if decision := shown.texts(results.version.terms.decision):
        yield Line(decision, word=shown.say("What will be decided, and what can not change"))


def _action(action: Action, shown: Shown) -> Line:
    more = [shown.said(action.reason)] if action.reason else []
    if action.when and action.state is ActionState.BEING_DECIDED:
        more.append(shown.say("The day of the decision: {day}", day=shown.day(action.when)))
    elif action.when:
        more.append(shown.day(action.when))
    return Line(
        text=shown.said(action.text),
        sort=action.state.value,
        mark=_MARKS[action.state],
        word=shown.say(_STATES[action.state]),
        more=Markup(" ").join(more),
    )


def _around(results: Published, shown: Shown, beside: Beside) -> Iterator[Block]:
    say, terms = shown.say, results.version.terms
    if beside.help:
        link = Line(say("Where can I get help now?"), "help", link=beside.help)
        yield Block("help", Markup(), (link,))
    lines = []
    if beside.told:
        told, everyone = (shown.number(number) for number in beside.told)
        lines.append(Line(say(_HEARD, told=told, count=everyone)))
    day = shown.day(results.publication.day)
    lines += [
        Line(say(_MADE, council=results.council.name, day=day), "soft"),
        Line(say(_RESPONSIBLE, controller=terms.controller, contact=terms.contact), "soft"),
    ]
    yield Block("who", Markup(), tuple(lines))
