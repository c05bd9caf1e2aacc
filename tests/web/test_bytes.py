"""What the first document weighs on the wire, in every language (PH01, the cost of the product)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.core.questionnaire import Kind, Option, Questionnaire
from app.core.texts import Texts
from app.exchange import read_survey
from app.flow.ports import Toolkit
from app.web.respond.phone import script_for
from tests.builders import a_questionnaire, an_item, an_open_version, an_option

MOST = 11_000
SURVEYS = Path(__file__).parents[2] / "surveys"
# What a web server adds by itself.
_ADDED = b"HTTP/1.1 200 OK\r\nServer: gunicorn\r\nConnection: keep-alive\r\n\r\n"

# Ten questions of the length that real ones have, in three languages.
_ASKED = (
    ("Hoe vaak bent u op het plein?", "How often are you on the square?", "كم مرة تكون في الساحة؟"),
    (
        "Wat vindt u van de lampen hier?",
        "What do you think of the lamps?",
        "ما رأيك في المصابيح هنا؟",
    ),
    ("Het is hier schoon genoeg.", "It is clean enough here.", "المكان هنا نظيف بما يكفي."),
    ("Ik ken de mensen in mijn straat.", "I know the people in my street.", "أعرف الناس في شارعي."),
    ("Ik durf hier alleen te lopen.", "I dare to walk here alone.", "أجرؤ على المشي هنا وحدي."),
    (
        "Wat maakt buiten zijn lastig?",
        "What makes being outside hard?",
        "ما الذي يجعل الخروج صعبًا؟",
    ),
    ("Hoe lang woont u al in de wijk?", "How long have you lived here?", "منذ متى تعيش في الحي؟"),
    ("Hoeveel bomen ziet u uit uw raam?", "How many trees do you see?", "كم شجرة ترى من نافذتك؟"),
    (
        "Komt u volgend jaar weer?",
        "Will you come again next year?",
        "هل ستأتي العام القادم؟",
    ),
    ("Wat moet er als eerste anders?", "What should change first?", "ما الذي يجب أن يتغير أولاً؟"),
)
_CHOICES = (
    ("Elke dag", "Every day", "كل يوم"),
    ("Bijna elke week", "Almost every week", "كل أسبوع تقريبًا"),
    ("Soms wel", "Sometimes", "أحيانًا"),
    ("Bijna nooit", "Almost never", "نادرًا جدًا"),
    ("Nooit", "Never", "أبدًا"),
)


def _texts(words: tuple[str, str, str]) -> Texts:
    return Texts.of(dict(zip(("nl", "en", "ar"), words, strict=True)))


def _ten() -> Questionnaire:
    kinds = [Kind.SELECT_ONE] * 5 + [Kind.SELECT_MULTIPLE, Kind.SELECT_ONE]
    kinds += [Kind.INTEGER, Kind.SELECT_ONE, Kind.TEXT]
    options = tuple(an_option(f"o{at}", label=_texts(each)) for at, each in enumerate(_CHOICES))
    items = [
        replace(an_item(f"item{at}", kind), label=_texts(asked), options=_for(kind, options))
        for at, (asked, kind) in enumerate(zip(_ASKED, kinds, strict=True))
    ]
    return a_questionnaire(*items, languages=("nl", "en", "ar"), title=_texts(_ASKED[0]))


def _for(kind: Kind, options: tuple[Option, ...]) -> tuple[Option, ...]:
    return options if kind in (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE) else ()


def _ready() -> Questionnaire:
    folder = SURVEYS / "schemes-not-used"
    files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))}
    return read_survey("survey.yaml", files["survey.yaml"], files).questionnaire


def on_the_wire(response: TestResponse) -> int:
    headers = sum(len(f"{name}: {value}\r\n") for name, value in response.headers)
    return len(_ADDED) + headers + len(response.data)


@pytest.mark.parametrize("make", [_ten, _ready])
def test_the_first_document_fits_in_every_language(
    client: FlaskClient, door: Toolkit, make: Callable[[], Questionnaire]
) -> None:
    questionnaire = make()
    _, _, place = an_open_version(door, questionnaire, is_example=True)
    for tag in questionnaire.languages:
        best, old = (
            on_the_wire(client.get(f"/{place.code}?lang={tag}", headers={"Accept-Encoding": how}))
            for how in ("br", "gzip")
        )
        assert best <= MOST, (tag, best)
        assert old <= best * 1.15, (tag, old, best)


def test_the_script_brings_only_what_the_survey_needs() -> None:
    """Asking no number and having no condition leaves the evaluator and the digits out."""
    bare = script_for(a_questionnaire(an_item()))
    with_number = script_for(a_questionnaire(an_item("age", Kind.INTEGER)))
    assert len(bare) < len(with_number)
    assert "hasOwnProperty" not in bare
