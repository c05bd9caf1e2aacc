"""The service hatch: every verb as a command, for the host and for other people's scripts.

Exit 0 done, 1 refused with the reason on stderr, 2 wrong usage. The commands and options are
the outside contract; they change only with a note in the changelog.
"""

import sys

import click

from app.cli import copies, exporting, people, places, prints, results, returns, server, surveys
from app.cli.reasons import sentence
from app.core.problems import Refused

_LATER = frozenset(("kiosk", "wave"))


class Hatch(click.Group):
    """A group whose refusals are sentences on stderr, never a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except Refused as refused:
            for problem in refused.problems:
                click.echo(sentence(problem), err=True)
            ctx.exit(1)
        except OSError as error:
            click.echo(f"The system says no: {error.strerror or error}.", err=True)
            ctx.exit(1)


@click.group(cls=Hatch, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--data", metavar="DIR", help="The data folder (or BUURTSTEM_DATA).")
@click.version_option(package_name="buurtstem")
@click.pass_context
def hatch(ctx: click.Context, data: str | None) -> None:
    """Buurtstem: ask in every language, hear every voice, tell everyone what came of it."""
    ctx.obj = data


for room in (surveys, places, prints, results, returns, exporting, people, copies, server):
    for command in room.COMMANDS:
        hatch.add_command(command)


def main() -> None:
    """The entry point of ``buurtstem``."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    hatch(prog_name="buurtstem")
