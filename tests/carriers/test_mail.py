"""Mail as a real mail server takes it: to one person, from nobody known, refused without a name."""

import socket

import pytest

from app.carriers import HostCarriers
from app.carriers.mail import MailServer
from app.core.problems import Refused
from app.flow.carriers import AWAY, LATER, NEVER, Message
from tests.carriers.catching import a_mail_server

_TOKEN = "0f" * 16


def _message(
    to: str = "amina@example.org", body: str = "شكرًا\nhttps://example.org/r/~ab"
) -> Message:
    return Message("mail", (to,), "ar", "النتائج هنا.", body, _TOKEN, "Raad Ünal")


def test_a_mail_arrives_with_its_words_and_with_no_head_that_tells_of_a_person() -> None:
    with a_mail_server() as caught:
        host = HostCarriers(f"smtp://127.0.0.1:{caught.port}", "raad@raad.example", 6000)
        assert host.can("mail")
        assert not host.can("sms")
        host.hand_over(_message())
    (mail,) = caught.mails
    assert caught.recipients == ["amina@example.org"]
    assert caught.senders == [f"raad+{_TOKEN}@raad.example"]
    assert mail["Subject"] == "النتائج هنا."
    assert "Raad Ünal" in str(mail["From"])
    assert mail["Message-ID"] == f"<{_TOKEN}@raad.example>"
    assert mail.get_content().splitlines()[0] == "شكرًا"  # type: ignore[attr-defined]
    names = {name.lower() for name in mail.keys()}  # noqa: SIM118
    assert names <= {
        *("from", "to", "subject", "date", "message-id", "content-language", "auto-submitted"),
        *("content-type", "content-transfer-encoding", "mime-version", "x-peer", "x-mailfrom"),
        "x-rcptto",
    }


@pytest.mark.parametrize(
    ("answer", "code"),
    [("550 no such person", NEVER), ("450 try later", LATER), ("250 OK", "")],
)
def test_what_the_server_says_of_an_address_is_told_without_it(answer: str, code: str) -> None:
    with a_mail_server() as caught:
        caught.refuses["amina@example.org"] = answer
        host = HostCarriers(f"smtp://127.0.0.1:{caught.port}", "raad@raad.example")
        if not code:
            host.hand_over(_message())
            return
        with pytest.raises(Refused) as refused:
            host.hand_over(_message())
    assert refused.value.problems[0].code == code
    assert "amina" not in str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


def test_a_server_that_is_not_there_is_away() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(Refused, match=AWAY):
        MailServer(f"smtp://127.0.0.1:{port}", "raad@raad.example").hand_over(_message())


def test_a_server_that_must_lock_the_line_and_cannot_gets_nothing() -> None:
    with a_mail_server() as caught:
        server = MailServer(f"starttls://127.0.0.1:{caught.port}", "raad@raad.example")
        with pytest.raises(Refused, match=AWAY):
            server.hand_over(_message())
    assert caught.mails == []


@pytest.mark.parametrize(
    ("url", "sender", "code"),
    [
        ("http://mail.example", "raad@raad.example", "bad_smtp_url"),
        ("smtp://", "raad@raad.example", "bad_smtp_url"),
        ("smtp://host:none", "raad@raad.example", "bad_smtp_url"),
        ("smtp://host", "", "bad_mail_from"),
        ("smtp://host", "raad", "bad_mail_from"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(url: str, sender: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        HostCarriers(url, sender)


def test_a_line_break_in_a_name_adds_no_head() -> None:
    with a_mail_server() as caught:
        host = HostCarriers(f"smtp://127.0.0.1:{caught.port}", "raad@raad.example")
        bad = Message(
            "mail", ("a@example.org",), "nl", "x\r\nBcc: b@example.org", "", _TOKEN, "y\nz"
        )
        host.hand_over(bad)
    assert caught.recipients == ["a@example.org"]
    assert caught.mails[0]["Bcc"] is None


@pytest.mark.parametrize("to", ["joão@example.org", "a\nb@example.org"])
def test_an_address_that_cannot_be_written_to_stops_nobody_and_is_not_shown(to: str) -> None:
    with a_mail_server() as caught:
        host = HostCarriers(f"smtp://127.0.0.1:{caught.port}", "raad@raad.example")
        try:
            host.hand_over(_message(to))
        except Refused as refused:
            assert refused.problems[0].code == NEVER  # noqa: PT017
            assert "@" not in str(refused)  # noqa: PT017
            return
    assert caught.recipients == [to]
