"""What holds for every page of the workspace: a right, a language, no other council."""

from itertools import pairwise

import pytest
from flask import Flask

from app.core.roles import RIGHTS, Right, Role, rights_of
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.records import Council
from app.web.council.door import NEEDED
from app.web.council.stations import STATIONS
from tests.builders import a_questionnaire
from tests.web.council.conftest import SignedIn


def test_every_address_of_the_workspace_names_the_right_it_needs(app: Flask) -> None:
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    assert {name for name in endpoints if name.startswith("council.")} == set(NEEDED)


def test_only_coming_in_is_open_to_everybody() -> None:
    free = {name for name, right in NEEDED.items() if right is None}
    assert free <= {
        "council.sign_in-sign_in",
        "council.sign_in-code",
        "council.sign_in-second_factor",
        "council.people-link-invitation",
        "council.people-paper-paper_list",
    }


def test_nobody_but_a_coordinator_opens_surveys_or_lets_people_in() -> None:
    for role in set(Role) - {Role.COORDINATOR}:
        assert not RIGHTS[role] & {Right.OPEN, Right.PEOPLE, Right.LOOK}


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_first_page_in_dutch_and_english(role: str, signed_in: SignedIn) -> None:
    for lang in ("nl", "en"):
        answer = signed_in(role, lang=lang).get("/council/")
        assert answer.status_code == 200
        assert f'<html lang="{lang}"' in answer.get_data(as_text=True)


def test_another_council_sees_no_survey(
    kit: Toolkit, council: Council, signed_in: SignedIn
) -> None:
    survey = take_in(kit, council, a_questionnaire())
    other = Council("d" * 32, "other", "Andere raad", "Europe/Amsterdam")
    with kit.store.write() as shelves:
        shelves.people.add_council(other)
    mine, theirs = signed_in("coordinator"), signed_in("evaluator", of=other)
    assert survey.slug in mine.get("/council/").get_data(as_text=True)
    assert survey.slug not in theirs.get("/council/").get_data(as_text=True)
    assert Right.LOG in rights_of(["evaluator"])


def test_each_station_leads_on_to_the_next_until_the_survey_can_open(
    signed_in: SignedIn, kit: Toolkit, council: Council
) -> None:
    survey = take_in(kit, council, a_questionnaire())
    client, order = signed_in("coordinator"), [name for name, _words, _right in STATIONS]
    for here, after in pairwise(order):
        page = client.get(f"/council/surveys/{survey.slug}/{here}").get_data(as_text=True)
        leads = (
            f'class="onward"><a class="button fit" href="/council/surveys/{survey.slug}/{after}"'
        )
        assert (leads in page) == (here in order[: order.index("open")]), here


def test_the_title_of_a_page_is_plain_words(
    signed_in: SignedIn, kit: Toolkit, council: Council
) -> None:
    survey = take_in(kit, council, a_questionnaire())
    with kit.store.read() as shelves:
        item = next(shelves.surveys.draft(survey).items())
    at = f"/council/surveys/{survey.slug}/questions/item/{item.path}"
    page = signed_in("coordinator").get(at)
    title = page.get_data(as_text=True).split("<title>")[1].split("</title>")[0]
    assert "bdi" not in title


def test_a_page_shows_the_half_of_the_line_that_it_is_in_and_leads_to_the_other(
    signed_in: SignedIn, kit: Toolkit, council: Council
) -> None:
    survey = take_in(kit, council, a_questionnaire())
    base = f"/council/surveys/{survey.slug}"
    client = signed_in("coordinator")
    early = client.get(f"{base}/questions").get_data(as_text=True)
    late = client.get(f"{base}/advice").get_data(as_text=True)
    assert f'<a href="{base}/checks">' in early
    assert f'<a href="{base}/follow">After opening</a>' in early
    assert f'href="{base}/answers"' not in early
    assert f'<a href="{base}/plan">Before opening</a>' in late
    assert f'<a href="{base}/answers">' in late
    assert f'<a href="{base}/checks">' not in late
    # A page that is no station shows the half of now: this survey has not opened.
    assert f'<a href="{base}/checks">' in client.get(f"{base}/together").get_data(as_text=True)
