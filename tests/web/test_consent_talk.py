"""The receipt on the last page, and the consent talk that a helper prints."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from lxml import html
from markupsafe import Markup
from werkzeug.test import TestResponse

from app.core.questionnaire import Purpose, Questionnaire
from app.core.ticket import in_fours, ticket_of
from app.factory import TRANSLATIONS
from app.flow.ports import Toolkit
from app.flow.records import Stage
from app.web.language import plain_reader
from app.web.respond.consent_talk import points_to_read
from app.words import Catalogues
from tests.builders import a_questionnaire, an_item, an_open_version, texts

KEY = "0123456789abcdef"
YES = {"consent.adult": "yes", "consent.answers": "yes", "consent.quote": "no", "lang": "nl"}
VOLUNTARY = "U kiest zelf. Uw eten en uw hulp blijven hetzelfde."


def _asked(**changes: object) -> Questionnaire:
    purposes = tuple(Purpose(name) for name in ("adult", "answers", "quote"))
    return a_questionnaire(purposes=purposes, **changes)


def _dutch(sentence: str) -> str:
    """What the page says for an English sentence, in the draft of today."""
    slots = Catalogues(TRANSLATIONS).slots("nl")
    return next(slot.text for slot in slots if slot.path == f"words:{sentence}")


def _words(page: TestResponse) -> str:
    return " ".join(html.document_fromstring(page.text).text_content().split())


def _facts(page: TestResponse) -> list[str]:
    return [
        " ".join(row.text_content().split())
        for row in html.document_fromstring(page.text).xpath("//dl/div/dd")
    ]


@pytest.mark.parametrize(
    ("audio", "stage", "until"),
    [("", Stage.OPEN, "30"), ("1", Stage.CLOSED, "23 december 2026")],
)
def test_the_receipt_says_what_was_agreed_to_and_until_when(
    client: FlaskClient, door: Toolkit, audio: str, stage: Stage, until: str
) -> None:
    """CO13: a real date where the survey is closed, else the days after its end."""
    closed = {"closed_day": "2026-11-23"} if stage is Stage.CLOSED else {}
    _, _, place = an_open_version(door, _asked(), stage=stage, **closed)
    page = client.post(f"/{place.code}", data={**YES, "submission": KEY, "audio": audio})
    facts = _facts(page)
    assert facts[:5] == ["Ja", "Ja", "Nee", "23 november 2026", "Nederlands"]
    assert facts[-4] == "1"
    assert until in facts[-3]
    assert facts[-2:] == ["Participation council North", "council@example.org"]


def test_the_receipt_holds_nothing_that_leads_to_a_person(
    client: FlaskClient, door: Toolkit
) -> None:
    """CO13: neither ticket nor answer is in it; the ticket stands in its own card."""
    _, _, place = an_open_version(door, _asked())
    sent = {**YES, "submission": KEY, "answer.remarks": "the lamp is broken"}
    page = html.document_fromstring(client.post(f"/{place.code}", data=sent).text)
    (receipt,) = page.xpath("//div[@class='card'][.//dl]")
    for told in (in_fours(ticket_of(KEY)), ticket_of(KEY), KEY, "lamp"):
        assert told not in html.tostring(receipt, encoding="unicode")


def test_the_last_page_says_what_happens_next_and_where_the_number_is_typed(
    client: FlaskClient, door: Toolkit
) -> None:
    """CO14, PH06: who writes the number down needs the address too; the phone may be shared."""
    survey, _, place = an_open_version(door, _asked())
    page = client.post(f"/{place.code}", data={**YES, "submission": KEY})
    said = _words(page)
    assert f"example.org/t/{survey.slug}" in said
    steps = html.document_fromstring(page.text).xpath("//ol/li")
    assert "31 januari 2027" in steps[-1].text_content()
    assert f"/r/{survey.slug}/rights?lang=nl" in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_a_retry_after_a_purpose_was_taken_back_shows_the_no(
    client: FlaskClient, door: Toolkit
) -> None:
    """CO14, decision 4: the first body wins, and what was said later counts."""
    survey, _, place = an_open_version(door, _asked())
    sent = {**YES, "consent.quote": "yes", "submission": KEY}
    assert _facts(client.post(f"/{place.code}", data=sent))[2] == "Ja"
    with door.store.write() as shelves:
        (response_id,) = shelves.responses.ids(survey)
        shelves.responses.revoke(response_id, "quote")
    assert _facts(client.post(f"/{place.code}", data=sent))[2] == "Nee"


def _talk(client: FlaskClient, door: Toolkit, tag: str, asked: Questionnaire) -> TestResponse:
    _, version, _ = an_open_version(door, asked)
    return client.get(f"/v/{version.fingerprint}/{tag}/script")


def test_the_talk_has_a_box_for_every_point_and_one_that_is_never_left_out(
    client: FlaskClient, door: Toolkit
) -> None:
    """CO11: the voluntary point in bold, with its own box and order."""
    page = html.document_fromstring(_talk(client, door, "nl", _asked()).text)
    points = page.xpath("//ol[@class='aloud'][1]/li")
    assert len(points) == 7
    assert all(point.xpath("./span[@class='box']") for point in points)
    (always,) = page.xpath("//li[@class='always']")
    assert always.xpath(".//strong")[0].text_content() == VOLUNTARY
    assert (
        _dutch("Read this aloud always:") in always.xpath(".//p[@class='order']")[0].text_content()
    )


def test_the_voluntary_point_is_read_also_where_a_notice_has_none(door: Toolkit) -> None:
    """CO11: this is what helpers leave out, so no text of a survey decides about it."""
    reader = plain_reader(door.words, "nl")
    for points in ((), (Markup("One."), Markup("Two."))):
        made = points_to_read(points, reader)
        assert len(made) == len(points) + 1
        assert [point.words for point in made if point.is_always] == [VOLUNTARY]


def test_the_talk_asks_every_purpose_with_a_yes_and_a_no(
    client: FlaskClient, door: Toolkit
) -> None:
    """CO06, CO16: no to what must be ends kindly; no to the rest goes on."""
    page = html.document_fromstring(_talk(client, door, "nl", _asked()).text)
    asked = page.xpath("//ol[@class='aloud asked']/li")
    assert len(asked) == 3
    for question in asked:
        picks = [tick.text_content().strip() for tick in question.xpath(".//*[@class='tick']")]
        assert picks == ["Ja", "Nee"]
    ends = ["stop" in question.text_content() for question in asked]
    assert ends == [True, True, False]


def test_the_talk_lets_two_points_be_told_back_and_excludes_nobody(
    client: FlaskClient, door: Toolkit
) -> None:
    """CO10: a wrong answer means that the helper explains again."""
    said = _words(_talk(client, door, "nl", _asked()))
    for sentence in (
        "Say: I want to know if I said it well. Tell me in your own words.",
        "Is the answer wrong? Read the point again. Use other words too.",
        "Send nobody away for a wrong answer.",
    ):
        assert _dutch(sentence) in said


def test_the_talk_keeps_the_helper_away_from_answers_and_from_signatures(
    client: FlaskClient, door: Toolkit
) -> None:
    """CO12, T7: no signature, no name; the screen is turned; sensitive items are named."""
    debts = replace(an_item("debts"), label=texts("Do you have debts?"), is_sensitive=True)
    page = _talk(client, door, "nl", _asked(children=(an_item(), debts)))
    said = _words(page)
    assert _dutch("Nobody signs. Write no name on this paper.") in said
    assert _dutch("Turn the screen to the person. The person taps.") in said
    assert _dutch("Step away at these questions. The person answers alone:") in said
    assert "Do you have debts? [nl]" in said
    assert not html.document_fromstring(page.text).forms


def test_the_talk_is_in_every_language_of_the_version_and_says_which(
    client: FlaskClient, door: Toolkit
) -> None:
    """CO07, CO12: version and language on the sheet, and room for the day."""
    asked = _asked(languages=("nl", "nl-simple", "ar"))
    _, version, _ = an_open_version(door, asked)
    for tag, direction in (("nl", "ltr"), ("nl-simple", "ltr"), ("ar", "rtl")):
        page = client.get(f"/v/{version.fingerprint}/{tag}/script")
        shown = html.document_fromstring(page.text)
        assert (page.status_code, shown.get("lang"), shown.get("dir")) == (200, tag, direction)
        line = [each.text_content() for each in shown.xpath("//dl[@class='line']//dd")]
        assert line[0] == "1"
        assert line[1].startswith("العربية" if tag == "ar" else "Nederlands")
        assert line[2] == ""
    assert 'href="script"' in client.get(f"/v/{version.fingerprint}/nl/more").text
    assert client.get(f"/v/{version.fingerprint}/pl/script").status_code == 404
    assert client.get(f"/v/{'0' * 32}/nl/script").status_code == 404
