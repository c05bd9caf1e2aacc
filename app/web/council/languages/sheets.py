"""The translation sheet of one language: downloading it, and bringing it in with its report."""

from collections import Counter
from collections.abc import Sequence

from flask import Response

from app.core.problems import Problem, Refused
from app.core.roles import Right
from app.core.translation_sheet import Change, Taken
from app.flow.records import Survey
from app.flow.translating.grid import grid
from app.flow.translating.hands import hand_of
from app.flow.translating.sheets import SheetWords, bring_in, send_out
from app.web.council.door import LARGEST_FILE, Visit, route
from app.web.council.languages.words import SHEET_REASONS, where_words
from app.web.errors import refuse
from app.web.language import Reader
from app.web.language import marked as _
from app.web.workspace.texts import STATES, language_words, part_words

_HERE = "/surveys/<slug>/languages/<tag>/sheet"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHANGES = {
    Change.NEW: _("New texts: {count}"),
    Change.CHANGED: _("Changed texts: {count}"),
    Change.BEHIND: _("Texts whose source changed since the sheet was made: {count}. Look again."),
    Change.EMPTY: _("Emptied in the sheet, so left as they were: {count}"),
    Change.UNCHANGED: _("Unchanged texts: {count}"),
}
_HOW = (
    _("Fill in the yellow column. Leave the other columns as they are."),
    _("Write the text as people say it. Short sentences, everyday words."),
    _("What stands between braces must stay in the text as it is."),
    _("Is something not clear? Write it in the column with notes."),
    _("Save the file as an Excel workbook (.xlsx) and send it back."),
)
_HEADINGS = (_("Id"), _("Place"), _("State"), _("Note"), _("Do not change"))


@route(_HERE, Right.SEE)
def sheet(visit: Visit, slug: str, tag: str) -> Response:
    """How a sheet is used, to download and to bring in."""
    return _shown(visit, visit.survey(slug), tag)


@route(f"{_HERE}.xlsx", Right.SEE)
def download(visit: Visit, slug: str, tag: str) -> Response:
    """The workbook for a translator."""
    try:
        content = send_out(visit.toolkit, visit.survey(slug), tag, _words(visit.reader, tag))
    except Refused:
        refuse("unknown_page", visit.reader)
    answer = Response(content, content_type=_WORKBOOK)
    answer.headers["Content-Disposition"] = f'attachment; filename="{slug}-{tag}.xlsx"'
    return answer


@route(_HERE, Right.TRANSLATE, "POST", LARGEST_FILE)
def bring(visit: Visit, slug: str, tag: str) -> Response:
    """The sheet is taken in whole, or not at all; the page says what became of each row."""
    survey, file = visit.survey(slug), visit.file("sheet")
    try:
        if file is None:
            raise Refused(Problem("no_sheet"))
        taken = bring_in(visit.toolkit, survey, hand_of(visit.person), tag, file[1])
    except Refused as refused:
        reasons = visit.reasons(refused.problems, SHEET_REASONS)
        return _shown(visit, survey, tag, reasons=reasons, status=422)
    return _shown(visit, survey, tag, taken)


def _words(reader: Reader, tag: str) -> SheetWords:
    say = reader.speaker.text
    beside = _("Text to translate")
    first, *rest = (say(heading) for heading in _HEADINGS)
    name = str(language_words(reader, tag).striptags())
    headings = (first, rest[0], say(beside), f"{name} ({tag})", *rest[1:])
    how = tuple(say(line) for line in _HOW)
    return SheetWords(
        headings,
        how,
        lambda pair: where_words(reader, pair),
        lambda pair: say(STATES[pair.slot.state]),
    )


def _shown(
    visit: Visit,
    survey: Survey,
    tag: str,
    taken: Sequence[Taken] | None = None,
    reasons: Sequence[str] = (),
    status: int = 200,
) -> Response:
    try:
        found = grid(visit.toolkit, survey, tag)
    except Refused:
        refuse("unknown_page", visit.reader)
    if not found.beside_tag:
        refuse("unknown_page", visit.reader)
    counts = Counter(each.change for each in taken or ())
    parts = {pair.path: part_words(visit.reader, pair) for pair in found.pairs}
    context = {
        "title": visit.say("Translation sheet"),
        "language": language_words(visit.reader, tag),
        "tag": tag,
        "here": f"/council/surveys/{survey.slug}/languages/{tag}",
        "is_in": taken is not None,
        "counts": [
            visit.say(sentence, count=counts[change])
            for change, sentence in _CHANGES.items()
            if counts[change]
        ],
        "changed": [
            (each, parts.get(each.slot.path, "")) for each in taken or () if _is_other(each)
        ],
        "reasons": reasons,
    }
    return visit.page(
        "council/languages/sheet.html",
        context,
        survey,
        "languages",
        css=("languages",),
        status=status,
    )


def _is_other(taken: Taken) -> bool:
    return taken.change in (Change.NEW, Change.CHANGED, Change.BEHIND)
