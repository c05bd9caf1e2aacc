"""The texts beside the numbers: one form, in the council's own language, with advice beside it."""

from dataclasses import dataclass

from flask import Response
from markupsafe import Markup

from app.core.problems import Refused
from app.core.roles import Right
from app.flow.find import version_of
from app.flow.publishing.texts import ReportText, WrittenText, report_texts, write_texts
from app.flow.records import Survey
from app.web.council.checks.findings import figures_of
from app.web.council.checks.words import ADVICE
from app.web.council.door import Visit, route
from app.web.council.publish.words import GROUP, REASONS, SAYS, TEXTS
from app.web.council.sense.station import waiting_page
from app.web.workspace.texts import language_words
from app.words import format_day

_HERE = "/surveys/<slug>/publish/texts"


@dataclass(frozen=True)
class Field:
    """One text on the form. ``said`` is the advice on its wording, ``here`` what somebody else
    wrote meanwhile. With ``is_planned`` the text is what the plan said."""

    path: str
    label: Markup
    why: Markup
    text: str
    seen: str
    is_planned: bool
    said: tuple[Markup, ...]
    reason: Markup
    here: str

    @property
    def is_open(self) -> bool:
        """Whether there is something to read at it; an empty one waits in a fold."""
        return bool(self.text or self.said or self.reason or self.here)


@route(_HERE, Right.PUBLISH)
def ask_texts(visit: Visit, slug: str) -> Response:
    """Everything there is to say beside the numbers."""
    return _page(visit, visit.survey(slug))


@route(_HERE, Right.PUBLISH, "POST")
def save_texts(visit: Visit, slug: str) -> Response:
    """The texts are kept, or the form says why not with everything that was typed."""
    survey = visit.survey(slug)
    written = tuple(
        WrittenText(path, visit.field(f"text:{path}", 5000), visit.field(f"seen:{path}", 80))
        for path in visit.fields("path")[:60]
    )
    try:
        write_texts(visit.toolkit, visit.person, survey, written)
    except Refused as refused:
        return _page(visit, survey, refused)
    return visit.go(f"/council/surveys/{slug}/publish", "texts")


def _page(visit: Visit, survey: Survey, refused: Refused | None = None) -> Response:
    version = version_of(visit.toolkit, survey)
    if version is None:
        return waiting_page(visit, survey, "publish", visit.say("What you say beside the numbers"))
    source = version.questionnaire.source
    problems = {each.where: each for each in refused.problems} if refused else {}
    fields = []
    for each in report_texts(visit.toolkit, survey):
        problem = problems.get(each.path)
        (reason,) = visit.reasons((problem,), REASONS) if problem else (Markup(),)
        here = dict(problem.figures).get("here", "") if problem else ""
        typed = visit.field(f"text:{each.path}", 5000) if refused else None
        fields.append(_field(visit, source, each, typed, (reason, here)))
    context = {
        "title": visit.say("What you say beside the numbers"),
        "fields": fields,
        "source": source,
        "source_name": language_words(visit.reader, source),
        "others": len(version.questionnaire.languages) > 1,
    }
    css = ("follow", "sense")
    template = "council/publish/texts.html"
    status = 409 if refused else 200
    return visit.page(template, context, survey, "publish", css, (), SAYS, status)


def _field(
    visit: Visit, source: str, text: ReportText, typed: str | None, trouble: tuple[Markup, str]
) -> Field:
    label, why = TEXTS.get(text.path, GROUP)
    said = tuple(
        visit.say(ADVICE[each.code], **figures_of(visit, each))
        for each in text.advice
        if ADVICE.get(each.code)
    )
    shown = visit.say(label)
    if text.path not in TEXTS:
        shown = visit.say("{what}: {name}", what=shown, name=text.proposal)
    day = format_day(text.day, source) if text.day else ""
    planned = ", ".join(part for part in (text.proposal, day) if part)
    is_planned = bool(planned) and not text.text and typed is None
    return Field(
        text.path,
        shown,
        visit.say(why) if why else Markup(),
        (text.text or planned) if typed is None else typed,
        text.seen,
        is_planned,
        said,
        *trouble,
    )
