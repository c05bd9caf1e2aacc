"""Who is at a place and when, and whether the codes there were looked at lately."""

from dataclasses import replace

import pytest

from app.core.places import Face, Moment, check_is_due, moments_of
from app.core.problems import Refused
from app.flow.places import HOST
from app.flow.ports import Toolkit
from app.flow.presence import checks_of, faces_of, keep_face, note_check, remove_face
from app.flow.records import Council, Place
from app.flow.retention import run_retention
from tests.builders import an_open_version
from tests.fakes import FixedClock
from tests.media.taken import a_photo

BY = "A. Tester"
TUESDAY = Moment(2, "10:00", "12:00")


def _here(toolkit: Toolkit) -> tuple[Council, Place]:
    survey, _, place = an_open_version(toolkit)
    with toolkit.store.read() as shelves:
        return shelves.people.council(survey.council_id), place


def _face(place: Place, **changes: object) -> Face:
    face = Face("", place.id, "", " Somebody  Else ", "06", (TUESDAY, TUESDAY), "2026-12-31")
    return replace(face, **changes)  # type: ignore[arg-type]


def test_nobody_is_named_who_did_not_agree_or_whose_last_day_has_passed(toolkit: Toolkit) -> None:
    """KS06: a card that is out of date names nobody."""
    council, place = _here(toolkit)
    silent = keep_face(toolkit, council, BY, _face(place))
    named = keep_face(toolkit, council, BY, _face(place, agreed_day="2026-11-01"))
    assert silent.name == "Somebody Else"
    assert [face.is_named("2026-12-31") for face in (silent, named)] == [False, True]
    assert not named.is_named("2027-01-01")
    assert moments_of((silent, named), "2026-11-23") == (TUESDAY,)
    assert moments_of((silent, named), "2027-01-01") == ()


def test_a_person_is_deleted_after_the_last_day(toolkit: Toolkit, clock: FixedClock) -> None:
    """KS06: the register forgets by itself who is there no more."""
    council, place = _here(toolkit)
    keep_face(toolkit, council, BY, _face(place))
    clock.day = "2026-12-31"
    run_retention(toolkit)
    assert len(faces_of(toolkit, council)) == 1
    clock.day = "2027-01-01"
    assert faces_of(toolkit, council) == ()
    run_retention(toolkit)
    with toolkit.store.read() as shelves:
        assert shelves.presence.faces(council.id) == ()


def test_a_person_can_be_changed_and_taken_away_at_once(toolkit: Toolkit) -> None:
    council, place = _here(toolkit)
    face = keep_face(toolkit, council, BY, _face(place))
    changed = keep_face(toolkit, council, BY, replace(face, phone="07"))
    assert faces_of(toolkit, council) == (changed,)
    remove_face(toolkit, council, BY, face.id)
    assert faces_of(toolkit, council) == ()
    with toolkit.store.read() as shelves:
        assert shelves.people.acts(council.id)[-1][2:] == ("remove who is at a place", "")
    for act in (
        lambda: remove_face(toolkit, council, BY, face.id),
        lambda: keep_face(toolkit, council, BY, face),
    ):
        with pytest.raises(Refused, match="unknown_face"):
            act()


def test_a_photo_is_made_anew_and_stays_until_it_is_taken_away(toolkit: Toolkit) -> None:
    council, place = _here(toolkit)
    raw = a_photo()
    face = keep_face(toolkit, council, BY, _face(place), raw)
    assert face.photo
    assert face.photo != raw
    assert keep_face(toolkit, council, BY, replace(face, photo=b"")).photo == face.photo
    assert keep_face(toolkit, council, BY, face, b"").photo == b""
    with pytest.raises(Refused, match="not_a_photo"):
        keep_face(toolkit, council, BY, face, b"no photo")


def test_everything_that_is_wrong_with_a_person_is_said_at_once(toolkit: Toolkit) -> None:
    council, place = _here(toolkit)
    wrong = _face(place, name="", phone="0" * 31, moments=(), end_day="soon")
    with pytest.raises(Refused) as refused:
        keep_face(toolkit, council, BY, wrong)
    codes = [problem.code for problem in refused.value.problems]
    assert codes == ["face_name", "face_phone", "face_moments", "not_a_day"]
    with pytest.raises(Refused, match="end_day_has_passed"):
        keep_face(toolkit, council, BY, _face(place, end_day="2026-11-22"))


def test_no_more_people_are_kept_than_fit_on_a_card(toolkit: Toolkit) -> None:
    council, place = _here(toolkit)
    faces = [keep_face(toolkit, council, BY, _face(place, name=f"P {n}")) for n in range(4)]
    with pytest.raises(Refused, match="too_many_faces"):
        keep_face(toolkit, council, BY, _face(place))
    assert keep_face(toolkit, council, BY, faces[0]) == faces[0]


def test_a_check_is_due_again_after_a_week(toolkit: Toolkit, clock: FixedClock) -> None:
    """QR07: somebody looks every week whether a code is pasted over."""
    council, place = _here(toolkit)
    assert check_is_due(checks_of(toolkit, council), clock.day)
    first = note_check(toolkit, council, BY, place.id, True)
    clock.day = "2026-11-30"
    assert check_is_due(checks_of(toolkit, council), clock.day)
    second = note_check(toolkit, council, BY, place.id, False, " a  sticker ")
    assert checks_of(toolkit, council) == (second, first)
    assert (second.day, second.note) == ("2026-11-30", "a sticker")
    assert not check_is_due(checks_of(toolkit, council), "2026-12-06")


def test_a_check_needs_somebody_and_a_place_of_the_council(toolkit: Toolkit) -> None:
    council, place = _here(toolkit)
    with pytest.raises(Refused, match="no_name"):
        note_check(toolkit, council, " ", place.id, True)
    with pytest.raises(Refused, match="unknown_place"):
        note_check(toolkit, council, HOST, "elsewhere", True)
