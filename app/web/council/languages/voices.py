"""A voice for one text: recorded in the page or brought as a file, trimmed, played, taken away."""

from urllib.parse import quote, urlencode

from flask import Response, request

from app.core.languages import parse_language
from app.core.problems import Problem, Refused
from app.core.roles import Right
from app.flow.recordings import LONGEST_SECONDS
from app.flow.records import Survey
from app.flow.translating.grid import Grid, grid
from app.flow.translating.hands import hand_of
from app.flow.translating.voices import (
    Place,
    record_voice,
    remove_voice,
    trim_voice,
    voice_at,
)
from app.web.council.door import LARGEST_FILE, Visit, route
from app.web.council.languages.words import SAID
from app.web.errors import refuse
from app.web.workspace.texts import REASONS, language_words, part_words
from app.web.workspace.voices import part_of, sound_answer

_HERE = "/surveys/<slug>/languages/<tag>/voice"


@route(_HERE, Right.SEE)
def voice(visit: Visit, slug: str, tag: str) -> Response:
    """One text to be recorded, and what is heard there now."""
    return _shown(visit, visit.survey(slug), tag, request.args.get("path", ""))


@route(f"{_HERE}/sound", Right.SEE)
def sound(visit: Visit, slug: str, tag: str) -> Response:
    """The recording as it is served."""
    place = Place(request.args.get("path", "")[:400], tag)
    try:
        _, file = voice_at(visit.toolkit, visit.survey(slug), place)
    except Refused:
        refuse("unknown_page", visit.reader)
    return sound_answer(file.read_bytes(), place.kind)


@route(_HERE, Right.TRANSLATE, "POST", LARGEST_FILE)
def record(visit: Visit, slug: str, tag: str) -> Response:
    """The text is heard with this recording, or with the part of it that was chosen."""
    survey, place = visit.survey(slug), _place(visit, tag)
    file, hand = visit.file("sound"), hand_of(visit.person)
    try:
        if file is None:
            raise Refused(Problem("no_sound"))
        part = part_of(visit.field("start", 20), visit.field("end", 20))
        record_voice(visit.toolkit, survey, hand, place, file[1], part)
    except Refused as refused:
        return _shown(visit, survey, tag, place.path, refused)
    return _back(visit, slug, place, "recorded")


@route(f"{_HERE}/trim", Right.TRANSLATE, "POST")
def trim(visit: Visit, slug: str, tag: str) -> Response:
    """Of the recording only the part that was chosen is left."""
    survey, place = visit.survey(slug), _place(visit, tag)
    part = part_of(visit.field("start", 20), visit.field("end", 20))
    try:
        trim_voice(visit.toolkit, survey, hand_of(visit.person), place, part)
    except Refused as refused:
        return _shown(visit, survey, tag, place.path, refused)
    return _back(visit, slug, place, "trimmed")


@route(f"{_HERE}/remove", Right.TRANSLATE, "POST")
def remove(visit: Visit, slug: str, tag: str) -> Response:
    """The text has no recording any more."""
    survey, place = visit.survey(slug), _place(visit, tag)
    try:
        remove_voice(visit.toolkit, survey, hand_of(visit.person), place)
    except Refused as refused:
        return _shown(visit, survey, tag, place.path, refused)
    return _back(visit, slug, place, "silent")


def _place(visit: Visit, tag: str) -> Place:
    return Place(visit.field("path", 400), tag)


def _back(visit: Visit, slug: str, place: Place, said: str) -> Response:
    at = urlencode({"path": place.path})
    return visit.go(f"/council/surveys/{slug}/languages/{place.tag}/voice?{at}", said)


def _shown(
    visit: Visit, survey: Survey, tag: str, path: str, refused: Refused | None = None
) -> Response:
    try:
        found = grid(visit.toolkit, survey, tag)
        pair = found.pair(path)
    except Refused:
        refuse("unknown_page", visit.reader)
    here = f"/council/surveys/{survey.slug}/languages/{tag}"
    recording = found.recordings.get(path)
    context = {
        "title": visit.say("Record a voice"),
        "language": language_words(visit.reader, tag),
        "tag": tag,
        "beside_tag": found.beside_tag,
        "pair": pair,
        "part": part_words(visit.reader, pair),
        "recording": recording,
        "is_film": parse_language(tag).is_signed,
        "here": here,
        "sound": f"{here}/voice/sound?path={quote(path, safe='')}&is={pair.recorded[:8]}",
        "next": _next(found, path),
        "most": int(LONGEST_SECONDS),
        "reasons": visit.reasons(refused.problems if refused else (), REASONS),
    }
    return visit.page(
        "council/languages/voice.html",
        context,
        survey,
        "languages",
        css=("languages", "recorder"),
        script=("recorder",),
        says=SAID,
        status=422 if refused else 200,
    )


def _next(found: Grid, path: str) -> str:
    """The next text that has no recording, after this one and then from the top."""
    paths = [pair.path for pair in found.pairs]
    at = paths.index(path) + 1
    order = (*found.pairs[at:], *found.pairs[: at - 1])
    return next((quote(p.path, safe="") for p in order if not p.recorded), "")
