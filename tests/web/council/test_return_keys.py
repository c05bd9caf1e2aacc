"""The page of a return key: a sheet shown once, typed back, and handed on; nothing of it stays."""

import base64
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.flow.people.patience import MOST_PER_HOUR
from app.flow.ports import Toolkit
from app.flow.records import Survey
from app.flow.returning.keys import key_of, open_key
from tests.builders import RETURN_PASSPHRASE
from tests.media.reading import facts_of, words_in
from tests.web.council.conftest import Running, SignedIn

Token = Callable[[FlaskClient, str], dict[str, str]]
KEY = "/council/surveys/market/return/key"
CHOSEN = {"new": RETURN_PASSPHRASE, "again": RETURN_PASSPHRASE}
OTHER = "four other good words"


@pytest.fixture
def client(signed_in: SignedIn, running: Running) -> FlaskClient:
    assert running
    return signed_in("coordinator")


@pytest.fixture
def post(form_of: Token, client: FlaskClient) -> Callable[..., tuple[int, str]]:
    """Sends a form to a part of the page of the key, and follows where it leads."""

    def sent(part: str = "", who: FlaskClient | None = None, **fields: str) -> tuple[int, str]:
        browser = who or client
        data = {**form_of(browser, "/council/"), **fields}
        answer = browser.post(f"{KEY}{part}", data=data, follow_redirects=True)
        return answer.status_code, answer.get_data(as_text=True)

    return sent


def _code(page: str) -> str:
    return " ".join(re.findall(r"<b>([2-9A-Z]{5})</b>", page))


def _is_confirmed(kit: Toolkit, survey: Survey) -> bool:
    made = key_of(kit, survey)
    return made is not None and made.is_confirmed


def test_a_key_is_made_printed_and_confirmed(
    kit: Toolkit,
    running: Running,
    client: FlaskClient,
    post: Callable[..., tuple[int, str]],
    tmp_path: Path,
) -> None:
    """Decision 7: no address can be asked before the sheet was typed back."""
    assert "Make the return key" in client.get(KEY).get_data(as_text=True)
    status, page = post(**CHOSEN)
    assert status == 200
    code = _code(page)
    (pdf,) = re.findall(r'href="data:application/pdf;base64,([^"]+)"', page)
    sheet = base64.b64decode(pdf)
    assert facts_of(sheet, tmp_path)["Pages"] == "1"
    assert all(group in words_in(sheet, tmp_path) for group in code.split())
    assert not [word for word in RETURN_PASSPHRASE.split() if word in page]
    again = client.get(KEY).get_data(as_text=True)
    assert code.split()[0] not in again
    assert not _is_confirmed(kit, running[0])
    status, page = post("/confirm", sheet=code.replace(" ", "").lower())
    assert status == 200
    assert "The key is ready." in page
    assert _is_confirmed(kit, running[0])


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"new": "short", "again": "short"}, "This is short."),
        ({"new": RETURN_PASSPHRASE, "again": OTHER}, "The two are not the same."),
        ({"new": "1" * 14, "again": "1" * 14}, "This is soon guessed."),
    ],
)
def test_a_bad_passphrase_makes_no_key(
    kit: Toolkit,
    running: Running,
    post: Callable[..., tuple[int, str]],
    fields: dict[str, str],
    says: str,
) -> None:
    status, page = post(**fields)
    assert (status, says in page) == (422, True)
    assert key_of(kit, running[0]) is None


def test_a_wrong_sign_is_named_by_its_group(post: Callable[..., tuple[int, str]]) -> None:
    code = _code(post(**CHOSEN)[1])
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    status, page = post("/confirm", sheet=wrong)
    assert (status, "Look at group 6" in re.sub("<[^>]+>", "", page)) == (422, True)
    status, page = post("/confirm", sheet="2222")
    assert (status, "You typed 4" in re.sub("<[^>]+>", "", page)) == (422, True)


def test_a_further_coordinator_comes_in_with_a_code_and_a_lost_passphrase_with_the_sheet(
    kit: Toolkit, running: Running, signed_in: SignedIn, post: Callable[..., tuple[int, str]]
) -> None:
    sheet = _code(post(**CHOSEN)[1])
    post("/confirm", sheet=sheet)
    other = signed_in("coordinator", "researcher")
    with kit.store.read() as shelves:
        people = shelves.people.people(running[0].council_id)
    made = key_of(kit, running[0])
    assert made is not None
    (second,) = [person for person in people if person.id not in made.holders]
    status, page = post("/hand-on", person=second.id, old="no such words here")
    assert (status, "This does not open the key." in page) == (422, True)
    status, page = post("/hand-on", person=second.id, old=RETURN_PASSPHRASE)
    assert status == 200
    code = _code(page)
    assert len(code.split()) == 4
    status, page = post("/passphrase", who=other, old=code.lower(), new=OTHER, again=OTHER)
    assert (status, "You have a new passphrase" in page) == (200, True)
    assert open_key(kit, running[0], OTHER, second.id)
    lost = "yet another four words"
    status, _ = post("/passphrase", old=sheet, new=lost, again=lost)
    assert status == 200
    assert open_key(kit, running[0], lost)


def test_guesses_are_slowed_down_for_who_makes_them(
    kit: Toolkit, running: Running, post: Callable[..., tuple[int, str]]
) -> None:
    post("/confirm", sheet=_code(post(**CHOSEN)[1]))
    wrong = {"old": "a wrong passphrase", "new": OTHER, "again": OTHER}
    for _ in range(MOST_PER_HOUR):
        assert "This does not open the key." in post("/passphrase", **wrong)[1]
    right = {**wrong, "old": RETURN_PASSPHRASE}
    status, page = post("/passphrase", **right)
    assert (status, "Try again in an hour." in page) == (422, True)
    assert open_key(kit, running[0], RETURN_PASSPHRASE)


def test_the_station_of_opening_leads_to_the_key(
    client: FlaskClient, kit: Toolkit, running: Running
) -> None:
    survey, version, _ = running
    with kit.store.write() as shelves:
        shelves.surveys.set_stage(version, version.stage.FROZEN, "2026-11-23")
    page = client.get(f"/council/surveys/{survey.slug}/open").get_data(as_text=True)
    assert f'href="{KEY}"' in page
    assert 'value="letter"' in page
