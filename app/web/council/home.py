"""The first page of the workspace: the surveys of the council, and where each of them stands."""

from flask import Response

from app.core.roles import Right
from app.web.council.door import Visit, route


@route("/", Right.HOME)
def home(visit: Visit) -> Response:
    """The council's surveys."""
    with visit.toolkit.store.read() as shelves:
        surveys = shelves.surveys.all(visit.council.id) if visit.may(Right.SEE) else ()
        titles = [(each, shelves.surveys.draft(each).title) for each in surveys]
    shown = [(each.slug, text.get(visit.reader.tag, *text.tags())) for each, text in titles]
    return visit.page("council/home.html", {"title": visit.council.name, "surveys": shown})
