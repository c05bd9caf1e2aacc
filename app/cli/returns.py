"""Commands on the return: confirm a place, read the ledger."""

import click

from app.cli.opened import data_option, json_option, say, toolkit
from app.cli.return_keys import COMMANDS as KEYS
from app.cli.sending import COMMANDS as SENDING
from app.flow.places import place_with
from app.flow.prepare import survey_with
from app.flow.returning.ledger import ledger
from app.flow.returning.places import confirm_place


@click.group("return")
def return_group() -> None:
    """Tell everyone what came of it, and count who was told."""


@return_group.command("confirm")
@click.argument("slug")
@click.option("--place", "code", required=True, help="The code of the place.")
@click.option("--by", required=True, help="The council member who saw it hang or said it.")
@click.option("--spoken", type=click.IntRange(min=0), help="How many heard it said there.")
@data_option
@click.pass_context
def confirm(ctx: click.Context, slug: str, code: str, by: str, spoken: int | None) -> None:
    """A council member confirms that the results were told at a place."""
    kit = toolkit(ctx)
    survey = survey_with(kit, slug)
    place = place_with(kit, survey, code)
    confirm_place(kit, survey, place, by, spoken)
    click.echo(f"{place.name}: confirmed by {by}.")


@return_group.command("ledger")
@click.argument("slug")
@json_option
@data_option
@click.pass_context
def ledger_(ctx: click.Context, slug: str, as_json: bool) -> None:
    """How many answered, how many were told."""
    kit = toolkit(ctx)
    plain = ledger(kit, survey_with(kit, slug))
    words = f"At least {plain['told']} of {plain['respondents']} were told."
    if plain["told_at_most"] != plain["told"]:
        words += f" At most {plain['told_at_most']}."
    say(plain, as_json, words)


for each in (*KEYS, *SENDING):
    return_group.add_command(each)
COMMANDS = (return_group,)
