"""Around the builder: steps back, the preview, sets, findings, ready questions, files."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core.questionnaire import Kind, Questionnaire, Section
from app.core.template_bank import ReadyItem
from app.exchange.survey_files import ReadableFiles
from app.exchange.template_folder import TemplateFolder
from app.flow.making.undo import steps_of
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.records import Council, Survey
from app.web.council.door import LARGEST_FILE
from tests.builders import a_questionnaire, a_version, an_item
from tests.exchange.workbooks import a_form
from tests.web.council.conftest import SignedIn
from tests.web.council.forms_sent import send

SURVEYS = Path(__file__).parents[3] / "surveys"


@pytest.fixture
def kit(kit: Toolkit) -> Toolkit:
    """The toolkit with ready questions, and with the room that reads files."""
    return replace(kit, templates=TemplateFolder(SURVEYS), files=ReadableFiles())


@pytest.fixture
def survey(kit: Toolkit, council: Council) -> Survey:
    return take_in(kit, council, a_questionnaire())


@pytest.fixture
def anna(signed_in: SignedIn) -> FlaskClient:
    return signed_in("coordinator")


def _at(survey: Survey, tail: str = "") -> str:
    return f"/council/surveys/{survey.slug}/questions{tail}"


def _draft(kit: Toolkit, survey: Survey) -> Questionnaire:
    with kit.store.read() as shelves:
        return shelves.surveys.draft(survey)


def _paths(kit: Toolkit, survey: Survey) -> list[str]:
    return [item.path for item in _draft(kit, survey).items()]


def test_lines_are_moved_copied_and_taken_away_and_all_of_it_back(
    kit: Toolkit, survey: Survey, anna: FlaskClient
) -> None:
    for do in ("down:worries", "copy:age", "away:remarks"):
        assert send(anna, _at(survey), _at(survey, "/act"), do=do).status_code == 303
    assert _paths(kit, survey) == ["safe_at_night", "age", "age_2", "worries"]
    for _step in range(3):
        send(anna, _at(survey), _at(survey, "/undo"))
    assert _paths(kit, survey) == ["safe_at_night", "worries", "age", "remarks"]
    send(anna, _at(survey), _at(survey, "/redo"))
    assert _paths(kit, survey) == ["safe_at_night", "age", "worries", "remarks"]
    assert anna.post(_at(survey, "/undo")).status_code == 409


def test_what_others_need_stays_and_the_page_says_who_needs_it(
    survey: Survey, anna: FlaskClient
) -> None:
    send(anna, _at(survey, "/when/remarks?ask=age"), says="answered", do="add")
    answer = send(anna, _at(survey), _at(survey, "/act"), do="away:age")
    assert answer.status_code == 409
    assert "remarks [nl]" in answer.get_data(as_text=True).split("Change that first.")[0]


def test_a_question_moves_into_a_part_and_the_part_is_taken_away_again(
    kit: Toolkit, survey: Survey, anna: FlaskClient
) -> None:
    send(anna, _at(survey, "/new/section"), words="Over u", after="worries")
    send(anna, _at(survey, "/move/age"), to="over_u|")
    assert _paths(kit, survey) == ["safe_at_night", "worries", "over_u/age", "remarks"]
    send(anna, _at(survey, "/section/over_u"), label="Over jou", repeat="1")
    part = _draft(kit, survey).children[2]
    assert isinstance(part, Section)
    assert (part.label.get("nl"), part.is_repeat) == ("Over jou", True)
    send(anna, _at(survey, "/section/over_u"), repeat="")
    send(anna, _at(survey), _at(survey, "/act"), do="unpack:over_u")
    assert all(not isinstance(child, Section) for child in _draft(kit, survey).children)


def test_the_preview_is_the_real_page_and_sends_and_keeps_nothing(
    survey: Survey, anna: FlaskClient
) -> None:
    answer = anna.get(_at(survey, "/preview?in=ar&of=age"))
    page, policy = answer.get_data(as_text=True), answer.headers["Content-Security-Policy"]
    assert '<html lang="ar" dir="rtl"' in page
    assert "age [ar]" in page
    assert 'class="example"' in page
    for rule in ("form-action 'none'", "connect-src 'none'", "frame-ancestors 'self'", "sandbox"):
        assert rule in policy
    assert "allow-same-origin" not in policy
    assert answer.headers["Cache-Control"] == "no-store"
    assert anna.post(_at(survey, "/preview")).status_code == 405


def test_a_set_of_answers_is_chosen_and_made_ones_own(
    kit: Toolkit, survey: Survey, anna: FlaskClient
) -> None:
    address = _at(survey, "/answers/worries")
    assert send(anna, address, set="ready:how_often").status_code == 303
    item = _draft(kit, survey).item("worries")
    assert item is not None
    assert item.option_list == "how_often"
    answer = send(anna, _at(survey, "/answers/safe_at_night"), set="how_often")
    assert answer.status_code == 409
    assert "is needed elsewhere" in answer.get_data(as_text=True)


def test_a_sentence_of_the_results_is_chosen_and_taken_away(
    kit: Toolkit, survey: Survey, anna: FlaskClient
) -> None:
    page = _at(survey, "/finding/0?item=worries")
    said = "{count} van de {base} mensen hebben zorgen."
    assert send(anna, page, option="rent", sentence="Veel mensen.").status_code == 409
    assert send(anna, page, option="rent", sentence=said).status_code == 303
    assert _draft(kit, survey).findings[1].sentence.get("nl") == said
    send(anna, _at(survey, "/finding/1"), _at(survey, "/finding/1/away"))
    assert [finding.item for finding in _draft(kit, survey).findings] == ["worries"]


def test_a_ready_question_is_added_in_the_languages_of_the_survey(
    kit: Toolkit, survey: Survey, anna: FlaskClient
) -> None:
    theme = kit.templates.themes()[0].name
    ready = kit.templates.items(theme)[0]
    page = _at(survey, f"/bank?theme={theme}&after=age")
    answer = send(anna, page, f"{_at(survey)}/bank?theme={theme}", ready=_name(ready))
    assert answer.status_code == 303
    item = _draft(kit, survey).item(ready.item.name)
    assert item is not None
    assert item.label.tags() == ("nl", "ar")


def _name(ready: ReadyItem) -> str:
    return f"{ready.template}|{ready.item.path}"


def test_while_people_answer_nothing_is_changed_and_the_page_says_so(
    kit: Toolkit, survey: Survey, anna: FlaskClient
) -> None:
    with kit.store.write() as shelves:
        shelves.surveys.add_version(a_version(survey))
    answer = send(anna, _at(survey, "/item/age"), said__label="Anders")
    assert answer.status_code == 409
    assert "People are answering this survey now." in answer.get_data(as_text=True)
    assert steps_of(kit, survey).past == ()


def test_who_only_looks_finds_no_button_that_changes_something(
    survey: Survey, signed_in: SignedIn
) -> None:
    evaluator = signed_in("evaluator")
    for tail in ("", "/item/age", "/survey"):
        page = evaluator.get(_at(survey, tail)).get_data(as_text=True)
        assert 'name="do"' not in page
    assert evaluator.post(_at(survey, "/act"), data={"do": "away:age"}).status_code in (403, 409)


def test_sixty_questions_stand_on_one_page_with_one_form(
    kit: Toolkit, council: Council, anna: FlaskClient
) -> None:
    items = [an_item(f"q{number}", Kind.TEXT) for number in range(60)]
    survey = take_in(kit, council, a_questionnaire(*items))
    page = anna.get(_at(survey)).get_data(as_text=True)
    assert page.count('class="questions"') == 1
    assert page.count('value="up:') == 59
    assert page.count('name="token"') < 6


def _bring(client: FlaskClient, name: str, content: bytes) -> tuple[int, str]:
    page = client.get("/council/import").get_data(as_text=True)
    token = page.split('name="token" value="', 1)[1].split('"', 1)[0]
    parts = {"token": token, "sheet": (io.BytesIO(content), name)}
    answer = client.post("/council/import", data=parts, content_type="multipart/form-data")
    return answer.status_code, answer.get_data(as_text=True)


def test_a_form_of_a_spreadsheet_becomes_a_survey_with_a_report(
    kit: Toolkit, council: Council, anna: FlaskClient
) -> None:
    content = a_form(("text", "my name", "Name?"), ("video", "where", "Where?"))
    status, page = _bring(anna, "form.xlsx", content)
    assert status == 200
    assert "Questions that came along: <bdi>1</bdi>." in page
    assert "What could not come along" in page
    assert "of <bdi>survey</bdi>" in page
    with kit.store.read() as shelves:
        assert [each.slug for each in shelves.surveys.all(council.id)] == ["the-market"]


def test_a_file_that_is_no_survey_is_refused_in_words(anna: FlaskClient) -> None:
    status, page = _bring(anna, "picture.png", b"\x89PNG\r\n\x1a\n" + bytes(500))
    assert status == 422
    assert "We cannot read questions from this file." in page
    assert _bring(anna, "empty.xlsx", b"")[0] == 422


def test_a_workbook_of_fifty_megabytes_is_refused_before_it_is_read(
    app: Flask, anna: FlaskClient
) -> None:
    assert app
    read: list[int] = []

    class Body(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            read.append(size or 0)
            return super().read(size)

    answer = anna.post(
        "/council/import",
        input_stream=Body(b"x"),
        content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": str(50 * 1024 * 1024)},
    )
    assert answer.status_code == 413
    assert f"At most <bdi>{LARGEST_FILE // 1_000_000}</bdi> megabytes" in answer.get_data(
        as_text=True
    )
    assert read == []


def test_the_questions_leave_as_a_form_that_can_be_brought_in_again(
    kit: Toolkit, council: Council, survey: Survey, anna: FlaskClient
) -> None:
    answer = anna.get(_at(survey, "/form.xlsx"))
    assert 'filename="market-square-2026.xlsx"' in answer.headers["Content-Disposition"]
    assert _bring(anna, "form.xlsx", answer.get_data())[0] == 200
    with kit.store.read() as shelves:
        slugs = [each.slug for each in shelves.surveys.all(council.id)]
        again = shelves.surveys.find("market-square-2026-2")
        assert again is not None
        assert [item.path for item in shelves.surveys.draft(again).items()] == _paths(kit, survey)
    assert slugs == ["market-square-2026", "market-square-2026-2"]
