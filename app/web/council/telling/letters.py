"""The letters as a file that is made for who opens the addresses, and kept nowhere."""

from flask import Response

from app.core.problems import Refused
from app.core.roles import Right
from app.web.council.door import Visit, route
from app.web.council.return_keys.opening import opened
from app.web.council.telling.station import telling_page
from app.web.prints.letters import print_letters

_LONGEST = 400


@route("/surveys/<slug>/return/letters.pdf", Right.RETURN, "POST")
def letters_pdf(visit: Visit, slug: str) -> Response:
    """The letters, one page each."""
    survey = visit.survey(slug)
    try:
        private = opened(visit, survey, visit.field("passphrase", _LONGEST))
        made = print_letters(visit.toolkit, survey, private)
    except Refused as refused:
        return telling_page(visit, survey, refused, "letters")
    name = f'attachment; filename="{survey.slug}-letters.pdf"'
    heads = {"Content-Disposition": name, "Cache-Control": "no-store"}
    return Response(made.pdf, content_type="application/pdf", headers=heads)
