"""What comes back from mail servers is known by its token, and only what is final counts."""

import pytest

from app.carriers.bounces import undelivered

_TOKEN = "ab12" * 8


def _report(action: str = "failed", status: str = "5.1.1", to: str = "", inside: str = "") -> bytes:
    return f"""From: Mail Delivery System <MAILER-DAEMON@mx.example>
To: {to or f"raad+{_TOKEN}@raad.example"}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I could not deliver it.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; someone@example.org
Action: {action}
Status: {status}

--b
Content-Type: text/rfc822-headers

Message-ID: {inside or "<other@example.org>"}
Subject: hello

--b--
""".encode()


def test_a_final_failure_is_known_by_whom_it_came_back_to() -> None:
    assert undelivered(_report()) == (_TOKEN,)


def test_it_is_known_by_the_message_inside_too() -> None:
    report = _report(to="raad@raad.example", inside=f"<{_TOKEN}@raad.example>")
    assert undelivered(report) == (_TOKEN,)


@pytest.mark.parametrize(
    "raw",
    [
        _report("delayed", "4.4.1"),
        _report("delivered", "2.0.0"),
        _report(to="raad@raad.example"),
        f"To: raad+{_TOKEN}@raad.example\nSubject: I am on holiday\n\nBack in June.\n".encode(),
        b"",
        b"\xff\xfe\x00 not a mail at all",
        b"Content-Type: message/delivery-status\n\nAction: failed\n",
    ],
)
def test_everything_else_says_nothing(raw: bytes) -> None:
    assert undelivered(raw) == ()


def test_a_whole_mailbox_is_read_and_each_message_counts_once() -> None:
    other = _TOKEN[::-1]
    mailbox = b"".join(
        b"From MAILER-DAEMON Thu Nov 26 03:00:00 2026\n" + report + b"\n"
        for report in (_report(), _report(to=f"raad+{other}@raad.example"), _report())
    )
    assert undelivered(mailbox.replace(b"\n", b"\r\n")) == (_TOKEN, other)


@pytest.mark.parametrize("inside", [b"message/rfc822", b"multipart/mixed; boundary=b"])
def test_a_mail_in_a_mail_a_thousand_deep_hides_no_other(inside: bytes) -> None:
    deep = b"".join(
        b"Content-Type: %s%d\n\n--b%d\n" % (inside, number, number)
        if inside.endswith(b"b")
        else b"Content-Type: %s\n\n" % inside
        for number in range(3000)
    )
    whole = b"From x\n" + deep + b"\nFrom y\n" + _report()
    assert undelivered(whole) == (_TOKEN,)
