"""What reaches people outside the program, opened and read: mails, and what comes back of them."""

import re
from collections.abc import Iterable
from email.message import Message
from email.utils import parseaddr

from app.words import Catalogues
from tests.carriers.catching import Caught
from tests.journeys.everyone import Person, mail_of
from tests.journeys.form import request
from tests.journeys.host import PUBLIC
from tests.journeys.street import FOLDER, Street, Ticket, finding, plain, topics

_LINK = re.compile(rf"{PUBLIC}/\S+")
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
    slots = Catalogues(FOLDER.parents[2] / "translations").slots(tag)
    return next((s.text for s in slots if s.path == f"words:{sentence}"), "") or sentence


def each_mail_is_right(
    street: Street, caught: Caught, due: list[Person], told: list[Ticket]
) -> None:
    """One mail for each address, in the language in which it was left, with a way to the results
    in that language, and nothing of a topic, an answer or a ticket in all that was sent."""
    by_address = {parseaddr(str(mail["To"]))[1].lower(): mail for mail in caught.mails}
    assert sorted(by_address) == sorted(mail_of(person.number) for person in due)
    assert len(caught.mails) == len(due)
    secret = tuple(secrets_of(street, told))
    links = set()
    for person in due:
        mail = by_address[mail_of(person.number)]
        body = _body(mail)
        assert str(mail["Content-Language"]) == person.language
        assert said(person.language, "The results are here.") in body
        assert said(person.language, "Thank you for your answers.") in body
        whole = f"{mail}\n{body}".casefold()
        assert [word for word in secret if word in whole] == []
        (link,) = _LINK.findall(body)
        links.add((person.language, link))
    # Everybody of one language gets the same link, so it tells nothing of who opens it.
    assert len(links) == len({person.language for person in due})
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
