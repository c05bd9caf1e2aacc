"""Councils, their people, and the audit log of acts."""

from sqlalchemy import func, select

from app.flow.records import Council, Person
from app.store.looks import from_text
from app.store.session import Session, Statement
from app.store.tables import councils as tables
from app.store.tables.looks import looks

# Every visit of a resident asks for this one.
_COUNCIL = Statement(
    "SELECT c.id, c.slug, c.name, c.time_zone, l.look, l.logo_name"
    " FROM councils c LEFT JOIN looks l ON l.council_id = c.id WHERE c.id = ?"
)


class PeopleShelf:
    """Implements flow's port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def councils(self) -> tuple[Council, ...]:
        """All councils, by name."""
        councils = tables.councils.c
        rows = self._session.run(
            select(
                councils.id,
                councils.slug,
                councils.name,
                councils.time_zone,
                looks.c.look,
                looks.c.logo_name,
            )
            .outerjoin_from(tables.councils, looks, looks.c.council_id == councils.id)
            .order_by(councils.name, councils.id)
        )
        return tuple(_council(*row) for row in rows)

    def council(self, council_id: str) -> Council:
        """The council with an id. Raises KeyError."""
        row = self._session.fast(_COUNCIL, council_id).fetchone()
        if row is None:
            raise KeyError(council_id)
        return _council(*row)

    def add_council(self, council: Council, region: str = "") -> None:
        """The council exists, within a region where one is named."""
        region_id = None
        if region:
            regions = tables.regions
            # A region's id only has to be its own; the first council of it lends its id.
            adding = self._session.insert(regions).values(id=council.id, name=region)
            self._session.run(adding.on_conflict_do_nothing(index_elements=["name"]))
            region_id = self._session.run(
                select(regions.c.id).where(regions.c.name == region)
            ).scalar_one()
        self._session.run(
            tables.councils.insert().values(
                id=council.id,
                region_id=region_id,
                slug=council.slug,
                name=council.name,
                time_zone=council.time_zone,
            )
        )

    def rename_council(self, council: Council, name: str) -> None:
        """The council is called so."""
        mine = tables.councils.c.id == council.id
        self._session.run(tables.councils.update().where(mine).values(name=name))

    def region(self, council_id: str) -> str:
        """The name of the region that a council belongs to; empty for none."""
        wanted = select(tables.regions.c.name).join(tables.councils)
        found = self._session.run(wanted.where(tables.councils.c.id == council_id))
        return str(found.scalar_one_or_none() or "")

    def add_person(self, person: Person, password_hash: str) -> None:
        """The person can sign in, with these roles."""
        self._session.run(
            tables.people.insert().values(
                id=person.id,
                council_id=person.council_id,
                name=person.name,
                password_hash=password_hash,
            )
        )
        self.set_roles(person, person.roles)

    def set_roles(self, person: Person, roles: tuple[str, ...]) -> None:
        """The person has these roles and no others."""
        table = tables.person_roles
        self._session.run(table.delete().where(table.c.person_id == person.id))
        rows = [
            {"person_id": person.id, "role": role, "council_id": person.council_id}
            for role in dict.fromkeys(roles)
        ]
        if rows:
            self._session.run(table.insert(), rows)

    def remove_person(self, person: Person) -> None:
        """The person is gone; acts in the log stay, with the name that did them."""
        self._session.run(tables.people.delete().where(tables.people.c.id == person.id))

    def person(self, person_id: str) -> Person | None:
        """The person with an id."""
        council = select(tables.people.c.council_id).where(tables.people.c.id == person_id)
        found = self._session.run(council).scalar_one_or_none()
        mine = () if found is None else self.people(found)
        return next((person for person in mine if person.id == person_id), None)

    def named(self, name: str) -> tuple[Person, ...]:
        """Everybody of that name, of any council; capitals and spaces do not count."""
        wanted = " ".join(name.split()).casefold()
        everybody = (each for council in self.councils() for each in self.people(council.id))
        return tuple(person for person in everybody if person.name.casefold() == wanted)

    def people(self, council_id: str) -> tuple[Person, ...]:
        """The people of a council, by name; roles by name."""
        people, roles = tables.people.c, tables.person_roles.c
        having: dict[str, list[str]] = {}
        for person_id, role in self._session.run(
            select(roles.person_id, roles.role)
            .where(roles.council_id == council_id)
            .order_by(roles.role)
        ):
            having.setdefault(person_id, []).append(role)
        rows = self._session.run(
            select(people.id, people.name)
            .where(people.council_id == council_id)
            .order_by(people.name)
        )
        return tuple(
            Person(identity, council_id, name, tuple(having.get(identity, ())))
            for identity, name in rows
        )

    def log(self, council_id: str, day: str, person: str, act: str, subject: str) -> None:
        """The act stands at the end of the council's log."""
        acts = tables.acts
        last = select(func.coalesce(func.max(acts.c.number), 0) + 1).where(
            acts.c.council_id == council_id
        )
        self._session.run(
            acts.insert().values(
                council_id=council_id,
                number=last.scalar_subquery(),
                day=day,
                person=person,
                act=act,
                subject=subject,
            )
        )

    def acts(self, council_id: str) -> tuple[tuple[str, str, str, str], ...]:
        """Day, person, act and subject, oldest first."""
        acts = tables.acts.c
        rows = self._session.run(
            select(acts.day, acts.person, acts.act, acts.subject)
            .where(acts.council_id == council_id)
            .order_by(acts.number)
        )
        return tuple((day, person, act, subject) for day, person, act, subject in rows)


def _council(
    identity: str, slug: str, name: str, time_zone: str, look: str | None, logo: str | None
) -> Council:
    return Council(identity, slug, name, time_zone, from_text(look or ""), logo or "")
