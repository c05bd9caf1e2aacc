"""A council's look on what others see: results, posters, and a version that keeps its own."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from PIL import Image

from app.core.look import look_from
from app.core.pictures import Picture
from app.core.theme_file import read_theme
from app.flow.look import set_logo, set_look, take_look_away
from app.flow.making.preview import preview
from app.flow.ports import Toolkit
from app.flow.publishing.by_command import publish
from app.flow.records import Survey, Version
from app.web import create_web
from app.web.prints import Wish, printed
from app.web.respond.document import DocumentRenderer
from tests.builders import a_questionnaire, an_open_version
from tests.ended import ended, ticket
from tests.flow.test_look import BLUE
from tests.media.reading import codes_in, raster

LOGO = Picture(
    "b" * 24 + ".svg",
    "image/svg+xml",
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    b'<rect width="9" height="9" fill="#e6007e"/></svg>',
)
PINK, ACCENT, OURS = (230, 0, 126), (0, 70, 153), (11, 93, 90)


def dress(toolkit: Toolkit, version: Version, logo: Picture | None = None) -> None:
    with toolkit.store.read() as shelves:
        council = shelves.people.council(version.council_id)
    set_look(toolkit, council, "Test Persoon", BLUE)
    set_logo(toolkit, council, "Test Persoon", logo)


@pytest.fixture
def client(toolkit: Toolkit) -> FlaskClient:
    return create_web(toolkit, ("results",)).test_client()


def test_results_and_the_pages_of_a_ticket_have_the_look_of_today(
    toolkit: Toolkit, client: FlaskClient
) -> None:
    survey, version, _ = ended(toolkit, 12, 12)
    publish(toolkit, survey)
    dress(toolkit, version, LOGO)
    own = f"/t/{survey.slug}/{ticket(0)}"
    pages = [
        f"/r/{survey.slug}",
        own,
        f"{own}/held",
        f"/r/{survey.slug}/rights",
        f"/t/{survey.slug}",
    ]
    for address in pages:
        answer = client.get(address)
        assert "--green:#004699" in answer.text, address
        assert answer.headers["Content-Security-Policy"].count("style-src") == 1
    assert f'src="/i/{LOGO.name}"' in client.get(pages[0]).text
    assert "<img" not in client.get(own).text


def test_the_preview_of_a_draft_has_the_look_that_it_would_open_with(toolkit: Toolkit) -> None:
    survey, version, _ = an_open_version(toolkit)
    dress(toolkit, version)
    kit = replace(toolkit, renderer=DocumentRenderer())
    assert b"--green:#004699" in preview(kit, survey, "nl")


def test_without_a_look_the_results_look_like_ours(toolkit: Toolkit, client: FlaskClient) -> None:
    survey, _, _ = ended(toolkit, 12, 12)
    publish(toolkit, survey)
    page = client.get(f"/r/{survey.slug}").text
    assert "--green:#0b5d5a" in page
    assert 'class="logo"' not in page


def poster_of(toolkit: Toolkit, survey: Survey, folder: Path, is_grey: bool = False) -> Image.Image:
    (page,) = raster(printed(toolkit, survey, Wish("poster", is_grey=is_grey)).pdf, folder)
    return page


def share_of(page: Image.Image) -> Callable[[tuple[int, int, int]], int]:
    colours = {colour: count for count, colour in page.getcolors(1_000_000) or ()}
    return lambda colour: colours.get(colour, 0)


def test_a_poster_has_the_colour_and_the_logo_of_its_council(
    toolkit: Toolkit, tmp_path: Path
) -> None:
    questionnaire = a_questionnaire(languages=("nl", "ar", "ti", "pl", "uk", "fa", "es", "en"))
    survey, version, place = an_open_version(toolkit, questionnaire)
    before = share_of(poster_of(toolkit, survey, tmp_path))
    assert before(OURS) > 100
    assert not before(ACCENT)
    dress(toolkit, version, LOGO)
    page = poster_of(toolkit, survey, tmp_path)
    after = share_of(page)
    assert after(ACCENT) > 100
    assert after(PINK) > 100
    assert not after(OURS)
    assert codes_in(page) == [f"HTTPS://EXAMPLE.ORG/{place.code}"]


def test_a_grey_poster_has_no_colour_whatever_the_look(toolkit: Toolkit, tmp_path: Path) -> None:
    """QR10."""
    survey, version, _ = an_open_version(toolkit)
    dress(toolkit, version, LOGO)
    share = share_of(poster_of(toolkit, survey, tmp_path, is_grey=True))
    assert not share(ACCENT)
    assert not share(PINK)


def test_a_version_read_again_from_the_store_has_its_look(toolkit: Toolkit) -> None:
    look = look_from(read_theme(BLUE))
    survey, version, _ = an_open_version(toolkit, look=look)
    dress(toolkit, version)
    with toolkit.store.read() as shelves:
        council = shelves.people.council(version.council_id)
    take_look_away(toolkit, council, "Test Persoon")
    with toolkit.store.read() as shelves:
        kept = shelves.surveys.version(survey)
    assert kept is not None
    assert kept.look == look
