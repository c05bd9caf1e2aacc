"""Presence: who of the council is at a place and when (KS06), and whether somebody looked lately
that the codes there are genuine (QR07).

Nobody is named without their agreement, nor after their last day; then they are deleted.
"""

from dataclasses import replace
from datetime import date

from app.core.places import Face, TamperCheck
from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.records import Council
from app.flow.register import place_in

MOST_FACES = 4
"""So many people fit on one card."""
_LONGEST_NAME, _LONGEST_PHONE, _LONGEST_NOTE = 60, 30, 300
_MOST_MOMENTS = 7


def faces_of(toolkit: Toolkit, council: Council) -> tuple[Face, ...]:
    """Who of the council is at its places, by name; nobody whose last day has passed."""
    today = toolkit.clock.today(council.time_zone)
    with toolkit.store.read() as shelves:
        return tuple(face for face in shelves.presence.faces(council.id) if face.is_here(today))


def keep_face(
    toolkit: Toolkit, council: Council, by: str, face: Face, photo: bytes | None = None
) -> Face:
    """The person is at the place like this; without an id it is somebody new.

    ``photo`` is a file as it came; None keeps the one there is, empty takes it away. Raises
    Refused with every problem: no name, no moment, a last day that is none or has passed, more
    people than fit on a card, or a file that is no photo.
    """
    today = toolkit.clock.today(council.time_zone)
    clean = toolkit.cleaner.photo(photo) if photo else b""
    face = replace(
        face,
        name=" ".join(face.name.split()),
        phone=" ".join(face.phone.split()),
        moments=tuple(sorted(set(face.moments))),
    )
    problems = tuple(_problems(face, today))
    if problems:
        raise Refused(*problems)
    with toolkit.store.write() as shelves:
        place_in(shelves, council, face.place_id)
        known = {each.id: each for each in shelves.presence.faces(council.id)}
        if face.id and face.id not in known:
            raise Refused(Problem("unknown_face", face.name))
        here = [each for each in known.values() if each.place_id == face.place_id]
        if sum(each.is_here(today) and each.id != face.id for each in here) >= MOST_FACES:
            raise Refused(Problem("too_many_faces", "", (("most", str(MOST_FACES)),)))
        kept = replace(
            face,
            id=face.id or toolkit.secrets.random_id(),
            council_id=council.id,
            photo=known[face.id].photo if photo is None and face.id else clean,
        )
        shelves.presence.put_face(kept)
        act = "change who is at a place" if face.id else "add who is at a place"
        shelves.people.log(council.id, today, by, act, kept.name)
    return kept


def remove_face(toolkit: Toolkit, council: Council, by: str, face_id: str) -> None:
    """Nothing is known any more of a person at a place. Raises Refused where nobody was."""
    with toolkit.store.write() as shelves:
        known = {each.id: each for each in shelves.presence.faces(council.id)}
        if face_id not in known:
            raise Refused(Problem("unknown_face", face_id[:40]))
        shelves.presence.remove_face(face_id)
        today = toolkit.clock.today(council.time_zone)
        # The log must not keep the name of somebody who wants to be named no more.
        shelves.people.log(council.id, today, by, "remove who is at a place", "")


def note_check(
    toolkit: Toolkit, council: Council, by: str, place_id: str, is_genuine: bool, note: str = ""
) -> TamperCheck:
    """Today somebody looked at the codes of a place. Raises Refused: no name, or an unknown
    place."""
    by = " ".join(by.split())
    if not by:
        raise Refused(Problem("no_name"))
    today = toolkit.clock.today(council.time_zone)
    with toolkit.store.write() as shelves:
        place = place_in(shelves, council, place_id)
        check = TamperCheck(
            toolkit.secrets.random_id(),
            place.id,
            council.id,
            today,
            by[:_LONGEST_NAME],
            is_genuine,
            " ".join(note.split())[:_LONGEST_NOTE],
        )
        shelves.presence.add_check(check)
        act = "codes are genuine" if is_genuine else "codes are not genuine"
        shelves.people.log(council.id, today, by, act, place.name)
    return check


def checks_of(toolkit: Toolkit, council: Council) -> tuple[TamperCheck, ...]:
    """The checks at all places of a council, newest first."""
    with toolkit.store.read() as shelves:
        return shelves.presence.checks(council.id)


def _problems(face: Face, today: str) -> list[Problem]:
    found = []
    if not face.name or len(face.name) > _LONGEST_NAME:
        found.append(Problem("face_name", face.name[:40], (("most", str(_LONGEST_NAME)),)))
    if len(face.phone) > _LONGEST_PHONE:
        found.append(Problem("face_phone", face.phone[:40], (("most", str(_LONGEST_PHONE)),)))
    if not 0 < len(face.moments) <= _MOST_MOMENTS:
        found.append(Problem("face_moments", "", (("most", str(_MOST_MOMENTS)),)))
    if not _is_day(face.end_day):
        found.append(Problem("not_a_day", "end_day", (("value", face.end_day[:20]),)))
    elif face.end_day < today:
        found.append(Problem("end_day_has_passed", face.end_day))
    return found


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
