"""A learning session on screen: the case, the steps in their order, and the report (LB01-LB08)."""

from collections import Counter
from dataclasses import replace

from flask import Response, request
from markupsafe import Markup

from app.core.advising.session import (
    CLARIFY_MINUTES,
    GROUP_MINUTES,
    MOST_CHOSEN,
    LearningSession,
    NoteKind,
    NoteState,
    Prompt,
    Step,
    chosen_cards,
    odd_groups,
    open_questions,
    prompts_left,
)
from app.core.problems import Refused
from app.core.roles import Right
from app.flow.advising import (
    Sitting,
    drop_session,
    go_back,
    go_on,
    keep_session,
    sitting_with,
)
from app.flow.records import Survey
from app.web.addresses import session_path
from app.web.council.advice.found import finding_said, findings_of
from app.web.council.advice.words import PROMPTS, REASONS, SAYS, STEPS, day
from app.web.council.door import Visit, route
from app.web.errors import refuse

HERE = "/surveys/<slug>/advice/sessions"
ONE = f"{HERE}/<session_id>"
_FRESH = LearningSession("", "", "", "", "", ())
CUTS = ("practice", "education", "research")


@route(f"{HERE}/new", Right.ADVISE)
def new_session(visit: Visit, slug: str) -> Response:
    """A session more: the case, its owner and the learning questions."""
    return _form(visit, visit.survey(slug), _FRESH)


@route(f"{HERE}/new", Right.ADVISE, "POST")
def begin(visit: Visit, slug: str) -> Response:
    """The session stands at its first step."""
    return _keep(visit, visit.survey(slug), _FRESH)


@route(f"{ONE}/case", Right.ADVISE)
def case(visit: Visit, slug: str, session_id: str) -> Response:
    """The case, the aspects and the groups of a session."""
    survey = visit.survey(slug)
    return _form(visit, survey, known(visit, survey, session_id).session)


@route(f"{ONE}/case", Right.ADVISE, "POST")
def change_case(visit: Visit, slug: str, session_id: str) -> Response:
    """The case is as it was typed; the step stays."""
    survey = visit.survey(slug)
    return _keep(visit, survey, known(visit, survey, session_id).session)


@route(ONE, Right.SEE)
def session(visit: Visit, slug: str, session_id: str) -> Response:
    """The step at which the session is."""
    survey = visit.survey(slug)
    return session_page(visit, survey, known(visit, survey, session_id))


@route(f"{ONE}/step", Right.ADVISE, "POST")
def step(visit: Visit, slug: str, session_id: str) -> Response:
    """On to the next step, or one back."""
    survey = visit.survey(slug)
    sitting = known(visit, survey, session_id)
    is_back = visit.field("go", 4) == "back"
    try:
        (go_back if is_back else go_on)(visit.toolkit, visit.person, survey, session_id)
    except Refused as refused:
        return session_page(visit, survey, sitting, refused)
    said = "back" if is_back else "step"
    return visit.go(f"/council/surveys/{slug}/advice/sessions/{session_id}", said)


@route(f"{ONE}/drop", Right.ADVISE, "POST")
def drop(visit: Visit, slug: str, session_id: str) -> Response:
    """The session is gone, with its notes."""
    survey = visit.survey(slug)
    known(visit, survey, session_id)
    drop_session(visit.toolkit, visit.person, survey, session_id)
    return visit.go(f"/council/surveys/{slug}/advice", "gone")


@route(f"{ONE}/report", Right.SEE)
def report(visit: Visit, slug: str, session_id: str) -> Response:
    """What came of the session, for practice, for education or for research (LB08)."""
    survey = visit.survey(slug)
    sitting = known(visit, survey, session_id)
    cut = request.args.get("cut", "")
    context = {
        **_around(visit, survey, sitting),
        "title": visit.say("Report of the session"),
        "cut": cut if cut in CUTS else CUTS[0],
        "day": day(visit, sitting.session.day),
    }
    return visit.page("council/advice/report.html", context, survey, "advice", ("advice",))


def known(visit: Visit, survey: Survey, session_id: str) -> Sitting:
    """The session with its notes; a page that is not there where the survey has none like it."""
    try:
        return sitting_with(visit.toolkit, survey, session_id)
    except Refused:
        refuse("unknown_page", visit.reader)


def session_page(
    visit: Visit, survey: Survey, sitting: Sitting, refused: Refused | None = None
) -> Response:
    """The page of a session at its step; what was refused is said, and what was typed stays."""
    context = {
        **_around(visit, survey, sitting),
        "title": visit.say("Learning session"),
        "steps": [(str(step), visit.say(said)) for step, said in STEPS.items()],
        "step_said": visit.say(STEPS[sitting.session.step]),
        "typed": visit.field if refused else (lambda *_: ""),
        "wrong": visit.reasons(refused.problems, REASONS) if refused else [],
    }
    status = 422 if refused else 200
    return visit.page(
        "council/advice/session.html",
        context,
        survey,
        "advice",
        ("advice",),
        ("clock",),
        SAYS,
        status,
    )


def _around(visit: Visit, survey: Survey, sitting: Sitting) -> dict[str, object]:
    session, notes = sitting.session, sitting.notes
    by_kind = {kind: [n for n in notes if n.kind is kind] for kind in NoteKind}
    chosen = chosen_cards(notes)
    return {
        "session": session,
        "step": str(session.step),
        "finding": finding_said(visit, survey, session.finding),
        "address": f"{visit.toolkit.url}{session_path(session.code)}".split("://", 1)[-1],
        "minutes": CLARIFY_MINUTES if session.step is Step.CLARIFY else GROUP_MINUTES,
        "questions": by_kind[NoteKind.QUESTION],
        "open_count": sum(n.state is NoteState.OPEN for n in by_kind[NoteKind.QUESTION]),
        "cards": sorted(by_kind[NoteKind.CARD], key=lambda n: (n.group, n.text)),
        "chosen": chosen,
        "chosen_count": Counter(card.group for card in chosen),
        "most_chosen": MOST_CHOSEN,
        "groups": list(enumerate(session.groups, 1)) or [(1, 0)],
        "odd": [visit.say("Group {number}", number=number) for number in odd_groups(session)],
        "prompts": [(str(p), visit.say(said)) for p, said in PROMPTS.items()],
        "left": [str(p) for p in prompts_left(notes)],
        "reflections": [
            (visit.say(PROMPTS[Prompt(n.prompt)]), n)
            for n in sorted(by_kind[NoteKind.REFLECTION], key=_order)
        ],
        "unanswered": open_questions(notes),
    }


def _order(note: object) -> tuple[bool, int]:
    prompt, is_owners = getattr(note, "prompt", ""), getattr(note, "is_owners", False)
    return (not is_owners, [str(each) for each in Prompt].index(prompt))


def _keep(visit: Visit, survey: Survey, before: LearningSession) -> Response:
    sizes = visit.field("groups", 200).replace(",", " ").split()
    typed = replace(
        before,
        case=visit.field("case"),
        owner=visit.field("owner", 400),
        questions=tuple(visit.field("questions").split("\n")),
        finding=visit.field("finding", 200),
        aspects=tuple(visit.field("aspects").split("\n")),
        groups=tuple(int(size) for size in sizes if size.isascii() and size.isdigit())
        if all(len(size) < 4 for size in sizes)
        else (),
    )
    try:
        kept = keep_session(visit.toolkit, visit.person, survey, typed)
    except Refused as refused:
        return _form(visit, survey, typed, visit.reasons(refused.problems, REASONS))
    return visit.go(f"/council/surveys/{survey.slug}/advice/sessions/{kept.id}", "kept")


def _form(
    visit: Visit, survey: Survey, session: LearningSession, wrong: list[Markup] | None = None
) -> Response:
    context = {
        "title": visit.say("The case") if session.id else visit.say("Begin a learning session"),
        "session": session,
        "findings": [("", visit.say("No finding in particular")), *findings_of(visit, survey)],
        "wrong": wrong or [],
    }
    status = 422 if wrong else 200
    return visit.page(
        "council/advice/case.html", context, survey, "advice", ("advice",), (), SAYS, status
    )
