"""Carriers that misbehave: nobody gets a message again and again, and nothing leaves unread."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from app.carriers import HostCarriers
from app.core.problems import Refused
from app.flow.carriers import AWAY, LATER, NEVER, Message

_TOKEN = "0f" * 16


def _message(route: str) -> Message:
    to = {"mail": "amina@example.org", "sms": "+31612345678"}[route]
    return Message(route, (to,), "nl", "De resultaten", "Ze zijn er.", _TOKEN, "Raad")


@contextmanager
def _serving(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server that says what the test wants to one who calls; the port it listens at."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(1)

        def once() -> None:
            caller, _ = door.accept()
            with caller:
                talk(caller)

        thread = threading.Thread(target=once)
        thread.start()
        yield door.getsockname()[1]
        thread.join(timeout=5)


def _smtp(answers: dict[str, bytes | None], asked: list[str]) -> Callable[[socket.socket], None]:
    """Talks like a mail server; ``answers`` are by command, and None hangs up."""

    def talk(caller: socket.socket) -> None:
        caller.sendall(b"220 here\r\n")
        stream, is_data = caller.makefile("rb"), False
        for line in stream:
            word = line.strip().split(b" ")[0].split(b":")[0].upper().decode("ascii", "replace")
            if is_data and line.strip() != b".":
                continue
            asked.append(word)
            said = answers.get(word, b"354 go on" if word == "DATA" else b"250 fine")
            is_data = word == "DATA" and said == b"354 go on"
            if said is None:
                return
            caller.sendall(said + b"\r\n")
            if word == "QUIT":
                return

    return talk


@pytest.mark.parametrize("parting", [b"421 too busy", b"500 what?", b"\xff\xff nonsense", None])
def test_a_message_that_was_taken_is_told_however_the_server_parts(parting: bytes | None) -> None:
    asked: list[str] = []
    with _serving(_smtp({"QUIT": parting}, asked)) as port:
        HostCarriers(f"smtp://127.0.0.1:{port}", "raad@raad.example").hand_over(_message("mail"))
    assert asked[-2:] == [".", "QUIT"]


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({".": b"451 later"}, LATER),
        ({".": b"554 spam"}, NEVER),
        ({".": None}, AWAY),
        ({"MAIL": b"550 not you"}, AWAY),
        ({"RCPT": b"421 closing"}, LATER),
        ({"DATA": b"451 later"}, LATER),
        ({"EHLO": b"500 what", "HELO": b"500 what"}, AWAY),
        ({"EHLO": None}, AWAY),
    ],
)
def test_what_a_server_did_not_take_goes_again_or_is_known_not_to(
    answers: dict[str, bytes | None], code: str
) -> None:
    with (
        _serving(_smtp(answers, [])) as port,
        pytest.raises(Refused) as refused,
    ):
        HostCarriers(f"smtp://127.0.0.1:{port}", "raad@raad.example").hand_over(_message("mail"))
    assert [each.code for each in refused.value.problems] == [code]
    assert "amina" not in str(refused.value)


@pytest.mark.parametrize(
    "answer",
    [
        b"not http at all\r\n\r\n",
        b"HTTP/1.1 nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 300 + b"\r\n{}",
        b"HTTP/1.1 200 OK\r\n\r\n" + b"[" * 100_000,
        b"HTTP/1.1 200 OK\r\n\r\n\xff\xfe",
        b"",
    ],
)
@pytest.mark.parametrize("provider", ["cm", "messagebird"])
def test_a_provider_that_talks_nonsense_is_away(provider: str, answer: bytes) -> None:
    def talk(caller: socket.socket) -> None:
        caller.recv(65536)
        caller.sendall(answer)
        caller.shutdown(socket.SHUT_WR)
        caller.settimeout(2)
        while caller.recv(65536):
            continue

    with _serving(talk) as port:
        host = HostCarriers(sms_url=f"{provider}://secret-key@127.0.0.1:{port}/?from=Raad")
        with pytest.raises(Refused) as refused:
            host.hand_over(_message("sms"))
    assert [each.code for each in refused.value.problems] == [AWAY]
