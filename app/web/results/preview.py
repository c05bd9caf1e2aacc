"""The page of the results for who may see it before everybody does; another door asks for it."""

from flask import Response, current_app
from flask.blueprints import BlueprintSetupState

from app.flow.publishing.results import Results
from app.web.results.page import results_page
from app.web.results.room import room_of

_NAME = "preview of results"


def made_page(results: Results, tag: str, address: str) -> Response:
    """The page as residents would see it; ``address`` is where its languages can be changed."""
    reader = room_of(current_app).reader(results.survey, results.version, tag)
    return results_page(results, reader, address)


def offer(state: BlueprintSetupState) -> None:
    """The program of this door can make the page for others."""
    state.app.extensions[_NAME] = made_page
