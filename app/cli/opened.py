"""The toolkit as commands get it: settings read, database at hand, schema current."""

import json

import click

from app import factory
from app.flow.people.councils import council_with
from app.flow.ports import Toolkit
from app.flow.records import Council
from app.settings import Settings


def settings(ctx: click.Context) -> Settings:
    """The settings, with ``--data`` wherever on the command line it stood."""
    return Settings.read(data=ctx.find_root().obj)


def toolkit(ctx: click.Context) -> Toolkit:
    """The toolkit of this host; a database that does not exist yet is made."""
    return factory.build_toolkit(settings(ctx))


def council(kit: Toolkit) -> Council:
    """The council that the command line works for: the first that this host had."""
    return council_with(kit)


def say(plain: object, as_json: bool, words: str) -> None:
    """Prints for a script or for a person."""
    click.echo(json.dumps(plain, ensure_ascii=False, indent=1) if as_json else words)


data_option = click.option(
    "--data",
    metavar="DIR",
    expose_value=False,
    help="The data folder (or BUURTSTEM_DATA).",
    callback=lambda ctx, _param, value: _keep(ctx, value),
)


def _keep(ctx: click.Context, value: str | None) -> None:
    if value:
        ctx.find_root().obj = value


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
