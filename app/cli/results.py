"""Commands on results: show the protected numbers, publish them as a fixed snapshot."""

import json
from pathlib import Path
from typing import Any

import click
import yaml

from app.cli.opened import data_option, json_option, say, toolkit
from app.core.problems import Problem, Refused
from app.flow.prepare import survey_with
from app.flow.publish_results import publish, show
from app.web.told.spoken import speak_results

_LARGEST_REPORT = 1024 * 1024


@click.group("results")
def results_group() -> None:
    """Numbers that are safe to tell."""


@results_group.command("show")
@click.argument("slug")
@json_option
@data_option
@click.pass_context
def show_(ctx: click.Context, slug: str, as_json: bool) -> None:
    """The table of every item, protected; - is withheld."""
    kit = toolkit(ctx)
    plain = show(kit, survey_with(kit, slug))
    say(plain, as_json, "\n".join(_lines(plain)))


def _lines(plain: Any) -> list[str]:
    lines = [f"n = {plain['n']}"]
    for path, item in plain["items"].items():
        lines.append(f"{path}  (n = {item['n']})")
        for code, count in item["options"].items():
            lines.append(f"    {code}: {'-' if count is None else count}")
    return lines


@results_group.command("publish")
@click.argument("slug")
@click.option("--report", type=click.Path(path_type=Path), help="Free sentences, as YAML.")
@data_option
@click.pass_context
def publish_(ctx: click.Context, slug: str, report: Path | None) -> None:
    """Fix the numbers and let every ticket open them."""
    kit = toolkit(ctx)
    publication = publish(kit, survey_with(kit, slug), _report(report))
    click.echo(f"{slug}: publication {publication.number}, {len(publication.findings)} findings.")
    heard = speak_results(kit, slug)
    click.echo(f"Parts that can be heard, in all languages: {heard}.")


def _report(file: Path | None) -> dict[str, Any] | None:
    if file is None:
        return None
    if not file.is_file():
        raise Refused(Problem("no_such_file", str(file)))
    if file.stat().st_size > _LARGEST_REPORT:
        raise Refused(Problem("file_too_large", str(file), (("most", "1 MB"),)))
    try:
        report = yaml.safe_load(file.read_bytes())
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Refused(Problem("not_yaml", str(file), (("what", str(error)[:200]),))) from error
    if not isinstance(report, dict):
        raise Refused(Problem("not_yaml", str(file), (("what", "a mapping is expected"),)))
    # YAML has days of its own; the report's are text, as everywhere in this program.
    plain: dict[str, Any] = json.loads(json.dumps(report, default=str))
    return plain


COMMANDS = (results_group,)
