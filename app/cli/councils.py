"""Commands on councils: a host may serve several, each with people and surveys of its own."""

import unicodedata

import click

from app.cli.opened import data_option, json_option, say, settings, toolkit
from app.flow.people import councils as verbs


@click.group("council")
def council_group() -> None:
    """Councils of this host."""


@council_group.command("add")
@click.argument("name")
@click.option("--slug", default="", help="Its short name; made from the name unless given.")
@click.option("--region", default="", help="The region it belongs to.")
@data_option
@click.pass_context
def add(ctx: click.Context, name: str, slug: str, region: str) -> None:
    """One council more. Then: buurtstem user add NAME --council SLUG"""
    zone = settings(ctx).time_zone
    made = verbs.add_council(toolkit(ctx), name, slug or _slug(name), region, zone)
    click.echo(f"{made.slug}  {made.name}")


@council_group.command("list")
@json_option
@data_option
@click.pass_context
def list_(ctx: click.Context, as_json: bool) -> None:
    """All councils, with their regions."""
    rows = [
        {"slug": each.council.slug, "name": each.council.name, "region": each.region}
        for each in verbs.councils_of(toolkit(ctx))
    ]
    words = "\n".join(
        f"{row['slug']}  {row['name']}" + (f"  ({row['region']})" if row["region"] else "")
        for row in rows
    )
    say(rows, as_json, words)


@council_group.command("rename")
@click.argument("slug")
@click.argument("name")
@data_option
@click.pass_context
def rename(ctx: click.Context, slug: str, name: str) -> None:
    """Give a council its real name, before it opens a survey."""
    kit = toolkit(ctx)
    made = verbs.rename_council(kit, verbs.council_with(kit, slug), name)
    click.echo(f"{made.slug}  {made.name}")


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    return "-".join(words)[:60].strip("-")


COMMANDS = (council_group,)
