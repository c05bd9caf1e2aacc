"""Handing a text message to an SMS provider, and reading what it reports back.

Each provider is written from its public reference and was never run against the real one. A
message is offered once: who must try again is the sender, so that nobody pays twice for one call.
"""

import json
from dataclasses import dataclass
from http.client import HTTPException
from typing import Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qs, unquote, urlsplit
from urllib.request import Request, urlopen

from app.core.problems import Problem, Refused
from app.core.sms import is_plain
from app.flow.carriers import AWAY, LATER, NEVER, Message

_SECONDS = 20
_HERE = ("127.0.0.1", "localhost")
# The key or the account is wrong, or there is no money on it: no message of anybody can leave.
_ACCOUNT = (401, 402, 403)
_LONGEST_SENDER = 11


@dataclass(frozen=True)
class Call:
    """One request to a provider."""

    path: str
    headers: dict[str, str]
    body: dict[str, object]


class Provider(Protocol):
    """How one provider wants to be asked, and what it reports."""

    host: str

    def call(self, key: str, sender: str, message: Message, report_to: str) -> Call:
        """The request that hands a message over."""

    def is_taken(self, answer: dict[str, object]) -> bool:
        """Whether what came back with 200 says that the message was taken."""

    def report(self, token: str, fields: dict[str, str]) -> tuple[str, bool] | None:
        """Of which message is reported, and whether it will never arrive."""


class MessageBird:
    """MessageBird, now Bird: JSON to ``/messages``, reports by GET to an address per message."""

    host = "rest.messagebird.com"

    def call(self, key: str, sender: str, message: Message, report_to: str) -> Call:
        """The request that hands a message over."""
        body: dict[str, object] = {
            "originator": sender,
            "recipients": [message.to[0].lstrip("+")],
            "body": message.body,
            "datacoding": "plain" if is_plain(message.body) else "unicode",
            "reference": message.token,
        }
        if report_to:
            body["reportUrl"] = report_to
        return Call("/messages", {"Authorization": f"AccessKey {key}"}, body)

    def is_taken(self, answer: dict[str, object]) -> bool:
        """Every answer without errors."""
        return not answer.get("errors")

    def report(self, token: str, fields: dict[str, str]) -> tuple[str, bool] | None:
        """``status`` is sent, buffered, delivered, expired or delivery_failed."""
        status, about = fields.get("status", ""), token or fields.get("reference", "")
        return (about, status in ("delivery_failed", "expired")) if status and about else None


class Cm:
    """CM.com: JSON to ``/v1.0/message``, reports to the one address that its portal holds."""

    host = "gw.messaging.cm.com"

    def call(self, key: str, sender: str, message: Message, report_to: str) -> Call:  # noqa: ARG002
        """The request that hands a message over."""
        one = {
            "allowedChannels": ["SMS"],
            "from": sender,
            "to": [{"number": message.to[0].replace("+", "00", 1)}],
            "body": {"type": "auto", "content": message.body},
            "minimumNumberOfMessageParts": 1,
            "maximumNumberOfMessageParts": 2,
            "reference": message.token,
        }
        return Call("/v1.0/message", {"X-CM-PRODUCTTOKEN": key}, {"messages": {"msg": [one]}})

    def is_taken(self, answer: dict[str, object]) -> bool:
        """The answer lists each message, ``Accepted`` or not."""
        found = answer.get("messages")
        listed = found if isinstance(found, list) else []
        return all(each.get("status") == "Accepted" for each in listed if isinstance(each, dict))

    def report(self, token: str, fields: dict[str, str]) -> tuple[str, bool] | None:  # noqa: ARG002
        """Code 0 is on its way, 2 delivered, 4 read; 1 and 3 never arrive."""
        for head in ("messages.msg", "messages.msg.0", ""):
            name = f"{head}." if head else ""
            about, code = fields.get(f"{name}reference"), fields.get(f"{name}status.code")
            if about and code:
                return about, code in ("1", "3")
        return None


_PROVIDERS: dict[str, Provider] = {"messagebird": MessageBird(), "cm": Cm()}


class SmsProvider:
    """The provider at ``PROVIDER://KEY@/?from=NAME``; with a host in it, that host."""

    def __init__(self, url: str, public: str) -> None:
        """Raises Refused: ``bad_sms_url``."""
        parts = urlsplit(url)
        sender = parse_qs(parts.query).get("from", [""])[0]
        if parts.scheme not in _PROVIDERS or not parts.username or not sender:
            raise Refused(Problem("bad_sms_url", "", (("known", ", ".join(_PROVIDERS)),)))
        self._provider, self._key = _PROVIDERS[parts.scheme], unquote(parts.username)
        self._sender = sender if sender.lstrip("+").isdigit() else sender[:_LONGEST_SENDER]
        host = parts.netloc.rpartition("@")[2] or self._provider.host
        self._start = f"{'http' if parts.hostname in _HERE else 'https'}://{host}"
        self._public = public

    def hand_over(self, message: Message) -> None:
        """The provider has taken the message. Raises Refused without a word of the number."""
        report_to = f"{self._public}/hook/sms/{message.token}" if self._public else ""
        call = self._provider.call(self._key, self._sender, message, report_to)
        try:
            answer = _answer(self._start, call)
        except HTTPError as error:
            error.close()
            raise Refused(Problem(_meaning(error.code), "sms")) from None
        except (HTTPException, URLError, OSError, ValueError, RecursionError):
            # Whether it was taken is not known; a second one is better than none.
            raise Refused(Problem(AWAY, "sms")) from None
        if not self._provider.is_taken(answer):
            raise Refused(Problem(NEVER, "sms"))

    def report(self, token: str, fields: dict[str, str]) -> tuple[str, bool] | None:
        """Of which message is reported, and whether it will never arrive."""
        return self._provider.report(token, fields)


def _answer(start: str, call: Call) -> dict[str, object]:
    body = json.dumps(call.body).encode()
    headers = {**call.headers, "Content-Type": "application/json", "Accept": "application/json"}
    request = Request(start + call.path, body, headers, method="POST")
    with urlopen(request, timeout=_SECONDS) as answer:
        read = json.loads(answer.read(1 << 20) or b"{}")
    return read if isinstance(read, dict) else {}


def _meaning(status: int) -> str:
    if status in _ACCOUNT:
        return AWAY
    return LATER if status == 429 or status >= 500 else NEVER
