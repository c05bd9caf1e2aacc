"""A list of codes on paper, as the second key of who has no app for codes."""

from flask import Response, current_app, request

from app.core.problems import Refused
from app.flow.people.account import set_paper_list
from app.web.council import frame, guard
from app.web.council.door import open_route
from app.web.origin import refuse_elsewhere


@open_route("/paper-list", ("GET", "POST"))
def paper_list() -> Response:
    """Explains the list, then makes it; for who is in, or is in half because no key is there."""
    toolkit = current_app.extensions["toolkit"]
    entry, reader = guard.who(toolkit)
    if entry is None or (entry.has_factor and not entry.is_whole):
        return guard.sign_in_page(reader) if entry is None else guard.code_page(reader, entry)
    if request.method == "GET":
        context = {"title": reader.say("A list of codes on paper"), "has": entry.has_factor}
        return frame.render("council/people/paper.html", reader, context)
    refuse_elsewhere(request, toolkit.url)
    try:
        came, codes = set_paper_list(toolkit, entry)
    except Refused:
        return guard.code_page(reader, entry)
    context = {
        **frame.around(toolkit, came, reader),
        "title": reader.say("Keep these codes"),
        "codes": codes,
    }
    response = frame.render("council/people/codes.html", reader, context, ("people",))
    guard.hold(response, toolkit, came.token)
    return response
