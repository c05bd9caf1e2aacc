"""Taking up an invitation: somebody with a link chooses a password and is in."""

from flask import Response, current_app, redirect, request

from app.core.problems import Problem, Refused
from app.core.roles import needs_second_factor
from app.flow.people.invitations import invitation_behind, take_up
from app.flow.people.passwords import SHORTEST_PASSWORD
from app.flow.ports import Toolkit
from app.web.council import frame, guard
from app.web.council.door import open_route
from app.web.council.people.words import REASONS, role_names
from app.web.language import Reader
from app.web.origin import refuse_elsewhere
from app.web.workspace import page
from app.web.workspace.words import reader_for


@open_route("/invitation/<secret>", ("GET", "POST"))
def invitation(secret: str) -> Response:
    """Asks for a password, twice, and lets in who chose one."""
    toolkit, reader = current_app.extensions["toolkit"], reader_for(request)
    if request.method == "GET":
        return _page(toolkit, reader, secret)
    refuse_elsewhere(request, toolkit.url)
    chosen = request.form.get("new", "")[:400]
    try:
        if chosen != request.form.get("again", "")[:400]:
            raise Refused(Problem("not_the_same", "again"))
        entry = take_up(toolkit, secret, chosen)
    except Refused as refused:
        return _page(toolkit, reader, secret, refused)
    response = redirect(f"{guard.PREFIX}/", 303)
    assert isinstance(response, Response)
    guard.hold(response, toolkit, entry.token)
    return response


def _page(
    toolkit: Toolkit, reader: Reader, secret: str, refused: Refused | None = None
) -> Response:
    try:
        found, council = invitation_behind(toolkit, secret)
    except Refused:
        gone = {"title": reader.say("This invitation does not work any more")}
        return frame.render("council/people/no_link.html", reader, gone, status=404)
    context: dict[str, object] = {
        "title": reader.say("Welcome, {name}", name=found.name),
        "invitation": found,
        "council_name": council.name,
        "roles": role_names(reader, found.roles),
        "needs_factor": needs_second_factor(found.roles) or found.resets_factor,
        "least": SHORTEST_PASSWORD,
        "reasons": page.reasons(reader, refused.problems, REASONS) if refused else (),
    }
    status = 422 if refused else 200
    return frame.render("council/people/welcome.html", reader, context, ("people",), status=status)
