"""The command on the return key of a survey: make it, and confirm its sheet."""

from pathlib import Path

import click

from app.cli.opened import data_option, toolkit
from app.cli.passphrase import read_passphrase
from app.cli.private import write_private
from app.core.problems import Problem, Refused
from app.flow.find import title_of
from app.flow.ports import Toolkit
from app.flow.prepare import survey_with
from app.flow.records import Survey
from app.flow.returning.keys import COMMAND, confirm_sheet, make_key
from app.web.workspace.recovery_sheet import recovery_sheet
from app.web.workspace.words import workspace_reader
from app.words.workspace import LANGUAGES


@click.command("key")
@click.argument("slug")
@click.option("--passphrase-file", "file", help="A file with your passphrase; - reads it here.")
@click.option("-o", "output", type=click.Path(path_type=Path, dir_okay=False), help="The sheet.")
@click.option("--confirm", "code", help="The code on the sheet; - reads it here.")
@click.option("--lang", "tag", type=click.Choice(LANGUAGES), default="nl", show_default=True)
@data_option
@click.pass_context
def key_(
    ctx: click.Context, slug: str, file: str | None, output: Path | None, code: str | None, tag: str
) -> None:
    """Make the return key and its recovery sheet, then confirm the sheet with --confirm."""
    kit = toolkit(ctx)
    survey = survey_with(kit, slug)
    if code is not None:
        # Other accounts of this machine can read what a command was called with.
        confirm_sheet(kit, survey, COMMAND, read_passphrase("-") if code == "-" else code)
        click.echo(f"{slug}: the recovery sheet is confirmed; addresses may be asked.")
        return
    if file is None or output is None:
        raise click.UsageError("Give --passphrase-file and -o, or --confirm CODE.")
    if not output.absolute().parent.is_dir():
        raise Refused(Problem("no_such_folder", str(output.parent)))
    made = make_key(kit, survey, COMMAND, COMMAND, read_passphrase(file))
    write_private(output, _sheet(kit, survey, made, tag))
    click.echo(f"{output}: the recovery sheet of {slug}. Print it, throw the file away, and type")
    click.echo(f"its code: buurtstem return key {slug} --confirm -")


def _sheet(kit: Toolkit, survey: Survey, code: str, tag: str) -> bytes:
    with kit.store.read() as shelves:
        council = shelves.people.council(survey.council_id)
    day = kit.clock.today(council.time_zone)
    title = title_of(kit, survey, tag)
    return recovery_sheet(workspace_reader(tag), council.name, title, code, day)


COMMANDS = (key_,)
