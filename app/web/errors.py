"""Decides what every failure looks like to a resident: calm, in their language, and saying
whether their answers are safe.

Doors raise ``Trouble`` with a code of the table below. What nobody expected is a 500; its line in
the log holds the kind of exception and the place in our code, and nothing that anyone sent.
"""

import logging
import traceback
from dataclasses import dataclass
from typing import NoReturn

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException

from app.core.problems import Refused
from app.web.language import Reader, interface_reader
from app.web.language import marked as _
from app.web.page import render_page

log = logging.getLogger("buurtstem")


@dataclass(frozen=True)
class Failure:
    """A status of the contract, what happened, and what that means for the person."""

    status: int
    what: str
    so: str


FAILURES = {
    "unreadable": Failure(
        400, _("We cannot read this."), _("We did not keep anything. Go back and try again.")
    ),
    "foreign": Failure(
        403,
        _("This form comes from another website."),
        _("We did not keep anything. Open our own page and try again."),
    ),
    "paused": Failure(
        403,
        _("This survey is paused."),
        _("We did not keep your answers. Try again later."),
    ),
    "unknown_code": Failure(
        404,
        _("We do not know this code."),
        _("Look at the poster or card. Check each letter and number."),
    ),
    "unknown_ticket": Failure(
        404,
        _("We do not know this ticket."),
        _("Check each number. Maybe the ticket was removed."),
    ),
    "unknown_page": Failure(404, _("This page is not here."), _("Check the address.")),
    "wrong_way": Failure(
        405, _("This page works in another way."), _("We did not keep anything. Go back.")
    ),
    "closed": Failure(
        410,
        _("This survey is closed."),
        _("We did not keep your answers. Thank you for your time."),
    ),
    "too_large": Failure(
        413,
        _("This is too much text."),
        _("We did not keep anything. Go back and make your text shorter."),
    ),
    "files_too_large": Failure(
        413,
        _("This is too much to send."),
        _("We did not keep anything. Go back and make the recording shorter or the photo smaller."),
    ),
    "too_many": Failure(429, _("Many people are asking now."), _("Wait one hour. Then try again.")),
    "database_busy": Failure(
        503,
        _("Many people are answering now."),
        _("We did not keep your answers yet. Wait one minute. Then send them again."),
    ),
    "broken": Failure(
        500,
        _("Something is wrong on our side."),
        _("We do not know if we have your answers. Go back and send them again."),
    ),
}
_BY_STATUS = {
    400: "unreadable",
    403: "foreign",
    404: "unknown_page",
    405: "wrong_way",
    410: "closed",
    413: "too_large",
    429: "too_many",
}


class Trouble(Exception):
    """A door cannot do what was asked; ``code`` is one of FAILURES.

    With a reader the page is in that language; without one the browser's language decides.
    """

    def __init__(self, code: str, reader: Reader | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.reader = reader


def failure_page(code: str, reader: Reader | None = None) -> Response:
    """The answer for a failure of the table, never stored."""
    failure = FAILURES.get(code, FAILURES["broken"])
    speaks = reader or interface_reader(current_app.extensions["toolkit"], request)
    context = {"title": speaks.say(failure.what), "what": failure.what, "so": failure.so}
    return render_page("errors/failure.html", speaks, context, status=failure.status)


def answer_failures(app: Flask) -> None:
    """Every exception that leaves a door becomes one of the pages above."""

    @app.errorhandler(Trouble)
    def _trouble(trouble: Trouble) -> Response:
        return failure_page(trouble.code, trouble.reader)

    @app.errorhandler(Refused)
    def _refused(refusal: Refused) -> Response:
        return failure_page(refusal.problems[0].code)

    @app.errorhandler(HTTPException)
    def _http(problem: HTTPException) -> Response:
        status = problem.code or 500
        response = failure_page(_BY_STATUS.get(status, "broken" if status >= 500 else "unreadable"))
        response.status_code = status
        return response

    @app.errorhandler(Exception)
    def _unexpected(problem: Exception) -> Response:
        last = traceback.extract_tb(problem.__traceback__)[-1]
        # Only the kind of exception and the line of our code: a message may quote an answer.
        log.error("%s in %s line %s", type(problem).__name__, last.name, last.lineno)
        return failure_page("broken")


def refuse(code: str, reader: Reader | None = None) -> NoReturn:
    """Ends the request with a failure of the table."""
    raise Trouble(code, reader)
