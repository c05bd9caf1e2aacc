"""Pictures at their own addresses, and the page that says whose they are."""

import dataclasses

import brotli
import pytest
from flask.testing import FlaskClient

from app.core.pictures import Picture
from app.flow.ports import Toolkit
from app.flow.prepare import check, take_in
from app.media.pictograms import Pictograms
from app.web.language import INTERFACE_LANGUAGES
from tests.builders import a_council, a_questionnaire, an_item, an_option

OWN = Picture("0123456789abcdef01234567.svg", "image/svg+xml", b"<svg/>")


def test_a_pictogram_is_small_safe_and_kept_for_ever(client: FlaskClient) -> None:
    plain = client.get("/i/1F34E.svg")
    small = client.get("/i/1F34E.svg", headers={"Accept-Encoding": "br"})
    assert plain.status_code == small.status_code == 200
    assert plain.data == brotli.decompress(small.data) == Pictograms().drawing("1F34E")
    assert len(small.data) < 700
    for response in (plain, small):
        assert response.content_type == "image/svg+xml"
        assert "immutable" in response.headers["Cache-Control"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'; style")
        assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("name", ["1F999.svg", "index.yaml", "LICENSE.svg", "x.png", "1F34E"])
def test_a_picture_that_is_not_there_is_not_found(client: FlaskClient, name: str) -> None:
    assert client.get(f"/i/{name}").status_code == 404


def test_a_councils_own_picture_is_shown_as_long_as_something_names_it(
    client: FlaskClient, door: Toolkit
) -> None:
    council = a_council()
    with door.store.write() as shelves:
        shelves.people.add_council(council)
    options = (an_option("a", picture=OWN.name), an_option("b", picture="1F34E"))
    item = dataclasses.replace(an_item(), options=options)
    survey = take_in(door, council, a_questionnaire(item), "square", pictures=[OWN])
    shown = client.get(f"/i/{OWN.name}")
    assert (shown.data, shown.content_type) == (OWN.content, OWN.type)
    assert "default-src 'none'" in shown.headers["Content-Security-Policy"]
    advice = [a.text for a in check(door, survey).advice if a.code == "not_tested_with_people"]
    assert advice == [OWN.name, "1F34E"]
    take_in(door, council, a_questionnaire(), "square")
    assert client.get(f"/i/{OWN.name}").status_code == 404


@pytest.mark.parametrize("tag", INTERFACE_LANGUAGES)
def test_the_page_about_the_program_credits_the_artwork_in_every_language(
    client: FlaskClient, tag: str
) -> None:
    page = client.get(f"/about?lang={tag}")
    assert page.status_code == 200
    assert f'lang="{tag}"' in page.text
    for needed in (
        "All emojis designed by OpenMoji",
        "CC BY-SA 4.0",
        "https://openmoji.org/",
        "EUPL-1.2",
    ):
        assert needed in page.text
    assert page.text.count("<h1>") == 1
