"""A network that fails as real ones do, also for what a browser's own "offline" does not cut."""

import socket
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from flask import Flask

from tests.journeys.serving import served


class Network:
    """Stands before the program: ``is_cut`` drops everything, ``loses_replies`` lets a form
    arrive and drops what comes back. ``asked`` counts what arrived, by method and path; ``files``
    are sounds that are here, whatever the program has."""

    def __init__(self, program: Any) -> None:
        self.program = program
        self.is_cut = False
        self.loses_replies = False
        self.asked: Counter[str] = Counter()
        self.files: dict[str, bytes] = {}

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if self.is_cut:
            _hang_up(environ)
        self.asked[f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}"] += 1
        if environ["PATH_INFO"] in self.files:
            body = self.files[environ["PATH_INFO"]]
            length = ("Content-Length", str(len(body)))
            start_response("200 OK", [("Content-Type", "audio/mpeg"), length])
            return [body]
        answer: Iterable[bytes] = self.program(environ, start_response)
        if self.loses_replies and environ["REQUEST_METHOD"] == "POST":
            _hang_up(environ)
        return answer


def _hang_up(environ: dict[str, Any]) -> NoReturn:
    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    raise ConnectionAbortedError


@contextmanager
def networked(app: Flask) -> Iterator[tuple[str, Network]]:
    """The local address of the program, and the network before it."""
    network = Network(app.wsgi_app)
    app.wsgi_app = network  # type: ignore[method-assign]
    with served(app) as address:
        yield address, network
