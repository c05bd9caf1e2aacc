"""The station of languages: how far each is, adding one, taking one away, and reviewer links."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import Response
from markupsafe import Markup

from app.core.problems import Refused
from app.core.reviewing import ReviewerLink
from app.core.roles import Right
from app.core.side_by_side import Completeness
from app.core.texts import SlotState
from app.flow.records import Survey
from app.flow.translating.grid import overview
from app.flow.translating.hands import hand_of
from app.flow.translating.languages import add_language, remove_language
from app.flow.translating.links import DAYS, links_of, make_link, stop_link
from app.web.council.door import Visit, route
from app.web.council.languages.words import SAID
from app.web.language import INTERFACE_LANGUAGES, Reader
from app.web.language import marked as _
from app.web.workspace.texts import REASONS, language_words
from app.words import format_day, language_name

# Languages of food banks that the program has no words of its own in yet (LA01, LA02).
_OTHERS = ("bg", "zh", "so", "pap", "ro", "pt", "fr", "ku", "ckb", "prs", "ps", "am", "ru", "de",
           "ary", "rif-Zxxx", "ary-Zxxx", "dse")  # fmt: skip
_COUNTS = (
    (SlotState.MISSING, _("Missing: {count}")),
    (SlotState.DRAFT, _("Not confirmed: {count}")),
    (SlotState.OUTDATED, _("Look again: {count}")),
)


@dataclass(frozen=True)
class Row:
    """One language in the overview. ``left`` says in words what is still to be done; ``is_next`` of
    the first that is not ready."""

    tag: str
    name: Markup
    own_name: str
    far: Completeness
    left: tuple[Markup, ...]
    by: Markup
    is_next: bool


@route("/surveys/<slug>/languages", Right.SEE)
def languages(visit: Visit, slug: str) -> Response:
    """How far every language is."""
    return _shown(visit, visit.survey(slug))


@route("/surveys/<slug>/languages/add", Right.WRITE, "POST")
def add(visit: Visit, slug: str) -> Response:
    """The survey is in one language more."""
    survey, written = visit.survey(slug), visit.field("other", 40) or visit.field("tag", 40)
    try:
        tag = add_language(visit.toolkit, survey, hand_of(visit.person), written)
    except Refused as refused:
        return _shown(visit, survey, refused, typed=visit.field("other", 40))
    return visit.go(f"/council/surveys/{slug}/languages", "added", f"l-{tag}")


@route("/surveys/<slug>/languages/remove", Right.WRITE, "POST")
def remove(visit: Visit, slug: str) -> Response:
    """The survey is in one language less; what was written is kept."""
    survey = visit.survey(slug)
    try:
        remove_language(visit.toolkit, survey, hand_of(visit.person), visit.field("tag", 40))
    except Refused as refused:
        return _shown(visit, survey, refused)
    return visit.go(f"/council/surveys/{slug}/languages", "removed")


@route("/surveys/<slug>/languages/links", Right.WRITE, "POST")
def make(visit: Visit, slug: str) -> Response:
    """A reviewer link is there; its address is shown now and never again."""
    survey, name = visit.survey(slug), visit.field("name", 200)
    try:
        link, secret = make_link(
            visit.toolkit, survey, hand_of(visit.person), visit.field("tag", 40), name
        )
    except Refused as refused:
        return _shown(visit, survey, refused, name=name)
    context = {
        "title": visit.say("The link is made"),
        "link": link,
        "language": language_words(visit.reader, link.tag),
        "last_day": format_day(link.last_day, visit.reader.tag),
        "address": f"{visit.toolkit.url}/review/{secret}",
    }
    return visit.page(
        "council/languages/link.html", context, survey, "languages", css=("languages",)
    )


@route("/surveys/<slug>/languages/links/stop", Right.WRITE, "POST")
def stop(visit: Visit, slug: str) -> Response:
    """The reviewer link opens nothing from now on."""
    survey = visit.survey(slug)
    try:
        stop_link(visit.toolkit, survey, hand_of(visit.person), visit.field("link", 40))
    except Refused as refused:
        return _shown(visit, survey, refused)
    return visit.go(f"/council/surveys/{slug}/languages", "stopped", "links")


def _shown(
    visit: Visit, survey: Survey, refused: Refused | None = None, typed: str = "", name: str = ""
) -> Response:
    far = overview(visit.toolkit, survey)
    tags = tuple(each.tag for each in far)
    reader = visit.reader
    today = visit.toolkit.clock.today(visit.council.time_zone)
    problems = refused.problems if refused else ()
    waiting = next((each for each in far if not each.is_ready), None)
    context = {
        "title": visit.say("Languages"),
        "rows": [_row(reader, each, each is waiting) for each in far],
        "gone": [
            (each.tag, language_words(reader, each.tag)) for each in far if _can_go(each, tags)
        ],
        "choices": _choices(reader, tags),
        "links": [_told(reader, link, today) for link in links_of(visit.toolkit, survey)],
        "days": DAYS,
        "tags": [(tag, language_words(reader, tag)) for tag in tags],
        "reasons": visit.reasons(problems, REASONS),
        "typed": typed,
        "name": name,
    }
    return visit.page(
        "council/languages/overview.html",
        context,
        survey,
        "languages",
        css=("languages",),
        says=SAID,
        status=422 if refused else 200,
    )


def _can_go(far: Completeness, tags: Sequence[str]) -> bool:
    return bool(far.beside) and f"{far.tag}-simple" not in tags


def _row(reader: Reader, far: Completeness, is_next: bool) -> Row:
    left = [
        reader.say(sentence, count=far.count(state))
        for state, sentence in _COUNTS
        if far.count(state)
    ]
    for count, sentence in (
        (far.unheard, _("Not recorded: {count}")),
        (far.words, _("Words of the program, not confirmed: {count}")),
        (far.words_missing, _("Words of the program, missing: {count}")),
    ):
        if count:
            left.append(reader.say(sentence, count=count))
    day = format_day(far.day, reader.tag) if far.day else ""
    by = ", ".join(far.by)
    return Row(
        far.tag,
        language_words(reader, far.tag),
        language_name(far.tag),
        far,
        tuple(left),
        reader.say("Confirmed by {names}, last on {day}.", names=by, day=day) if by else Markup(),
        is_next,
    )


def _choices(reader: Reader, have: Sequence[str]) -> list[tuple[Markup, list[tuple[str, str]]]]:
    """Languages to add, in groups: easy words first, then what the program speaks, then others."""
    named: Callable[[str], tuple[str, str]] = lambda tag: (tag, language_words(reader, tag))  # noqa: E731
    easy = [f"{tag}-simple" for tag in have if not tag.endswith("-simple")]
    groups = (
        (reader.say("Easy words"), [tag for tag in easy if "Zxxx" not in tag]),
        (reader.say("The program has its own words in these"), list(INTERFACE_LANGUAGES)),
        (reader.say("The program has no words of its own in these yet"), list(_OTHERS)),
    )
    return [
        (title, sorted((named(tag) for tag in tags if tag not in have), key=lambda pair: pair[1]))
        for title, tags in groups
    ]


def _told(reader: Reader, link: ReviewerLink, today: str) -> dict[str, object]:
    if link.stopped_day:
        state = reader.say("Stopped")
    elif not link.is_open(today):
        state = reader.say("Over")
    else:
        state = reader.say("Open until {day}", day=format_day(link.last_day, reader.tag))
    signed = link.signed_day and format_day(link.signed_day, reader.tag)
    return {
        "id": link.id,
        "name": link.name,
        "language": language_words(reader, link.tag),
        "state": state,
        "signed": reader.say("Signed off on {day}", day=signed) if signed else "",
        "made_by": link.made_by,
        "is_open": link.is_open(today),
    }
