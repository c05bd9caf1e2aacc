"""What an official sees: advice that was sent, and a field for the answer (IJ20)."""

from flask import Response
from markupsafe import Markup

from app.core.advising.slots import shown_to
from app.core.problems import Refused
from app.core.roles import Right
from app.flow.advising import Asked, reply_to, source_of, waiting_for_reply
from app.flow.find import title_of
from app.web.addresses import results_path
from app.web.council.advice.words import REASONS, SAYS, day
from app.web.council.door import Visit, route
from app.web.errors import refuse


@route("/replies", Right.REPLY)
def replies(visit: Visit) -> Response:
    """Every advice of the council that was sent, what waits for an answer first."""
    return _page(visit)


@route("/replies/<slug>/<advice_id>", Right.REPLY, "POST")
def answer(visit: Visit, slug: str, advice_id: str) -> Response:
    """The answer stands, with today as its day and the name of who wrote it."""
    for asked in waiting_for_reply(visit.toolkit, visit.council):
        if (asked.survey.slug, asked.advice.id) == (slug, advice_id):
            break
    else:
        refuse("unknown_page", visit.reader)
    try:
        reply_to(visit.toolkit, visit.person, asked.survey, advice_id, visit.field("reply"))
    except Refused as refused:
        return _page(visit, advice_id, visit.reasons(refused.problems, REASONS))
    return visit.go("/council/replies", "replied")


def _page(visit: Visit, at: str = "", wrong: list[Markup] | None = None) -> Response:
    context = {
        "title": visit.say("Advice to answer"),
        "rows": [_row(visit, each) for each in waiting_for_reply(visit.toolkit, visit.council)],
        "at": at,
        "typed": visit.field("reply"),
        "wrong": wrong or [],
    }
    status = 422 if wrong else 200
    return visit.page(
        "council/advice/replies.html", context, css=("advice",), says=SAYS, status=status
    )


def _row(visit: Visit, asked: Asked) -> dict[str, object]:
    advice, survey = asked.advice, asked.survey
    source = source_of(visit.toolkit, survey)[0]
    slot = shown_to(advice.texts, "advice:text", visit.reader.tag, source)
    return {
        "id": advice.id,
        "slug": survey.slug,
        "title": title_of(visit.toolkit, survey, visit.reader.tag),
        "results": results_path(survey.slug, visit.reader.tag),
        "advice": advice,
        "text": slot.text if slot else "",
        "sent": day(visit, advice.day),
        "due": day(visit, advice.reply_due),
        "replied": day(visit, advice.reply_day),
        "is_overdue": asked.is_overdue,
    }
