"""How a command gets a passphrase: from a file, from standard input, or typed and not shown."""

import sys
from pathlib import Path

import click

from app.core.problems import Problem, Refused

passphrase_option = click.option(
    "--passphrase-file",
    "passphrase_file",
    metavar="F|-",
    help="A file with the passphrase; - reads it from standard input. Without: it is asked.",
)


def read_passphrase(file: str | None) -> str:
    """The passphrase, without the end of its line. Raises Refused: ``no_such_file``."""
    if file is None:
        return str(click.prompt("Passphrase", hide_input=True, err=True))
    if file == "-":
        return sys.stdin.readline().rstrip("\r\n")
    if not Path(file).is_file():
        raise Refused(Problem("no_such_file", file))
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    return lines[0] if lines else ""
