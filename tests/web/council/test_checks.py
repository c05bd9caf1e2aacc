"""Checks and opening: what a council reads, writes down, and opens through the real gates."""

import html
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from app.core.advice import CODES
from app.core.questionnaire import Item, Kind
from app.core.texts import Texts
from app.flow.ports import Toolkit
from app.flow.prepare import review, take_in
from app.flow.pretesting import tries_of
from app.flow.records import Council, Stage, Survey
from app.flow.terms import terms_of
from app.web.council.checks.words import ADVICE
from app.words import Vocabulary
from tests.builders import a_questionnaire, an_item
from tests.web.council.conftest import SignedIn

FormOf = Callable[[FlaskClient, str], dict[str, str]]
LABEL = "Kort. Wat is niet goed aan de leefbaarheid van uw eigen straat hier?"
_LEVEL = re.compile(r"\b[ABC][12]\b")


@pytest.fixture
def kit(kit: Toolkit) -> Toolkit:
    return replace(kit, vocabulary=Vocabulary())


def _item(**changes: object) -> Item:
    label = Texts.of({"nl": LABEL, "ar": "ما الجيد في شارعكم؟"})
    return an_item("street", label=label, **changes)  # type: ignore[arg-type]


@pytest.fixture
def survey(kit: Toolkit, council: Council) -> Survey:
    draft = a_questionnaire(_item(picture="1F34E"), an_item("age", Kind.INTEGER), an_item())
    return take_in(kit, council, draft)


def _text(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return html.unescape(re.sub(r"<[^>]+>", " ", answer.get_data(as_text=True)))


def test_a_finding_stands_beside_its_question_with_its_sentence_marked(
    signed_in: SignedIn, survey: Survey
) -> None:
    client = signed_in("coordinator")
    page = client.get(f"/council/surveys/{survey.slug}/checks").get_data(as_text=True)
    assert "<mark>Wat is niet goed" in page
    said = html.unescape(page)
    assert "'<bdi>leefbaarheid</bdi>' can mean anything" in said
    assert "MV15" in said
    assert not _LEVEL.search(_text(client, f"/council/surveys/{survey.slug}/checks?tag=all"))


def test_findings_can_be_read_per_language_and_each_language_says_what_was_not_checked(
    signed_in: SignedIn, survey: Survey
) -> None:
    client = signed_in("researcher")
    arabic = _text(client, f"/council/surveys/{survey.slug}/checks?tag=ar")
    assert "no word lists for this language" in arabic
    assert "can mean anything" not in arabic
    assert "Change this question" not in arabic


def test_one_question_can_be_asked_for_alone_as_a_page_and_as_a_part(
    signed_in: SignedIn, survey: Survey
) -> None:
    client = signed_in("coordinator")
    address = f"/council/surveys/{survey.slug}/checks/of?path=street"
    whole = client.get(address).get_data(as_text=True)
    part = client.get(f"{address}&part=1").get_data(as_text=True)
    assert "<html" in whole
    assert "<html" not in part
    assert "<mark>" in whole
    assert "<mark>" in part
    nothing = _text(client, f"/council/surveys/{survey.slug}/checks/of?path=age&part=1")
    assert "Nothing was found" in nothing
    assert client.get(f"/council/surveys/{survey.slug}/checks/of?path=x").status_code == 404


def test_how_many_answers_are_needed_is_said_per_place_and_per_question(
    signed_in: SignedIn, survey: Survey
) -> None:
    client = signed_in("coordinator")
    whole = _text(client, f"/council/surveys/{survey.slug}/checks")
    assert " 50 " in whole
    assert "groups" not in whole.split("How many answers")[1].split("Question")[1]
    split = _text(client, f"/council/surveys/{survey.slug}/checks?by=street")
    assert "In 3 groups" in " ".join(split.split())
    assert " 90 " in split


def test_a_try_with_people_is_written_down_and_a_wrong_one_keeps_what_was_typed(
    kit: Toolkit, signed_in: SignedIn, form_of: FormOf, survey: Survey
) -> None:
    client = signed_in("co_researcher")
    address = f"/council/surveys/{survey.slug}/checks/people"
    typed = {"tag": "nl", "held_by": "A. Tester", "day": "2026-11-20", "people": "5",
             "assisted": "1", "changed": "een woord"}  # fmt: skip
    token = form_of(client, address)
    wrong = client.post(address, data={**typed, **token, "people": "many"})
    assert wrong.status_code == 422
    assert "een woord" in wrong.get_data(as_text=True)
    assert client.post(address, data={**typed, **token}).status_code == 303
    (kept,) = tries_of(kit, survey).pretests
    assert (kept.tag, kept.people, kept.assisted) == ("nl", 5, 1)
    page = _text(client, address)
    assert "Tested with people" in page
    assert "Not yet tested with people" in page
    struck = client.post(
        f"/council/surveys/{survey.slug}/checks/strike", data={**token, "try": kept.id}
    )
    assert struck.status_code == 303
    assert tries_of(kit, survey).pretests == ()


def test_a_picture_is_tested_and_words_of_the_survey_are_kept(
    kit: Toolkit, signed_in: SignedIn, form_of: FormOf, survey: Survey
) -> None:
    client = signed_in("coordinator")
    home = f"/council/surveys/{survey.slug}/checks"
    token = form_of(client, f"{home}/people")
    seen = {"picture": "1F34E", "held_by": "A. Tester", "day": "2026-11-20", "people": "3",
            "right": "2"}  # fmt: skip
    assert client.post(f"{home}/pictures", data={**seen, **token}).status_code == 303
    assert client.post(f"{home}/pictures", data={**seen, **token, "right": "4"}).status_code == 422
    words = {"tag": ["nl", "nl"], "word": ["leefbaarheid", ""], "meaning": ["of u hier graag woont",
             "x"], "others": ["woongenot, sfeer", ""]}  # fmt: skip
    assert client.post(f"{home}/words", data={**words, **token}).status_code == 303
    kept = tries_of(kit, survey)
    assert kept.terms[0].not_words == ("woongenot", "sfeer")
    assert len(kept.terms) == 1
    assert "can mean anything" not in _text(client, home)


def test_who_only_looks_on_writes_nothing_down_and_opens_nothing(
    signed_in: SignedIn, form_of: FormOf, survey: Survey
) -> None:
    client = signed_in("evaluator")
    home = f"/council/surveys/{survey.slug}"
    token = form_of(client, "/council/")
    for address in ("checks/people", "checks/words", "checks/strike", "open", "open/terms"):
        assert client.post(f"{home}/{address}", data=token).status_code == 403
    assert client.get(f"{home}/open").status_code == 403


def _terms(token: dict[str, str], **changes: object) -> dict[str, object]:
    return {
        "promise_date": "2027-01-31",
        "ways": ["ticket", "place"],
        "controller": "Voorbeeldraad",
        "contact": "raad@example.org",
        "decision.nl": "De raad kiest.",
        "decision.ar": "",
        **{f"ends.{kind}": "30" for kind in ("withdrawal", "recordings", "addresses", "free_text")},
        "ends.answers": "365",
        **token,
        **changes,
    }


def test_a_survey_opens_through_its_real_gates_with_its_promise_contact_and_decision(
    kit: Toolkit, signed_in: SignedIn, form_of: FormOf, survey: Survey
) -> None:
    """H1, H2, H4, H5 as forms; H3 by named people; nothing opens before all are there."""
    client = signed_in("coordinator")
    home = f"/council/surveys/{survey.slug}/open"
    token = form_of(client, home)
    early = client.post(home, data={"how": "real", **token})
    assert early.status_code == 422
    assert "by which day everybody hears" in early.get_data(as_text=True)
    wrong = client.post(f"{home}/terms", data=_terms(token, promise_date="soon"))
    assert wrong.status_code == 422
    assert "Voorbeeldraad" in wrong.get_data(as_text=True)
    assert client.post(f"{home}/terms", data=_terms(token)).status_code == 303
    assert terms_of(kit, survey).decision.as_dict() == {"nl": "De raad kiest."}
    for tag in ("nl", "ar"):
        review(kit, survey, tag, "A. Tester")
    done = client.post(home, data={"how": "real", **token})
    assert done.status_code == 303
    with kit.store.read() as shelves:
        version = shelves.surveys.version(survey)
        acts = shelves.people.acts(survey.council_id)
    assert version is not None
    assert (version.stage, version.is_example) == (Stage.OPEN, False)
    assert any(act == "open" and who == "Test coordinator" for _, who, act, _ in acts)
    page = _text(client, home)
    assert "open since" in page
    assert "Print the posters" in page
    assert client.post(f"{home}/terms", data=_terms(token)).status_code == 422


def test_a_soft_check_takes_a_written_reason_and_an_example_says_so(
    kit: Toolkit, council: Council, signed_in: SignedIn, form_of: FormOf
) -> None:
    many = [an_item(f"item_{n}", Kind.INTEGER) for n in range(11)]
    survey = take_in(kit, council, a_questionnaire(*many))
    client = signed_in("coordinator")
    home = f"/council/surveys/{survey.slug}/open"
    token = form_of(client, home)
    client.post(f"{home}/terms", data=_terms(token))
    for tag in ("nl", "ar"):
        review(kit, survey, tag, "A. Tester")
    assert "Why do you open it all the same" in _text(client, home)
    assert client.post(home, data={"how": "real", **token}).status_code == 422
    with_reason = {"how": "example", "reason": "asked by residents", **token}
    assert client.post(home, data=with_reason).status_code == 303
    page = " ".join(_text(client, home).split())
    assert "This is an example" in page
    assert "The reason: asked by residents" in page


def test_a_script_in_a_question_is_shown_as_text(
    kit: Toolkit, council: Council, signed_in: SignedIn
) -> None:
    label = Texts.of({"nl": "<script>alert(1)</script> Wat is niet goed aan leefbaarheid?"})
    survey = take_in(kit, council, a_questionnaire(an_item(label=label)))
    page = signed_in("coordinator").get(f"/council/surveys/{survey.slug}/checks")
    assert b"<script>alert" not in page.data
    assert b"&lt;script&gt;alert" in page.data


def test_another_council_sees_none_of_it(kit: Toolkit, signed_in: SignedIn, survey: Survey) -> None:
    other = Council("d" * 32, "other", "Andere raad", "Europe/Amsterdam")
    with kit.store.write() as shelves:
        shelves.people.add_council(other)
    client = signed_in("coordinator", of=other)
    for address in ("checks", "checks/people", "checks/words", "checks/of?path=street", "open"):
        assert client.get(f"/council/surveys/{survey.slug}/{address}").status_code == 404


def test_every_finding_has_a_sentence_here() -> None:
    assert set(ADVICE) == set(CODES)
    assert not any(_LEVEL.search(sentence) for sentence in ADVICE.values())


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_page_is_made_in_both_languages(
    signed_in: SignedIn, survey: Survey, lang: str
) -> None:
    client = signed_in("coordinator", lang=lang)
    for address in ("checks?tag=all", "checks/people", "checks/words", "open"):
        answer = client.get(f"/council/surveys/{survey.slug}/{address}")
        assert answer.status_code == 200
        assert f'<html lang="{lang}"' in answer.get_data(as_text=True)
