"""The themes of a question: make, name, take away, copy; and fixing how many people named each."""

from flask import Response

from app.core.open_answers.theme import Theme
from app.core.problems import Refused
from app.core.roles import Right
from app.flow.find import surveys_of, title_of
from app.flow.open_answers import told_themes
from app.flow.open_answers.coding import progress_of
from app.flow.open_answers.counts import fix_counts
from app.flow.open_answers.reading import open_questions
from app.flow.open_answers.theming import (
    copy_themes,
    make_theme,
    name_theme,
    remove_theme,
    themes_of,
)
from app.flow.records import Survey
from app.web.council.answers.shown import asked, base, languages, page, question
from app.web.council.door import Visit, route
from app.web.errors import refuse

_ID = 32


@route("/surveys/<slug>/answers/themes", Right.READ_WORDS)
def themes(visit: Visit, slug: str) -> Response:
    """The themes of one question."""
    survey = visit.survey(slug)
    return _page(visit, survey, question(visit, survey).item)


@route("/surveys/<slug>/answers/themes", Right.READ_WORDS, "POST")
def make(visit: Visit, slug: str) -> Response:
    """There is a theme more, or one has other names."""
    survey = visit.survey(slug)
    item, theme = question(visit, survey).item, visit.field("theme", _ID)
    names = {tag: visit.field(f"name-{tag}", 500) for tag, _ in languages(visit, survey)}
    try:
        if theme:
            name_theme(visit.toolkit, survey, visit.person, theme, names)
        else:
            make_theme(visit.toolkit, survey, visit.person, item, names)
    except Refused as refused:
        return _page(visit, survey, item, refused, names if not theme else None)
    return visit.go(f"{base(survey)}/themes?item={item}", "named" if theme else "made")


@route("/surveys/<slug>/answers/themes/away", Right.READ_WORDS, "POST")
def away(visit: Visit, slug: str) -> Response:
    """A theme is gone."""
    survey = visit.survey(slug)
    item = question(visit, survey).item
    try:
        remove_theme(visit.toolkit, survey, visit.person, visit.field("theme", _ID))
    except Refused as refused:
        return _page(visit, survey, item, refused)
    return visit.go(f"{base(survey)}/themes?item={item}", "removed")


@route("/surveys/<slug>/answers/themes/copy", Right.READ_WORDS, "POST")
def copy(visit: Visit, slug: str) -> Response:
    """The themes of a question of this or another survey are here too."""
    survey = visit.survey(slug)
    item = question(visit, survey).item
    origin, _, there = visit.field("from", 400).partition(" ")
    own = [s for s in surveys_of(visit.toolkit, visit.council) if s.slug == origin]
    if not own:
        refuse("unknown_page", visit.reader)
    try:
        copy_themes(visit.toolkit, survey, visit.person, own[0], (there, item))
    except Refused as refused:
        return _page(visit, survey, item, refused)
    return visit.go(f"{base(survey)}/themes?item={item}", "copied")


@route("/surveys/<slug>/answers/themes/count", Right.MAKE_SENSE, "POST")
def count(visit: Visit, slug: str) -> Response:
    """How many people named each theme is fixed."""
    survey = visit.survey(slug)
    item = question(visit, survey).item
    try:
        fix_counts(visit.toolkit, survey, visit.person, item)
    except Refused as refused:
        return _page(visit, survey, item, refused)
    return visit.go(f"{base(survey)}/themes?item={item}", "counted")


def _page(
    visit: Visit,
    survey: Survey,
    item: str,
    refused: Refused | None = None,
    typed: dict[str, str] | None = None,
) -> Response:
    own = themes_of(visit.toolkit, survey, item)
    told = {each.id: each.count for each in told_themes(visit.toolkit, survey)}
    tags = languages(visit, survey)
    context = {
        "title": visit.say("Themes"),
        "label": asked(visit, survey, item),
        "item": item,
        "languages": tags,
        "rows": [_row(visit, theme, told, tags) for theme in own],
        "others": _others(visit, survey, item),
        "progress": progress_of(visit.toolkit, survey, visit.person, item),
        "typed": typed or {},
    }
    return page(visit, survey, "themes", context, refused.problems if refused else ())


def _row(
    visit: Visit, theme: Theme, told: dict[str, int | None], tags: list[tuple[str, str]]
) -> dict[str, object]:
    texts = {slot.tag: slot for slot in theme.name}
    return {
        "id": theme.id,
        "name": theme.called(visit.reader.tag),
        "names": [(tag, name, texts[tag].text if tag in texts else "") for tag, name in tags],
        "is_fixed": theme.id in told,
        "count": told.get(theme.id),
    }


def _others(visit: Visit, survey: Survey, item: str) -> list[tuple[str, str]]:
    """Where themes can be copied from: a value for the form, and which question of which survey."""
    found = []
    for other in surveys_of(visit.toolkit, visit.council):
        if other.council_id != survey.council_id:
            continue
        have = {theme.item for theme in themes_of(visit.toolkit, other)}
        title = title_of(visit.toolkit, other, visit.reader.tag)
        found += [
            (
                f"{other.slug} {each.item}",
                f"{title}: {each.label.get(visit.reader.tag, *each.label.tags())}",
            )
            for each in open_questions(visit.toolkit, other)
            if each.item in have and (other.slug, each.item) != (survey.slug, item)
        ]
    return found
