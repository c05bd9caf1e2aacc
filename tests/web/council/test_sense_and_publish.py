"""Making sense together and publishing, as people at the council's door meet them."""

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from app.core.report_facts import OUTCOME
from app.flow.ports import Toolkit
from app.flow.publishing.results import results_of
from app.flow.records import Council, Place, Stage, Survey, Version
from app.web.council.publish.speaking import speak_soon
from tests.builders import a_place, a_response, a_survey, a_value, a_version, an_id
from tests.ended import OUTSIDE
from tests.fakes import NotingVoice
from tests.web.council.conftest import SignedIn
from tests.web.council.forms_sent import form_to
from tests.web.council.forms_sent import send as send_form

Ended = tuple[Survey, Version, Place]
HERE = "/council/surveys/walk"


@pytest.fixture
def answered(kit: Toolkit, council: Council) -> Survey:
    """A survey of the council: forty said yes and twenty no, and no more answers come in."""
    survey = a_survey(council, slug="walk")
    version = a_version(
        survey,
        questionnaire=replace(OUTSIDE, slug="walk"),
        stage=Stage.FROZEN,
        closed_day="2026-11-20",
        frozen_day="2026-11-23",
    )
    place = a_place(survey)
    with kit.store.write() as shelves:
        shelves.surveys.add(survey, version.questionnaire)
        shelves.surveys.add_version(version)
        shelves.places.add(place)
        for answer in ("yes",) * 40 + ("no",) * 20:
            given = a_response(a_value("outside", answer))
            shelves.responses.add(an_id(), survey, version, place, given, None)
    return survey


def words(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(re.sub(r"<[^>]+>", " ", answer.get_data(as_text=True)).split())


def send(client: FlaskClient, page: str, action: str, **changes: str) -> tuple[int, str]:
    answer = send_form(client, page, action, **changes)
    return answer.status_code, answer.get_data(as_text=True)


def test_while_answers_come_in_the_pages_say_from_which_day_on(
    kit: Toolkit, answered: Survey, signed_in: SignedIn
) -> None:
    with kit.store.write() as shelves:
        version = shelves.surveys.version(answered)
        assert version is not None
        late = a_version(answered, number=2, stage=Stage.CLOSED, closed_day="2026-11-23")
        shelves.surveys.add_version(late)
    client = signed_in("coordinator")
    for page in ("sense", "sense/finding", "publish"):
        said = words(client, f"{HERE}/{page}")
        assert "From 27 November 2026 on they are fixed." in said, page


def test_a_researcher_and_a_co_researcher_write_findings_and_an_interviewer_does_not(
    answered: Survey, signed_in: SignedIn
) -> None:
    """KS07, KA10."""
    assert answered
    assert signed_in("interviewer").get(f"{HERE}/sense").status_code == 403
    for role in ("co_researcher", "researcher"):
        client = signed_in(role)
        page = f"{HERE}/sense/finding"
        status, _ = send(client, page, page, text=f"Velen, zei {role}.", rests="number:outside=yes")
        assert status == 303
        assert f"Velen, zei {role}." in words(client, f"{HERE}/sense")
        assert client.get(f"{HERE}/publish").status_code == 403


def test_what_was_typed_stays_where_a_finding_is_refused(
    answered: Survey, signed_in: SignedIn
) -> None:
    assert answered
    client, page = signed_in("coordinator"), f"{HERE}/sense/finding"
    status, shown = send(client, page, page, text="Niemand.", rests="number:outside=maybe")
    assert status == 422
    assert "may not be told" in shown
    assert "Niemand." in shown


def test_remarks_stand_side_by_side_by_kind_of_knowledge_and_are_never_added_up(
    answered: Survey, signed_in: SignedIn
) -> None:
    """KA10, KS15."""
    assert answered
    client, page = signed_in("co_researcher"), f"{HERE}/sense"
    for kind, text in (("near", "Bij de soep."), ("scientific", "Uit de bus.")):
        status, _ = send(
            client, page, f"{page}/remark", prompt="pattern", knowledge=kind, text=text
        )
        assert status == 303
    said = words(client, page)
    assert said.index("Close by") < said.index("Bij de soep.") < said.index("Uit de bus.")
    status, shown = send(client, page, f"{page}/remark", text=" ")
    assert (status, "Write down what was said." in shown) == (422, True)


def test_publishing_asks_why_no_resident_read_along_and_takes_no_silence(
    kit: Toolkit, answered: Survey, signed_in: SignedIn
) -> None:
    """RR11, KS15."""
    client, page = signed_in("coordinator"), f"{HERE}/publish"
    status, shown = send(client, page, page)
    assert status == 422
    assert "Write the reason" in shown
    assert results_of(kit, answered.slug) is None
    status, _ = send(client, page, page, no_resident_read="Niemand kon.")
    assert status == 303
    assert "with the answers of 60 people" in words(client, page)
    assert "These numbers stay." in words(client, page)


def test_a_resident_who_read_along_is_counted_and_published(
    kit: Toolkit, answered: Survey, signed_in: SignedIn
) -> None:
    """KS11: per side and level."""
    client, page = signed_in("coordinator"), f"{HERE}/sense"
    assert send(client, page, f"{page}/readers", **{"resident:decided": "many"})[0] == 422
    assert send(client, page, f"{page}/readers", **{"resident:decided": "3"})[0] == 303
    assert send(client, page, f"{page}/reading", reading="Wij zien rust.")[0] == 303
    preview = words(client, f"{HERE}/publish/preview?lang=nl")
    assert "Wij zien rust." in preview
    assert results_of(kit, answered.slug) is None, "looking publishes nothing"
    status, _ = send(client, f"{HERE}/publish", f"{HERE}/publish", drafts_left="Volgt.")
    assert status == 303
    results = results_of(kit, answered.slug)
    assert results is not None
    assert [each.people for each in results.readers] == [3]


def test_words_follow_later_and_an_earlier_text_is_not_lost(
    kit: Toolkit, answered: Survey, signed_in: SignedIn
) -> None:
    client, page = signed_in("coordinator"), f"{HERE}/publish"
    reasons = {"no_resident_read": "Niemand kon.", "drafts_left": "Volgt."}
    send(client, page, page, no_resident_read="Niemand kon.")
    texts = f"{page}/texts"
    old = form_to(client, texts, texts)
    outcome = f"text:{OUTCOME}"
    assert send(client, texts, texts, **{outcome: "Er komt licht."})[0] == 303
    again = client.post(texts, data=old.with_changes(**{outcome: "Er komt niets."}))
    assert again.status_code == 409
    shown = again.get_data(as_text=True)
    assert "Er komt licht." in shown
    assert "Er komt niets." in shown
    form = form_to(client, page, page)
    assert client.post(f"{page}/words", data=form.with_changes(**reasons)).status_code == 303
    results = results_of(kit, answered.slug)
    assert results is not None
    assert results.said(OUTCOME, "nl").text == "Er komt licht."
    assert results.publication.number == 1


def test_what_was_published_is_spoken_beside_the_answer(
    kit: Toolkit, answered: Survey, signed_in: SignedIn
) -> None:
    client, page = signed_in("coordinator"), f"{HERE}/publish"
    assert send(client, page, page, no_resident_read="Niemand kon.")[0] == 303
    voice = NotingVoice()
    speak_soon(replace(kit, voice=voice), answered.slug).join(20)
    assert {tag for tag, _ in voice.said} == {"nl"}
    assert f'href="/council/surveys/{answered.slug}/return"' in client.get(page).text
