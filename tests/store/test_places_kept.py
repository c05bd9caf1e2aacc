"""Contract of the shelves of places and of who is there, on both engines."""

from dataclasses import replace

from app.core.places import CodeState, Face, Moment, RegisteredPlace, TamperCheck
from tests.builders import an_id
from tests.store.conftest import Standing

MOMENT = Moment(2, "10:00", "12:00")


def test_a_place_of_before_the_register_has_the_usual_agreements(standing: Standing) -> None:
    """SV19: not at intake is on until somebody says otherwise."""
    place = standing.place
    plain = RegisteredPlace(place.id, place.council_id, place.name, place.kind)
    with standing.kit.store.read() as shelves:
        assert shelves.places.register(place.council_id) == (plain,)


def test_a_place_comes_back_as_it_was_kept_and_keeps_its_codes(standing: Standing) -> None:
    place = standing.place
    kept = RegisteredPlace(
        place.id, place.council_id, "Library", "library", (MOMENT,), ("ti", "ar"), 80, False
    )
    fresh = RegisteredPlace(an_id(), place.council_id, "A school")
    with standing.kit.store.write() as shelves:
        shelves.places.keep(kept)
        shelves.places.keep(fresh)
        shelves.places.keep(fresh)
    with standing.kit.store.read() as shelves:
        assert shelves.places.register(place.council_id) == (fresh, kept)
        changed = replace(place, name="Library", kind="library")
        assert shelves.places.of_council(place.council_id) == (changed,)
        assert shelves.places.by_code(place.code) == changed


def test_a_code_is_switched_and_switched_back(standing: Standing) -> None:
    place = standing.place
    for state in (CodeState.OFF, CodeState.RESULTS, CodeState.RESULTS, CodeState.ON):
        with standing.kit.store.write() as shelves:
            shelves.places.switch(place.code, place.council_id, state, "2026-11-23")
        with standing.kit.store.read() as shelves:
            found = shelves.places.by_code(place.code)
            assert found == replace(place, state=state)
            assert shelves.places.of_survey(standing.survey) == (found,)


def test_who_is_at_a_place_comes_back_and_goes(standing: Standing) -> None:
    place = standing.place
    face = Face(
        an_id(), place.id, place.council_id, "A. Tester", "06", (MOMENT,), "2026-12-31",
        "2026-11-23", b"\xff\xd8\x00",
    )  # fmt: skip
    with standing.kit.store.write() as shelves:
        shelves.presence.put_face(replace(face, name="Before"))
        shelves.presence.put_face(face)
    with standing.kit.store.write() as shelves:
        assert shelves.presence.faces(place.council_id) == (face,)
        assert shelves.presence.faces("elsewhere") == ()
        assert shelves.presence.forget_faces("2026-12-31") == 0
        assert shelves.presence.forget_faces("2027-01-01") == 1
        shelves.presence.put_face(face)
        shelves.presence.remove_face(face.id)
        assert shelves.presence.faces(place.council_id) == ()


def test_checks_come_back_newest_first(standing: Standing) -> None:
    place = standing.place
    checks = [
        TamperCheck(an_id(), place.id, place.council_id, day, "A. Tester", day > "2026-11-01", "x")
        for day in ("2026-10-01", "2026-11-23")
    ]
    with standing.kit.store.write() as shelves:
        for check in checks:
            shelves.presence.add_check(check)
    with standing.kit.store.read() as shelves:
        assert shelves.presence.checks(place.council_id) == tuple(reversed(checks))
