"""The doors: a request becomes one flow call and one template. Start at respond/ and results/.

A machine can be started with some of the doors only; the routes of the others do not exist on it.
"""

import logging
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version

from flask import Flask, Response

from app.flow.ports import Toolkit
from app.web.errors import answer_failures
from app.web.headers import protect
from app.web.incoming import LARGEST_BODY, InMemory

log = logging.getLogger("buurtstem")
DOORS = ("respond", "results", "council", "review")
HOUSE_PAGES = ("about", "pictures")


def create_web(toolkit: Toolkit, doors: Sequence[str] = DOORS) -> Flask:
    """The program that a web server runs, with the doors that were asked for."""
    # Flask's own static route would serve sources nobody asks for: everything is in the page.
    app = Flask(__name__, static_folder=None, template_folder=None)
    app.request_class = InMemory
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_BODY
    app.extensions["toolkit"] = toolkit
    protect(app)
    answer_failures(app)
    _add_house_pages(app, toolkit)
    for page in HOUSE_PAGES:
        app.register_blueprint(import_module(f"app.web.{page}").bp)
    for door in doors:
        app.register_blueprint(import_module(f"app.web.{door}").bp)
    return app


def _add_house_pages(app: Flask, toolkit: Toolkit) -> None:
    @app.get("/healthz")
    def health() -> Response:
        return _health(toolkit)

    @app.get("/robots.txt")
    def robots() -> Response:
        return Response("User-agent: *\nDisallow: /\n", content_type="text/plain; charset=utf-8")

    @app.get("/favicon.ico")
    def no_icon() -> Response:
        return Response(status=204, headers={"Cache-Control": "max-age=604800"})


def _health(toolkit: Toolkit) -> Response:
    try:
        # Taking the writers' turn is what fails on a full, locked or read-only disk.
        with toolkit.store.write() as shelves:
            shelves.people.councils()
    except Exception as problem:
        log.error("the database cannot be written: %s", type(problem).__name__)
        return Response("cannot write", 503, content_type="text/plain; charset=utf-8")
    return Response(version("buurtstem"), content_type="text/plain; charset=utf-8")
