"""Councils together, on their pages: asking, saying yes, and an own survey from the core."""

from collections.abc import Callable

import pytest

from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.records import Council, Survey
from tests.builders import a_questionnaire
from tests.web.council.conftest import SignedIn

FormOf = Callable[..., dict[str, str]]


@pytest.fixture
def other(kit: Toolkit, council: Council) -> Council:
    assert council
    made = Council("d" * 32, "south", "Raad Zuid", "Europe/Amsterdam")
    with kit.store.write() as shelves:
        shelves.people.add_council(made, "De Regio")
    return made


@pytest.fixture
def survey(kit: Toolkit, council: Council) -> Survey:
    return take_in(kit, council, a_questionnaire())


def test_two_councils_make_a_survey_together(
    kit: Toolkit, other: Council, survey: Survey, signed_in: SignedIn, form_of: FormOf
) -> None:
    """IJ19, IJ06."""
    lead, theirs = signed_in("coordinator"), signed_in("coordinator", of=other)
    here = f"/council/surveys/{survey.slug}/together"
    assert "Raad Zuid (De Regio)" in lead.get(here).get_data(as_text=True)
    asked = lead.post(f"{here}/ask", data={**form_of(lead, here), "council": "south"})
    assert asked.headers["Location"] == f"{here}?said=asked"
    assert "Questions for you: <bdi>1</bdi>" in theirs.get("/council/people").get_data(as_text=True)
    assert theirs.get(here).status_code == 404
    page = theirs.get("/council/together").get_data(as_text=True)
    assert "asks you to take part" in page
    form = {**form_of(theirs, "/council/together"), "slug": survey.slug, "answer": "yes"}
    assert theirs.post("/council/together", data=form).status_code == 303
    page = theirs.get(here).get_data(as_text=True)
    assert "<bdi>Participatieraad</bdi> leads this survey." in page
    assert "Make our own survey from it" in page
    assert "Ask another council" not in page
    made = theirs.post(f"{here}/own", data=form_of(theirs, here))
    own = f"{survey.slug}-south"
    assert made.headers["Location"] == f"/council/surveys/{own}/questions"
    with kit.store.read() as shelves:
        assert shelves.surveys.find(own, other.id) is not None
    assert "The shared core" in theirs.get(f"/council/surveys/{own}/together").get_data(
        as_text=True
    )
    assert lead.get(f"/council/surveys/{own}/together").status_code == 404


def test_what_the_lead_alone_may_do_is_said_so(
    kit: Toolkit, other: Council, survey: Survey, signed_in: SignedIn, form_of: FormOf
) -> None:
    with kit.store.write() as shelves:
        shelves.surveys.take_part(survey, other.id)
    theirs = signed_in("coordinator", of=other)
    home = theirs.get("/council/").get_data(as_text=True)
    assert "Another council leads it." in home
    assert f"/council/surveys/{survey.slug}/open" not in home
    here = f"/council/surveys/{survey.slug}/together"
    stopped = theirs.post(f"{here}/ask", data={**form_of(theirs, here), "council": "council"})
    assert stopped.status_code == 403
    assert "Another council leads this survey" in stopped.get_data(as_text=True)


def test_a_request_is_taken_back(
    other: Council, survey: Survey, signed_in: SignedIn, form_of: FormOf
) -> None:
    lead, theirs = signed_in("coordinator"), signed_in("coordinator", of=other)
    here = f"/council/surveys/{survey.slug}/together"
    lead.post(f"{here}/ask", data={**form_of(lead, here), "council": "south"})
    form = {**form_of(theirs, "/council/together"), "slug": survey.slug, "answer": "yes"}
    lead.post(f"{here}/withdraw", data={**form_of(lead, here), "council": "south"})
    theirs.post("/council/together", data=form)
    assert theirs.get(here).status_code == 404


def test_nothing_of_other_councils_is_shown_where_there_is_none(
    survey: Survey, signed_in: SignedIn
) -> None:
    page = signed_in("coordinator").get(f"/council/surveys/{survey.slug}/together")
    assert "There is no other council to ask." in page.get_data(as_text=True)
