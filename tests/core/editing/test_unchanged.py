"""A survey that is opened in the builder and saved again, form by form, is the same survey."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.conditions import in_words
from app.core.editing.children import everything
from app.core.editing.items import ChangeItem
from app.core.editing.operation import Operation, Taken
from app.core.editing.parts import parts_of, put_together, stamp
from app.core.editing.sections import AskOnlyIf, ChangeSection
from app.core.editing.shown import (
    flags_of_item,
    rows_of_item,
    shown_of_item,
    shown_of_section,
    shown_of_survey,
)
from app.core.editing.whole import ChangeSurvey, PutFinding
from app.core.problems import Refused
from app.core.questionnaire import Item, Kind, Questionnaire
from app.core.slots import texts_of, with_texts
from app.core.texts import Slot, SlotState, Texts
from app.exchange import read_survey
from tests.builders import a_questionnaire, an_item
from tests.exchange.workbooks import a_form, imported

ROOT = Path(__file__).parents[3]
CORPUS = Path(os.environ.get("CORPUS") or ROOT.parent / "shared" / "corpus")
READY = sorted(path.parent for path in ROOT.glob("surveys/*/survey.yaml"))
_SMALL = 60_000
_FORMS = 10


def browser(text: str) -> str:
    """A text as a browser sends it back from a large field."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def forms_of(questionnaire: Questionnaire) -> list[Operation]:
    """Every form of the builder, sent back as it was shown."""
    source = questionnaire.source
    forms: list[Operation] = []
    for child in everything(questionnaire.children):
        shown = (
            shown_of_item(child, source)
            if isinstance(child, Item)
            else (shown_of_section(child, source))
        )
        said = tuple((key, browser(text)) for key, text in shown)
        if isinstance(child, Item):
            rows = rows_of_item(child, source) if child.options else None
            forms.append(ChangeItem(child.path, said, flags_of_item(child), rows))
        else:
            forms.append(ChangeSection(child.path, said, child.is_repeat))
        words = None if child.relevant is None else in_words(child.relevant)
        if words is not None:
            forms.append(AskOnlyIf(child.path, words))
    said = tuple((key, browser(text)) for key, text in shown_of_survey(questionnaire))
    purposes = tuple(purpose.name for purpose in questionnaire.purposes)
    forms.append(ChangeSurvey(said, purposes))
    for number, finding in enumerate(questionnaire.findings, 1):
        sentence = finding.sentence.get(source)
        forms.append(PutFinding(number, finding.item, tuple(reversed(finding.options)), sentence))
    return forms


def _is_unchanged_by_the_builder(questionnaire: Questionnaire) -> None:
    for form in forms_of(questionnaire):
        assert form.on(questionnaire, Taken()).questionnaire == questionnaire, form
    whole = put_together(parts_of(questionnaire))
    assert whole == with_texts(questionnaire, ())
    slots = [
        Slot(path, tag, text, SlotState.DRAFT)
        for path, texts in texts_of(questionnaire)
        for tag, text in texts
    ]
    assert with_texts(whole, slots) == with_texts(questionnaire, slots)


@pytest.mark.parametrize("folder", READY, ids=lambda folder: folder.name)
def test_every_ready_made_survey_is_unchanged_by_the_builder(folder: Path) -> None:
    beside = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    found = read_survey("survey.yaml", (folder / "survey.yaml").read_bytes(), beside)
    _is_unchanged_by_the_builder(found.questionnaire)


def spoilable_form() -> bytes:
    """A form with everything that a builder could spoil: spaces, formulas, filters, repeats."""
    return a_form(
        ("select_one yes_no", "asked", " Asked?  ", "", "", "yes", "", ""),
        ("select_multiple yes_no", "many", "Line one\nline two", "", "", "", "", ""),
        ("begin repeat", "child", "Child", "", "", "", "", ""),
        ("integer", "age", "Age of ${asked}", ". >= 0 and . < 120", "Too old", "", "", ""),
        ("end repeat", "", "", "", "", "", "", ""),
        ("calculate", "total", "", "", "", "", "sum(${age}) div count(${child})", ""),
        ("text", "why", "Why?", "regex(., '[a-z]+')", "", "${total} > 3", "", "${asked} = 'no'"),
        (
            "note",
            "end",
            "<b>Thank you</b> & goodbye",
            "",
            "",
            "",
            "",
            "not(selected(${many}, 'yes'))",
        ),
        more=("constraint", "constraint_message", "required", "calculation", "relevant"),
    )


def test_a_form_of_a_spreadsheet_is_unchanged_by_the_builder() -> None:
    _is_unchanged_by_the_builder(imported(spoilable_form()).questionnaire)


def test_a_questionnaire_with_texts_in_other_languages_only_is_unchanged() -> None:
    survey = a_questionnaire(an_item("age", Kind.INTEGER, label=Texts((("ar", "age"),))))
    _is_unchanged_by_the_builder(survey)


def _corpus() -> list[Path]:
    """Ten of the smaller forms of other people, where they lie beside this repository."""
    forms = sorted(CORPUS.glob("xlsform/*.xls*"))
    return [path for path in forms if path.stat().st_size < _SMALL]


def corpus_forms(most_items: int = 10_000) -> Iterator[Questionnaire]:
    """The forms of the corpus that can be taken in, at most ten of at most so many items."""
    done = 0
    for path in _corpus():
        try:
            found = read_survey(path.name, path.read_bytes()).questionnaire
        except Refused:
            continue
        if done < _FORMS and len(tuple(found.items())) <= most_items:
            done += 1
            yield found


def test_ten_forms_of_the_corpus_are_unchanged_by_the_builder() -> None:
    found = list(corpus_forms())
    assert len(found) == (_FORMS if _corpus() else 0)
    for questionnaire in found:
        _is_unchanged_by_the_builder(questionnaire)


def test_a_stamp_changes_with_what_its_form_shows_and_with_nothing_else() -> None:
    survey = a_questionnaire()
    other = ChangeItem("age", (("label", "Oud?"),)).on(survey, Taken()).questionnaire
    assert stamp(survey, "item:age") != stamp(other, "item:age")
    assert stamp(survey, "item:worries") == stamp(other, "item:worries")
    translated = replace(survey, title=Texts((*survey.title.pairs[:1], ("ar", "other"))))
    assert stamp(translated, "survey") == stamp(survey, "survey")
    assert stamp(survey, "finding:1") != stamp(replace(survey, findings=()), "finding:1")
    assert stamp(survey, "item:nowhere") == stamp(survey, "section:nowhere")


def test_parts_that_do_not_fit_are_refused() -> None:
    parts = parts_of(a_questionnaire())
    del parts["item:age"]
    with pytest.raises(Refused, match="parts_do_not_fit item:age"):
        put_together(parts)
