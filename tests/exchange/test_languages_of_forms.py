"""Which languages a form speaks, read from headings of every spelling."""

import pytest

from app.exchange.xlsform.language_guess import guess_language
from app.exchange.xlsform.language_names import tag_of
from tests.exchange.workbooks import a_workbook, imported, items_of, losses_of, repairs_of, told


@pytest.mark.parametrize(
    ("heading", "tag"),
    [
        ("English (en)", "en"),
        ("english(en)", "en"),
        ("English", "en"),
        ("EN", "en"),
        ("Nederlands (nl)", "nl"),
        ("Dutch", "nl"),
        ("Français", "fr"),
        ("Francais", "fr"),
        ("Español", "es"),
        ("العربية", "ar"),
        ("عربى", "ar"),
        ("Kiswahili", "sw"),
        ("Portuguese (pt_br)", "pt-BR"),
        ("Bahasa Indonesia", "id"),
        ("Tigirigna", "ti"),
        ("Українська", "uk"),
        ("Tarifit (rif-Zxxx)", "rif-Zxxx"),
        ("nl-simple", "nl-simple"),
        ("Nederlands makkelijk", "nl-simple"),
        ("Nederlands eenvoudig (nl)", "nl-simple"),
        ("Dutch (easy)", "nl-simple"),
        ("Local language", None),
        ("labels", None),
        ("", None),
    ],
)
def test_a_heading_names_a_language(heading: str, tag: str | None) -> None:
    """LA: a language is written as a tag; easy words are a level, never a language."""
    assert tag_of(heading) == tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("How many children do you have?", "en"),
        ("Hoeveel kinderen heeft u?", "nl"),
        ("Combien d'enfants avez-vous dans la maison ?", "fr"),
        ("¿Cuántos hijos tiene usted?", "es"),
        ("Quantos filhos você tem?", "pt"),
        ("Wie viele Kinder haben Sie?", "de"),
        ("Berapa anak yang anda miliki?", "id"),
        ("Je, una watoto wangapi katika kaya?", "sw"),
        ("كم طفلا لديك؟", "ar"),
        ("چند فرزند دارید؟", "fa"),
        ("Скільки у вас дітей?", "uk"),
        ("ክንደይ ደቂ ኣለውኹም?", "ti"),
        ("Q1", ""),
    ],
)
def test_a_text_without_a_named_language_is_recognised(text: str, tag: str) -> None:
    assert guess_language([text]) == tag


def a_form_in(*languages: str, default: str = "", texts: tuple[str, ...] = ()) -> bytes:
    headings = [f"label::{name}" if name else "label" for name in languages]
    labels = texts or tuple(f"Question {n}?" for n, _ in enumerate(languages))
    settings = (("form_title", "default_language"), ("Form", default))
    return a_workbook(
        [("type", "name", *headings), ("text", "q", *labels)], choices=(), settings=settings
    )


def test_languages_stand_in_the_order_of_their_columns() -> None:
    questionnaire = imported(a_form_in("Nederlands (nl)", "English (en)", "ar")).questionnaire
    assert questionnaire.languages == ("nl", "en", "ar")
    assert dict(next(questionnaire.items()).label)["ar"] == "Question 2?"


def test_the_default_language_goes_first() -> None:
    content = a_form_in("English (en)", "Arabic", "French", default="Arabic")
    assert imported(content).questionnaire.languages == ("ar", "en", "fr")


def test_an_easy_level_follows_its_language() -> None:
    content = a_form_in("nl-simple", "English (en)", "Nederlands (nl)", default="Nederlands (nl)")
    assert imported(content).questionnaire.languages == ("nl", "nl-simple", "en")


def test_the_unlabelled_column_is_the_default_language() -> None:
    content = a_form_in("", "French", default="English", texts=("Why?", "Pourquoi ?"))
    assert imported(content).questionnaire.languages == ("en", "fr")
    assert items_of(content)["q"].label.as_dict() == {"en": "Why?", "fr": "Pourquoi ?"}


def test_a_form_that_names_no_language_is_looked_at_and_told() -> None:
    content = a_form_in("", texts=("Waarom komt u hier niet?",))
    assert imported(content).questionnaire.languages == ("nl",)
    assert told(repairs_of(content), 1, "read as 'nl'")


def test_a_default_language_without_a_column_is_told() -> None:
    content = a_form_in("English (en)", default="Swahili")
    assert imported(content).questionnaire.languages == ("en",)
    assert any("no column" in what for _, _, what in repairs_of(content))


def test_a_language_without_texts_is_left_out_and_told() -> None:
    content = a_form_in("English (en)", "French (fr)", texts=("Why?", ""))
    assert imported(content).questionnaire.languages == ("en",)
    assert told(repairs_of(content), 1, "'fr' has no texts")


def test_languages_that_only_the_choices_name_are_the_same_ones() -> None:
    content = a_workbook(
        [("type", "name", "label::English"), ("select_one a", "q", "Q?")],
        choices=[("list_name", "name", "label::English (EN)"), ("a", "x", "X")],
    )
    assert imported(content).questionnaire.languages == ("en",)
    assert items_of(content)["q"].options[0].label.get("en") == "X"


def test_a_column_that_looks_like_a_language_fills_gaps_and_is_told() -> None:
    content = a_workbook(
        [
            ("type", "name", "label::English", "label#english", "label_id"),
            ("text", "q", "", "The question?", "17"),
            ("text", "r", "Said", "Not said", "18"),
        ],
        choices=(),
    )
    labels = [item.label.as_dict() for item in items_of(content).values()]
    assert labels == [{"en": "The question?"}, {"en": "Said"}]
    assert told(repairs_of(content), 1, "'label#english' is read as 'label::en'")
    assert not losses_of(content)


def test_a_column_without_a_language_beside_named_ones_is_the_first_language() -> None:
    content = a_workbook(
        [
            ("type", "name", "label::Nederlands (nl)", "constraint", "constraint_message"),
            ("integer", "q", "Hoeveel?", ". > 0", "Meer dan nul"),
        ],
        choices=(),
    )
    assert items_of(content)["q"].constraint_message.as_dict() == {"nl": "Meer dan nul"}
