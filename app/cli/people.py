"""Commands on people: somebody who will sign in to the council's workspace."""

import sys
from getpass import getpass

import click

from app.cli.opened import data_option, toolkit
from app.core.roles import Role
from app.flow.people.adding import add_person
from app.flow.people.councils import council_with

ROLES = tuple(role.value for role in Role)


@click.group("user")
def user_group() -> None:
    """People of the council."""


@user_group.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="coordinator", show_default=True)
@click.option("--council", "slug", default="", help="Short name of the council; see council list.")
@data_option
@click.pass_context
def add(ctx: click.Context, name: str, role: str, slug: str) -> None:
    """Add a person; the password is asked, or read from standard input."""
    kit = toolkit(ctx)
    home = council_with(kit, slug)
    password = getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    person = add_person(kit, home, name, (role,), password, "host")
    click.echo(f"{person.name} is a {role} of {home.name}.")


COMMANDS = (user_group,)
