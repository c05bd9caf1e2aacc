"""Prints of results: a poster for each place, and a sheet in each language and level.

Both say what the page says, from the same blocks; the code leads to the page itself.
"""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.core.languages import parse_language
from app.core.problems import Problem, Refused
from app.flow.deliver import words_for
from app.flow.ports import Toolkit
from app.flow.printing import Printing, told_printing_of
from app.flow.publishing.results import Results, results_of
from app.flow.records import Place, Survey
from app.media.sheets import Promise
from app.media.told_prints import told_poster_pdf, told_sheet_pdf
from app.media.told_sheets import ToldBlock, ToldLine, ToldPoster, ToldSheet
from app.media.typesetting import Paper, Printed
from app.web.language import reader_of
from app.web.prints.wording import Wording, apart
from app.web.told.blocks import blocks_of
from app.web.told.nouns import Block
from app.web.told.today import beside_today

POSTER, SHEET = "results-poster", "results-sheet"
KINDS = (POSTER, SHEET)
# People type what stands behind the host: no longer than this (QR06).
_LONGEST_TYPED = 20


@dataclass(frozen=True)
class _Telling:
    toolkit: Toolkit
    results: Results
    printing: Printing

    def sheet(self, tag: str, address: str) -> ToldSheet:
        """The results in one language."""
        survey = self.results.survey
        wording = Wording(self.printing, tag, self.toolkit.url)
        _ = wording.say
        reader = reader_of(tag, words_for(self.toolkit, survey, tag), self.results.source)
        beside = beside_today(self.toolkit, self.results)
        return ToldSheet(
            tag=tag,
            direction=wording.direction,
            blocks=tuple(_told(block) for block in blocks_of(self.results, reader, beside)),
            council=apart(self.results.council.name),
            scan=_("See all results. Or listen to them."),
            or_type=_("Or type:"),
            url=f"{self.toolkit.url}/r/{survey.slug}",
            host=wording.host,
            address=address,
            example=wording.example(),
        )

    def poster(self, place: Place, tags: Sequence[str], is_grey: bool) -> ToldPoster:
        """A poster for a place: the first language tells, the others say that there is more."""
        sheet = self.sheet(tags[0], self.typed(place))
        others = [Wording(self.printing, tag, self.toolkit.url) for tag in tags[1:]]
        said = [
            Promise(each.tag, each.direction, each.say("The results are here."), "")
            for each in others
        ]
        return ToldPoster(sheet, apart(place.name), tuple(said), "" if is_grey else self._logo())

    def typed(self, place: Place) -> str:
        """What is typed: the survey's own page, or where that is long the code of the place, which
        leads there too."""
        own = f"r/{self.results.survey.slug}"
        return own if len(own) <= _LONGEST_TYPED else place.code

    def _logo(self) -> str:
        logo = self.printing.logo
        content = base64.b64encode(logo.content).decode() if logo else ""
        return f"data:{logo.type};base64,{content}" if logo else ""


def _told(block: Block) -> ToldBlock:
    lines = (ToldLine(ln.text, ln.sort, ln.mark, ln.word, ln.more) for ln in block.lines)
    return ToldBlock(
        block.heading,
        tuple(lines),
        block.kicker,
        block.filled,
        block.picture,
        block.is_finding,
        block.key == "now",
    )


def told_print(
    toolkit: Toolkit,
    survey: Survey,
    kind: str,
    codes: Sequence[str],
    tags: Sequence[str],
    paper: Paper,
) -> Printed:
    """A poster for each of the places (all without codes), or a sheet for each of the languages
    (all without tags). Raises Refused as ``told_printing_of``, and for a language that the survey
    does not have."""
    printing = told_printing_of(toolkit, survey, codes)
    results = results_of(toolkit, survey.slug)
    if results is None:
        raise Refused(Problem("not_published", survey.slug))
    telling = _Telling(toolkit, results, printing)
    chosen = tuple(_chosen(results, tags))
    title = Wording(printing, chosen[0], toolkit.url).title()
    if kind == SHEET:
        sheets = [telling.sheet(tag, f"r/{survey.slug}") for tag in chosen]
        return told_sheet_pdf(sheets, title, paper)
    if not printing.places:
        raise Refused(Problem("no_places", survey.slug))
    bases = tuple(dict.fromkeys(parse_language(tag).base for tag in chosen))
    posters = [telling.poster(place, bases, paper.is_grey) for place in printing.places]
    return told_poster_pdf(posters, title, paper)


def _chosen(results: Results, tags: Sequence[str]) -> Iterator[str]:
    """Languages that are written; a language that is only spoken has nothing on paper."""
    offered = results.version.questionnaire.languages
    for tag in dict.fromkeys(tags or offered):
        if tag not in offered:
            have = (("have", ", ".join(offered)),)
            raise Refused(Problem("language_not_offered", tag, have))
        if parse_language(tag).has_text:
            yield tag
