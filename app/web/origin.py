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


def refuse_elsewhere(request: Request, own_url: str) -> None:
    """The same for doors whose pages always come from here: a form in a sandboxed frame of another
    website has the origin ``null`` too, but browsers of today say where it comes from. Residents
    may send from a page that was kept as a file, so their door does not ask."""
    refuse_foreign(request, own_url)
    if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        refuse("foreign")
