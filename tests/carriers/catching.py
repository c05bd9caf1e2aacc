"""A mail server and an SMS provider that remember what they get, and carriers that obey a test."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message as Mail
from email.parser import BytesParser
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope
from aiosmtpd.smtp import Session as SmtpSession

from app.core.problems import Problem, Refused
from app.flow.carriers import NEVER, Message


@dataclass
class Caught:
    """What one mail server was given: envelope senders, recipients, letters; and its answers."""

    senders: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    mails: list[Mail] = field(default_factory=list)
    refuses: dict[str, str] = field(default_factory=dict)
    port: int = 0

    async def handle_RCPT(
        self,
        server: SMTP,  # noqa: ARG002
        session: SmtpSession,  # noqa: ARG002
        envelope: Envelope,
        address: str,
        options: list[str],  # noqa: ARG002
    ) -> str:
        answer = self.refuses.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(
        self,
        server: SMTP,  # noqa: ARG002
        session: SmtpSession,  # noqa: ARG002
        envelope: Envelope,
    ) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        self.senders.append(envelope.mail_from or "")
        self.recipients += envelope.rcpt_tos
        self.mails.append(BytesParser(policy=default).parsebytes(content))
        return "250 taken"


@contextmanager
def a_mail_server() -> Iterator[Caught]:
    """A real mail server on this machine, as long as the block lasts."""
    caught = Caught()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        caught.port = probe.getsockname()[1]
    server = Controller(caught, hostname="127.0.0.1", port=caught.port)
    server.start()
    try:
        yield caught
    finally:
        server.stop()


_TAKEN: dict[str, Any] = {
    "messagebird": {"id": "e8077d80", "recipients": {"totalCount": 1}},
    "cm": {"details": "Created 1 message(s)", "messages": [{"status": "Accepted"}]},
}


@dataclass
class Gateway:
    """What a provider was asked, and what it answers."""

    answer: Any
    status: int = 200
    port: int = 0
    asked: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)


@contextmanager
def a_gateway(provider: str, status: int = 200, answer: Any = None) -> Iterator[Gateway]:
    """A stand-in that speaks the shape of a provider over real HTTP, while the block lasts."""
    made = Gateway(_TAKEN[provider] if answer is None else answer, status)

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            made.asked.append((self.path, dict(self.headers), json.loads(body)))
            self.send_response(made.status)
            self.end_headers()
            self.wfile.write(json.dumps(made.answer).encode())

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    made.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class NotingCarriers:
    """Takes every message, save where ``answers`` names a code for an address, once for each."""

    answers: dict[str, list[str]] = field(default_factory=dict)
    taken: list[Message] = field(default_factory=list)
    waited: float = 0.0
    between: float = 0.0
    before: Callable[[Message], None] = lambda _message: None

    def can(self, route: str) -> bool:
        return route in ("mail", "sms")

    def is_proven(self, route: str) -> bool:
        return route == "mail"

    def hand_over(self, message: Message) -> None:
        self.before(message)
        codes = self.answers.get(message.to[0], [])
        if codes:
            code = codes[0] if codes[0] == NEVER else codes.pop(0)
            raise Refused(Problem(code, message.route))
        self.taken.append(message)

    def report(self, token: str, fields: dict[str, str]) -> tuple[str, bool] | None:
        return (token, True) if token and fields.get("status") == "failed" else None

    def wait(self, seconds: float) -> None:
        self.waited += seconds
