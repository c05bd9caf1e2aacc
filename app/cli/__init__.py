"""The service hatch: every verb as a command, for the host and for other people's scripts.

Exit 0 done, 1 refused with the reason on stderr, 2 wrong usage. The commands and options are
the outside contract; they change only with a note in the changelog.
"""

import sys
from importlib import import_module

import click

from app.cli.reasons import sentence
from app.core.problems import Refused

# Each command's module is only read when it is asked for: a volunteer's machine is slow.
_MODULES = {
    "survey": "surveys",
    "place": "places",
    "print": "prints",
    "results": "results",
    "return": "returns",
    "export": "exporting",
    "council": "councils",
    "user": "people",
    "backup": "copies",
    "restore": "copies",
    "migrate": "copies",
    "doctor": "copies",
    "serve": "server",
    "work": "server",
    "demo": "server",
}


class Hatch(click.Group):
    """The commands by name; a refusal is a sentence on stderr, never a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of all commands, in the order of a survey."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, read now."""
        if name not in _MODULES:
            return None
        module = import_module(f"app.cli.{_MODULES[name]}")
        commands: tuple[click.Command, ...] = module.COMMANDS
        return next(each for each in commands if each.name == name)

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command; exit 1 with the reason where it refuses."""
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


def main() -> None:
    """The entry point of ``buurtstem``."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    hatch(prog_name="buurtstem")
