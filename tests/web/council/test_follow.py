"""The pages of following: calm, in words, and each only for whom it is."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from app.core.coverage import PlaceTotal
from app.core.places import RegisteredPlace
from app.flow.ports import Toolkit
from app.flow.records import Council, Stage, Survey
from app.flow.watching.follow import following
from tests.builders import a_place, a_questionnaire, a_survey, an_open_version, texts
from tests.web.council.conftest import Running, SignedIn

Token = Callable[[FlaskClient, str], dict[str, str]]


def _text(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return re.sub(r"<[^>]+>", "", answer.get_data(as_text=True))


def _send(client: FlaskClient, token: Token, address: str, **fields: str) -> int:
    return client.post(address, data={**token(client, "/council/"), **fields}).status_code


def _stage(kit: Toolkit, survey: Survey) -> Stage:
    version = following(kit, survey).version
    assert version is not None
    return version.stage


def test_a_place_below_ten_answers_shows_no_number(
    kit: Toolkit, running: Running, signed_in: SignedIn
) -> None:
    """Decision 9."""
    survey, version, place = running
    with kit.store.write() as shelves:
        total = PlaceTotal.of(place.id, "2026-11-23", 9, 47)
        shelves.watching.put_totals(survey, version, [total])
    shown = _text(signed_in("coordinator"), "/council/surveys/market/follow")
    assert "fewer than 10 answers" in shown
    assert "at least 40 times" in shown
    assert not re.search(r"\b(9|47)\b", shown)


def test_before_the_first_night_and_before_opening_the_page_says_so(
    kit: Toolkit, council: Council, running: Running, signed_in: SignedIn
) -> None:
    assert running
    draft = a_survey(council, slug="draft")
    with kit.store.write() as shelves:
        shelves.surveys.add(draft, a_questionnaire(slug="draft"))
    client = signed_in("coordinator")
    assert "The first numbers are here tomorrow" in _text(client, "/council/surveys/market/follow")
    assert "has not opened yet" in _text(client, "/council/surveys/draft/follow")


def test_go03_a_co_researcher_pauses_and_nobody_else_but_a_coordinator(
    kit: Toolkit, running: Running, signed_in: SignedIn, form_of: Token
) -> None:
    survey = running[0]
    address = "/council/surveys/market/follow/pause"
    fields = {"reason": "talk", "words": "People asked us to talk first."}
    for role in ("interviewer", "researcher", "evaluator", "official"):
        assert _send(signed_in(role), form_of, address, **fields) == 403
    client = signed_in("co_researcher")
    assert _send(client, form_of, address, reason="talk", words="") == 422
    assert _stage(kit, survey) is Stage.OPEN
    assert _send(client, form_of, address, **fields) == 303
    assert _stage(kit, survey) is Stage.PAUSED
    assert "Paused since" in _text(client, "/council/surveys/market/follow")
    assert _send(client, form_of, "/council/surveys/market/follow/go-on") == 303
    assert _stage(kit, survey) is Stage.OPEN


def test_what_was_typed_stays_where_a_pause_is_refused(
    running: Running, signed_in: SignedIn, form_of: Token
) -> None:
    assert running
    client = signed_in("co_researcher")
    data = {**form_of(client, "/council/"), "words": "A long story about <lamps>."}
    page = client.post("/council/surveys/market/follow/pause", data=data).get_data(as_text=True)
    assert "A long story about &lt;lamps&gt;." in page
    assert "Choose what people may read." in page


def test_closing_says_first_what_happens_and_is_for_a_coordinator(
    kit: Toolkit, running: Running, signed_in: SignedIn, form_of: Token
) -> None:
    survey, address = running[0], "/council/surveys/market/follow/close"
    assert _send(signed_in("co_researcher"), form_of, address, how="later") == 403
    client = signed_in("coordinator")
    assert "This cannot be undone" in _text(client, address)
    assert "Days for that: 30" in _text(client, address)
    assert _send(client, form_of, address, how="later") == 303
    assert _stage(kit, survey) is Stage.CLOSED
    assert _send(client, form_of, address, how="now") == 303
    assert _stage(kit, survey) is Stage.FROZEN
    assert _send(client, form_of, address, how="now") == 422
    assert "Questions that stay the same: 4" in _text(client, "/council/surveys/market/follow")


def test_the_last_day_is_set_and_taken_away(
    kit: Toolkit, running: Running, signed_in: SignedIn, form_of: Token
) -> None:
    client, address = signed_in("coordinator"), "/council/surveys/market/follow/last-day"
    for day in ("2026-11-01", "2027-02-01", "soon", "20261201", "2026-W50-2"):
        assert _send(client, form_of, address, day=day) == 422
    assert _send(client, form_of, address, day="2026-12-01") == 303
    assert following(kit, running[0]).closing_day == "2026-12-01"
    assert "Closes by itself after 1 December 2026" in _text(
        client, "/council/surveys/market/follow"
    )
    assert _send(client, form_of, address, day="") == 303
    assert following(kit, running[0]).closing_day == ""


def test_ij14_a_group_is_added_and_shown_as_not_heard_yet(
    running: Running, signed_in: SignedIn, form_of: Token
) -> None:
    assert running
    client, address = signed_in("coordinator"), "/council/surveys/market/follow/groups"
    assert "Never one person" in _text(client, address)
    assert _send(client, form_of, address, name="", channel="Aya", seen="language:ar") == 422
    fields = {"name": "Arabic speakers", "channel": "The mosque", "seen": "language:ar"}
    assert _send(client, form_of, address, **fields) == 303
    shown = _text(client, "/council/surveys/market/follow")
    assert "Arabic speakers not heard yet" in shown
    assert "Seen in: answers in Arabic. They trust: The mosque." in shown


def test_ij12_a_key_figure_sees_own_numbers_and_no_survey(
    running: Running, signed_in: SignedIn, form_of: Token
) -> None:
    place, key, other = running[2], signed_in("key_figure"), signed_in("interviewer")
    fields = {"survey": "market", "method": "square", "place": place.id, "day": "2026-11-23"}
    assert _send(key, form_of, "/council/visits", **fields, spoken="12", handed="5") == 303
    assert _send(other, form_of, "/council/visits", **fields, spoken="3") == 303
    shown = _text(key, "/council/visits")
    assert "Visits: 1. People spoken to: 12. Cards handed out: 5." in shown
    assert "Visits: 1. People spoken to: 3." in _text(other, "/council/visits")
    for address in ("surveys/market/follow", "calendar"):
        assert key.get(f"/council/{address}").status_code == 403


@pytest.mark.parametrize("role", ["key_figure", "interviewer"])
def test_who_only_goes_out_begins_with_writing_down_a_visit(
    running: Running, signed_in: SignedIn, role: str
) -> None:
    assert running
    page = signed_in(role).get("/council/").get_data(as_text=True)
    assert 'action="/council/visits"' in page
    assert ("/council/surveys/market/" in page) == (role == "interviewer")


def test_an_interviewer_sees_no_visits_of_others_on_the_station(
    running: Running, signed_in: SignedIn, form_of: Token
) -> None:
    """IJ12."""
    assert running
    client = signed_in("interviewer")
    fields = {"survey": "market", "method": "street", "spoken": "77"}
    assert _send(client, form_of, "/council/visits", **fields) == 303
    assert "77" not in _text(client, "/council/surveys/market/follow")
    assert "77" in _text(signed_in("coordinator"), "/council/surveys/market/follow")


def test_a_visit_that_is_refused_keeps_what_was_typed(
    running: Running, signed_in: SignedIn, form_of: Token
) -> None:
    assert running
    client = signed_in("key_figure")
    data = {**form_of(client, "/council/"), "survey": "market", "spoken": "many", "handed": "4"}
    answer = client.post("/council/visits", data={**data, "method": "street"})
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert "Write a number from 0 to" in page
    assert 'value="many"' in page


def test_the_next_visit_begins_as_the_last_one_was_without_its_numbers(
    running: Running, signed_in: SignedIn, form_of: Token
) -> None:
    place, client = running[2], signed_in("interviewer")
    fields = {"survey": "market", "method": "square", "place": place.id, "spoken": "77"}
    assert _send(client, form_of, "/council/visits", **fields) == 303
    page = client.get("/council/visits").get_data(as_text=True)
    assert 'value="square" checked' in page
    assert f'value="{place.id}" selected' in page
    assert 'value="77"' not in page


def test_ks01_a_planned_visit_is_made_by_who_goes(
    kit: Toolkit, running: Running, signed_in: SignedIn, form_of: Token
) -> None:
    survey, _, place = running
    coordinator, address = signed_in("coordinator"), "/council/surveys/market/follow/plan-visit"
    fields = {"method": "park", "place": place.id}
    assert _send(coordinator, form_of, address, **fields, day="2026-11-01") == 422
    assert _send(coordinator, form_of, address, **fields, day="") == 422
    assert _send(coordinator, form_of, address, **fields, day="2026-11-30") == 303
    assert "30 November 2026: In a park or playground, Buurthuis" in _text(
        coordinator, "/council/surveys/market/follow"
    )
    (planned,) = following(kit, survey).planned
    made = {"survey": "market", "visit": planned.id, "spoken": "6"}
    client = signed_in("interviewer")
    assert _send(client, form_of, "/council/visits/made", **made) == 303
    assert _send(client, form_of, "/council/visits/made", **made) == 422
    assert following(kit, survey).planned == ()


def test_go02_the_calendar_is_a_table_in_words_and_hides_what_others_ask(
    kit: Toolkit, running: Running, signed_in: SignedIn
) -> None:
    assert running
    an_open_version(kit, a_questionnaire(title=texts("Lonely evenings"), slug="lonely-evenings"))
    client = signed_in("interviewer")
    page = client.get("/council/calendar").get_data(as_text=True)
    shown = re.sub(r"<[^>]+>", "", page)
    assert "Another council: Open since 23 November 2026." in shown
    assert "onely" not in page
    assert "Results promised by 31 January 2027." in shown
    assert page.count('<th scope="col"') == 13
    assert "<caption" in page
    assert 'class="open">open<' in page


def test_mv10_a_tired_place_is_added_with_a_reason_only(
    kit: Toolkit, running: Running, signed_in: SignedIn, form_of: Token
) -> None:
    survey, _, _ = running
    other, _, _ = an_open_version(kit)
    library = RegisteredPlace("a" * 32, survey.council_id, "Library")
    with kit.store.write() as shelves:
        shelves.places.keep(library)
        shelves.places.add(a_place(other, name="library"))
    client, address = signed_in("coordinator"), "/council/surveys/market/places/rest"
    codes = "/council/surveys/market/places/codes"
    chosen = {**form_of(client, "/council/"), "place": library.id}
    assert client.post(codes, data=chosen).location == f"{address}?place={library.id}"
    shown = _text(client, f"{address}?place={library.id}")
    assert "A survey is open here since 23 November 2026." in shown
    assert other.slug not in shown
    assert _send(client, form_of, address, place=library.id, reason=" ") == 422
    assert len(following(kit, survey).places) == 1
    assert _send(client, form_of, address, place=library.id, reason="They asked us.") == 303
    assert len(following(kit, survey).places) == 2
    assert "You can ask at these places." in _text(client, f"{address}?place={library.id}")
    assert _send(signed_in("interviewer"), form_of, address, place=library.id) == 403


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    "address",
    [
        "calendar",
        "visits",
        "surveys/market/follow",
        "surveys/market/follow/pause",
        "surveys/market/follow/close",
        "surveys/market/follow/groups",
    ],
)
def test_every_page_of_following_has_one_heading_and_labels(
    running: Running, signed_in: SignedIn, address: str, lang: str
) -> None:
    assert running
    page = signed_in("coordinator", lang=lang).get(f"/council/{address}").get_data(as_text=True)
    assert page.count("<h1>") == 1
    assert f'<html lang="{lang}"' in page
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for target in re.findall(r'<label for="([^"]+)"', page):
        assert target in ids


def test_another_council_reaches_no_page_of_following(
    kit: Toolkit, running: Running, signed_in: SignedIn
) -> None:
    assert running
    other = Council("d" * 32, "other", "Andere raad", "Europe/Amsterdam")
    with kit.store.write() as shelves:
        shelves.people.add_council(other)
    client = signed_in("coordinator", of=other)
    for page in ("follow", "follow/pause", "follow/close", "follow/groups"):
        assert client.get(f"/council/surveys/market/{page}").status_code == 404
    assert "market" not in client.get("/council/visits").get_data(as_text=True)
