"""Letters to people who asked for one: the results in short, in their language, on one page."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from app.core.address import Address
from app.flow.deliver import words_for
from app.flow.ports import Toolkit
from app.flow.publishing.results import Results, results_of
from app.flow.records import Survey
from app.flow.returning.letters import letters_to_print
from app.media.letters import LetterSheet, letter_pdf
from app.media.typesetting import Paper, Printed
from app.web.addresses import results_path
from app.web.language import Reader, reader_of
from app.web.language import marked as _
from app.web.told.blocks import blocks_of
from app.web.told.nouns import Block, Line

_NEWS = _("There is news. See what was done.")
_LAST = _("You asked for this letter. We delete your address now.")
_NOT_LAST = _("You asked for this letter. You get one more. Then we delete your address.")
_MOST_FINDINGS = 3


def print_letters(toolkit: Toolkit, survey: Survey, private: bytes) -> Printed:
    """A page for every letter that was not posted yet; they count as printed from now on.

    Raises Refused as ``letters_to_print`` does.
    """
    letters = letters_to_print(toolkit, survey, private)
    results = results_of(toolkit, survey.slug)
    # What was published may have been taken away; letters_to_print looked before.
    assert results is not None
    return letter_pdf(
        list(_sheets(toolkit, survey, results, letters)), Paper(accent=results.council.look.accent)
    )


def _sheets(
    toolkit: Toolkit,
    survey: Survey,
    results: Results,
    letters: Sequence[tuple[str, Address]],
) -> Iterator[LetterSheet]:
    source = results.version.questionnaire.source
    contact = results.version.terms.contact
    readers: dict[str, tuple[Reader, tuple[Block, ...]]] = {}
    for subject, address in letters:
        tag = address.language
        if tag not in readers:
            reader = reader_of(tag, words_for(toolkit, survey, tag, source), source)
            readers[tag] = reader, blocks_of(results, reader)
        reader, blocks = readers[tag]
        say, is_results = reader.speaker, subject == "results"
        is_last = not (is_results and address.follow_up)
        url = toolkit.url + results_path(survey.slug, tag)
        foot = [say(_LAST if is_last else _NOT_LAST)]
        if contact:
            foot.append(say("Questions? {contact}", contact=contact))
        yield LetterSheet(
            tag=reader.tag,
            address=address.lines,
            council=results.council.name,
            heading=say("The results are here.") if is_results else say(_NEWS),
            thanks=say("Thank you for your answers."),
            paragraphs=tuple(_paragraphs(blocks, is_results)),
            more=say("See the results for everybody."),
            url=url,
            typed=f"{toolkit.url.split('://', 1)[-1]}/r/{survey.slug}",
            foot=tuple(foot),
        )


def _paragraphs(blocks: tuple[Block, ...], is_results: bool) -> Iterator[tuple[Markup, Markup]]:
    """The first findings and what happens now; of news what was done."""
    findings = [block for block in blocks if block.is_finding][:_MOST_FINDINGS]
    wanted = [*findings] if is_results else []
    wanted += [
        block for block in blocks if block.key in (("now", "done") if is_results else ("done",))
    ]
    for block in wanted:
        if block.is_finding:
            yield block.kicker, block.heading
            continue
        head = block.heading
        for line in block.lines:
            if line.word and not line.mark:
                # A small heading of its own, as on the page; the block's own came before it.
                yield line.word, line.text
            else:
                yield head, _in_line(line)
            head = Markup()


def _in_line(line: Line) -> Markup:
    """The parts of a line behind one another, each in its own direction."""
    state = Markup("<b>{} {}</b>").format(line.mark, line.word) if line.mark else Markup()
    parts = (Markup("<bdi>{}</bdi>").format(part) for part in (state, line.text, line.more) if part)
    return Markup(" ").join(parts)
