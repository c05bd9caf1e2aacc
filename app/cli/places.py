"""Commands on places: add one, list them with their addresses."""

import click

from app.cli.opened import data_option, json_option, say, toolkit
from app.flow.places import add_place, places_of
from app.flow.ports import Toolkit
from app.flow.prepare import survey_with
from app.flow.records import Place
from app.web.addresses import place_url


@click.group("place")
def place_group() -> None:
    """Where a QR code hangs."""


def _plain(kit: Toolkit, place: Place) -> dict[str, str]:
    return {"code": place.code, "name": place.name, "url": place_url(kit.url, place.code)}


@place_group.command("add")
@click.argument("slug")
@click.argument("name")
@click.option("--kind", default="", help="The kind of place in one word, such as library.")
@json_option
@data_option
@click.pass_context
def add(ctx: click.Context, slug: str, name: str, kind: str, as_json: bool) -> None:
    """A new place with its own code."""
    kit = toolkit(ctx)
    place = add_place(kit, survey_with(kit, slug), name, kind)
    plain = _plain(kit, place)
    say(plain, as_json, f"{plain['code']}  {plain['url']}  {plain['name']}")


@place_group.command("list")
@click.argument("slug")
@json_option
@data_option
@click.pass_context
def list_(ctx: click.Context, slug: str, as_json: bool) -> None:
    """All places of a survey."""
    kit = toolkit(ctx)
    rows = [_plain(kit, place) for place in places_of(kit, survey_with(kit, slug))]
    words = "\n".join(f"{row['code']}  {row['url']}  {row['name']}" for row in rows)
    say(rows, as_json, words or "No places yet: buurtstem place add SLUG NAME")


COMMANDS = (place_group,)
