"""The export command: files that leave, for research or for the host."""

from pathlib import Path

import click

from app.cli.later import known_or_later
from app.cli.opened import data_option, toolkit
from app.core.problems import Problem, Refused
from app.exchange.xlsform.writing import not_held, write_xlsform
from app.flow.export import files_for, tables_for
from app.flow.ports import Toolkit
from app.flow.prepare import survey_with
from app.flow.records import Survey
from exports.files import write_files
from exports.workbook import write_workbook

_NOW = ("xlsx", "xlsform")
_COMING = ("csv", "sav", "dta", "parquet", "ddi", "lss", "surveyjs")


@click.command("export")
@click.argument("slug")
@click.option("--format", "form", required=True, help="xlsx, or xlsform for the questions.")
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
    """Write the answers to a file, or the questions as a form of a spreadsheet.

    For the host, recordings and photos go into a zip beside it, such as answers-files.zip for
    answers.xlsx; the rows hold the names of its files. For research they never leave.
    """
    known_or_later(form, _NOW, _COMING)
    kit = toolkit(ctx)
    survey = survey_with(kit, slug)
    if form == "xlsform":
        _write_form(kit, survey, output)
        return
    tables = tables_for(kit, survey, purpose)
    if not output.parent.is_dir():
        raise Refused(Problem("no_such_folder", str(output.parent)))
    write_workbook(tables, output)
    click.echo(f"{output}: {len(tables.rows)} responses.")
    beside = output.with_name(f"{output.stem}-files.zip")
    count = write_files(files_for(kit, survey, purpose), beside)
    if count:
        click.echo(f"{beside}: {count} recordings and photos.")


def _write_form(kit: Toolkit, survey: Survey, output: Path) -> None:
    """The draft as a form, and what a form cannot hold."""
    if not output.parent.is_dir():
        raise Refused(Problem("no_such_folder", str(output.parent)))
    with kit.store.read() as shelves:
        draft = shelves.surveys.draft(survey)
    output.write_bytes(write_xlsform(draft))
    asked = sum(item.is_asked for item in draft.items())
    for line in (f"{output}: {asked} questions.", *not_held(draft)):
        click.echo(line)


COMMANDS = (export,)
