"""The funnel: one question per screen, nothing typed is lost, and it ends in a draft."""

import html
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.core.plan import Step
from app.core.template_bank import Bank, Template
from app.core.texts import Texts
from app.flow.planning import begin, plan_with, plans_of
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.records import Council, KeptPlan
from app.web import create_web
from app.web.respond.document import DocumentRenderer
from app.words import Catalogues
from tests.builders import a_person, a_plan, a_questionnaire, an_open_version
from tests.web.council.conftest import TRANSLATIONS, SignedIn

Tokens = Callable[..., dict[str, str]]
_CARD = Template(
    "square",
    Texts.of({"nl": "Het plein", "en": "The square"}),
    Texts.of({"nl": "Over lampen", "en": "About lamps"}),
    Texts.of({"nl": "Voor iedereen", "en": "For everyone"}),
    "consult",
    3,
    4,
)


@pytest.fixture
def kit(toolkit: Toolkit) -> Toolkit:
    """The toolkit with one template in its bank."""
    bank = Bank((_CARD,), (("square", a_questionnaire()),))
    words = Catalogues(TRANSLATIONS)
    return replace(toolkit, renderer=DocumentRenderer(), words=words, templates=bank)


@pytest.fixture
def app(kit: Toolkit, council: Council) -> Flask:
    assert council
    return create_web(kit)


@pytest.fixture
def client(signed_in: SignedIn) -> FlaskClient:
    return signed_in("coordinator")


@pytest.fixture
def kept(kit: Toolkit, council: Council) -> KeptPlan:
    """A plan with nothing left to say."""
    made = begin(kit, council, a_person(council))
    whole = replace(made, plan=a_plan())
    with kit.store.write() as shelves:
        shelves.plans.put(whole)
    return whole


def _post(client: FlaskClient, form_of: Tokens, address: str, **fields: object) -> TestResponse:
    return client.post(address, data={**form_of(client, "/council/plans"), **fields})


def _words(answer: TestResponse) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", answer.get_data(as_text=True)))


def test_a_volunteer_goes_from_question_to_draft(
    client: FlaskClient, form_of: Tokens, kit: Toolkit, council: Council
) -> None:
    """IJ01: each screen asks one thing, and the last one makes the draft."""
    begun = _post(client, form_of, "/council/plans")
    plan_id = begun.location.split("/")[3]
    given: dict[Step, dict[str, object]] = {
        Step.QUESTION: {"question": "Which lamps come first?"},
        Step.DECISION: {"decision": "The lamps", "decider": "The town"},
        Step.GROUPS: {"group": ["Night workers", "", ""]},
        Step.TRUST: {"group": ["Night workers"], "trusted": ["the baker"]},
        Step.FORM: {"form": "own_phone"},
        Step.RESPONSIBLE: {"controller": "Council", "contact": "a@example.org"},
    }
    address = f"/council/plans/{plan_id}/question"
    for number, step in enumerate(Step, start=1):
        page = client.get(address)
        assert f"Question {number} of 13" in _words(page)
        assert page.get_data(as_text=True).count("<h1") == 1
        fields = {"go": "next", "ways": ["ticket", "place"], **given.get(step, {})}
        address = _post(client, form_of, address, **fields).location.split("?")[0]
    assert address == f"/council/plans/{plan_id}"
    page = _words(client.get(address))
    assert "The lamps. The town beslist." in page
    made = _post(
        client,
        form_of,
        f"/council/plans/{plan_id}/draft",
        name="Lampen",
        template="square",
        languages=["ar"],
        decision="De gemeente beslist.",
    )
    assert made.location == "/council/surveys/lampen/plan?said=made"
    assert "De gemeente beslist." in _words(client.get(made.location))
    assert plan_with(kit, council, plan_id).survey_id


def test_what_was_typed_stays_when_it_cannot_be_kept(
    client: FlaskClient, form_of: Tokens, kept: KeptPlan, kit: Toolkit, council: Council
) -> None:
    answer = _post(
        client,
        form_of,
        f"/council/plans/{kept.id}/dates",
        opening_date="2027-02-02",
        closing_date="2027-02-01",
        promise_date="2027-03-01",
        ways=["place"],
        go="next",
    )
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "The last day lies before the first day." in page
    assert 'value="2027-02-02"' in page
    assert plan_with(kit, council, kept.id).plan == a_plan()


def test_saving_leads_on_back_or_home(client: FlaskClient, form_of: Tokens, kept: KeptPlan) -> None:
    for go, end in (("next", "/trust"), ("back", "/groups"), ("stop", f"/{kept.id}?said=saved")):
        answer = _post(client, form_of, f"/council/plans/{kept.id}/places", go=go)
        assert answer.location.endswith(end)


def test_html_in_a_plan_stays_text(client: FlaskClient, form_of: Tokens, kept: KeptPlan) -> None:
    _post(client, form_of, f"/council/plans/{kept.id}/question", question="<b>x</b>", go="stop")
    page = client.get(f"/council/plans/{kept.id}").get_data(as_text=True)
    assert "<b>x</b>" not in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page


def test_a_plan_prints_on_one_page(client: FlaskClient, kept: KeptPlan) -> None:
    answer = client.get(f"/council/plans/{kept.id}/print")
    assert answer.content_type == "application/pdf"
    assert answer.data.startswith(b"%PDF")


def test_a_draft_without_a_name_says_so_and_keeps_the_rest(
    client: FlaskClient, form_of: Tokens, kept: KeptPlan, kit: Toolkit, council: Council
) -> None:
    answer = _post(
        client, form_of, f"/council/plans/{kept.id}/draft", name=" ", decision="Wij kiezen."
    )
    assert answer.status_code == 422
    assert "Give the survey a name." in _words(answer)
    assert "Wij kiezen." in _words(answer)
    assert not plans_of(kit, council)[0].survey_id


def test_a_survey_from_a_file_gets_a_plan_at_its_station(
    client: FlaskClient, form_of: Tokens, kit: Toolkit, council: Council
) -> None:
    survey = take_in(kit, council, a_questionnaire())
    station = f"/council/surveys/{survey.slug}/plan"
    assert "This survey has no plan." in _words(client.get(station))
    begun = _post(client, form_of, station)
    assert begun.location.endswith("/question?said=begun")
    assert "Not said yet." in _words(client.get(station))
    _post(client, form_of, f"/council/surveys/{survey.slug}/decision", decision="De raad kiest.")
    assert "De raad kiest." in _words(client.get(station))


def test_an_opened_survey_keeps_its_plan(
    client: FlaskClient, signed_in: SignedIn, kit: Toolkit, form_of: Tokens
) -> None:
    """MV01."""
    survey, _, _ = an_open_version(kit)
    with kit.store.read() as shelves:
        theirs = shelves.people.council(survey.council_id)
    made = begin(kit, theirs, a_person(theirs))
    with kit.store.write() as shelves:
        shelves.plans.put(replace(made, plan=a_plan(), survey_id=survey.id))
    other = signed_in("coordinator", of=theirs)
    page = _words(other.get(f"/council/surveys/{survey.slug}/plan"))
    assert "its plan stays as it was" in page
    assert other.get(f"/council/plans/{made.id}/question").status_code == 303
    refused = other.post(
        f"/council/surveys/{survey.slug}/decision",
        data={**form_of(other, "/council/plans"), "decision": "x"},
    )
    assert refused.status_code == 422
    assert client.get(f"/council/plans/{made.id}").status_code == 404


def test_a_plan_is_thrown_away_or_used_again(
    client: FlaskClient, form_of: Tokens, kept: KeptPlan, kit: Toolkit, council: Council
) -> None:
    _post(client, form_of, "/council/plans", earlier=kept.id)
    assert {each.plan.question for each in plans_of(kit, council)} == {a_plan().question}
    _post(client, form_of, f"/council/plans/{kept.id}/remove")
    assert len(plans_of(kit, council)) == 1
    assert _post(client, form_of, "/council/plans", earlier="nothing").status_code == 404


def test_every_screen_is_whole_in_dutch(signed_in: SignedIn, kept: KeptPlan) -> None:
    dutch = signed_in("co_researcher", lang="nl")
    for step in Step:
        page = dutch.get(f"/council/plans/{kept.id}/{step}")
        assert page.status_code == 200
        assert "Opslaan en stoppen" in _words(page)
    assert dutch.get(f"/council/plans/{kept.id}/nothing").status_code == 404


def test_ij11_places_of_the_plan_get_a_code_without_typing_them_again(
    client: FlaskClient, form_of: Tokens, kept: KeptPlan, kit: Toolkit
) -> None:
    _post(client, form_of, f"/council/plans/{kept.id}/draft", name="Lampen", template="square")
    station = "/council/surveys/lampen/places"
    assert "The bakery" in _words(client.get(station))
    _post(client, form_of, f"{station}/planned", planned=["The bakery", "Not in the plan"])
    with kit.store.read() as shelves:
        survey = shelves.surveys.find("lampen")
        assert survey
        assert [place.name for place in shelves.places.of_survey(survey)] == ["The bakery"]
    assert "From your plan" not in _words(client.get(station))


def test_a_place_that_the_plan_names_twice_gets_one_code(
    kit: Toolkit, council: Council, signed_in: SignedIn, form_of: Tokens
) -> None:
    survey = take_in(kit, council, a_questionnaire())
    client, station = signed_in("coordinator"), f"/council/surveys/{survey.slug}"
    begun = client.post(f"{station}/plan", data=form_of(client, "/council/"))
    step = begun.headers["Location"].partition("/question")[0] + "/places"
    names = ["The bakery", "the bakery", "The school"]
    _post(client, form_of, step, place=names)
    assert _post(client, form_of, f"{station}/places/planned", planned=names).status_code == 303
    with kit.store.read() as shelves:
        given = {place.name for place in shelves.places.of_survey(survey)}
    assert given == {"The bakery", "The school"}
