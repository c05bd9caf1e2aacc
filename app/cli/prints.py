"""The print command: posters and cards as PDF."""

from pathlib import Path

import click

from app.cli.later import known_or_later
from app.cli.opened import data_option, toolkit
from app.core.problems import Problem, Refused
from app.flow.prepare import survey_with
from app.web.prints import make_print

_NOW = ("poster", "cards")
_COMING = ("booklet", "letters", "worksheets")


@click.command("print")
@click.argument("slug")
@click.argument("kind", metavar="poster|cards")
@click.option("--place", "codes", multiple=True, help="The code of a place; default all places.")
@click.option("--lang", "tags", multiple=True, help="A language, the first one loudest.")
@click.option(
    "--count", type=int, default=4, show_default=True, help="Cards per place and language."
)
@click.option("-o", "output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@data_option
@click.pass_context
def print_(
    ctx: click.Context,
    slug: str,
    kind: str,
    codes: tuple[str, ...],
    tags: tuple[str, ...],
    count: int,
    output: Path,
) -> None:
    """Make something to hang up or to hand out."""
    known_or_later(kind, _NOW, _COMING)
    kit = toolkit(ctx)
    survey = survey_with(kit, slug)
    # Before anything is made: cards that were made and not printed would be lost.
    if not output.absolute().parent.is_dir():
        raise Refused(Problem("no_such_folder", str(output.parent)))
    output.write_bytes(make_print(kit, survey, kind, codes, tags, count))
    click.echo(f"{output}: {kind} of {slug}.")


COMMANDS = (print_,)
