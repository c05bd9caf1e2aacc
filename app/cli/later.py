"""What the contract names and this version does not have: it says so, and exits 1."""

from typing import NoReturn

import click

from app.core.problems import Problem, Refused


def not_in_this_version(what: str) -> NoReturn:
    """Refuses with "not in this version"."""
    raise Refused(Problem("not_in_this_version", what))


def later(name: str) -> click.Command:
    """A command that is absent from --help and answers "not in this version", whatever follows."""

    @click.command(
        name,
        hidden=True,
        add_help_option=False,
        context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    )
    def command() -> None:
        not_in_this_version(name)

    return command


def known_or_later(value: str, now: tuple[str, ...], coming: tuple[str, ...]) -> str:
    """The value where this version has it. Wrong usage (exit 2) where nobody ever named it."""
    if value in coming:
        not_in_this_version(value)
    if value not in now:
        raise click.UsageError(f"{value!r} is not one of {', '.join(now)}.")
    return value
