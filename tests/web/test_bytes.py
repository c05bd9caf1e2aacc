"""What the first document weighs on the wire, in every language (PH01, the cost of the product)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.core.expressions.tree import Call, Expression, Literal, Reference
from app.core.look import look_from
from app.core.questionnaire import Item, Kind, Option, Questionnaire
from app.core.texts import Texts
from app.core.theme_file import read_theme
from app.exchange import read_survey
from app.flow.ports import Toolkit
from app.flow.records import Sound
from app.web.respond.phone import script_for
from tests.builders import a_questionnaire, an_item, an_open_version, an_option

MOST = 9_000
MOST_FOR_SIXTY_ITEMS = 14_000
SURVEYS = Path(__file__).parents[2] / "surveys"
THEME = b"""
:root {
  --nl-document-background-color: #f3f3f3; --nl-page-content-background-color: #fefefe;
  --nl-document-color: #222; --nl-document-subtle-color: #555; --nl-link-color: #01689b;
  --nl-button-primary-background-color: #154273; --nl-button-primary-color: #fffffe;
  --nl-form-control-border-color: #767676; --nl-separator-color: #cccccc;
  --nl-form-field-error-message-color: #b30000; --nl-button-border-radius: 4px;
  --nl-document-font-family: "Gemeente Sans", Calibri, Arial, sans-serif;
}
"""
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


def _items(round_: int = 0) -> list[Item]:
    kinds = [Kind.SELECT_ONE] * 5 + [Kind.SELECT_MULTIPLE, Kind.SELECT_ONE]
    kinds += [Kind.INTEGER, Kind.SELECT_ONE, Kind.TEXT]
    options = tuple(an_option(f"o{at}", label=_texts(each)) for at, each in enumerate(_CHOICES))
    return [
        replace(
            an_item(f"item{round_}_{at}", kind),
            label=_texts(_in_round(asked, round_)),
            options=_for(kind, options),
            relevant=Call("=", (Reference(f"item{round_ - 1}_0"), Literal("o1")))
            if round_
            else None,
        )
        for at, (asked, kind) in enumerate(zip(_ASKED, kinds, strict=True))
    ]


def _only_after(round_: int) -> Expression | None:
    before = Reference(f"item{round_ - 1}_0")
    return Call("=", (before, Literal("o1"))) if round_ else None


def _in_round(asked: tuple[str, str, str], round_: int) -> tuple[str, str, str]:
    """The words in another order each time, so that no question is the copy of another."""
    nl, en, ar = (" ".join(text.split()[round_:] + text.split()[:round_]) for text in asked)
    return nl, en, ar


def _of(items: list[Item]) -> Questionnaire:
    return a_questionnaire(*items, languages=("nl", "en", "ar"), title=_texts(_ASKED[0]))


def _ten() -> Questionnaire:
    return _of(_items())


def _sixty() -> Questionnaire:
    return _of([item for round_ in range(6) for item in _items(round_)])


def _for(kind: Kind, options: tuple[Option, ...]) -> tuple[Option, ...]:
    return options if kind in (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE) else ()


def _ready() -> Questionnaire:
    folder = SURVEYS / "schemes-not-used"
    files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))}
    return read_survey("survey.yaml", files["survey.yaml"], files).questionnaire


def on_the_wire(response: TestResponse) -> int:
    headers = sum(len(f"{name}: {value}\r\n") for name, value in response.headers)
    return len(_ADDED) + headers + len(response.data)


@pytest.mark.parametrize(
    ("make", "most"), [(_ten, MOST), (_ready, MOST), (_sixty, MOST_FOR_SIXTY_ITEMS)]
)
def test_the_first_document_fits_in_every_language(
    client: FlaskClient, door: Toolkit, make: Callable[[], Questionnaire], most: int
) -> None:
    questionnaire = make()
    _, version, place = an_open_version(door, questionnaire, is_example=True)
    with door.store.write() as shelves:
        for tag in questionnaire.languages:
            # With something to hear, there is a button that says so.
            shelves.sounds.put_sounds(version, tag, (Sound("s", "computer", "s.mp3", 1, 3000),))
    for tag in questionnaire.languages:
        best, old = (
            on_the_wire(client.get(f"/{place.code}?lang={tag}", headers={"Accept-Encoding": how}))
            for how in ("br", "gzip")
        )
        assert best <= most, (tag, best)
        # Long surveys repeat themselves, which brotli uses better; what counts there is the whole.
        assert old <= (best * 1.15 if most == MOST else most), (tag, old, best)


def test_a_look_of_a_councils_own_stays_within_the_bytes(
    client: FlaskClient, door: Toolkit
) -> None:
    """PH01: a theme with every colour, a font and a radius changes values and adds no rule."""
    questionnaire = _ready()
    look = look_from(read_theme(THEME))
    _, version, place = an_open_version(door, questionnaire, is_example=True, look=look)
    with door.store.write() as shelves:
        for tag in questionnaire.languages:
            shelves.sounds.put_sounds(version, tag, (Sound("s", "computer", "s.mp3", 1, 3000),))
    for tag in questionnaire.languages:
        answer = client.get(f"/{place.code}?lang={tag}", headers={"Accept-Encoding": "br"})
        assert on_the_wire(answer) <= MOST, tag


def test_the_script_brings_only_what_the_survey_needs() -> None:
    """Asking no number and having no condition leaves the evaluator and the digits out."""
    bare = script_for(a_questionnaire(an_item()))
    with_number = script_for(a_questionnaire(an_item("age", Kind.INTEGER)))
    assert len(bare) < len(with_number)
    assert "hasOwnProperty" not in bare
