"""What verbs ask of the shelf of people."""

from typing import Protocol

from app.flow.records import (
    Council,
    Person,
)


class PeopleShelf(Protocol):
    """Councils, people and the audit log of acts."""

    def councils(self) -> tuple[Council, ...]: ...
    def council(self, council_id: str) -> Council: ...
    def add_council(self, council: Council, region: str = "") -> None: ...
    def rename_council(self, council: Council, name: str) -> None: ...
    def region(self, council_id: str) -> str:
        """The name of the region that a council belongs to; empty for none."""

    def add_person(self, person: Person, password_hash: str) -> None: ...
    def people(self, council_id: str) -> tuple[Person, ...]: ...
    def person(self, person_id: str) -> Person | None: ...
    def named(self, name: str) -> tuple[Person, ...]:
        """Everybody of that name, of any council; capitals and spaces do not count."""

    def set_roles(self, person: Person, roles: tuple[str, ...]) -> None: ...
    def remove_person(self, person: Person) -> None:
        """The person is gone at once, with everything they came in by (KA14)."""

    def log(self, council_id: str, day: str, person: str, act: str, subject: str) -> None:
        """One act by a person of the council; never anything that arrives with a response."""

    def acts(self, council_id: str) -> tuple[tuple[str, str, str, str], ...]: ...
