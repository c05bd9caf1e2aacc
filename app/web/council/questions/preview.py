"""The preview: the real document of the draft, in a frame that sends and keeps nothing."""

from flask import Response, request

from app.core.roles import Right
from app.flow.making.preview import preview
from app.web.council.door import Visit, route
from app.web.headers import content_policy

# No origin of its own: it reaches no storage, and what it would send goes nowhere.
_APART = "sandbox allow-scripts"


@route("/surveys/<slug>/questions/preview", Right.SEE)
def look(visit: Visit, slug: str) -> Response:
    """The document of the draft in the language ``in``; ``of`` is the question
    that it opens at."""
    asked = request.args
    seen = preview(visit.toolkit, visit.survey(slug), asked.get("in", ""), asked.get("of", ""))
    response = Response(seen, content_type="text/html; charset=utf-8")
    policy = content_policy(seen, has_later=True)
    for wide, narrow in (
        ("form-action 'self'", "form-action 'none'"),
        ("connect-src 'self'", "connect-src 'none'; worker-src 'none'"),
        ("frame-ancestors 'none'", "frame-ancestors 'self'"),
    ):
        policy = policy.replace(wide, narrow)
    response.headers["Content-Security-Policy"] = f"{policy}; {_APART}"
    return response
