"""The station of making sense: the numbers and quotes, and what people found in them together."""

from flask import Response
from markupsafe import Markup

from app.core.plan import Level, Side
from app.core.problems import Refused
from app.core.publication import MOST_FINDINGS
from app.core.report_facts import READING, Knowledge, ReadAlong
from app.core.roles import Right
from app.core.sense import Prompt
from app.core.side_by_side import mark
from app.flow.making_sense.desk import Desk, Written, desk_of
from app.flow.publishing.ready import readiness
from app.flow.records import Survey
from app.web.council.door import Visit, route
from app.web.council.sense.numbers import number_words, quote_words
from app.web.council.sense.words import (
    KNOWLEDGE,
    KNOWLEDGE_SHORT,
    LEVELS,
    PROMPTS,
    SAYS,
    SIDES,
)
from app.web.workspace.tables import shown_tables
from app.words import format_day


@route("/surveys/<slug>/sense", Right.MAKE_SENSE)
def sense(visit: Visit, slug: str) -> Response:
    """What lies on the table."""
    return sense_page(visit, visit.survey(slug))


def sense_page(
    visit: Visit, survey: Survey, reasons: list[Markup] | None = None, at: str = ""
) -> Response:
    """The page; ``reasons`` say why the form ``at`` was not taken, and what was typed stays."""
    try:
        desk = desk_of(visit.toolkit, survey)
    except Refused:
        return waiting_page(visit, survey, "sense", visit.say("Make sense together"))
    context = {
        "title": visit.say("Make sense together"),
        "tables": shown_tables(visit.reader, desk.tables),
        "quotes": [quote_words(quote) for quote in desk.quotes],
        "themes": [_theme(visit, desk, number) for number in range(len(desk.themes))],
        "findings": [_finding(visit, desk, each) for each in desk.findings],
        "leads": sum(each.finding.leads for each in desk.findings),
        "most_leads": MOST_FINDINGS,
        "prompts": [(str(key), visit.say(words)) for key, words in PROMPTS.items()],
        "knowledge": [(str(key), visit.say(words)) for key, words in KNOWLEDGE.items()],
        "side_by_side": _side_by_side(visit, desk),
        "sides": _sides(visit, desk),
        "levels": [visit.say(words) for words in LEVELS.values()],
        "reading": visit.field("reading") if at == "reading" else desk.reading,
        "reading_seen": mark(desk.reading),
        "reading_path": READING,
        "typed": visit.field,
        "wrong": reasons or [],
        "wrong_at": at,
    }
    status = 422 if reasons else 200
    css = ("tables", "follow", "sense")
    template = "council/sense/sense.html"
    return visit.page(template, context, survey, "sense", css, (), SAYS, status)


def waiting_page(visit: Visit, survey: Survey, station: str, title: Markup) -> Response:
    """Before the answers are fixed: why there is nothing to see yet, and from which day on."""
    ready = readiness(visit.toolkit, survey)
    day = format_day(ready.frozen_on, visit.reader.tag) if ready.frozen_on else ""
    context = {"title": title, "day": day, "is_open": ready.version is not None}
    return visit.page("council/sense/waiting.html", context, survey, station)


def _theme(visit: Visit, desk: Desk, number: int) -> tuple[str, Markup]:
    theme = desk.themes[number]
    source = desk.version.questionnaire.source
    name = theme.called(visit.reader.tag, source)
    if theme.count is None:
        return name, visit.say("a few people, or too few to say")
    return name, visit.say("{count} people", count=theme.count)


def _finding(visit: Visit, desk: Desk, written: Written) -> dict[str, object]:
    finding, questionnaire = written.finding, desk.version.questionnaire
    rests = finding.rests
    number = next(
        (n for n in desk.numbers if (n.item, n.options) == (rests.item, rests.options)), None
    )
    theme = next((each for each in desk.themes if each.id == rests.theme), None)
    quote = next((each for each in desk.quotes if each.id == rests.quote), None)
    if number is not None:
        on = number_words(visit, questionnaire, number)
    elif theme is not None:
        on = visit.say("A theme: {name}", name=theme.called(visit.reader.tag, questionnaire.source))
    else:
        on = visit.say("Only words")
    return {
        "id": finding.id,
        "text": written.text,
        "leads": finding.leads,
        "on": on,
        "knowledge": visit.say(KNOWLEDGE_SHORT[rests.knowledge]) if rests.knowledge else "",
        "quote": quote_words(quote) if quote else "",
    }


def _side_by_side(visit: Visit, desk: Desk) -> list[tuple[Markup, list[tuple[str, Markup, str]]]]:
    """Every kind of knowledge with what was said from it: id, prompt and text (KA10)."""
    if not desk.remarks:
        return []
    columns: dict[Knowledge, list[tuple[str, Markup, str]]] = {each: [] for each in Knowledge}
    for prompt in Prompt:
        for remark in desk.remarks:
            if remark.prompt is prompt:
                said = (remark.id, visit.say(PROMPTS[prompt]), remark.text)
                columns[remark.knowledge].append(said)
    return [(visit.say(KNOWLEDGE_SHORT[kind]), said) for kind, said in columns.items()]


def _sides(visit: Visit, desk: Desk) -> list[tuple[Markup, list[tuple[str, Markup, int]]]]:
    """A row for each side: name of the field, its level in words, and how many people."""
    have = {(each.side, each.level): each.people for each in desk.readers}
    return [
        (
            visit.say(SIDES[side]),
            [
                (field_of(side, level), visit.say(LEVELS[level]), have.get((side, level), 0))
                for level in Level
            ],
        )
        for side in Side
    ]


def field_of(side: Side, level: Level) -> str:
    """The name of the field that counts these people."""
    return f"{side}:{level}"


def typed_readers(visit: Visit) -> tuple[ReadAlong, ...]:
    """How many of whom read along, as it was typed; what is no number is one too many."""

    def people(name: str) -> int:
        typed = visit.field(name, 10).strip() or "0"
        return int(typed) if typed.isascii() and typed.isdigit() else -1

    return tuple(
        ReadAlong(side, level, people(field_of(side, level))) for side in Side for level in Level
    )
