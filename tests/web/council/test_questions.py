"""The builder: every form sent back unchanged changes nothing, and nothing typed is lost."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from app.core.asked_if import written_out
from app.core.editing.children import everything
from app.core.questionnaire import Item, Kind, Questionnaire
from app.exchange import read_survey
from app.flow.making.undo import steps_of
from app.flow.ports import Toolkit
from app.flow.prepare import take_in
from app.flow.records import Council, Survey
from app.web.council.questions.kinds import KINDS
from tests.builders import a_questionnaire
from tests.core.editing.test_unchanged import READY, corpus_forms, spoilable_form
from tests.exchange.workbooks import imported
from tests.web.council.conftest import SignedIn
from tests.web.council.forms_sent import form_to, forms_in, send


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


def _item(kit: Toolkit, survey: Survey, path: str) -> Item:
    found = _draft(kit, survey).item(path)
    assert found is not None
    return found


def _text(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.get_data(as_text=True)


def _words(client: FlaskClient, address: str) -> str:
    """What a page says, without its marks."""
    return re.sub(r"<[^>]+>", "", _text(client, address))


def _all_forms(client: FlaskClient, survey: Survey, draft: Questionnaire) -> None:
    """Opens and saves the form of every item, part and finding, and of the survey as a whole."""
    for child in everything(draft.children):
        kind = "item" if isinstance(child, Item) else "section"
        answer = send(client, _at(survey, f"/{kind}/{quote(child.path)}"))
        assert answer.status_code == 303, (child.path, answer.get_data(as_text=True))
    assert send(client, _at(survey, "/survey")).status_code == 303
    for number, _finding in enumerate(draft.findings, 1):
        assert send(client, _at(survey, f"/finding/{number}")).status_code == 303


def _is_unchanged(
    kit: Toolkit, council: Council, client: FlaskClient, questionnaire: Questionnaire
) -> None:
    survey = take_in(kit, council, questionnaire)
    before = _draft(kit, survey)
    _all_forms(client, survey, before)
    assert _draft(kit, survey) == before
    assert steps_of(kit, survey).past == ()


@pytest.mark.parametrize("folder", READY, ids=lambda folder: folder.name)
def test_every_ready_made_survey_comes_back_unchanged_from_its_forms(
    folder: Path, kit: Toolkit, council: Council, anna: FlaskClient
) -> None:
    beside = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    found = read_survey("survey.yaml", (folder / "survey.yaml").read_bytes(), beside)
    _is_unchanged(kit, council, anna, found.questionnaire)


def test_a_form_of_a_spreadsheet_comes_back_unchanged_from_its_forms(
    kit: Toolkit, council: Council, anna: FlaskClient
) -> None:
    _is_unchanged(kit, council, anna, imported(spoilable_form()).questionnaire)


def test_forms_of_the_corpus_come_back_unchanged_from_their_forms(
    kit: Toolkit, council: Council, anna: FlaskClient
) -> None:
    for questionnaire in corpus_forms(most_items=20):
        _is_unchanged(kit, council, anna, questionnaire)


def test_the_list_reads_like_the_survey(survey: Survey, anna: FlaskClient) -> None:
    page = _words(anna, _at(survey))
    assert "Questions: 4." in page
    assert "safe_at_night [nl]" in page
    assert "never [nl] · sometimes [nl] · often [nl]" in page


@pytest.mark.parametrize("kind", [each.kind for each in KINDS])
def test_every_kind_is_added_from_its_own_form(
    kind: Kind, kit: Toolkit, survey: Survey, anna: FlaskClient
) -> None:
    fields = {"words": "Hoe gaat het?", "after": "age"}
    if kind is Kind.CALCULATE:
        fields["formula"] = "${age} * 2"
    if kind in (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK):
        fields["answers"] = "Goed\r\nSlecht"
    answer = send(anna, _at(survey, f"/new/{kind}"), **fields)
    assert answer.status_code == 303
    assert _item(kit, survey, "hoe_gaat_het").kind is kind
    assert _text(anna, answer.headers["Location"])


def test_every_kind_is_offered_with_words_of_its_own() -> None:
    assert {each.kind for each in KINDS} == set(Kind)
    assert len({each.name for each in KINDS}) == len(KINDS)


def test_what_is_refused_comes_back_with_all_that_was_typed(
    survey: Survey, anna: FlaskClient
) -> None:
    answer = send(anna, _at(survey, "/new/select_one"), words="Welke kleur?", answers="Rood")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Give at least two answers" in page
    assert "Welke kleur?" in page
    assert "Rood" in page


def test_script_in_a_label_is_text_on_every_page(
    kit: Toolkit, survey: Survey, anna: FlaskClient
) -> None:
    words = '<script>alert(1)</script><img src=x onerror="alert(1)">'
    send(anna, _at(survey, "/item/age"), said__label=words)
    assert _item(kit, survey, "age").label.get("nl") == words
    for tail in ("", "/item/age", "/move/worries", "/when/remarks", "/preview", "/survey"):
        page = _text(anna, _at(survey, tail))
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_two_people_who_save_the_same_question_see_both_and_nothing_is_lost(
    kit: Toolkit, survey: Survey, anna: FlaskClient, signed_in: SignedIn
) -> None:
    bea, address = signed_in("co_researcher"), _at(survey, "/item/age")
    mine = form_to(bea, address, address)
    send(anna, address, said__label="Hoe oud bent u?")
    answer = bea.post(address, data=mine.with_changes(said__label="Uw leeftijd?"))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Somebody else changed this" in page
    assert "Hoe oud bent u?" in page
    assert "Uw leeftijd?" in page
    assert _item(kit, survey, "age").label.get("nl") == "Hoe oud bent u?"
    again = next(f for f in forms_in(page) if f.action == address and f.method == "post")
    assert bea.post(address, data=again.with_changes()).status_code == 303
    assert _item(kit, survey, "age").label.get("nl") == "Uw leeftijd?"


def test_words_for_a_question_that_is_gone_are_shown_and_not_lost(
    kit: Toolkit, survey: Survey, anna: FlaskClient
) -> None:
    address = _at(survey, "/item/age")
    form = next(
        f for f in forms_in(_text(anna, address)) if f.method == "post" and f.action == address
    )
    send(anna, _at(survey), _at(survey, "/act"), do="away:age")
    assert _draft(kit, survey).item("age") is None
    answer = anna.post(address, data=form.with_changes(said__label="Een lange tekst"))
    assert answer.status_code == 409
    assert "Een lange tekst" in answer.get_data(as_text=True)


def test_a_lost_session_keeps_a_long_text(survey: Survey, anna: FlaskClient) -> None:
    address = _at(survey, "/item/age")
    form = next(
        f for f in forms_in(_text(anna, address)) if f.method == "post" and f.action == address
    )
    anna.delete_cookie("buurtstem_council", path="/council")
    answer = anna.post(address, data=form.with_changes(said__hint="x" * 3000))
    assert answer.status_code == 401
    assert "x" * 3000 in answer.get_data(as_text=True)


def test_saving_while_somebody_types_is_one_step_and_names_new_answers(
    kit: Toolkit, survey: Survey, anna: FlaskClient
) -> None:
    address = _at(survey, "/item/safe_at_night")
    form = next(
        f for f in forms_in(_text(anna, address)) if f.method == "post" and f.action == address
    )
    fields = form.with_changes(auto="1")
    fields["words"][3] = "Altijd"
    first = anna.post(address, data=fields).get_json()
    assert first["said"] == "Saved."
    assert first["names"] == ["never", "sometimes", "often", "altijd"]
    fields["row"][3] = "altijd"
    fields |= {
        "read_as": [first["read_as"]],
        "step": [str(first["step"])],
        "said.label": ["Veilig?"],
    }
    anna.post(address, data=fields)
    assert _item(kit, survey, "safe_at_night").label.get("nl") == "Veilig?"
    assert len(steps_of(kit, survey).past) == 1
    send(anna, _at(survey), _at(survey, "/undo"))
    assert _draft(kit, survey) == a_questionnaire(slug=survey.slug)


def test_saving_by_itself_says_why_it_could_not(survey: Survey, anna: FlaskClient) -> None:
    answer = send(anna, _at(survey, "/item/age"), said__label=" ", auto="1")
    assert answer.status_code == 409
    assert answer.get_json()["said"] == "Write the words first."


@pytest.mark.parametrize(
    ("do", "names"),
    [
        ("row-up:1", ["food", "rent", "energy"]),
        ("row-down:0", ["food", "rent", "energy"]),
        ("row-away:2", ["rent", "food"]),
        ("row-more", ["rent", "food", "energy"]),
    ],
)
def test_answers_are_moved_and_taken_away_by_buttons(
    do: str, names: list[str], kit: Toolkit, survey: Survey, anna: FlaskClient
) -> None:
    assert send(anna, _at(survey, "/item/worries"), do=do).status_code == 303
    assert [option.name for option in _item(kit, survey, "worries").options] == names


def test_a_question_is_branched_by_words_alone(
    kit: Toolkit, survey: Survey, anna: FlaskClient
) -> None:
    when = _at(survey, "/when/remarks")
    assert 'value="safe_at_night"' in _text(anna, when)
    page = f"{when}?ask=safe_at_night"
    send(anna, page, says="is", value="often", do="add")
    send(anna, f"{when}?ask=age", says="at_least", number="18", joined="all", do="add")
    shown = _words(anna, _at(survey))
    assert "“safe_at_night [nl]” is answered with" in shown
    assert "Only if all of these are true:" in shown
    expression = _item(kit, survey, "remarks").relevant
    assert expression is not None
    assert written_out(expression) == "${safe_at_night} = 'often' and ${age} >= 18"
    send(anna, when, do="drop:0")
    send(anna, when, when, do="always")
    assert _item(kit, survey, "remarks").relevant is None


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        ("foo(${age})", "Er is geen functie die “foo” heet."),
        ("${gone} + 1", "Er is geen vraag die “gone” heet."),
        ("${age} + (1", "De formule houdt te vroeg op."),
    ],
)
def test_a_formula_that_cannot_be_read_is_refused_with_what_is_wrong(
    formula: str, why: str, survey: Survey, signed_in: SignedIn
) -> None:
    client = signed_in("coordinator", lang="nl")
    answer = send(client, _at(survey, "/new/calculate"), words="Som", formula=formula, after="age")
    page = answer.get_data(as_text=True).replace("<bdi>", "").replace("</bdi>", "")
    assert answer.status_code == 409
    assert "We kunnen deze formule niet lezen: " in page
    assert why in page
