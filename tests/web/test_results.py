"""The results door, as a browser without a script sees it."""

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from app.core.advising.given import GivenAdvice
from app.core.questionnaire import Finding, Kind
from app.core.texts import Slot, SlotState, Texts
from app.flow.advising import keep_advice, reply_to, send_advice
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.flow.records import Publication, PublishedFinding, Stage, Survey
from app.flow.returning.ledger import ledger
from app.media.qr import qr_svg_path
from app.web import create_web
from app.web.results.lookups import Lookups
from app.web.results.room import room_of
from tests.builders import a_council, a_person, a_questionnaire, an_id, an_item
from tests.ended import OUTSIDE, ended, ticket
from tests.fakes import FixedClock

SENTENCE = Texts.of({"nl": "{count} van de {base} zijn graag buiten", "ar": "{count} من {base}"})
SAID = replace(OUTSIDE, findings=(Finding("outside", ("yes",), SENTENCE),))
REPORT = {
    "happens_next": {"nl": "De raad beslist.", "ar": "يقرر المجلس."},
    "actions": [
        {"text": "Meer licht", "state": "being_decided", "when": "2027-03-01"},
        {"text": "Bomen", "state": "not_done", "reason": "Geen geld"},
    ],
    "confirmed": {"ar": {"by": "A. Tester"}},
}


@pytest.fixture
def client(toolkit: Toolkit) -> FlaskClient:
    return create_web(toolkit, ("results",)).test_client()


def tree(response: TestResponse) -> html.HtmlElement:
    return html.document_fromstring(response.text)


def words(response: TestResponse) -> str:
    return " ".join(tree(response).text_content().split())


def own(survey: Survey, number: int = 0, page: str = "", tag: str = "nl") -> str:
    return f"/t/{survey.slug}/{ticket(number)}{page}?lang={tag}"


def test_before_publication_the_ticket_page_promises_the_day(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    """RR02; nothing to press yet."""
    survey, _, _ = ended(toolkit, 12, 12, Stage.OPEN)
    page = client.get(own(survey))
    assert page.status_code == 200
    assert "31 januari 2027" in words(page)
    assert not tree(page).xpath("//form")
    assert page.headers["Cache-Control"] == "no-store"


def test_a_get_never_counts_and_one_press_does(client: FlaskClient, toolkit: Toolkit) -> None:
    """Decision 6."""
    survey, _, _ = ended(toolkit, 12, 12)
    publish(toolkit, survey)
    page = client.get(own(survey))
    (form,) = tree(page).forms
    assert form.method.upper() == "POST"
    assert ledger(toolkit, survey)["told"] == 0
    for _ in range(2):
        assert client.post(f"/t/{survey.slug}/{ticket(0)}{form.get('action')}").status_code == 200
    assert ledger(toolkit, survey)["told"] == 1


@pytest.mark.parametrize(
    ("tag", "direction", "sentence"),
    [("nl", "ltr", "8 van de 10 zijn graag buiten"), ("ar", "rtl", "8 من 10")],
)
def test_the_results_are_in_the_language_of_the_link(
    client: FlaskClient, toolkit: Toolkit, tag: str, direction: str, sentence: str
) -> None:
    """MV03, RR04: thank you first, and natural frequencies."""
    survey, _, _ = ended(toolkit, 80, 20, questionnaire=SAID)
    publish(toolkit, survey)
    page = client.post(own(survey, tag=tag))
    shown = tree(page)
    assert (page.status_code, page.headers["Cache-Control"]) == (200, "no-store")
    assert (shown.get("lang"), shown.get("dir")) == (tag, direction)
    assert sentence in words(page)
    assert shown.xpath("//h1")[0].text_content().startswith("Thank you.")


def test_ten_people_are_drawn_and_said(client: FlaskClient, toolkit: Toolkit) -> None:
    """RR05: the whole group visible, and the point in words too."""
    survey, _, _ = ended(toolkit, 80, 20)
    publish(toolkit, survey)
    (picture,) = tree(client.get(f"/r/{survey.slug}?lang=nl")).xpath("//*[@role='img']")
    assert picture.get("aria-label") == "8 of the 10 people"
    people = picture.xpath(".//*[local-name()='use']")
    assert [person.get("class") for person in people] == ["yes"] * 8 + [None] * 2


def test_a_withheld_number_is_never_on_the_page(client: FlaskClient, toolkit: Toolkit) -> None:
    """Decision 9: four said no; neither four nor its complement is told."""
    survey, _, _ = ended(toolkit, 93, 4)
    publish(toolkit, survey)
    said, _, _ = words(client.post(own(survey))).partition("What happens now?")
    assert re.findall(r"\d+", said.partition("This is what you told us.")[2]) == ["97"]
    assert "We show no numbers." in said


def test_the_limits_are_said_in_one_plain_sentence(client: FlaskClient, toolkit: Toolkit) -> None:
    """RR12, RD09."""
    survey, _, _ = ended(toolkit, 80, 20)
    publish(toolkit, survey)
    assert "They are not everyone." in words(client.get(f"/r/{survey.slug}"))


def test_small_bases_are_said_in_words(client: FlaskClient, toolkit: Toolkit) -> None:
    """RR08: eighteen people are not "x of the 10"."""
    survey, version, _ = ended(toolkit, 0, 0, questionnaire=SAID)
    found = PublishedFinding("outside", ("yes",), 13, 18)
    publication = Publication(
        an_id(), survey.id, survey.council_id, version.id, 1, "2026-11-24", 18, (), (found,)
    )
    with toolkit.store.write() as shelves:
        shelves.publications.add(publication)
    page = client.get(f"/r/{survey.slug}?lang=nl")
    assert "Most people chose: yes [nl]" in words(page)
    assert not tree(page).xpath("//*[@role='img']")


def test_of_a_ranking_the_page_says_that_first_places_are_counted(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    wishes = an_item("outside", Kind.RANK, ("yes", "no"))
    vote = an_item("more_trees", Kind.VOTE)
    survey, version, _ = ended(toolkit, 0, 0, questionnaire=a_questionnaire(wishes, vote))
    findings = (
        PublishedFinding("outside", ("yes",), 80, 100),
        PublishedFinding("more_trees", ("disagree",), 13, 18),
    )
    publication = Publication(
        an_id(), survey.id, survey.council_id, version.id, 1, "2026-11-24", 100, (), findings
    )
    with toolkit.store.write() as shelves:
        shelves.publications.add(publication)
    said = words(client.get(f"/r/{survey.slug}?lang=nl"))
    assert "put this first: yes [nl]" in said
    assert "Most people chose: I do not agree" in said


def test_a_draft_is_withheld_and_the_page_says_which_language_stands_in(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    survey, _, _ = ended(toolkit, 80, 20)
    publish(toolkit, survey, {**REPORT, "confirmed": {}})
    page = client.get(f"/r/{survey.slug}?lang=ar")
    assert "يقرر المجلس." not in page.text
    assert '<span lang="nl" dir="ltr">De raad beslist.</span>' in page.text
    assert "Some text is only in this language: Nederlands" in words(page)


def test_what_happens_now_has_a_state_in_words_a_day_and_a_reason(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    """IJ10, RR09, RR10, IJ17."""
    survey, _, _ = ended(toolkit, 80, 20)
    publish(toolkit, survey, REPORT)
    said = words(client.get(f"/r/{survey.slug}?lang=nl"))
    for piece in ("Not yet decided", "1 maart 2027", "This does not happen", "Geen geld"):
        assert piece in said
    assert "The council decides about the lamps. [nl]" in said
    assert "يقرر المجلس." in client.get(f"/r/{survey.slug}?lang=ar").text


def test_an_example_carries_its_mark_on_every_page(client: FlaskClient, toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 80, 20, is_example=True)
    publish(toolkit, survey)
    pages = [client.get(own(survey, page=page)) for page in ("", "/held", "/withdraw")]
    pages += [client.get(f"/r/{survey.slug}"), client.post(own(survey))]
    pages += [client.get(f"/t/{survey.slug}"), client.post(own(survey, page="/withdraw"))]
    assert all("Example. Nothing here is real." in page.text for page in pages)


def test_an_unknown_ticket_is_told_in_words(client: FlaskClient, toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 1, 0)
    for path in (own(survey, 7), f"/t/{survey.slug}/12", own(survey, 7, "/held")):
        page = client.get(path)
        assert page.status_code == 404
        assert "We do not know this ticket." in page.text
    assert client.get("/t/nothing/12").status_code == 404
    assert client.get("/r/nothing").status_code == 404


def test_too_many_unknown_tickets_are_turned_away_and_known_ones_never(
    client: FlaskClient, toolkit: Toolkit, clock: FixedClock
) -> None:
    """Decision 6: look-ups are limited per survey as a whole."""
    room_of(client.application).lookups = Lookups(most=3)
    survey, _, _ = ended(toolkit, 2, 0)
    assert [client.get(own(survey, 9)).status_code for _ in range(3)] == [404] * 3
    assert client.get(own(survey, 9)).status_code == 429
    assert client.get(own(survey, 1)).status_code == 200
    clock.running_hour += 1
    assert client.get(own(survey, 9)).status_code == 404


def test_a_ticket_may_be_typed(client: FlaskClient, toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 1, 0)
    (form,) = tree(client.get(f"/t/{survey.slug}?lang=ar")).forms
    assert form.get("action") == "?lang=ar"
    typed = ticket(0).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    found = client.post(f"/t/{survey.slug}?lang=ar", data={"ticket": f"{typed[:9]} {typed[9:]}"})
    assert (found.status_code, found.headers["Location"]) == (303, own(survey, tag="ar"))
    wrong = client.post(f"/t/{survey.slug}", data={"ticket": "123"})
    assert wrong.status_code == 404
    assert "We do not know this ticket." in wrong.text


def test_a_get_never_removes_and_a_post_does(client: FlaskClient, toolkit: Toolkit) -> None:
    """CO14, decision 6."""
    survey, _, _ = ended(toolkit, 3, 0, Stage.OPEN)
    client.get(own(survey, page="/withdraw"))
    with toolkit.store.read() as shelves:
        assert shelves.responses.count(survey) == 3
    page = client.post(own(survey, page="/withdraw"))
    assert "Your answers are gone." in page.text
    with toolkit.store.read() as shelves:
        assert shelves.responses.count(survey) == 2
    assert client.get(own(survey)).status_code == 404


def test_after_publication_the_person_is_told_that_the_numbers_stay(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    """Decision 9."""
    survey, _, _ = ended(toolkit, 80, 20)
    publish(toolkit, survey)
    assert "The published numbers stay the same." in client.get(own(survey, page="/withdraw")).text
    page = client.post(own(survey, page="/withdraw"))
    assert "The published numbers stay the same." in page.text
    assert "100 people took part" in words(client.post(own(survey)))
    again = client.post(own(survey, page="/withdraw"))
    assert "We do not find your answers." in again.text


def test_after_the_last_day_the_page_says_kindly_that_it_is_too_late(
    client: FlaskClient, toolkit: Toolkit, clock: FixedClock
) -> None:
    """CO15."""
    survey, _, _ = ended(toolkit, 3, 0)
    clock.day = "2026-12-24"
    for page in (
        client.get(own(survey, page="/withdraw")),
        client.post(own(survey, page="/withdraw")),
    ):
        assert "It is too late to remove your answers." in page.text


def test_what_is_held_is_shown_without_an_answer(client: FlaskClient, toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 3, 0)
    page = client.get(own(survey, page="/held"))
    said = words(page)
    assert "23 december 2026" in said
    assert "Use my answers" in said
    assert "yes [nl]" not in said


@pytest.mark.parametrize("page", ["", "/withdraw"])
def test_another_websites_form_is_refused(client: FlaskClient, toolkit: Toolkit, page: str) -> None:
    """Decision 12: a foreign origin is refused, a missing one and null are ours."""
    survey, _, _ = ended(toolkit, 80, 20)
    publish(toolkit, survey)
    foreign = client.post(own(survey, page=page), headers={"Origin": "https://other.example"})
    assert foreign.status_code == 403
    assert ledger(toolkit, survey)["told"] == 0
    assert client.post(own(survey, page=page), headers={"Origin": "null"}).status_code == 200


def test_a_ticket_is_not_told_by_the_results_of_an_earlier_time(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    """The second time people were asked, the promise is about their own results."""
    survey, version, _ = ended(toolkit, 80, 20)
    publish(toolkit, survey)
    again = replace(version, id=an_id(), number=2, wave_id=an_id(), fingerprint="again")
    again = replace(again, stage=Stage.OPEN, closed_day="", frozen_day="")
    with toolkit.store.write() as shelves:
        shelves.surveys.add_version(again)
    page = client.post(own(survey))
    assert "31 januari 2027" in words(page)
    assert tree(page).xpath("//a[@href=$way]", way=f"/r/{survey.slug}?lang=nl")
    assert ledger(toolkit, survey)["told"] == 0


def test_a_promise_that_passed_is_said_to_be_late_and_results_that_came_late_too(
    client: FlaskClient, toolkit: Toolkit, clock: FixedClock
) -> None:
    """Decision 8, RR02: who waits is told the truth."""
    survey, _, _ = ended(toolkit, 80, 20)
    pages = (f"/r/{survey.slug}?lang=nl", own(survey))
    clock.day = "2027-01-31"
    assert not any("late" in words(client.get(page)) for page in pages)
    clock.day = "2027-02-01"
    for page in pages:
        assert "The results are late. The last day was 31 januari 2027." in words(client.get(page))
    publish(toolkit, survey)
    assert "These results came later than we promised." in words(client.get(pages[0]))
    assert "late" not in words(client.get(pages[1]))


def test_the_ledger_stands_on_the_page_once_somebody_heard_the_results(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    """Decision 8: at least so many, never more than is certain."""
    survey, _, _ = ended(toolkit, 80, 20)
    publish(toolkit, survey)
    assert "At least" not in words(client.get(f"/r/{survey.slug}?lang=nl"))
    for number in range(3):
        client.post(own(survey, number))
    said = words(client.get(f"/r/{survey.slug}?lang=nl"))
    assert "At least 3 of the 100 people heard the results." in said


def test_the_public_page_promises_before_publication(client: FlaskClient, toolkit: Toolkit) -> None:
    survey, _, _ = ended(toolkit, 80, 20)
    page = client.get(f"/r/{survey.slug}?lang=nl")
    assert page.status_code == 200
    assert "31 januari 2027" in words(page)


def test_other_languages_and_easy_words_are_one_link_away(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    """LA11: on every page, in their own names."""
    asked = replace(OUTSIDE, languages=("nl", "nl-simple", "ar"))
    survey, _, _ = ended(toolkit, 80, 20, questionnaire=asked)
    publish(toolkit, survey)
    page = tree(client.post(own(survey)))
    assert [link.text for link in page.xpath("//a[@hreflang]")] == ["العربية"]
    assert page.xpath("//a[@href=$way]", way=f"/r/{survey.slug}?lang=nl-simple")


def test_a_label_with_an_earlier_answer_in_it_makes_sense_for_everybody(
    client: FlaskClient, toolkit: Toolkit
) -> None:
    label = Texts.of({"nl": "Gaat ${name} graag <b>naar</b> buiten?"})
    item = replace(an_item("outside", options=("yes", "no")), label=label)
    asked = a_questionnaire(an_item("name", Kind.TEXT), item)
    survey, _, _ = ended(toolkit, 80, 20, questionnaire=asked)
    publish(toolkit, survey)
    page = client.get(f"/r/{survey.slug}?lang=nl")
    assert "Gaat … graag &lt;b&gt;naar&lt;/b&gt; buiten?" in page.text


def test_the_ticket_is_a_code_too_for_another_phone(client: FlaskClient, toolkit: Toolkit) -> None:
    """Decision 6: drawn apart from sending; the digits beside it say the same."""
    survey, _, _ = ended(toolkit, 1, 0, Stage.CLOSED)
    (path,) = tree(client.get(own(survey, tag="ar"))).xpath("//svg[@class='code']/path/@d")
    address = f"https://EXAMPLE.ORG{own(survey, tag='ar')}".replace("https", "HTTPS")
    assert path == qr_svg_path(address)[0]


def test_ij20_an_advice_without_an_answer_is_seen_by_everybody(
    client: FlaskClient, toolkit: Toolkit, clock: FixedClock
) -> None:
    survey, _, _ = ended(toolkit, 12, 12)
    publish(toolkit, survey)
    person = a_person(a_council(id=survey.council_id))
    text = Slot("advice:text", "nl", "Hang lampen op.", SlotState.DRAFT)
    advice = GivenAdvice("", "De gemeente", (text,), reply_due="2026-12-01")
    with toolkit.store.write() as shelves:
        shelves.people.add_person(person, "")
    kept = keep_advice(toolkit, person, survey, advice)
    assert "Hang lampen op." not in words(client.get(f"/r/{survey.slug}"))
    send_advice(toolkit, person, survey, kept.id)
    clock.day = "2026-12-02"
    assert "There is no answer yet." in words(client.get(f"/r/{survey.slug}"))
    reply_to(toolkit, person, survey, kept.id, "Ja, in mei.")
    page = words(client.get(f"/r/{survey.slug}"))
    assert "Ja, in mei." in page
    assert "There is no answer yet." not in page
