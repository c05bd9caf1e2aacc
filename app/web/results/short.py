"""The neutral link of a message, and what an SMS provider reports of one.

Neither says who asks: the link leads on, and a report is answered alike whether it is known or not.
"""

from flask import Response, current_app, redirect, request
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as AnyResponse

from app.core.problems import Refused
from app.flow.ports import Toolkit
from app.flow.returning.bounces import bounced
from app.flow.returning.links import slug_behind
from app.web.addresses import results_path
from app.web.errors import refuse
from app.web.results.views import bp

_MOST = 50


@bp.get("/r/~<code>")
def lead_on(code: str) -> AnyResponse:
    """The results that a code in a message leads to, in the language of the link."""
    try:
        slug = slug_behind(_toolkit(), code[:20])
    except Refused:
        refuse("unknown_page")
    tag = request.args.get("lang", "")
    return redirect(results_path(slug, tag) if tag else f"/r/{slug}", 302)


@bp.route("/hook/sms", defaults={"token": ""}, methods=["GET", "POST"])
@bp.route("/hook/sms/<token>", methods=["GET", "POST"])
def reported(token: str) -> Response:
    """A provider says what became of a message; the number in it is never looked at."""
    toolkit = _toolkit()
    found = toolkit.carriers.report(token[:64], _fields())
    if found is not None and found[1]:
        bounced(toolkit, found[0])
    return Response(status=204)


def _fields() -> dict[str, str]:
    """What was sent, flat: of JSON the names of all levels joined by dots."""
    given = {**request.args.to_dict(), **request.form.to_dict()}
    if request.is_json:
        try:
            given |= _flat(request.get_json(), "")
        except (BadRequest, RecursionError):
            # What nobody can read says nothing, however deep it goes.
            return {}
    return dict(list(given.items())[:_MOST])


def _flat(plain: object, name: str) -> dict[str, str]:
    if isinstance(plain, list):
        plain = {str(number): each for number, each in enumerate(plain[:_MOST])}
    if isinstance(plain, dict):
        found: dict[str, str] = {}
        for key, value in list(plain.items())[:_MOST]:
            found |= _flat(value, f"{name}.{key}" if name else str(key))
        return found
    said = "" if plain is None else str(plain)[:200]
    # JSON can hold half a sign, of which nothing can be made.
    return {name: said.encode("utf-8", "replace").decode()}


def _toolkit() -> Toolkit:
    toolkit = current_app.extensions["toolkit"]
    assert isinstance(toolkit, Toolkit)
    return toolkit
