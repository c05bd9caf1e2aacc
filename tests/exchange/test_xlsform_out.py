"""A questionnaire written as an XLSForm and read back is the same, but for what it cannot hold."""

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from app.core.editing.children import Child, mapped
from app.core.questionnaire import Item, Kind, Questionnaire, Terms
from app.core.texts import Texts
from app.exchange import read_survey
from app.exchange.xlsform.writing import not_held, purposes_of_form, write_xlsform
from tests.builders import a_questionnaire, an_item, an_option, texts
from tests.core.editing.test_unchanged import READY, corpus_forms, spoilable_form
from tests.exchange.workbooks import imported
from tests.journeys.looks import every_kind

_SCALES = range(3, 8)


def held(questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire without what ``not_held`` names, and without pictures, whose files do not
    lie beside the form here."""

    def one(child: Child) -> Child:
        if not isinstance(child, Item):
            return child
        is_scale = child.kind is Kind.SELECT_ONE and len(child.options) in _SCALES
        own = child.path.replace("/", "_") if child.options else ""
        return replace(
            child,
            knows=False,
            is_sensitive=False,
            picture="",
            picture_alt=Texts(),
            is_ordered=child.is_ordered and is_scale,
            option_list=child.option_list or own,
            options=tuple(
                replace(o, group="", picture="", columns=tuple(sorted(o.columns)))
                for o in child.options
            ),
        )

    return replace(
        questionnaire,
        children=mapped(questionnaire.children, one),
        title=Texts.of(dict.fromkeys(questionnaire.languages, _title(questionnaire))),
        intro=Texts(),
        happens_next=Texts(),
        findings=(),
        purposes=purposes_of_form(questionnaire),
        terms=Terms(),
    )


def _title(questionnaire: Questionnaire) -> str:
    return " ".join(questionnaire.title.get(questionnaire.source).split())


def _back(questionnaire: Questionnaire) -> Questionnaire:
    return imported(write_xlsform(questionnaire)).questionnaire


@pytest.mark.parametrize("folder", READY, ids=lambda folder: folder.name)
def test_every_ready_made_survey_comes_back_from_its_form(folder: Path) -> None:
    beside = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    found = read_survey("survey.yaml", beside["survey.yaml"], beside).questionnaire
    assert held(_back(found)) == held(found)


def test_a_form_with_repeats_and_formulas_comes_back() -> None:
    found = imported(spoilable_form()).questionnaire
    assert held(_back(found)) == held(found)


def test_ten_forms_of_the_corpus_come_back() -> None:
    for found in corpus_forms():
        assert held(_back(found)) == held(found), found.slug


@pytest.mark.parametrize("folder", READY, ids=lambda folder: folder.name)
def test_the_reference_reader_takes_the_form_of_every_ready_made_survey(folder: Path) -> None:
    from pyxform.xls2xform import convert

    beside = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    found = read_survey("survey.yaml", beside["survey.yaml"], beside).questionnaire
    content = io.BytesIO(write_xlsform(found))
    made = convert(xlsform=content, file_type=".xlsx", validate=False)
    assert found.title.get("nl") in made.xform


def test_what_a_form_cannot_hold_is_told() -> None:
    survey = a_questionnaire(
        an_item("a", knows=True, is_sensitive=True, options=()),
        an_item("b", Kind.VOTE),
        an_item("c", options=()),
        intro=texts("Welcome"),
        happens_next=texts("Then"),
        terms=Terms(controller="Council"),
    )
    grouped = replace(survey.children[2], options=(an_option("x", group="g"),))  # type: ignore[type-var]
    told = not_held(replace(survey, children=(*survey.children[:2], grouped)))
    for words in ("first words", "results", "consent", "promise", "know", "want to say", "Votes"):
        assert any(words in line for line in told), words
    assert any(line.endswith("told together is not in the form at: c.") for line in told)
    assert not_held(imported(spoilable_form()).questionnaire) == ()


def test_votes_and_coarse_places_are_asked_in_the_nearest_way() -> None:
    back = _back(every_kind())
    kinds = {item.path: item.kind for item in back.items()}
    assert (kinds["lamps"], kinds["near"]) == (Kind.SELECT_ONE, Kind.AREA)


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    survey = a_questionnaire(an_item("age", Kind.INTEGER, label=Texts((("nl", "=1+1"),))))
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsform(survey)))["survey"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in cells] == ["s"]


def test_a_name_that_stands_twice_is_spelled_as_a_path() -> None:
    content = spoilable_form()
    found = imported(content).questionnaire
    assert found.item("child/age") is not None
    back = _back(found)
    assert back.item("total") == found.item("total")
