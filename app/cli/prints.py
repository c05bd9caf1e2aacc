"""The command that prints: everything that hangs, stands, is handed out or carried, as PDF."""

from pathlib import Path

import click

from app.cli.later import known_or_later
from app.cli.opened import data_option, toolkit
from app.cli.passphrase import passphrase_option, read_passphrase
from app.cli.private import write_private
from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.prepare import survey_with
from app.flow.records import Survey
from app.flow.returning.keys import open_key
from app.media.typesetting import Printed
from app.web.prints import KINDS, Wish, printed, told
from app.web.prints.helping import help_sheets
from app.web.prints.learning import worksheets
from app.web.prints.letters import print_letters

# These belong to no code on a wall, so a survey need not be open for them.
_ANY_TIME = ("worksheets", "help")
# With addresses or tickets in them.
_OF_PEOPLE = ("letters", "cards")
_LETTERS = "letters"
_ALL = (*KINDS, *told.KINDS, *_ANY_TIME, _LETTERS)
_COMING = ("booklet",)


@click.command("print")
@click.argument("slug")
@click.argument("kind", metavar="|".join(_ALL))
@click.option("--place", "codes", multiple=True, help="The code of a place; default all places.")
@click.option("--lang", "tags", multiple=True, help="A language, the first one loudest.")
@click.option(
    "--count", type=int, default=4, show_default=True, help="Cards per place and language."
)
@click.option(
    "--size",
    type=click.Choice(["a4", "a3"]),
    default="a4",
    show_default=True,
    help="The paper of a poster or of who is asking.",
)
@click.option(
    "--distance",
    type=float,
    metavar="METRES",
    help="From how far the code of a poster, flyer or table card is read.",
)
@click.option("--grey", is_flag=True, help="Without any colour.")
@passphrase_option
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
    size: str,
    distance: float | None,
    grey: bool,
    passphrase_file: str | None,
    output: Path,
) -> None:
    """Make something to hang up, to hand out or to carry."""
    known_or_later(kind, _ALL, _COMING)
    kit = toolkit(ctx)
    survey = survey_with(kit, slug)
    # Before anything is made: cards that were made and not printed would be lost.
    if not output.absolute().parent.is_dir():
        raise Refused(Problem("no_such_folder", str(output.parent)))
    wish = Wish(kind, codes, tags, count, size, distance, grey)
    if kind == _LETTERS:
        made = print_letters(kit, survey, open_key(kit, survey, read_passphrase(passphrase_file)))
    elif kind in _ANY_TIME:
        made = _made_any_time(kit, survey, wish)
    else:
        made = printed(kit, survey, wish)
    if kind in _OF_PEOPLE:
        write_private(output, made.pdf)
    else:
        output.write_bytes(made.pdf)
    click.echo(f"{output}: {kind} of {slug}. Pages: {made.pages}.{_symbol(made.symbol_mm)}")


def _made_any_time(kit: Toolkit, survey: Survey, wish: Wish) -> Printed:
    """Worksheets and help; their paper is A4 and has no code."""
    wish.paper()
    if wish.kind == "worksheets":
        return worksheets(kit, survey, wish.tags)
    return help_sheets(kit, survey, wish.places, wish.tags)


def _symbol(width: float) -> str:
    if not width:
        return ""
    return f" The code is {width:g} mm wide: it is read from {width / 100:.1f} m."


COMMANDS = (print_,)
