"""Somebody looked at the codes of a place: whoever goes out may write that down (QR07)."""

from flask import Response

from app.core.roles import Right
from app.flow.presence import note_check
from app.web.council.door import Visit, route
from app.web.council.places.register import known_place


@route("/places/<place_id>/checks", Right.OUTREACH, "POST")
def note(visit: Visit, place_id: str) -> Response:
    """The check stands in the log of the place, under the name of who looked."""
    place = known_place(visit, place_id)
    is_genuine = visit.field("genuine") == "yes"
    by = visit.person.name
    note_check(visit.toolkit, visit.council, by, place.id, is_genuine, visit.field("note", 1000))
    slug = visit.field("survey", 80)
    said = "checked" if is_genuine else "not_genuine"
    if slug:
        return visit.go(f"/council/surveys/{visit.survey(slug).slug}/places", said)
    if visit.may(Right.PLACES):
        return visit.go(f"/council/places/{place.id}", said, "checks")
    return visit.go("/council/", said)
