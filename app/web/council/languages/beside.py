"""One language beside the one it is made from: writing, confirming, notes, and a second look."""

import json
from collections.abc import Mapping
from urllib.parse import urlencode

from flask import Response, request

from app.core.problems import Problem, Refused
from app.core.roles import Right
from app.core.side_by_side import Pair
from app.flow.records import Survey
from app.flow.translating.grid import Grid, grid
from app.flow.translating.hands import hand_of
from app.flow.translating.meanings import asks_something_else, asks_the_same
from app.flow.translating.texts import Written, confirm, confirm_language, doubt, put_text, remark
from app.web.council.door import Visit, route
from app.web.council.languages.words import SAID
from app.web.errors import refuse
from app.web.workspace.blocks import PROGRAM, SHOWS, TEXTS, Shown, Typed, blocks, pages, shows
from app.web.workspace.texts import REASONS, language_words, state_words

_HERE = "/surveys/<slug>/languages/<tag>"


@route(_HERE, Right.SEE)
def beside(visit: Visit, slug: str, tag: str) -> Response:
    """All texts of one language, each beside its source."""
    return _shown(visit, visit.survey(slug), tag, _asked())


@route(_HERE, Right.TRANSLATE, "POST")
def save(visit: Visit, slug: str, tag: str) -> Response:
    """What was typed is saved; what cannot be is shown again with the reason. The script of the
    page saves one text at a time and gets its new state."""
    survey = visit.survey(slug)
    typed, _ = _save(visit, survey, tag)
    if visit.field("by_script", 1):
        return _told(visit, survey, tag, typed)
    if typed:
        return _shown(visit, survey, tag, _asked(typed), 409)
    if voice := visit.field("voice", 400):
        return visit.go(
            f"/council/surveys/{slug}/languages/{tag}/voice?{urlencode({'path': voice})}"
        )
    return _back(visit, slug, tag, "saved")


@route(f"{_HERE}/confirm", Right.CONFIRM, "POST")
def confirm_texts(visit: Visit, slug: str, tag: str) -> Response:
    """What was typed is saved, and the texts that the person looked at bear their name."""
    survey, hand = visit.survey(slug), hand_of(visit.person)
    before = _seen(visit)
    typed, wrote = _save(visit, survey, tag)
    if typed:
        return _shown(visit, survey, tag, _asked(typed), 409)
    found = grid(visit.toolkit, survey, tag)
    one = visit.field("right", 400)
    looked = []
    for path in (one,) if one else before:
        pair = _pair(found.pairs, path)
        if pair is not None and (one or pair.slot.text or pair.recorded):
            # Their own words of a moment ago are what they saw.
            looked.append((path, pair.seen if path in wrote else before.get(path, "")))
    try:
        confirm(visit.toolkit, survey, hand, tag, looked)
    except Refused as refused:
        return _shown(visit, survey, tag, _asked(_reasons(visit, refused)), 409)
    return _back(visit, slug, tag, "confirmed")


@route(f"{_HERE}/all", Right.CONFIRM, "POST")
def confirm_all(visit: Visit, slug: str, tag: str) -> Response:
    """Every text of the language bears the person's name, once they say that they looked."""
    survey = visit.survey(slug)
    try:
        if visit.field("looked", 5) != "yes":
            raise Refused(Problem("not_looked"))
        seen = visit.field("seen", 40)
        confirm_language(visit.toolkit, survey, hand_of(visit.person), tag, seen)
    except Refused as refused:
        return _shown(visit, survey, tag, _asked(), 409, refused)
    return _back(visit, slug, tag, "confirmed")


@route(f"{_HERE}/doubt", Right.CONFIRM, "POST")
def doubt_text(visit: Visit, slug: str, tag: str) -> Response:
    """A confirmed text waits for a look again."""
    survey = visit.survey(slug)
    try:
        doubt(visit.toolkit, survey, hand_of(visit.person), tag, visit.field("right", 400))
    except Refused as refused:
        return _shown(visit, survey, tag, _asked(), 409, refused)
    return _back(visit, slug, tag, "doubted")


@route(f"{_HERE}/meaning", Right.CONFIRM, "POST")
def meaning(visit: Visit, slug: str, tag: str) -> Response:
    """A second person says whether the easy words ask the same (PL17)."""
    survey, hand, item = visit.survey(slug), hand_of(visit.person), visit.field("item", 400)
    try:
        if visit.field("says", 10) == "same":
            asks_the_same(visit.toolkit, survey, hand, tag, item, visit.field("meaning", 40))
            return _back(visit, slug, tag, "checked")
        asks_something_else(visit.toolkit, survey, hand, tag, item)
    except Refused as refused:
        return _shown(visit, survey, tag, _asked(), 409, refused)
    return _back(visit, slug, tag, "doubted")


def _asked(typed: Mapping[str, Typed] | None = None) -> Shown:
    values = request.form if request.method == "POST" else request.args
    part, show = values.get("part", TEXTS), values.get("show", "all")
    page = values.get("page", "")[:4]
    return Shown(
        part if part in (TEXTS, PROGRAM) else TEXTS,
        show if show in SHOWS else "all",
        typed or {},
        int(page) if page.isascii() and page.isdigit() and int(page) else 1,
    )


def _back(visit: Visit, slug: str, tag: str, said: str) -> Response:
    shown = _asked()
    asked = {"part": shown.part, "show": shown.show}
    at = f"?{urlencode(asked | ({'page': shown.page} if shown.page > 1 else {}))}"
    return visit.go(f"/council/surveys/{slug}/languages/{tag}{at}", said, visit.field("at", 20))


def _seen(visit: Visit) -> dict[str, str]:
    """What the page said of each of its texts, by slot path."""
    return {path: visit.field(f"seen:{path}", 80) for path in visit.fields("path")}


def _save(visit: Visit, survey: Survey, tag: str) -> tuple[dict[str, Typed], set[str]]:
    """Saves texts and notes of the form; what could not be saved, by slot path, and the paths of
    the texts that are others now."""
    hand, found = hand_of(visit.person), _grid(visit, survey, tag)
    had = {pair.path: pair.slot.text for pair in found.pairs}
    typed: dict[str, Typed] = {}
    wrote = set()
    for path, seen in _seen(visit).items():
        text, note = visit.field(f"text:{path}"), visit.field(f"note:{path}", 2000).strip()
        try:
            if f"text:{path}" in request.form and text.strip() != had.get(path):
                put_text(visit.toolkit, survey, hand, tag, Written(path, text, seen))
                wrote.add(path)
            kept = found.notes[path].text if path in found.notes else ""
            if f"note:{path}" in request.form and note != kept:
                remark(visit.toolkit, survey, hand, tag, path, note)
        except Refused as refused:
            typed |= _reasons(visit, refused, path)
    return typed, wrote


def _grid(visit: Visit, survey: Survey, tag: str) -> Grid:
    try:
        return grid(visit.toolkit, survey, tag)
    except Refused:
        refuse("unknown_page", visit.reader)


def _reasons(visit: Visit, refused: Refused, at: str = "") -> dict[str, Typed]:
    def one(problem: Problem) -> Typed:
        (reason,) = visit.reasons((problem,), REASONS)
        here = dict(problem.figures).get("here", "")
        return Typed(visit.field(f"text:{at or problem.where}"), reason, here)

    return {at or problem.where: one(problem) for problem in refused.problems}


def _pair(pairs: tuple[Pair, ...], path: str) -> Pair | None:
    return next((pair for pair in pairs if pair.path == path), None)


def _told(visit: Visit, survey: Survey, tag: str, typed: Mapping[str, Typed]) -> Response:
    """What the page's script learns of the one text that it saved."""
    path = next(iter(_seen(visit)), "")
    pair = _pair(grid(visit.toolkit, survey, tag).pairs, path)
    if pair is None:
        refuse("unknown_page", visit.reader)
    problem = typed.get(path)
    told = {
        "seen": pair.seen,
        "state": pair.slot.state.value,
        "words": str(state_words(visit.reader, pair.slot.state)),
        "reason": problem.reason if problem else "",
        "here": problem.here if problem else "",
    }
    return Response(json.dumps(told), 409 if problem else 200, content_type="application/json")


def _shown(
    visit: Visit,
    survey: Survey,
    tag: str,
    shown: Shown,
    status: int = 200,
    refused: Refused | None = None,
) -> Response:
    found, reader = _grid(visit, survey, tag), visit.reader
    context = {
        "title": language_words(reader, tag),
        "tag": tag,
        "grid": found,
        "beside_name": language_words(reader, found.beside_tag) if found.beside_tag else "",
        "blocks": blocks(reader, found, shown),
        "shows": shows(reader, found, shown),
        "pages": pages(found, shown),
        "shown": shown,
        "here": f"/council/surveys/{survey.slug}/languages/{tag}",
        "my_name": visit.person.name,
        "reasons": visit.reasons(refused.problems if refused else (), REASONS),
    }
    return visit.page(
        "council/languages/beside.html",
        context,
        survey,
        "languages",
        css=("languages",),
        script=("languages",),
        says=SAID,
        status=status,
    )
