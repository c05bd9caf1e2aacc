"""Who of a council is at its places and when, and who looked whether the codes are genuine."""

from sqlalchemy import delete, select

from app.core.places import Face, TamperCheck
from app.store.places import moments_in, one_a_line
from app.store.session import Session
from app.store.tables import places as tables


class PresenceShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put_face(self, face: Face) -> None:
        """The person is at the place like this; what was known under the same id is replaced."""
        self.remove_face(face.id)
        self._session.run(
            tables.faces.insert().values(
                id=face.id,
                place_id=face.place_id,
                council_id=face.council_id,
                name=face.name,
                phone=face.phone,
                moments=one_a_line(each.written() for each in face.moments),
                end_day=face.end_day,
                agreed_day=face.agreed_day,
                photo=face.photo,
            )
        )

    def faces(self, council_id: str) -> tuple[Face, ...]:
        """Who is at the places of a council, by name."""
        faces = tables.faces.c
        rows = self._session.run(
            select(tables.faces)
            .where(faces.council_id == council_id)
            .order_by(faces.name, faces.id)
        ).mappings()
        return tuple(
            Face(
                row["id"],
                row["place_id"],
                row["council_id"],
                row["name"],
                row["phone"],
                moments_in(row["moments"]),
                row["end_day"],
                row["agreed_day"],
                bytes(row["photo"]),
            )
            for row in rows
        )

    def remove_face(self, face_id: str) -> None:
        """Nothing is known of the person any more."""
        self._session.run(delete(tables.faces).where(tables.faces.c.id == face_id))

    def forget_faces(self, before_day: str) -> int:
        """Deletes everybody whose last day is before this one; how many there were."""
        faces = tables.faces
        done = self._session.run(delete(faces).where(faces.c.end_day < before_day))
        return int(done.rowcount)

    def add_check(self, check: TamperCheck) -> None:
        """The check stands in the log of its place."""
        self._session.run(
            tables.tamper_checks.insert().values(
                id=check.id,
                place_id=check.place_id,
                council_id=check.council_id,
                day=check.day,
                checked_by=check.by,
                is_genuine=check.is_genuine,
                note=check.note,
            )
        )

    def checks(self, council_id: str) -> tuple[TamperCheck, ...]:
        """The checks at the places of a council, newest first."""
        checks = tables.tamper_checks.c
        rows = self._session.run(
            select(
                checks.id,
                checks.place_id,
                checks.council_id,
                checks.day,
                checks.checked_by,
                checks.is_genuine,
                checks.note,
            )
            .where(checks.council_id == council_id)
            .order_by(checks.day.desc(), checks.id)
        )
        return tuple(TamperCheck(*row) for row in rows)
