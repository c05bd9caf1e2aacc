"""Commands on people: somebody who will sign in to the council's workspace."""

import sys
from getpass import getpass

import click
from argon2 import PasswordHasher

from app.cli.opened import council, data_option, toolkit
from app.core.problems import Problem, Refused
from app.flow.records import Person

ROLES = (
    "coordinator",
    "interviewer",
    "key_figure",
    "reviewer",
    "co_researcher",
    "researcher",
    "official",
    "evaluator",
)
_SHORTEST = 12


@click.group("user")
def user_group() -> None:
    """People of the council."""


@user_group.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="coordinator", show_default=True)
@data_option
@click.pass_context
def add(ctx: click.Context, name: str, role: str) -> None:
    """Add a person; the password is asked, or read from standard input."""
    kit = toolkit(ctx)
    name = " ".join(name.split())
    if not name:
        raise Refused(Problem("no_name", "name"))
    home = council(kit)
    with kit.store.read() as shelves:
        if any(person.name == name for person in shelves.people.people(home.id)):
            raise Refused(Problem("person_exists", name))
    password = getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if len(password) < _SHORTEST:
        raise Refused(Problem("password_too_short", name, (("least", str(_SHORTEST)),)))
    person = Person(kit.secrets.random_id(), home.id, name, (role,))
    hashed = PasswordHasher().hash(password)
    with kit.store.write() as shelves:
        shelves.people.add_person(person, hashed)
        today = kit.clock.today(home.time_zone)
        shelves.people.log(home.id, today, "host", "user add", name)
    click.echo(f"{name} is a {role} of {home.name}.")


COMMANDS = (user_group,)
