"""Reviewer links: one person from outside, one language of one survey, for two weeks.

The address holds 128 random bits, of which only a keyed hash is kept. Whatever is done through a
link bears the name that was given when it was made, and nothing but its language can be opened.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from app.core.problems import Problem, Refused
from app.core.reviewing import ReviewerLink
from app.flow.ports import Toolkit
from app.flow.records import Council, Survey
from app.flow.shelves import Shelves
from app.flow.translating.hands import Hand, note_act, refuse_another_language, today_of
from app.flow.translating.texts import confirm_language

DAYS = 14
MOST_SIGNS_OF_A_NAME = 80
MOST_OPEN_LINKS = 50
_BITS = 128
_PURPOSE = "reviewer"


@dataclass(frozen=True)
class Opened:
    """What stands behind a link that is open today."""

    link: ReviewerLink
    survey: Survey
    council: Council

    @property
    def hand(self) -> Hand:
        """The hand of who came through the link."""
        return Hand(self.link.name, self.link.council_id, self.link.tag)


def make_link(
    toolkit: Toolkit, survey: Survey, hand: Hand, tag: str, name: str
) -> tuple[ReviewerLink, str]:
    """A link for one person is there, and the secret part of its address, which is told now and
    never again.

    Raises Refused: ``no_name``, ``name_too_long``, ``language_not_offered``, ``too_many_links``.
    """
    name = " ".join(name.split())
    if not name:
        raise Refused(Problem("no_name", "name"))
    if len(name) > MOST_SIGNS_OF_A_NAME:
        raise Refused(Problem("name_too_long", "name", (("most", str(MOST_SIGNS_OF_A_NAME)),)))
    secret = f"{toolkit.secrets.random_bits(_BITS):032x}"
    with toolkit.store.write() as shelves:
        refuse_another_language(shelves.surveys.draft(survey), hand, tag)
        day = today_of(toolkit, shelves, hand)
        open_now = [link for link in shelves.translations.links(survey) if link.is_open(day)]
        if len(open_now) >= MOST_OPEN_LINKS:
            raise Refused(Problem("too_many_links", "name", (("most", str(MOST_OPEN_LINKS)),)))
        last = (date.fromisoformat(day) + timedelta(days=DAYS)).isoformat()
        link = ReviewerLink(
            toolkit.secrets.random_id(), survey.council_id, survey.id, tag, name, hand.name, day,
            last,
        )  # fmt: skip
        shelves.translations.add_link(link, _trace(toolkit, secret))
        note_act(shelves, survey, hand, day, "make reviewer link", f"{tag} {name}")
    return link, secret


def _trace(toolkit: Toolkit, secret: str) -> bytes:
    return toolkit.secrets.hash(_PURPOSE, "", secret)


def links_of(toolkit: Toolkit, survey: Survey) -> tuple[ReviewerLink, ...]:
    """Every link that was made for the survey, newest day first."""
    with toolkit.store.read() as shelves:
        return shelves.translations.links(survey)


def stop_link(toolkit: Toolkit, survey: Survey, hand: Hand, link_id: str) -> None:
    """The link opens nothing from now on. Raises Refused, code ``unknown_link``, where the survey
    has no such link."""
    with toolkit.store.write() as shelves:
        link = next((x for x in shelves.translations.links(survey) if x.id == link_id), None)
        if link is None:
            raise Refused(Problem("unknown_link", "link"))
        day = today_of(toolkit, shelves, hand)
        shelves.translations.stop_link(link.id, day)
        note_act(shelves, survey, hand, day, "stop reviewer link", f"{link.tag} {link.name}")


def open_link(toolkit: Toolkit, secret: str) -> Opened:
    """What stands behind the secret part of an address. Raises Refused, code ``link_closed``, for
    one that never was, is over, was stopped, or whose language is not offered any more: from
    outside these look the same."""
    with toolkit.store.read() as shelves:
        link = shelves.translations.link_behind(_trace(toolkit, secret))
        if link is None:
            raise Refused(Problem("link_closed"))
        return _opened(toolkit, shelves, link)


def _opened(toolkit: Toolkit, shelves: Shelves, link: ReviewerLink) -> Opened:
    survey = shelves.surveys.by_id(link.survey_id)
    council = shelves.people.council(link.council_id)
    is_open = link.is_open(toolkit.clock.today(council.time_zone))
    if survey is None or not is_open or link.tag not in shelves.surveys.draft(survey).languages:
        raise Refused(Problem("link_closed"))
    return Opened(link, survey, council)


def sign_off(toolkit: Toolkit, opened: Opened, seen: str) -> int:
    """Every text of the link's language is confirmed by the person whose name the link bears, and
    nobody else; how many there are. Raises Refused as ``confirm_language`` does."""
    count = confirm_language(toolkit, opened.survey, opened.hand, opened.link.tag, seen)
    with toolkit.store.write() as shelves:
        day = toolkit.clock.today(opened.council.time_zone)
        shelves.translations.sign_link(opened.link.id, day)
    return count
