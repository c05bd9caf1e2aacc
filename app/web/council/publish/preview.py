"""How residents would see the results, in each language: the very page, before anybody has it."""

from collections.abc import Callable

from flask import Response, current_app, request

from app.core.problems import Refused
from app.core.roles import Right
from app.flow.publishing.publish import preview_of
from app.flow.publishing.results import Results
from app.web.council.door import Visit, route
from app.web.council.publish.station import publish_page
from app.web.council.publish.words import REASONS
from app.web.language import wanted_language

PREVIEW = "preview of results"
"""Under this name the door of the results leaves the maker of its page. Doors do not open into
each other, and a machine may run without that door."""
Maker = Callable[[Results, str, str], Response]


@route("/surveys/<slug>/publish/preview", Right.PUBLISH)
def preview(visit: Visit, slug: str) -> Response:
    """The page of the results as it would be now."""
    survey = visit.survey(slug)
    try:
        results = preview_of(visit.toolkit, survey)
    except Refused as refused:
        return publish_page(visit, survey, visit.reasons(refused.problems, REASONS), 409)
    made: Maker | None = current_app.extensions.get(PREVIEW)
    if made is None:
        reason = visit.say("The page of the results is not on this machine.")
        return publish_page(visit, survey, [reason], 409)
    tag = wanted_language(request, results.version.questionnaire.languages)
    return made(results, tag, f"/council/surveys/{slug}/publish/preview")
