"""What reaches people outside the program, opened and read: mails, text messages, letters."""

import re
import subprocess
from collections.abc import Iterable
from email.message import Message
from email.utils import parseaddr
from functools import cache
from pathlib import Path

from app.core.sms import MOST_PARTS, parts_of
from app.core.texts import Slot
from app.words import Catalogues
from tests.carriers.catching import Caught, Gateway
from tests.journeys.everyone import NAME_WORD, STREET_WORD, Person, mail_of, telephone_of
from tests.journeys.form import request
from tests.journeys.host import PUBLIC, ROOT
from tests.journeys.street import Street, Ticket, finding, plain, topics
from tests.media.reading import codes_in, raster

_LINK = re.compile(rf"{PUBLIC}/\S+")
# Signs by which a PDF's reader says that a line turns.
_TURNED = dict.fromkeys(range(0x202A, 0x202F), "")
_LEFT_TO_RIGHT = ("nl", "en", "tr", "pl", "uk", "ti")
_BOUNCE = """\
From: MAILER-DAEMON@mx.example
To: {to}
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {address}
Action: failed
Status: 5.1.1

--b--
"""


def said(tag: str, sentence: str) -> str:
    """A sentence of the program in a language."""
    found = (slot.text for slot in _words(tag) if slot.path == f"words:{sentence}")
    return next(found, "") or sentence


@cache
def _words(tag: str) -> tuple[Slot, ...]:
    return tuple(Catalogues(ROOT / "translations").slots(tag))


def each_mail_is_right(
    street: Street, caught: Caught, due: list[Person], tickets: list[Ticket]
) -> None:
    """One mail for each address, in the language in which it was left, with a way to the results
    in that language, and nothing of a topic, an answer or a ticket in all that was sent."""
    by_address = {parseaddr(str(mail["To"]))[1].lower(): mail for mail in caught.mails}
    assert len(caught.mails) == len(due)
    told = {person: by_address[mail_of(person.number)] for person in due}
    for person, mail in told.items():
        assert str(mail["Content-Language"]) == person.language
        assert said(person.language, "Thank you for your answers.") in _body(mail)
    whole = {person: f"{mail}\n{_body(mail)}" for person, mail in told.items()}
    _say_only_what_they_may(street, whole, tickets)
    _lead_to_the_results(street, {person: _body(mail) for person, mail in told.items()})


def each_text_is_right(
    street: Street, gateway: Gateway, due: list[Person], tickets: list[Ticket]
) -> None:
    """The same of text messages, and none is longer than two of those that one pays for."""
    bodies = {body["recipients"][0]: body["body"] for _, _, body in gateway.asked}
    assert len(gateway.asked) == len(due)
    told = {person: bodies[telephone_of(person.number).lstrip("+")] for person in due}
    assert [text for text in told.values() if parts_of(text) > MOST_PARTS] == []
    _say_only_what_they_may(street, told, tickets)
    _lead_to_the_results(street, told)


def each_letter_is_right(
    street: Street, file: Path, due: list[Person], tickets: list[Ticket]
) -> None:
    """A page for each address, in its language, with the first finding and a code that leads to
    the results in that language. Inside an envelope it may say more than a mail, but no ticket."""
    pages = raster(file.read_bytes(), file.parent, dpi=150)
    texts = [" ".join(text.split()) for text in _pages_of(file)]
    assert len(texts) == len(pages) == len(due)
    for person in due:
        (at,) = [n for n, text in enumerate(texts) if f"{NAME_WORD} {person.number} " in f"{text} "]
        assert f"{STREET_WORD} {person.number + 1}" in texts[at]
        (code,) = codes_in(pages[at])
        page = request(street.host.local(code.lower()))
        assert page.status == 200, code
        assert page.tree.get("lang") == person.language
        assert finding(person.language, 8) in plain(page.words)
        if person.language in _LEFT_TO_RIGHT:
            # Letters that join, and lines that run the other way, do not come out of a PDF whole.
            assert finding(person.language, 8) in plain(texts[at])
        assert not any(ticket.digits in texts[at].replace(" ", "") for ticket in tickets)
    for left in (*file.parent.glob("page-*"), file.parent / "print.pdf"):
        left.unlink(missing_ok=True)


def _pages_of(file: Path) -> list[str]:
    command = ["pdftotext", "-layout", str(file), "-"]
    told = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return [page for page in told.translate(_TURNED).split("\f") if page.strip()]


def _say_only_what_they_may(street: Street, told: dict[Person, str], tickets: list[Ticket]) -> None:
    secret = tuple(secrets_of(street, tickets))
    for text in told.values():
        assert [word for word in secret if word in text.casefold()] == []


def _lead_to_the_results(street: Street, told: dict[Person, str]) -> None:
    links = set()
    for person, text in told.items():
        assert said(person.language, "The results are here.") in text
        (link,) = _LINK.findall(text)
        links.add((person.language, link))
    # Everybody of one language gets the same link, so it tells nothing of who opens it.
    assert len(links) == len({person.language for person in told})
    for tag, link in sorted(links):
        leads_to_the_results(street, tag, link)


def leads_to_the_results(street: Street, tag: str, link: str) -> None:
    """The link opens the results in a language, and the first finding stands there."""
    way = request(street.host.local(link))
    assert way.status in (302, 303), (way.status, link)
    page = request(street.host.address + way.headers["location"])
    assert page.status == 200, page.words
    assert page.tree.get("lang") == tag
    assert finding(tag, 8) in plain(page.words)


def secrets_of(street: Street, tickets: Iterable[Ticket]) -> Iterable[str]:
    """What no message may hold: the short name, titles and questions, answers, tickets, codes."""
    yield street.slug.casefold()
    for place in street.places:
        yield place["code"].casefold()
    for ticket in tickets:
        yield ticket.digits
    yield "reden"
    yield from (topic.casefold() for topic in topics() if len(topic) > 5)


def bounce_of(caught: Caught, address: str) -> str:
    """What a mail server sends back for one of the mails, to whom it says it comes from."""
    at = [recipient.lower() for recipient in caught.recipients].index(address)
    return _BOUNCE.format(to=caught.senders[at], address=address)


def _body(mail: Message) -> str:
    content = mail.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode(str(mail.get_content_charset()))


def report_of(street: Street, gateway: Gateway, number: str) -> str:
    """Where the provider reports what became of the message to a number."""
    asked = (body for _, _, body in gateway.asked)
    return street.host.local(
        next(str(body["reportUrl"]) for body in asked if body["recipients"] == [number.lstrip("+")])
    )
