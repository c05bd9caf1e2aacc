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
    """The passphrase, without the end of its line.

    Raises Refused: ``no_such_file``, ``nobody_to_ask``, ``passphrase_unreadable``.
    """
    if file is None:
        if not sys.stdin.isatty():
            raise Refused(Problem("nobody_to_ask", "passphrase"))
        return str(click.prompt("Passphrase", hide_input=True, err=True))
    if file == "-":
        return _first_line(sys.stdin.buffer.readline())
    if not Path(file).is_file():
        raise Refused(Problem("no_such_file", file))
    return _first_line(Path(file).read_bytes())


def _first_line(raw: bytes) -> str:
    try:
        # A file from Windows may begin with a mark of its encoding.
        return raw.decode("utf-8-sig").partition("\n")[0].rstrip("\r")
    except UnicodeDecodeError:
        raise Refused(Problem("passphrase_unreadable", "passphrase")) from None
