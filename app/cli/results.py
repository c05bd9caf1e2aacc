"""Commands on results: show the protected numbers, publish them as a fixed snapshot."""

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import yaml

from app.cli.opened import data_option, json_option, say, toolkit
from app.core.problems import Problem, Refused
from app.flow.prepare import survey_with
from app.flow.publishing.by_command import publish, show
from app.web.folder import folder_of, packed_day, zipped
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
    if "rounded_to" in plain:
        lines.append(f"rounded to {plain['rounded_to']}; sums may differ")
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


@results_group.command("pack")
@click.argument("slug")
@click.option("-o", "output", required=True, type=click.Path(path_type=Path))
@data_option
@click.pass_context
def pack_(ctx: click.Context, slug: str, output: Path) -> None:
    """Put the published results in a folder, or a .zip of it, that opens without a server."""
    kit = toolkit(ctx)
    survey = survey_with(kit, slug)
    output = output.absolute()
    if not output.parent.is_dir():
        raise Refused(Problem("no_such_folder", str(output.parent)))
    is_file = output.is_file() and output.suffix.lower() != ".zip"
    if is_file or (output.is_dir() and any(output.iterdir())):
        raise Refused(Problem("folder_not_empty", str(output)))
    files = folder_of(kit, survey)
    if output.suffix.lower() == ".zip":
        name = output.stem or slug
        output.write_bytes(zipped(name, packed_day(kit, survey), files))
    else:
        _write_folder(output, files)
    click.echo(f"{output}: {len(files)} files. Open index.html.")


def _write_folder(output: Path, files: Mapping[str, bytes]) -> None:
    """The folder is there whole, or not at all."""
    with TemporaryDirectory(dir=output.parent, prefix=f".{output.name}-") as beside:
        made = Path(beside) / "made"
        for name, content in files.items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if output.is_dir():
            output.rmdir()
        made.rename(output)


def _report(file: Path | None) -> dict[str, Any] | None:
    if file is None:
        return None
    if not file.is_file():
        raise Refused(Problem("no_such_file", str(file)))
    if file.stat().st_size > _LARGEST_REPORT:
        raise Refused(Problem("file_too_large", str(file), (("most", "1 MB"),)))
    try:
        # YAML has days of its own; the report's are text, as everywhere in this program.
        read = yaml.safe_load(file.read_bytes())
        plain = json.loads(json.dumps(read, default=str, ensure_ascii=False).encode())
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        said = " ".join(str(error).split())[:200]
        raise Refused(Problem("not_yaml", str(file), (("what", said),))) from error
    if not isinstance(plain, dict):
        raise Refused(Problem("not_yaml", str(file), (("what", "a mapping is expected"),)))
    return plain


COMMANDS = (results_group,)
