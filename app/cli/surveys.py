"""Commands on surveys: import, check, review, open, close, list."""

from datetime import date
from pathlib import Path
from re import fullmatch

import click

from app.cli.beside import names_beside, pictures_beside, recordings_beside
from app.cli.opened import council, data_option, json_option, say, toolkit
from app.cli.reasons import sentence, sentence_of_advice
from app.core.languages import UnknownLanguage, parse_language
from app.core.planning import Gate
from app.core.problems import Problem, Refused
from app.core.questionnaire import Terms
from app.core.texts import Texts
from app.core.told import Told
from app.exchange import Loss, read_survey
from app.flow.open_version import Opening, close_version, open_version
from app.flow.ports import Toolkit
from app.flow.prepare import check, review, survey_with, take_in
from app.flow.records import Survey
from app.media.pictures import with_pictures

_LARGEST_FILE = 50 * 1024 * 1024


@click.group("survey")
def survey_group() -> None:
    """Make a survey ready, open it, close it."""


@survey_group.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--slug", help="The short name; an existing draft of that name is replaced.")
@json_option
@data_option
@click.pass_context
def import_(ctx: click.Context, file: Path, slug: str | None, as_json: bool) -> None:
    """Take in a survey: XLSForm (.xlsx .xls .csv .md) or Buurtstem YAML."""
    imported = read_survey(file.name, _content(file), _siblings(file))
    pictured = with_pictures(imported.questionnaire, pictures_beside(file))
    left_out = [
        Loss("pictures", 0, sentence(each), Told(each.code, each.figures))
        for each in pictured.problems
    ]
    losses = (*imported.losses, *left_out)
    kit = toolkit(ctx)
    recordings = recordings_beside(file, imported)
    survey = take_in(
        kit, council(kit), pictured.questionnaire, _slug(slug), recordings, pictured.pictures
    )
    items = sum(item.is_asked for item in imported.questionnaire.items())
    plain = {
        "slug": survey.slug,
        "items": items,
        "recordings": len(recordings),
        "repairs": [{"sheet": r.sheet, "row": r.row, "what": r.what} for r in imported.repairs],
        "losses": [{"sheet": x.sheet, "row": x.row, "what": x.what} for x in losses],
    }
    lines = [f"{survey.slug}: {items} items."]
    for title, rows in (("Repaired", imported.repairs), ("Not carried over", losses)):
        lines += [f"{title}: {row.sheet}, row {row.row}: {row.what}" for row in rows]
    say(plain, as_json, "\n".join(lines))


def _content(file: Path) -> bytes:
    if not file.is_file():
        raise Refused(Problem("no_such_file", str(file)))
    if file.stat().st_size > _LARGEST_FILE:
        raise Refused(Problem("file_too_large", str(file), (("most", "50 MB"),)))
    return file.read_bytes()


def _siblings(file: Path) -> dict[str, bytes]:
    """The files of one folder per survey: translations lie beside survey.yaml. Media are only
    named here: what a file holds is read where something is made of it."""
    names = dict.fromkeys(names_beside(file), b"")
    if file.name != "survey.yaml":
        return names
    return names | {path.name: _content(path) for path in sorted(file.parent.glob("*.yaml"))}


def _slug(slug: str | None) -> str | None:
    if slug is not None and not fullmatch(r"[a-z0-9][a-z0-9-]{1,59}", slug):
        raise Refused(Problem("slug_form", slug))
    return slug


@survey_group.command("check")
@click.argument("slug")
@json_option
@data_option
@click.pass_context
def check_(ctx: click.Context, slug: str, as_json: bool) -> None:
    """Say what is missing before this survey may open."""
    kit = toolkit(ctx)
    checks = check(kit, survey_with(kit, slug))
    plain = {
        "may_open": checks.may_open,
        "gates": [
            {"id": g.identity, "hard": g.is_hard, "ok": g.is_open, "finding": _finding(g)}
            for g in checks.gates
        ],
        "findings": [
            {
                "id": a.rule,
                "lang": a.tag,
                "path": a.path,
                "text": a.text,
                "advice": sentence_of_advice(a),
            }
            for a in checks.advice
        ],
    }
    lines = [
        f"{g.identity} {'open' if g.is_open else 'CLOSED'} {_finding(g)}" for g in checks.gates
    ]
    lines += [f"{a.rule} {a.tag} {a.path}: {sentence_of_advice(a)}" for a in checks.advice]
    say(plain, as_json, "\n".join(lines))
    if not checks.may_open:
        ctx.exit(1)


def _finding(gate: Gate) -> str:
    return " ".join(sentence(problem) for problem in gate.problems)


@survey_group.command("review")
@click.argument("slug")
@click.option("--lang", required=True, help="The language that was read through.")
@click.option("--by", required=True, help="The name of the person who confirms it.")
@click.option("--day", default="", help="The day of reading, YYYY-MM-DD; default today.")
@data_option
@click.pass_context
def review_(ctx: click.Context, slug: str, lang: str, by: str, day: str) -> None:
    """A named person confirms every text of one language."""
    kit = toolkit(ctx)
    try:
        tag = parse_language(lang).tag
    except UnknownLanguage as error:
        raise Refused(Problem("unknown_language", lang)) from error
    count = review(kit, survey_with(kit, slug), tag, by, _day(day))
    click.echo(f"{count} texts in {tag} confirmed by {by}.")


def _day(day: str) -> str:
    try:
        return date.fromisoformat(day).isoformat() if day else ""
    except ValueError as error:
        raise Refused(Problem("not_a_day", "day", (("value", day),))) from error


@survey_group.command("open")
@click.argument("slug")
@click.option("--promise-date", default="", help="The day by which everyone hears the results.")
@click.option("--ways", default="", help="How they hear it: ticket, place, mail, sms, letter.")
@click.option("--controller", default="", help="Who is responsible for the data.")
@click.option("--contact", default="", help="Where questions and complaints go.")
@click.option("--decision", default="", help="What is decided, by whom, what cannot change.")
@click.option("--override", default="", help="The reason that answers soft checks.")
@click.option("--demo", "is_example", is_flag=True, help="An example: marked so, for good.")
@data_option
@click.pass_context
def open_(
    ctx: click.Context,
    slug: str,
    promise_date: str,
    ways: str,
    controller: str,
    contact: str,
    decision: str,
    override: str,
    is_example: bool,
) -> None:
    """Freeze this survey and open it, or list what is missing."""
    kit = toolkit(ctx)
    survey = survey_with(kit, slug)
    terms = Terms(
        promise_date=promise_date,
        ways=tuple(way.strip() for way in ways.split(",") if way.strip()),
        controller=controller,
        contact=contact,
        decision=Texts.of({_source(kit, survey): decision.strip()}),
    )
    version = open_version(kit, survey, Opening(terms, override, is_example))
    click.echo(f"{slug} is open: version {version.number}, {version.fingerprint}.")


def _source(kit: Toolkit, survey: Survey) -> str:
    with kit.store.read() as shelves:
        return shelves.surveys.draft(survey).source


@survey_group.command("close")
@click.argument("slug")
@click.option("--now", is_flag=True, help="Take no late answers either; fix the tabulation.")
@data_option
@click.pass_context
def close_(ctx: click.Context, slug: str, now: bool) -> None:
    """No new visits after today."""
    kit = toolkit(ctx)
    version = close_version(kit, survey_with(kit, slug), now)
    click.echo(f"{slug} is {version.stage}.")


@survey_group.command("list")
@json_option
@data_option
@click.pass_context
def list_(ctx: click.Context, as_json: bool) -> None:
    """All surveys of this host and where each stands."""
    kit = toolkit(ctx)
    rows = []
    with kit.store.read() as shelves:
        for survey in shelves.surveys.all():
            version = shelves.surveys.version(survey)
            draft = shelves.surveys.draft(survey)
            rows.append(
                {
                    "slug": survey.slug,
                    "title": draft.title.get(draft.source),
                    "state": str(version.stage) if version else "draft",
                    "version": version.number if version else None,
                    "languages": list(draft.languages),
                    "example": bool(version and version.is_example),
                }
            )
    words = "\n".join(f"{row['slug']}  {row['state']}  {row['title']}" for row in rows)
    say(rows, as_json, words or "No surveys yet: buurtstem survey import FILE")


COMMANDS = (survey_group,)
