"""The page of the look: try a theme file, use it, give it back; the same for the logo.

A theme that is tried is shown by the page itself, which is drawn in its colours if they can be
read.
"""

from collections.abc import Sequence

from flask import Response
from markupsafe import Markup

from app.core.look import readings
from app.core.problems import Problem, Refused
from app.core.roles import Right
from app.core.theme_file import MOST_BYTES
from app.flow.look import Tried, set_logo, set_look, take_look_away, try_look
from app.media.pictures import safe_picture
from app.web.council.door import LARGEST_FILE, Visit, route
from app.web.council.look import shown
from app.web.language import marked as _

_ADDRESS = "/council/look"
SAYS = {
    "set": _("Your pages have this look now. Surveys that are open keep the look they had."),
    "away": _("Your pages look like Buurtstem again. Surveys that are open keep their look."),
    "logo": _("Your logo is on the pages now."),
    "logo_away": _("Your logo is gone from the pages."),
}


@route("/look", Right.LOOK)
def look(visit: Visit) -> Response:
    """The look of today, how well it is read, and the forms to change it."""
    return _page(visit)


@route("/look/try", Right.LOOK, "POST", largest=LARGEST_FILE)
def try_it(visit: Visit) -> Response:
    """The page in the look of a theme file, before anything has changed."""
    theme = _theme(visit)
    try:
        if not theme.strip():
            raise Refused(Problem("no_file", "theme"))
        tried = try_look(theme)
    except Refused as refusal:
        return _page(visit, theme, why=shown.reasons(visit, refusal.problems))
    return _page(visit, theme, tried)


@route("/look", Right.LOOK, "POST", largest=LARGEST_FILE)
def use(visit: Visit) -> Response:
    """The council's pages have the look of the theme file, if people can read it."""
    theme = _theme(visit)
    try:
        set_look(visit.toolkit, visit.council, visit.person.name, theme)
    except Refused as refusal:
        return _page(visit, theme, why=shown.reasons(visit, refusal.problems))
    return visit.go(_ADDRESS, "set")


@route("/look/away", Right.LOOK, "POST")
def away(visit: Visit) -> Response:
    """The council's pages look like ours again."""
    take_look_away(visit.toolkit, visit.council, visit.person.name)
    return visit.go(_ADDRESS, "away")


@route("/look/logo", Right.LOOK, "POST", largest=LARGEST_FILE)
def logo(visit: Visit) -> Response:
    """The council has this logo, made safe first."""
    came = visit.file("logo")
    try:
        if came is None:
            raise Refused(Problem("no_file", "logo"))
        set_logo(visit.toolkit, visit.council, visit.person.name, safe_picture(came[1]))
    except Refused as refusal:
        return _page(visit, logo_why=shown.reasons(visit, refusal.problems))
    return visit.go(_ADDRESS, "logo")


@route("/look/logo/away", Right.LOOK, "POST")
def logo_away(visit: Visit) -> Response:
    """The council has no logo any more."""
    set_logo(visit.toolkit, visit.council, visit.person.name, None)
    return visit.go(_ADDRESS, "logo_away")


def _theme(visit: Visit) -> bytes:
    """The theme that came: a file goes first, then what stands in the field."""
    came = visit.file("sheet")
    return came[1] if came else visit.field("theme", MOST_BYTES + 1).encode()


def _page(
    visit: Visit,
    theme: bytes = b"",
    tried: Tried | None = None,
    why: Sequence[Markup] = (),
    logo_why: Sequence[Markup] = (),
) -> Response:
    own = visit.council.look
    # A look that nobody can read would hide the very page that says so.
    seen = tried.look if tried and tried.is_readable else own
    context = {
        "title": visit.say("The look of your pages"),
        "look": seen,
        "has_look": bool(own),
        "is_tried": tried is not None,
        "is_readable": tried is not None and tried.is_readable,
        "theme": theme.decode("utf-8", "replace")[:MOST_BYTES],
        "rows": list(shown.lines(visit, tried.readings if tried else readings(own))),
        "taken": shown.taken(visit, tried.theme.taken) if tried else [],
        "unread": tried.theme.unread if tried else (),
        "others": tried.theme.others if tried else 0,
        "has_font": bool(seen.font),
        "why": why,
        "logo_why": logo_why,
    }
    status = 422 if why or logo_why else 200
    return visit.page("council/look/look.html", context, css=("look",), says=SAYS, status=status)
