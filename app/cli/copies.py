"""Commands for the host: backup, restore, migrate, doctor."""

import shutil
from pathlib import Path

import click

from app import factory
from app.cli.opened import data_option, json_option, say, settings, toolkit
from app.core.problems import Problem, Refused
from app.flow.carriers import Message
from app.flow.copies import delete_again
from app.flow.returning.post import Sending, post_of
from app.secrets import FileSecrets
from app.store import restore_backup, write_backup

_key_option = click.option(
    "--key-file",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file with 32 random bytes in base64: head -c 32 /dev/urandom | base64 > FILE",
)


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_key_option
@data_option
@click.pass_context
def backup(ctx: click.Context, file: Path, key_file: Path) -> None:
    """Write everything to one encrypted file."""
    chosen = settings(ctx)
    kit = factory.build_toolkit(chosen)
    write_backup(kit.store, chosen.data, chosen.secrets, file, _key(key_file))
    click.echo(f"{file}: {file.stat().st_size} bytes, encrypted.")


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_key_option
@data_option
@click.pass_context
def restore(ctx: click.Context, file: Path, key_file: Path) -> None:
    """Put a backup back whole; what was deleted since stays deleted."""
    chosen = settings(ctx)
    if not file.is_file():
        raise Refused(Problem("no_such_file", str(file)))
    deleted = restore_backup(
        chosen.database_url,
        chosen.data,
        chosen.secrets,
        file,
        _key(key_file),
        lambda shelves, keys: delete_again(shelves, FileSecrets(keys)),
    )
    click.echo(f"Restored. {deleted} responses that were deleted since are deleted again.")


def _key(key_file: Path) -> bytes:
    if not key_file.is_file():
        raise Refused(Problem("no_such_file", str(key_file)))
    return key_file.read_bytes()


@click.command("migrate")
@data_option
@click.pass_context
def migrate(ctx: click.Context) -> None:
    """Bring the database up to date."""
    toolkit(ctx)
    click.echo("The database is up to date.")


@click.command("doctor")
@json_option
@click.option("--mail", metavar="ADDRESS", help="Send a test message there.")
@data_option
@click.pass_context
def doctor(ctx: click.Context, as_json: bool, mail: str | None) -> None:
    """Look whether this host is fit to serve residents."""
    if mail:
        _try_mail(ctx, mail)
        return
    chosen = settings(ctx)
    findings = {
        "database": _database(ctx),
        "public address": chosen.url.startswith("https://"),
        "keys outside the data folder": not chosen.secrets.is_relative_to(chosen.data),
        "data folder is private": not chosen.data.exists()
        or chosen.data.stat().st_mode & 0o077 == 0,
        "room on disk": shutil.disk_usage(chosen.data).free > 500 * 1024 * 1024,
    }
    lines = [f"{'ok ' if fine else 'NOT'}  {what}" for what, fine in findings.items()]
    lines += [f"now  {line}" for line in _waiting(ctx)]
    say(findings, as_json, "\n".join(lines))
    if not all(findings.values()):
        ctx.exit(1)


def _waiting(ctx: click.Context) -> list[str]:
    """What waits for a person: the key of addresses is in nobody's memory."""
    kit = toolkit(ctx)
    with kit.store.read() as shelves:
        surveys = shelves.surveys.all()
    posts = ((survey.slug, post_of(kit, survey)) for survey in surveys)
    return [
        f"{slug}: {post.waiting} messages wait, passphrase needed: buurtstem return run {slug}"
        for slug, post in posts
        if post.sending is Sending.NEEDS_KEY
    ]


def _try_mail(ctx: click.Context, address: str) -> None:
    kit = toolkit(ctx)
    if not kit.carriers.can("mail"):
        raise Refused(Problem("no_mail_server", "mail"))
    text = "This message shows that mail leaves this host.\n"
    token = kit.secrets.random_id()
    kit.carriers.hand_over(Message("mail", (address,), "en", "Buurtstem", text, token, "Buurtstem"))
    click.echo("The mail server has taken it. Look whether it arrives.")


def _database(ctx: click.Context) -> bool:
    kit = toolkit(ctx)
    with kit.store.write() as shelves:
        shelves.people.councils()
    return kit.store.schema_is_current()


COMMANDS = (backup, restore, migrate, doctor)
