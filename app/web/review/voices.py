"""A reviewer's own voice for one text of their language."""

from urllib.parse import quote

from flask import Response, request

from app.core.languages import parse_language
from app.core.problems import Problem, Refused
from app.flow.recordings import LONGEST_SECONDS
from app.flow.translating.grid import grid
from app.flow.translating.voices import Place, record_voice, remove_voice, voice_at
from app.web.errors import refuse
from app.web.review.door import LARGEST_FILE, Guest, route
from app.web.workspace.texts import REASONS, part_words
from app.web.workspace.voices import part_of, sound_answer


@route("/voice")
def voice(guest: Guest) -> Response:
    """One text to be recorded, and what is heard there now."""
    return _shown(guest, request.args.get("path", "")[:400])


@route("/sound")
def sound(guest: Guest) -> Response:
    """The recording of one text of this language."""
    place = Place(request.args.get("path", "")[:400], guest.tag)
    try:
        _, file = voice_at(guest.toolkit, guest.opened.survey, place)
    except Refused:
        refuse("unknown_page", guest.reader)
    return sound_answer(file.read_bytes(), place.kind)


@route("/voice", "POST", LARGEST_FILE)
def record(guest: Guest) -> Response:
    """The text is heard with this voice, or with the part of it that was chosen."""
    place = Place(guest.field("path", 400), guest.tag)
    part, content = request.files.get("sound"), b""
    if part is not None:
        content = part.read()
    try:
        if not content:
            raise Refused(Problem("no_sound"))
        seconds = part_of(guest.field("start", 20), guest.field("end", 20))
        record_voice(guest.toolkit, guest.opened.survey, guest.hand, place, content, seconds)
    except Refused as refused:
        return _shown(guest, place.path, refused)
    return guest.go(_at(place.path))


@route("/silent", "POST")
def remove(guest: Guest) -> Response:
    """The text has no recording any more."""
    place = Place(guest.field("path", 400), guest.tag)
    try:
        remove_voice(guest.toolkit, guest.opened.survey, guest.hand, place)
    except Refused as refused:
        return _shown(guest, place.path, refused)
    return guest.go(_at(place.path))


def _at(path: str) -> str:
    number = request.values.get("at", "1")[:4]
    return f"voice?path={quote(path, safe='')}&at={number if number.isdigit() else 1}"


def _shown(guest: Guest, path: str, refused: Refused | None = None) -> Response:
    found = grid(guest.toolkit, guest.opened.survey, guest.tag)
    try:
        pair = found.pair(path)
    except Refused:
        refuse("unknown_page", guest.reader)
    number = request.values.get("at", "1")[:4]
    context = {
        "title": guest.say("Record your voice"),
        "pair": pair,
        "part": part_words(guest.reader, pair),
        "beside_tag": found.beside_tag or "en",
        "recording": found.recordings.get(path),
        "is_film": parse_language(guest.tag).is_signed,
        "sound": guest.address(f"sound?path={quote(path, safe='')}&is={pair.recorded[:8]}"),
        "number": int(number) if number.isdigit() else 1,
        "most": int(LONGEST_SECONDS),
        "reasons": guest.reasons(refused.problems if refused else (), REASONS),
    }
    return guest.page("review/voice.html", context, ("recorder",), 422 if refused else 200)
