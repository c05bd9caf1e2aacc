"""One screen of texts: good as it is, or said differently; on to the next one."""

from urllib.parse import quote

from flask import Response, request

from app.core.languages import parse_language
from app.core.problems import Problem, Refused
from app.core.side_by_side import WORDS, Pair
from app.flow.translating.grid import Grid, grid
from app.flow.translating.texts import Written, confirm, put_text, remark
from app.web.errors import refuse
from app.web.language import marked as _
from app.web.review.door import Guest, route
from app.web.review.screens import screens
from app.web.workspace.blocks import Typed
from app.web.workspace.texts import REASONS

_WRITE = _("This text is not there yet. Write it here, or skip this screen.")
_RECORD = _("Nothing is recorded here yet. Record it, or skip this screen.")


@route("/<int:number>")
def text(guest: Guest, number: int) -> Response:
    """The texts of one screen, each beside its source."""
    return _shown(guest, number)


@route("/<int:number>", "POST")
def say(guest: Guest, number: int) -> Response:
    """What the person would say differently is kept; what they find good bears their name."""
    found = _grid(guest)
    typed, wrote = _keep(guest, found)
    if not typed and guest.field("do", 10) == "good":
        typed = _confirm(guest, wrote)
    if typed:
        return _shown(guest, number, typed)
    if voice := guest.field("voice", 400):
        return guest.go(f"voice?path={quote(voice, safe='')}&at={number}")
    if guest.field("do", 10) == "later":
        return guest.go(str(number))
    last = len(screens(guest.reader, found, guest.hand.name))
    return guest.go(str(number + 1) if number < last else "end")


def _grid(guest: Guest) -> Grid:
    return grid(guest.toolkit, guest.opened.survey, guest.tag)


def _keep(guest: Guest, found: Grid) -> tuple[dict[str, Typed], set[str]]:
    """Own words replace a translation; about the first language and the program's own words they
    are a note, for who may change those. What could not be kept, and the paths of what was."""
    had = {pair.path: pair.slot.text for pair in found.pairs}
    typed: dict[str, Typed] = {}
    wrote = set()
    for path in request.form.getlist("path"):
        mine = guest.field(f"mine:{path}").strip()
        if mine in ("", had.get(path)):
            continue
        try:
            if found.beside_tag and not path.startswith(WORDS):
                written = Written(path, mine, guest.field(f"seen:{path}", 80))
                put_text(guest.toolkit, guest.opened.survey, guest.hand, guest.tag, written)
                wrote.add(path)
            else:
                remark(guest.toolkit, guest.opened.survey, guest.hand, guest.tag, path, mine)
        except Refused as refused:
            typed |= _reasons(guest, refused, path)
    return typed, wrote


def _confirm(guest: Guest, wrote: set[str]) -> dict[str, Typed]:
    """What is there is confirmed; what is not, with what to do about it."""
    found = {pair.path: pair for pair in _grid(guest).pairs}
    has_text = parse_language(guest.tag).has_text
    shown = [found[path] for path in request.form.getlist("path") if path in found]
    there = [pair for pair in shown if _is_there(pair, has_text)]
    # Their own words of a moment ago are what they saw.
    looked = [
        (pair.path, pair.seen if pair.path in wrote else guest.field(f"seen:{pair.path}", 80))
        for pair in there
    ]
    try:
        confirm(guest.toolkit, guest.opened.survey, guest.hand, guest.tag, looked)
    except Refused as refused:
        return _reasons(guest, refused)
    if not has_text:
        return {pair.path: Typed("", guest.say(_RECORD)) for pair in shown if pair not in there}
    # A word of the program that is missing is not theirs to write.
    return {
        pair.path: Typed("", guest.say(_WRITE))
        for pair in shown
        if pair not in there and not pair.path.startswith(WORDS)
    }


def _is_there(pair: Pair, has_text: bool) -> bool:
    return bool(pair.slot.text if has_text else pair.recorded)


def _reasons(guest: Guest, refused: Refused, at: str = "") -> dict[str, Typed]:
    def one(problem: Problem) -> Typed:
        (reason,) = guest.reasons((problem,), REASONS)
        mine = guest.field(f"mine:{at or problem.where}").strip()
        return Typed(mine, reason, dict(problem.figures).get("here", ""))

    return {at or problem.where: one(problem) for problem in refused.problems}


def _shown(guest: Guest, number: int, typed: dict[str, Typed] | None = None) -> Response:
    found = _grid(guest)
    all_screens = screens(guest.reader, found, guest.hand.name, typed)
    screen = next((each for each in all_screens if each.number == number), None)
    if screen is None:
        refuse("unknown_page", guest.reader)
    context = {
        "title": screen.title,
        "screen": screen,
        "count": len(all_screens),
        "beside_tag": found.beside_tag or "en",
        "is_source": not found.beside_tag,
        "is_film": parse_language(guest.tag).is_signed,
        "typed": typed or {},
    }
    return guest.page("review/text.html", context, status=409 if typed else 200)
