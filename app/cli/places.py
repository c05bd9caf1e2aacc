"""Commands on places: add one, list them with their addresses."""

import click

from app.cli.opened import data_option, json_option, say, toolkit
from app.core.places import CodeState
from app.flow.places import add_place, place_with, places_of, switch_code
from app.flow.ports import Toolkit
from app.flow.prepare import survey_with
from app.flow.records import Place
from app.flow.register import rename_place_of
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


@place_group.command("switch")
@click.argument("slug")
@click.argument("code")
@click.argument("state", type=click.Choice([str(state) for state in CodeState]))
@json_option
@data_option
@click.pass_context
def switch(ctx: click.Context, slug: str, code: str, state: str, as_json: bool) -> None:
    """Let a code that hangs there lead to the questions (on), to the results, or nowhere (off)."""
    kit = toolkit(ctx)
    place = switch_code(kit, survey_with(kit, slug), code, CodeState(state))
    say({**_plain(kit, place), "state": str(place.state)}, as_json, f"{place.code}  {place.state}")


@place_group.command("rename")
@click.argument("slug")
@click.argument("code")
@click.argument("name")
@json_option
@data_option
@click.pass_context
def rename(ctx: click.Context, slug: str, code: str, name: str, as_json: bool) -> None:
    """Give a place another name; its code, and what hangs there, stay as they are."""
    kit = toolkit(ctx)
    survey = survey_with(kit, slug)
    rename_place_of(kit, survey, code, name)
    plain = _plain(kit, place_with(kit, survey, code))
    say(plain, as_json, f"{plain['code']}  {plain['url']}  {plain['name']}")


COMMANDS = (place_group,)
