"""Looks in the store: one per council, and one per version that had one when it opened."""

from dataclasses import replace

from app.core.look import PLAIN_LOOK, Look
from app.core.pictures import Picture
from app.flow.records import Version
from app.store import SqlStore
from tests.builders import an_id, an_open_version
from tests.store.conftest import Standing

LOOK = Look((("green", "#004699"),), (("green", "#6699cc"),), "'Fira Sans',sans-serif", "4px")
LOGO = Picture("c" * 24 + ".png", "image/png", b"\x89PNG logo")


def test_look_and_logo_of_a_council_are_changed_apart(standing: Standing) -> None:
    council_id = standing.survey.council_id
    with standing.kit.store.write() as shelves:
        shelves.looks.put(council_id, LOOK, "2026-11-23")
        shelves.looks.put_logo(council_id, LOGO, "2026-11-24")
    with standing.kit.store.read() as shelves:
        council = shelves.people.council(council_id)
        assert (council.look, council.logo) == (LOOK, LOGO.name)
        assert shelves.looks.find_logo(LOGO.name) == LOGO
        assert shelves.looks.find_logo("") is None
    with standing.kit.store.write() as shelves:
        shelves.looks.put(council_id, PLAIN_LOOK, "2026-11-25")
    with standing.kit.store.read() as shelves:
        council = shelves.people.council(council_id)
        assert (council.look, council.logo) == (PLAIN_LOOK, LOGO.name)


def test_a_council_without_a_look_has_ours(standing: Standing) -> None:
    an_open_version(standing.kit)
    with standing.kit.store.read() as shelves:
        assert all(council.look == PLAIN_LOOK for council in shelves.people.councils())


def test_a_version_is_read_with_the_look_it_was_added_with(
    standing: Standing, store: SqlStore
) -> None:
    dressed: Version = replace(
        standing.version, id=an_id(), wave_id=an_id(), number=2, fingerprint="f" * 32, look=LOOK
    )
    with standing.kit.store.write() as shelves:
        shelves.surveys.add_version(dressed)
    with store.read() as shelves:
        looks = [version.look for version in shelves.surveys.versions(standing.survey)]
    assert looks == [PLAIN_LOOK, LOOK]
