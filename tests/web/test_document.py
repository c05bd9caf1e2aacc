"""The resident's document: one page for everyone, walkable without a script, in every language."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from app.core.expressions.tree import Call, Literal, Number, Reference
from app.core.questionnaire import Item, Kind, Option, Purpose, Questionnaire, Section
from app.core.texts import Texts
from app.flow.records import Survey
from app.web.respond.document import DocumentRenderer
from app.web.respond.form import Filled
from app.web.respond.screens import points
from app.words import Catalogues
from tests.builders import (
    a_council,
    a_questionnaire,
    a_version,
    an_item,
    an_option,
    some_terms,
    texts,
)

WORDS = Catalogues(Path(__file__).parents[2] / "translations")
COUNCIL = a_council(name="Council <North>")
SURVEY = Survey("1" * 32, COUNCIL.id, "market-square-2026")


def rendered(questionnaire: Questionnaire, tag: str = "nl", **changes: object) -> bytes:
    version = a_version(SURVEY, questionnaire=questionnaire, **changes)
    return DocumentRenderer().render(version, COUNCIL, WORDS.slots(tag), tag)


def page(questionnaire: Questionnaire, tag: str = "nl", **changes: object) -> html.HtmlElement:
    return html.document_fromstring(rendered(questionnaire, tag, **changes).decode())


def brought(document: html.HtmlElement) -> dict[str, object]:
    (script,) = document.xpath("//script[@type='application/json']")
    return dict(json.loads(script.text))


def flow_of(document: html.HtmlElement) -> list[str]:
    """The screens in the order in which their own links lead from one to the next."""
    at, seen = "s", []
    while at not in seen:
        seen.append(at)
        (screen,) = document.xpath(f"//section[@id='{at}']")
        onward = screen.xpath(".//a[contains(@class, 'go')]/@href")
        if not onward:
            break
        at = onward[0].removeprefix("#")
    return seen


def test_the_bytes_are_the_same_each_time_and_hold_no_place_and_no_key() -> None:
    """Decision 2: the same bytes for everyone."""
    version = a_version(SURVEY)
    renderer = DocumentRenderer()
    first = renderer.document(version, COUNCIL, WORDS.slots("nl"), "nl")
    assert renderer.document(version, COUNCIL, WORDS.slots("nl"), "nl") == first
    document = html.document_fromstring(first.plain.decode())
    hidden = {i.get("name"): i.get("value") for i in document.xpath("//input[@type='hidden']")}
    assert hidden["submission"] == hidden["card"] == ""
    assert hidden["lang"] == "nl"
    assert version.fingerprint[:8] in str(hidden["format"])
    assert renderer.release.startswith("0.")
    # Only the last page has a ticket; whoever looks for one in a page must not find its name here.
    assert b"data-ticket" not in first.plain


def test_every_screen_is_reached_by_plain_links_from_the_start() -> None:
    """Without a script: start, notice, consent, items, review; consent before any item (CO01)."""
    document = page(a_questionnaire())
    assert flow_of(document) == ["s", "n", "t", "c1", "c2", "q1", "q2", "q3", "q4", "r"]
    sections = document.xpath("//main/section")
    assert sections[-1].get("id") == "s"
    assert sections[-1].get("class") == "first"
    assert len(document.xpath("//h1")) == len(sections)
    for section in sections:
        assert len(section.xpath(".//h1")) == 1
        assert section.get("tabindex") == "-1"


def test_one_form_one_send_button_and_enter_sends_nothing() -> None:
    """The contract's form; the first submit button is disabled, so that Enter is harmless."""
    document = page(a_questionnaire())
    (form,) = document.xpath("//form")
    assert (form.get("method"), form.get("autocomplete")) == ("post", "off")
    assert form.get("novalidate") is not None
    assert not document.xpath("//*[@required]")
    buttons = form.xpath(".//button[not(@disabled)]")
    assert form.xpath(".//button")[0].get("disabled") is not None
    sending = [b for b in buttons if b.get("formaction") is None]
    assert [(b.get("name"), b.get("value")) for b in sending] == [("act", "send")]
    others = {b.get("value") for b in buttons if b.get("formaction") is not None}
    assert others == {"part", "stop", "lang"}


def test_every_visible_text_of_the_survey_and_every_option_is_there() -> None:
    questionnaire = a_questionnaire()
    document = page(questionnaire, "ar")
    shown = document.text_content()
    for item in questionnaire.items():
        assert item.label.get("ar") in shown
        offered = document.xpath(f"//input[@name='answer.{item.path}']/@value")
        if item.options:
            assert offered == [option.name for option in item.options]


def test_each_language_is_linked_by_its_own_name() -> None:
    """LA08, AX08: no flags, its own script, marked with its language and direction."""
    document = page(a_questionnaire(languages=("nl", "nl-simple", "ar")))
    (link,) = document.xpath("//a[@hreflang]")
    assert (link.get("href"), link.get("lang"), link.get("dir")) == ("?lang=ar", "ar", "rtl")
    assert link.text_content() == "العربية"
    switches = document.xpath("//header//button[@value='lang']/@formaction")
    assert switches == ["?lang=nl-simple"]
    buttons = document.xpath("//section[@id='l']//button/@formaction")
    assert buttons == ["?lang=nl", "?lang=ar", "?lang=nl&size=1"]


def test_one_language_has_no_language_screen() -> None:
    document = page(a_questionnaire(languages=("nl",)))
    assert not document.xpath("//section[@id='l'] | //a[@hreflang]")
    # The one button that asks for the form again is that for larger letters.
    assert document.xpath("//button[@value='lang']/@formaction") == ["?lang=nl&size=1"]


def test_a_missing_text_falls_back_and_says_in_which_language() -> None:
    """Decision 1: the fallback is declared, never silent."""
    only_dutch = an_item(label=Texts.of({"nl": "Veilig?"}))
    document = page(a_questionnaire(only_dutch), "ar")
    (marked,) = document.xpath("//section[@id='q1']//h1/span")
    assert (marked.get("lang"), marked.get("dir"), marked.text) == ("nl", "ltr", "Veilig?")


def test_the_notice_has_at_most_seven_points_and_the_whole_below() -> None:
    """CO07, CO15, CO21, gate H1."""
    terms = some_terms(promise_date="2027-01-31", contact="council@example.org")
    document = page(a_questionnaire(), terms=terms)
    (notice,) = document.xpath("//section[@id='n']")
    points_shown = [point.text_content() for point in notice.xpath(".//li")]
    assert 5 <= len(points_shown) <= 7
    assert any("31 januari 2027" in point for point in points_shown)
    assert any("Council <North>" in point for point in points_shown)
    assert any("The council decides about the lamps. [nl]" in point for point in points_shown)
    assert any("30" in point for point in points_shown)
    assert notice.xpath(".//a[@class='more']/@href")[0].endswith("/nl/more")


def test_an_example_says_so_and_a_real_survey_does_not() -> None:
    assert page(a_questionnaire(), is_example=True).xpath("//*[@class='example']")
    assert not page(a_questionnaire()).xpath("//*[@class='example']")


def _conditional() -> Questionnaire:
    outside = an_item("outside", options=("yes", "no"))
    why = an_item("why", Kind.TEXT, relevant=Call("=", (Reference("outside"), Literal("no"))))
    hard = an_item(
        "hard", Kind.TEXT, relevant=Call("not", (Call("=", (Reference("why"), Literal(""))),))
    )
    told = an_item("told", Kind.NOTE, label=texts("You said ${outside} & more"))
    return a_questionnaire(outside, why, hard, told)


def test_a_condition_is_said_in_words_for_people_without_a_script() -> None:
    document = page(_conditional())
    simple, other = (
        document.xpath(f"//section[@id='{name}']//p[contains(@class, 'plain')]")[0].text_content()
        for name in ("q2", "q3")
    )
    assert "no [nl]" in simple
    assert "outside [nl]" in simple
    assert other
    assert other != simple


def test_an_earlier_answer_in_a_label_is_a_neutral_phrase_until_the_phone_knows() -> None:
    document = page(_conditional())
    (insert,) = document.xpath("//section[@id='q4']//*[@data-of='outside']")
    assert insert.text
    assert "${" not in document.text_content()


def test_routing_travels_as_data_and_only_where_there_is_any() -> None:
    data = brought(page(_conditional()))
    items = {item["path"]: item for item in data["items"]}  # type: ignore[attr-defined]
    assert items["why"]["when"] == [["=", ["$", "outside"], "no"]]
    assert "when" not in items["outside"]
    simple = rendered(a_questionnaire(an_item())).decode()
    assert "hasOwnProperty" not in simple
    assert "hasOwnProperty" in rendered(_conditional()).decode()


def test_what_a_person_does_not_want_to_say_is_always_in_sight() -> None:
    """SV07, SV08: skip, "I don't know" on knowledge, "I'd rather not say" on sensitive items."""
    document = page(
        a_questionnaire(
            an_item("plain"), an_item("known", knows=True), an_item("money", is_sensitive=True)
        )
    )
    for name, path, offered in (
        ("q1", "plain", []),
        ("q2", "known", ["dont_know"]),
        ("q3", "money", ["refused"]),
    ):
        assert document.xpath(f"//input[@name='missing.{path}']/@value") == offered
        ways = document.xpath(f"//section[@id='{name}']//p[contains(@class, 'ways')]/a")
        assert len(ways) == 3
        assert len({way.get("class").replace(" go", "") for way in ways}) == 1


def _range(**changes: object) -> Item:
    return an_item("rate", Kind.RANGE, **changes)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (_range(start="1", end="3", step="1"), ("1", "2", "3")),
        (_range(start="0", end="1", step="0.5"), ("0", "0.5", "1")),
        (_range(start="3", end="1", step="-1"), ("3", "2", "1")),
        (_range(start="0", end="100", step="1"), ()),
        (_range(start="0", end="100", step="10"), tuple(str(n) for n in range(0, 101, 10))),
        (_range(start="0", end="10", step="0"), ()),
    ],
)
def test_a_range_is_tapped_where_its_points_are_few(item: Item, expected: tuple[str, ...]) -> None:
    """SV05: never a slider."""
    assert points(item) == expected
    document = page(a_questionnaire(item))
    assert tuple(document.xpath("//input[@name='answer.rate']/@value")) == (expected or ("",))


def test_numbers_and_long_texts_have_fitting_fields() -> None:
    document = page(
        a_questionnaire(
            an_item("age", Kind.INTEGER),
            an_item("since", Kind.DATE),
            an_item("story", Kind.TEXT, has_long_text=True),
        )
    )
    assert document.xpath("//input[@name='answer.age']/@inputmode") == ["numeric"]
    # Native date fields refuse digits of other scripts.
    assert document.xpath("//input[@name='answer.since']/@type") == []
    assert document.xpath("//textarea[@name='answer.story']/@dir") == ["auto"]
    for control in document.xpath("//input[not(@type)] | //textarea"):
        assert document.xpath(f"//label[@for='{control.get('id')}']")


def test_items_of_a_repeat_carry_its_index() -> None:
    member = Section("member", (an_item("member/age", Kind.INTEGER),), is_repeat=True)
    assert page(a_questionnaire(member)).xpath("//input[@name='answer.member[1]/age']")


def test_hostile_texts_stay_texts() -> None:
    item = an_item(label=texts("</script><script>alert(1)</script>"))
    odd = Option("a</script>b", texts("<img src=x>"), columns=(("town", "</script>"),))
    filtered = an_item("filtered", options=(), relevant=None)
    filtered = Item(
        **{
            **{f: getattr(filtered, f) for f in filtered.__dataclass_fields__},
            "options": (odd,),
            "choice_filter": Call("=", (Reference("safe_at_night"), Literal("</script>"))),
        }
    )
    document = page(a_questionnaire(item, filtered, title=texts("<i>x</i>")))
    assert len(document.xpath("//script")) == 3
    assert not document.xpath("//img")
    assert not document.xpath("//h1//i")


def test_no_address_of_another_host_and_nothing_that_answering_waits_for() -> None:
    """CO18, PH01: one request; the later part of the script comes behind it and from here."""
    document = page(a_questionnaire(), "ar")
    assert not document.xpath("//img | //link[@rel='stylesheet'] | //iframe")
    (later,) = document.xpath("//script[@src]")
    assert later.get("async") is not None
    for address in document.xpath("//@href | //@src | //@action | //@formaction"):
        assert address.startswith(("#", "?", "data:,", "/p/", "/v/"))


def test_two_points_are_asked_back_and_no_answer_keeps_anybody_out() -> None:
    """CO10: the explanation stands with each; nothing of it is a field that is kept."""
    (screen,) = page(a_questionnaire()).xpath("//section[@id='t']")
    assert screen.xpath(".//input/@name") == ["check.1"] * 2 + ["check.2"] * 2
    assert [why.get("class") for why in screen.xpath(".//p[contains(@class, 'why')]")] == [
        "why no",
        "why yes",
    ]
    assert screen.xpath(".//a[@rel='next']/@href") == ["#c1"]


def test_consent_is_at_most_five_screens_however_many_purposes() -> None:
    """CO06: each purpose has its own yes and no, of one size."""
    purposes = tuple(Purpose(name) for name in ("adult", "answers", "quote", "voice", "photo"))
    document = page(a_questionnaire(purposes=purposes))
    screens = document.xpath("//section[@id='n' or @id='t' or starts-with(@id, 'c')]")
    assert len(screens) == 5
    for purpose in purposes:
        cards = document.xpath(f"//input[@name='consent.{purpose.name}']")
        assert [card.get("value") for card in cards] == ["yes", "no"]
        assert len({card.getparent().get("class") for card in cards}) == 1


def test_the_page_title_does_not_tell_the_topic() -> None:
    """PH08, MV17: the browser's history may be read by others."""
    document = page(a_questionnaire(title=texts("Debts and hunger")))
    assert "Debts" not in document.xpath("//title")[0].text
    assert "Council <North>" in document.xpath("//title")[0].text


def test_a_purpose_may_bring_its_own_words() -> None:
    purposes = (Purpose("answers", texts("May we?")), Purpose("quote"))
    document = page(a_questionnaire(purposes=purposes))
    assert document.xpath("//section[@id='c1']//h1")[0].text_content() == "May we? [nl]"


def _pictured() -> Questionnaire:
    options = (an_option("apple", picture="1F34E"), an_option("own", picture="ab.png"))
    item = replace(an_item(picture="ab.png", picture_alt=texts("A street")), options=options)
    return a_questionnaire(item, an_item("other"), languages=("nl", "rif-Zxxx"))


def test_the_document_of_a_written_language_holds_no_picture_and_no_byte_of_their_look() -> None:
    """PH01: pictures come later; see tests/web/test_later.py."""
    text = rendered(_pictured()).decode()
    assert "<img" not in text
    assert "/i/" not in text
    assert ".pick img" not in text


def test_whoever_listens_without_a_script_sees_pictures_beside_and_above_the_words() -> None:
    """SV15: the word stays; it says what the picture shows, so the picture says nothing twice."""
    version = a_version(SURVEY, questionnaire=_pictured())
    slots = WORDS.slots("nl")
    filled = DocumentRenderer().fill(version, COUNCIL, slots, "nl", Filled(listens=True))
    document = html.document_fromstring(filled.decode())
    (screen,) = document.xpath("//section[@id='q1']")
    beside = screen.xpath(".//label[@class='pick']/img")
    assert [(img.get("src"), img.get("alt")) for img in beside] == [
        ("/i/1F34E.svg", ""),
        ("/i/ab.png", ""),
    ]
    assert all(img.xpath("following-sibling::span/text()") for img in beside)
    (above,) = screen.xpath(".//img[@class='shown']")
    assert above.get("alt") == "A street [nl]"
    assert not document.xpath("//section[@id='q2']//img")
    assert ".pick img" in filled.decode()


def test_where_a_language_is_only_spoken_the_picture_carries_the_first_languages_word() -> None:
    document = page(_pictured(), "rif-Zxxx")
    assert document.xpath("//label[@class='pick']/img/@alt") == ["apple [nl]", "own [nl]"]
    assert ".pick img" in document.xpath("//style")[0].text


@pytest.mark.parametrize(("tag", "signs"), [("nl", "0123456789,"), ("ar", "0123456789.")])
def test_a_calculation_is_repeated_in_the_signs_of_the_reader(tag: str, signs: str) -> None:
    """PL11: 12,63 in Dutch."""
    half = an_item("half", Kind.CALCULATE, calculation=Call("div", (Number(1), Number(2))))
    told = an_item("told", Kind.NOTE, label=texts("That is ${half}."))
    assert brought(page(a_questionnaire(an_item(), half, told), tag))["signs"] == signs
    assert "signs" not in brought(page(a_questionnaire(), tag))
