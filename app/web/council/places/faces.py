"""Who of the council is at a place: added with their agreement, changed, taken off the list."""

from flask import Response

from app.core.places import Face
from app.core.problems import Refused
from app.core.roles import Right
from app.flow.presence import faces_of, keep_face, remove_face
from app.web.council.door import LARGEST_FILE, Visit, route
from app.web.council.places.moments import typed_moments
from app.web.council.places.register import known_place, place_page
from app.web.council.places.words import REASONS


@route("/places/<place_id>/faces", Right.PLACES, "POST", LARGEST_FILE)
def keep(visit: Visit, place_id: str) -> Response:
    """The person is on the list of the place."""
    place = known_place(visit, place_id)
    face = _typed(visit, place.id)
    try:
        wished = Face(*face[:5], typed_moments(visit), *face[5:])
        keep_face(visit.toolkit, visit.council, visit.person.name, wished, _photo(visit))
    except Refused as refused:
        shown = Face(*face[:5], (), *face[5:])
        reasons = visit.reasons(refused.problems, REASONS)
        return place_page(visit, place, reasons, "face", shown)
    return visit.go(f"/council/places/{place.id}", "face_kept", "people")


@route("/places/<place_id>/faces/remove", Right.PLACES, "POST")
def remove(visit: Visit, place_id: str) -> Response:
    """Nothing is known of the person any more."""
    place = known_place(visit, place_id)
    try:
        remove_face(visit.toolkit, visit.council, visit.person.name, visit.field("face", 40))
    except Refused as refused:
        return place_page(visit, place, visit.reasons(refused.problems, REASONS), "faces")
    return visit.go(f"/council/places/{place.id}", "face_gone", "people")


def _typed(visit: Visit, place_id: str) -> tuple[str, str, str, str, str, str, str]:
    """Id, place, council, name, number, last day, and the day of agreement."""
    known = {each.id: each for each in faces_of(visit.toolkit, visit.council)}
    face_id = visit.field("face", 40)
    before = known[face_id].agreed_day if face_id in known else ""
    today = visit.toolkit.clock.today(visit.council.time_zone)
    agreed = (before or today) if visit.field("agreed") == "yes" else ""
    return (
        face_id,
        place_id,
        visit.council.id,
        visit.field("face_name", 300),
        visit.field("phone", 100),
        visit.field("end_day", 20).strip(),
        agreed,
    )


def _photo(visit: Visit) -> bytes | None:
    if visit.field("no_photo") == "yes":
        return b""
    found = visit.file("photo")
    return found[1] if found else None
