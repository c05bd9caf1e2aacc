"""Commands that tell people by mail, text message and letter, and take in what comes back."""

import sys
from pathlib import Path

import click

from app.carriers.bounces import undelivered
from app.cli.opened import data_option, toolkit
from app.cli.passphrase import passphrase_option, read_passphrase
from app.core.problems import Problem, Refused
from app.flow.carriers import CARRIED
from app.flow.ports import Toolkit
from app.flow.prepare import survey_with
from app.flow.records import Survey
from app.flow.returning.bounces import bounced
from app.flow.returning.keys import key_of, open_key
from app.flow.returning.letters import posted, returned
from app.flow.returning.post import Post, Sending, pause, post_of
from app.flow.returning.promise import promise_of
from app.flow.returning.sending import PAUSED, send
from app.web.messages import messages_of

_BY_HOST = "host"
_by_option = click.option("--by", required=True, help="A real person's name.")


@click.command("run")
@click.argument("slug")
@passphrase_option
@data_option
@click.pass_context
def run(ctx: click.Context, slug: str, passphrase_file: str | None) -> None:
    """Send what waits: mail and text messages, one after another, until all have left."""
    kit = toolkit(ctx)
    survey = survey_with(kit, slug)
    _refuse_unless_published(kit, survey)
    before = post_of(kit, survey)
    if not before.waiting:
        # Who gives a passphrase hears today that it is wrong, not on the evening it is needed.
        if passphrase_file is not None and key_of(kit, survey) is not None:
            open_key(kit, survey, read_passphrase(passphrase_file))
        click.echo(_nothing(before))
        return
    private = open_key(kit, survey, read_passphrase(passphrase_file))
    sent = send(kit, survey, private, messages_of(kit, survey))
    click.echo(f"Handed over: {sent.done}. The address does not work: {sent.failed}.")
    if sent.doubles:
        click.echo(f"There twice, told once: {sent.doubles}.")
    if sent.unreadable:
        click.echo(f"Sealed with another key and lost: {sent.unreadable}.")
    if sent.letters:
        click.echo(f"Letters to print: {sent.letters}. buurtstem print {slug} letters")
    if sent.trouble == PAUSED:
        raise Refused(Problem("sending_paused", slug, (("count", str(sent.waiting)),)))
    if sent.trouble and not any(kit.carriers.can(route) for route in CARRIED):
        raise Refused(Problem("no_carrier", slug, (("count", str(sent.waiting)),)))
    if sent.trouble:
        raise Refused(Problem("sending_stopped", slug, (("count", str(sent.waiting)),)))
    if sent.waiting:
        raise Refused(Problem("sending_not_taken", slug, (("count", str(sent.waiting)),)))


def _refuse_unless_published(kit: Toolkit, survey: Survey) -> None:
    with kit.store.read() as shelves:
        if shelves.surveys.version(survey) is None:
            raise Refused(Problem("never_opened", survey.slug))
    promise = promise_of(kit, survey.slug)
    if not (promise.is_published or promise.has_earlier):
        raise Refused(Problem("not_published", survey.slug))


def _nothing(post: Post) -> str:
    if post.printed:
        return f"Nothing waits to be sent. Printed and not posted: {post.printed}."
    if post.sending is Sending.NOTHING:
        return "Nobody left an address."
    return "Nothing waits to be sent."


@click.command("pause")
@click.argument("slug")
@data_option
@click.pass_context
def pause_(ctx: click.Context, slug: str) -> None:
    """Stop sending before the next message; return run goes on."""
    kit = toolkit(ctx)
    pause(kit, survey_with(kit, slug), _BY_HOST)
    click.echo("Paused. To go on: buurtstem return run " + slug)


@click.command("bounces")
@click.argument("file", metavar="FILE|-")
@data_option
@click.pass_context
def bounces(ctx: click.Context, file: str) -> None:
    """Take in what a mail server sent back: one mail or a mailbox, from a file or a pipe."""
    if file != "-" and not Path(file).is_file():
        raise Refused(Problem("no_such_file", file))
    raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    kit = toolkit(ctx)
    count = sum(bounced(kit, token) for token in undelivered(raw))
    click.echo(f"Messages that did not arrive: {count}.")


@click.command("posted")
@click.argument("slug")
@_by_option
@data_option
@click.pass_context
def posted_(ctx: click.Context, slug: str, by: str) -> None:
    """A named person put every printed letter into the post."""
    kit = toolkit(ctx)
    count = posted(kit, survey_with(kit, slug), by)
    click.echo(f"Posted by {by}: {count}.")


@click.command("returned")
@click.argument("slug")
@click.option("--count", type=click.IntRange(min=1), required=True, help="How many came back.")
@_by_option
@data_option
@click.pass_context
def returned_(ctx: click.Context, slug: str, count: int, by: str) -> None:
    """Letters came back: their people were not told by letter."""
    kit = toolkit(ctx)
    returned(kit, survey_with(kit, slug), count, by)
    click.echo(f"Came back: {count}.")


COMMANDS = (run, pause_, bounces, posted_, returned_)
