"""The export command: files that leave, for research or for the host."""

from pathlib import Path

import click

from app.cli.later import known_or_later
from app.cli.opened import data_option, toolkit
from app.core.problems import Problem, Refused
from app.flow.export import tables_for
from app.flow.prepare import survey_with
from exports.workbook import write_workbook

_NOW = ("xlsx",)
_COMING = ("csv", "sav", "dta", "parquet", "ddi", "xlsform", "lss", "surveyjs")


@click.command("export")
@click.argument("slug")
@click.option("--format", "form", required=True, help="xlsx")
@click.option(
    "--for",
    "purpose",
    type=click.Choice(["research", "host"]),
    default="research",
    show_default=True,
    help="research coarsens what is rare; host is whole.",
)
@click.option("-o", "output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@data_option
@click.pass_context
def export(ctx: click.Context, slug: str, form: str, purpose: str, output: Path) -> None:
    """Write the answers to a file."""
    known_or_later(form, _NOW, _COMING)
    kit = toolkit(ctx)
    tables = tables_for(kit, survey_with(kit, slug), purpose)
    if not output.parent.is_dir():
        raise Refused(Problem("no_such_folder", str(output.parent)))
    write_workbook(tables, output)
    click.echo(f"{output}: {len(tables.rows)} responses.")


COMMANDS = (export,)
