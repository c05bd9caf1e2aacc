"""The last screen of the funnel: the plan to read through, to print, and to make a draft of."""

from collections.abc import Sequence

from flask import Response

from app.core.languages import parse_language
from app.core.plan import Plan, Rung, Step, advice_on_plan, decision_text, plan_gates, unanswered
from app.core.problems import Refused
from app.core.questionnaire import Questionnaire, Terms
from app.core.roles import Right
from app.core.texts import Texts
from app.flow.planning import Wanted, make_draft
from app.flow.records import KeptPlan
from app.media.plan_page import plan_pdf
from app.media.sheets import PlanLine, PlanSheet
from app.web.council.door import Visit, route
from app.web.council.funnel.read_through import told
from app.web.council.funnel.views import found, home_of
from app.web.council.funnel.words import ADVICE, REASONS, SAID
from app.web.language import Reader
from app.web.language import marked as _
from app.web.workspace.texts import language_words
from app.web.workspace.words import workspace_reader
from app.words import format_day
from app.words.workspace import LANGUAGES

# What residents read about their say and about the decision; the author changes it as needed.
_RUNG_SAID = {
    Rung.INFORM: _("We tell you what will happen."),
    Rung.CONSULT: _("We ask what you think."),
    Rung.ADVISE: _("Your answers become an advice."),
    Rung.CO_PRODUCE: _("We make the plan together with you."),
    Rung.CO_DECIDE: _("You decide too."),
}
_BY = _("{decider} decides.")
_BY_DAY = _("{decider} decides, on {day}.")
_STAYS = _("This stays as it is: {limits}.")
_EMPTY = Questionnaire("empty", ("nl",), ())


@route("/plans/<plan_id>", Right.PLAN)
def read_page(visit: Visit, plan_id: str) -> Response:
    """The plan to read through, and how to go on."""
    kept = found(visit, plan_id)
    if kept.survey_id:
        return visit.go(home_of(visit, kept))
    return _shown(visit, kept)


@route("/plans/<plan_id>/draft", Right.PLAN, "POST")
def draft(visit: Visit, plan_id: str) -> Response:
    """The draft of a survey is made of the plan; on to its questions."""
    kept = found(visit, plan_id)
    wanted = Wanted(
        name=visit.field("name"),
        template=visit.field("template"),
        languages=visit.fields("languages"),
        decision=visit.field("decision"),
    )
    try:
        survey = make_draft(visit.toolkit, visit.council, visit.person, plan_id, wanted)
    except Refused as refused:
        return _shown(visit, kept, wanted, visit.reasons(refused.problems, REASONS), 422)
    return visit.go(f"/council/surveys/{survey.slug}/plan", said="made")


@route("/plans/<plan_id>/print", Right.PLAN)
def print_plan(visit: Visit, plan_id: str) -> Response:
    """The plan on one page, to bring along."""
    return on_paper(visit, found(visit, plan_id))


def on_paper(visit: Visit, kept: KeptPlan) -> Response:
    """The plan as a PDF of one A4 page, in the language of the workspace."""
    reader = visit.reader
    lines = tuple(
        PlanLine(each.question, each.lines or (reader.speaker.text(_("Not said yet.")),))
        for each in told(kept.plan, reader)
        # The question itself is the title.
        if each.step is not Step.QUESTION
    )
    day = format_day(kept.day, reader.tag)
    sheet = PlanSheet(
        tag=reader.tag,
        title=kept.plan.question or reader.speaker.text(_("Plan of a survey")),
        council=visit.council.name,
        lines=lines,
        foot=reader.speaker.text(_("Plan of {council}, {day}")).format(
            council=visit.council.name, day=day
        ),
    )
    response = Response(plan_pdf(sheet), content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="plan.pdf"'
    return response


def _shown(
    visit: Visit,
    kept: KeptPlan,
    wanted: Wanted | None = None,
    reasons: Sequence[str] = (),
    status: int = 200,
) -> Response:
    cards = visit.toolkit.templates.cards()
    offered = {
        tag: language_words(visit.reader, tag)
        for card in cards
        for tag in visit.toolkit.templates.get(card.name).languages
        if tag == "nl-simple" or not parse_language(tag).is_easy
    }
    wanted = wanted or Wanted("", languages=("nl", "nl-simple"), decision=for_residents(kept.plan))
    context = {
        "title": visit.say("Your plan"),
        "plan_id": kept.id,
        "told": told(kept.plan, visit.reader),
        "warnings": warnings(visit, kept.plan),
        "left": unanswered(kept.plan),
        "cards": [(card, _in(visit, card.title), _in(visit, card.purpose)) for card in cards],
        "audiences": {card.name: _in(visit, card.audience) for card in cards},
        "offered": list(offered.items()),
        "wanted": wanted,
        "reasons": reasons,
    }
    return visit.page(
        "council/funnel/read.html", context, says=SAID, css=("funnel",), status=status
    )


def _in(visit: Visit, texts: Texts) -> str:
    return texts.get(visit.reader.tag, "nl", "en")


def warnings(visit: Visit, plan: Plan) -> list[str]:
    """What is not enough yet for opening, and what would make the plan better."""
    closed = [problem for gate in plan_gates(plan, _EMPTY, Terms()) for problem in gate.problems]
    advice = [
        visit.say(ADVICE[a.code], text=_day(visit.reader, a.text)) for a in advice_on_plan(plan)
    ]
    return [*visit.reasons(closed, REASONS), *advice]


def _day(reader: Reader, text: str) -> str:
    return format_day(text, reader.tag) if text else ""


def for_residents(plan: Plan, tag: str = "nl") -> str:
    """What residents read about their say and the decision, to begin with (KA12, IJ17, H4)."""
    reader = workspace_reader(tag if tag in LANGUAGES else "en")
    say = reader.speaker.text
    by = (
        say(_BY_DAY).replace("{day}", _day(reader, plan.decision_date))
        if plan.decision_date
        else say(_BY)
    )
    rung = say(_RUNG_SAID[plan.rung]) if plan.rung else ""
    return " ".join(part for part in (rung, decision_text(plan, by, say(_STAYS))) if part)
