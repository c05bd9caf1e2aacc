"""Who may send a form: our own pages, and browsers that do not say where a form comes from.

Under ``Referrer-Policy: no-referrer`` browsers send ``null``; residents get no cookie and no
token, so a foreign origin is all there is to refuse (decision 12).
"""

from urllib.parse import urlsplit

from flask import Request

from app.web.errors import refuse


def refuse_foreign(request: Request, own_url: str) -> None:
    """Ends the request where another website's form sent it."""
    origin = request.headers.get("Origin", "null")
    if origin != "null" and urlsplit(origin).netloc not in (request.host, urlsplit(own_url).netloc):
        refuse("foreign")
