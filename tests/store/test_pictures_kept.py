"""A council's own pictures: found by name, kept once, and gone when nothing names them."""

from app.core.pictures import Picture
from tests.builders import an_open_version
from tests.store.conftest import Standing

ONE = Picture("0" * 24 + ".png", "image/png", b"\x89PNG one")
TWO = Picture("1" * 24 + ".svg", "image/svg+xml", b"<svg/>")


def test_a_picture_is_found_by_its_name_and_put_twice_is_there_once(standing: Standing) -> None:
    with standing.kit.store.write() as shelves:
        shelves.pictures.put(standing.survey, [ONE, TWO])
        shelves.pictures.put(standing.survey, [TWO])
        shelves.pictures.put(standing.survey, [])
    with standing.kit.store.read() as shelves:
        assert shelves.pictures.find(ONE.name) == ONE
        assert shelves.pictures.find(TWO.name) == TWO
        assert shelves.pictures.find("other.png") is None


def test_what_one_survey_no_longer_names_another_still_shows(standing: Standing) -> None:
    other, _, _ = an_open_version(standing.kit)
    with standing.kit.store.write() as shelves:
        for survey in (standing.survey, other):
            shelves.pictures.put(survey, [ONE, TWO])
        shelves.pictures.keep_only(standing.survey, [])
        shelves.pictures.keep_only(other, [TWO.name])
    with standing.kit.store.read() as shelves:
        assert shelves.pictures.find(ONE.name) is None
        assert shelves.pictures.find(TWO.name) == TWO
