"""Taking the last step back, and doing it again."""

from flask import Response

from app.core.problems import Refused
from app.core.roles import Right
from app.flow.making.undo import redo, undo
from app.web.council.door import Visit, route
from app.web.council.questions.desk import anchor, desk_of
from app.web.council.questions.listing import listed


@route("/surveys/<slug>/questions/undo", Right.WRITE, "POST")
def back(visit: Visit, slug: str) -> Response:
    """Takes the last step back."""
    desk = desk_of(visit, slug)
    try:
        step = undo(visit.toolkit, desk.survey, visit.person)
    except Refused as refused:
        return listed(desk.again(), refused.problems)
    return visit.go(desk.address(), "undone", anchor(step.subject.partition(":")[2]))


@route("/surveys/<slug>/questions/redo", Right.WRITE, "POST")
def forth(visit: Visit, slug: str) -> Response:
    """Does the step again that was taken back last."""
    desk = desk_of(visit, slug)
    try:
        step = redo(visit.toolkit, desk.survey, visit.person)
    except Refused as refused:
        return listed(desk.again(), refused.problems)
    return visit.go(desk.address(), "redone", anchor(step.subject.partition(":")[2]))
