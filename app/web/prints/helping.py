"""Where people get help, as a sheet to hang up: a page for each place and language (IJ07)."""

from collections.abc import Sequence

from app.core.advising.help import HelpPoint
from app.core.advising.slots import shown_to
from app.core.languages import parse_language
from app.core.problems import Problem, Refused
from app.flow.advising import help_for, source_of
from app.flow.deliver import words_for
from app.flow.find import version_of
from app.flow.places import place_with, places_of
from app.flow.ports import Toolkit
from app.flow.records import Place, Survey
from app.media.papers import HelpPaper, help_pdf
from app.media.typesetting import Printed
from app.web.prints.languages import offered
from app.web.prints.wording import apart
from app.words import Speaker, comma, language_name, name_in

MOST_PAGES = 300


def help_sheets(
    toolkit: Toolkit, survey: Survey, codes: Sequence[str] = (), tags: Sequence[str] = ()
) -> Printed:
    """A page per place and language; without codes for all places, without tags in all written
    languages of the survey.

    Raises Refused: ``no_help``, ``unknown_place``, ``language_not_offered``, ``too_many_places``.
    """
    known = source_of(toolkit, survey)
    chosen = offered(tags or known, known)
    version = version_of(toolkit, survey)
    is_example = version is not None and version.is_example
    places: tuple[Place | None, ...] = tuple(
        place_with(toolkit, survey, code) for code in dict.fromkeys(codes)
    ) or (places_of(toolkit, survey) or (None,))
    if len(places) * len(chosen) > MOST_PAGES:
        figures = (("count", str(len(places))), ("most", str(MOST_PAGES // len(chosen))))
        raise Refused(Problem("too_many_places", survey.slug, figures))
    speakers = {tag: Speaker(tag, words_for(toolkit, survey, tag)) for tag in chosen}
    papers = []
    for place in places:
        points = help_for(toolkit, survey, place)
        if points:
            papers += [
                _paper(speakers[tag], tag, known[0], place, points, is_example) for tag in chosen
            ]
    if not papers:
        raise Refused(Problem("no_help", survey.slug))
    return help_pdf(papers)


def _paper(
    say: Speaker,
    tag: str,
    source: str,
    place: Place | None,
    points: tuple[HelpPoint, ...],
    is_example: bool,
) -> HelpPaper:
    _ = say
    return HelpPaper(
        tag,
        parse_language(tag).direction,
        _("Where can I get help now?"),
        apart(place.name) if place else "",
        _("This help is for everybody."),
        tuple(_point(say, tag, source, point, is_example) for point in points),
        _("Example. Nothing here is real.") if is_example else "",
    )


def _point(
    say: Speaker, tag: str, source: str, point: HelpPoint, is_example: bool
) -> tuple[str, str, tuple[tuple[str, str], ...], str]:
    _ = say

    def said(path: str) -> str:
        slot = shown_to(point.texts, path, tag, source, is_example)
        return apart(slot.text) if slot else ""

    lines = [(_("When?"), said("help:when")), (_("Where?"), said("help:where"))]
    if point.languages:
        names = comma(tag).join(
            name_in(each, tag) or language_name(each) for each in point.languages
        )
        lines.append((_("Languages"), apart(names)))
    return said("help:name"), said("help:what"), tuple(lines), point.phone
