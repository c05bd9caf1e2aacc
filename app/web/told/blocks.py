"""The results of a survey, block by block, for one reader: what the page shows, what is heard,
what is printed and what lies in the static folder are all made from these.
"""

from collections.abc import Iterator

from markupsafe import Markup

from app.core.advising.help import PATHS, HelpPoint
from app.core.plan import Side
from app.core.report_facts import (
    CANNOT_CHANGE,
    INTENDED,
    LIMITS,
    MISSING,
    OUTCOME,
    QUESTIONS,
    READING,
    WHO_DECIDES,
    WORDS,
)
from app.flow.publishing.results import Reached, Results
from app.web.language import Reader, left_to_right
from app.web.language import marked as _
from app.web.told.asked import asked_block
from app.web.told.beside import NOTHING_BESIDE, Beside
from app.web.told.findings import finding_blocks
from app.web.told.nouns import Block, Line
from app.web.told.points import change_point, point_line, point_of, said_in
from app.web.told.shown import Shown
from app.words import comma

_LIMITS = _("They are not everyone. Other people may think differently.")
_SCALE = _("10 people stand for everyone who got the question. The numbers are rounded.")
_TOO_FEW = _("We show no numbers. The groups are too small, and nobody may stand out.")
_HEARD = _("At least {told} of the {count} people heard the results.")
_MADE = _("{council} made these results on {day}.")
_RESPONSIBLE = _("{controller} is responsible. Questions and complaints: {contact}")
_MOST_PLACES = 12


def blocks_of(
    results: Results, reader: Reader, beside: Beside = NOTHING_BESIDE
) -> tuple[Block, ...]:
    """What a reader is told, in order: thank you and how many took part, the findings, what
    residents say, what happens now and who decides, what was done, where help is, who took part
    and who is missing, who heard it, who to ask.

    A language that stands in for the reader's is marked, and named in the first block.
    """
    shown = Shown(reader, results.source)
    title = shown.texts(results.version.questionnaire.title)
    made = [
        *_findings(results, shown),
        *_said(results, shown),
        *_done(results, shown),
        *asked_block(beside.asked, shown, results.version.is_example),
        *_help(results, shown, beside),
        *_took_part(results, shown),
        _who(results, shown, beside),
    ]
    # Which languages stood in is known once everything has been said.
    return (_thanks(results, shown, title, beside), *made)


def _thanks(results: Results, shown: Shown, title: Markup, beside: Beside) -> Block:
    say, said = shown.say, shown.of(results)
    people = shown.number(results.publication.respondents or 0)
    took_part = say("{count} people took part.", count=people)
    lines = [Line(Markup("{} {}").format(took_part, said(LIMITS) or say(_LIMITS)))]
    if beside.is_late:
        lines.append(Line(say("These results came later than we promised."), "soft"))
    lines += [Line(note, "soft") for note in shown.stand_ins()]
    heading = Markup("{}<br>{}").format(say("Thank you."), say("This is what you told us."))
    return Block("thanks", heading, tuple(lines), kicker=title)


def _findings(results: Results, shown: Shown) -> Iterator[Block]:
    found = tuple(finding_blocks(results, shown))
    yield from found
    if any(block.filled is not None for block in found):
        yield Block("scale", Markup(), (Line(shown.say(_SCALE), "soft"),))
    if not any(each.number for each in results.findings):
        yield Block("nothing", Markup(), (Line(shown.say(_TOO_FEW)),))


def _said(results: Results, shown: Shown) -> Iterator[Block]:
    said, say = shown.of(results), shown.say
    if words := said(WORDS):
        yield Block("words", say("What people said"), (Line(words, "words"),))
    read = sum(each.people for each in results.readers if each.side is Side.RESIDENT)
    if reading := said(READING):
        lines = [Line(reading, "words")]
        if read:
            first = say("Residents who read this first: {count}", count=shown.number(read))
            lines.append(Line(first, "soft"))
        yield Block("reading", say("What residents think of it"), tuple(lines))
    if questions := said(QUESTIONS):
        yield Block("questions", say("What we do not know yet"), (Line(questions),))


def _done(results: Results, shown: Shown) -> Iterator[Block]:
    report = results.report(shown.reader.tag)
    yield Block("now", shown.say("What happens now?"), tuple(_now(results, shown)))
    shows_drafts = results.version.is_example
    changed = [change_point(each, shown, shows_drafts) for each in results.changes]
    points = (*changed, *map(point_of, report.actions))
    if points:
        lines = tuple(point_line(point, shown) for point in points)
        yield Block("done", shown.say("What was done?"), lines)


def _now(results: Results, shown: Shown) -> Iterator[Line]:
    """What the council says now, else what the author announced; and who decides what."""
    said = shown.of(results)
    announced = results.version.questionnaire.happens_next
    report = results.report(shown.reader.tag)
    if now := shown.said(report.happens_next) or shown.texts(announced):
        yield Line(now)
    yield from (Line(more) for path in (OUTCOME, INTENDED) if (more := said(path)))
    own = [text for path in (WHO_DECIDES, CANNOT_CHANGE) if (text := said(path))]
    decided = own or [text for text in (shown.texts(results.version.terms.decision),) if text]
    if decided:
        heading = shown.say("What will be decided, and what can not change")
        yield Line(Markup(" ").join(decided), word=heading)


def _help(results: Results, shown: Shown, beside: Beside) -> Iterator[Block]:
    """The way to the page with help; where there is no such way, the help itself."""
    heading = shown.say("Where can I get help now?")
    if beside.help:
        yield Block("help", Markup(), (Line(heading, "help", link=beside.help),))
    elif results.help:
        lines = [_help_line(point, shown, results.version.is_example) for point in results.help]
        yield Block("help", heading, tuple(lines))


def _help_line(point: HelpPoint, shown: Shown, shows_drafts: bool) -> Line:
    name, what, when, where = (
        shown.said(said_in(point.texts, path, shown, shows_drafts)) for path in PATHS
    )
    more = [
        part for part in (when, where, left_to_right(point.phone) if point.phone else "") if part
    ]
    return Line(what, word=name, more=Markup(" · ").join(more))


def _took_part(results: Results, shown: Shown) -> Iterator[Block]:
    """Where people answered, and whose view is missing (IJ14); nothing where nothing is known."""
    said, say = shown.of(results), shown.say
    lines = []
    if results.places:
        places = Markup(comma(shown.reader.tag)).join(
            shown.name(name) for name in results.places[:_MOST_PLACES]
        )
        lines.append(Line(say("People answered here: {places}", places=places)))
    if missing := said(MISSING):
        lines.append(Line(missing))
    few = [
        shown.said(results.said(group.path, shown.reader.tag)) or shown.name(group.name)
        for group in results.groups
        if group.reached is Reached.NOT_ENOUGH
    ]
    if few:
        groups = Markup(comma(shown.reader.tag)).join(few)
        lines.append(Line(say("We heard too few people of: {groups}", groups=groups)))
    if lines:
        yield Block("people", say("Who took part?"), tuple(lines))


def _who(results: Results, shown: Shown, beside: Beside) -> Block:
    terms = results.version.terms
    lines = []
    if beside.told:
        told, everyone = (shown.number(number) for number in beside.told)
        lines.append(Line(shown.say(_HEARD, told=told, count=everyone)))
    day = shown.day(results.publication.day)
    lines += [
        Line(shown.say(_MADE, council=results.council.name, day=day), "soft"),
        Line(shown.say(_RESPONSIBLE, controller=terms.controller, contact=terms.contact), "soft"),
    ]
    return Block("who", Markup(), tuple(lines))
