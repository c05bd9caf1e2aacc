"""Who asks, the guide and the check list: readable, whole, and from right to left too."""

import base64
from dataclasses import replace
from pathlib import Path

from app.media.sheets import FaceShown, GuidePart, GuideQuestion, GuideSheet, TamperSheet, WhoSheet
from app.media.volunteers import guide_pdf, tamper_pdf, who_pdf
from tests.media.paper import OTHERS
from tests.media.reading import codes_in, facts_of, raster, words_in
from tests.media.taken import a_photo

FACE = FaceShown("A. Tester", "06 12345678", ("dinsdag 10:00-12:00",), "Tot 31 december 2026")
WHO = WhoSheet(
    tag="nl",
    direction="ltr",
    title="Participatieraad Noord stelt deze vragen.",
    place="Buurthuis",
    here="Wilt u hulp? Wij zijn hier:",
    faces=(FACE, replace(FACE, name="B. Tester", photo="")),
    moments=("vrijdag 09:00-10:00",),
    speaks="Wij spreken: Nederlands, العربية.",
    others=OTHERS[:3],
    free="U kiest zelf.",
    asks=("Vragen? raad@example.org",),
    or_type="Of typ:",
    url="https://buurt.example/K7M4",
    host="buurt.example",
    code="K7M4",
)


def test_who_asks_stands_on_one_page_with_four_faces_and_twelve_languages(tmp_path: Path) -> None:
    """KS06, QR10: faces, names, numbers and moments, and a code that is read."""
    photo = "data:image/jpeg;base64," + base64.b64encode(a_photo()).decode()
    sheet = replace(
        WHO, faces=(replace(FACE, photo=photo),) * 4, others=(*OTHERS, *OTHERS[:2]), example="X"
    )
    for each in (WHO, sheet, replace(sheet, direction="rtl", tag="ar")):
        made = who_pdf([each])
        assert made.pages == 1
        words = words_in(made.pdf, tmp_path)
        assert words.count("06 12345678") == len(each.faces)
        assert "vrijdag 09:00-10:00" in words
        (page,) = raster(made.pdf, tmp_path, dpi=150, grey=True)
        assert codes_in(page) == ["HTTPS://BUURT.EXAMPLE/K7M4"]


def test_without_anybody_lines_are_left_to_write_on(tmp_path: Path) -> None:
    words = words_in(who_pdf([replace(WHO, faces=(), moments=())]).pdf, tmp_path)
    assert "Wij zijn hier" in words
    assert "Tester" not in words


def test_a_guide_is_tagged_numbered_and_breaks_no_question(tmp_path: Path) -> None:
    """KS04: big type, one question in one piece."""
    question = GuideQuestion(
        "1", "", "Wat vindt u?", "", tuple(f"Antwoord {n}" for n in range(6)), ()
    )
    sheet = GuideSheet(
        tag="nl",
        direction="ltr",
        title="Zo stelt u de vragen",
        topic="De markt",
        before=(GuidePart("Zo begint u", (("say", "Dag."), ("do", "Wacht."))),),
        questions_title="De vragen",
        questions=tuple(replace(question, number=str(n)) for n in range(1, 9)),
        after=(GuidePart("Daarna", (("say", "Dank u wel."),)),),
    )
    made = guide_pdf([sheet])
    facts = facts_of(made.pdf, tmp_path)
    assert (facts["Tagged"], facts["Title"], int(facts["Pages"])) == (
        "yes",
        sheet.title,
        made.pages,
    )
    for page in words_in(made.pdf, tmp_path).split("\f"):
        assert page.count("Antwoord 0") == page.count("Antwoord 5") == page.count("Wat vindt u?")


def test_a_check_list_has_a_row_for_each_of_sixteen_weeks(tmp_path: Path) -> None:
    """QR07: on one page, with the address that must be seen."""
    sheet = TamperSheet(
        "nl", "ltr", "Kijk elke week.", "Buurthuis", ("Niets geplakt.",), "Bel ons.", "Klopt het?",
        ("Dag", "Naam", "Ja", "Nee"), "buurt.example", "K7M4",
    )  # fmt: skip
    made = tamper_pdf([sheet, replace(sheet, direction="rtl")])
    assert made.pages == 2
    assert words_in(made.pdf, tmp_path).count("buurt.example/K7M4") == 2
