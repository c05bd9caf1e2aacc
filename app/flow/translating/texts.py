"""Writing one text in one language, and saying that texts are right.

Who writes says which text stood there when they began; whoever was first is never overwritten. A
text that changed is a draft until a person confirms it (LA09), and closes what was made from it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.core.languages import parse_language
from app.core.problems import Problem, Refused
from app.core.report_facts import DRAFTS
from app.core.reviewing import Note
from app.core.side_by_side import WORDS, Pair, mark
from app.core.texts import Slot, SlotState
from app.core.translation import SURE, outdated_by
from app.core.translation_sheet import LONGEST_TEXT, lost_inserts
from app.flow.ports import Toolkit
from app.flow.prepare import refuse_while_under_way, review_in
from app.flow.records import Survey
from app.flow.shelves import Shelves
from app.flow.translating.grid import Grid, grid_in
from app.flow.translating.hands import Hand, note_act, refuse_another_language, today_of

MOST_SIGNS_OF_A_NOTE = 1000


@dataclass(frozen=True)
class Written:
    """A text as somebody typed it. ``seen`` is what their page said of the pair before."""

    path: str
    text: str
    seen: str


def put_text(toolkit: Toolkit, survey: Survey, hand: Hand, tag: str, written: Written) -> Pair:
    """The text stands in its slot as a draft, by this hand; the pair as it is now.

    Raises Refused, and changes nothing then: ``changed_meanwhile`` with both texts where somebody
    was first, ``insert_lost``, ``text_too_long``, ``source_text`` for the language that all others
    are made from, ``word_of_program``, ``unknown_slot``, ``language_not_offered`` and, while people
    answer, ``version_under_way``.
    """
    text = written.text.replace("\r\n", "\n").strip()
    with toolkit.store.write() as shelves:
        pair = _pair_to_write(toolkit, shelves, survey, hand, tag, written.path)
        if text == pair.slot.text:
            return pair
        _refuse_unfit(pair, text, written.seen)
        state = SlotState.DRAFT if text else SlotState.MISSING
        slot = Slot(pair.path, tag, text, state)
        put_written(toolkit, shelves, survey, hand, (slot,))
        note_act(shelves, survey, hand, today_of(toolkit, shelves, hand), "write text",
                 f"{tag} {pair.path}")  # fmt: skip
    return replace(pair, slot=slot)


def _pair_to_write(
    toolkit: Toolkit, shelves: Shelves, survey: Survey, hand: Hand, tag: str, path: str
) -> Pair:
    grid = _grid_to_change(toolkit, shelves, survey, hand, tag, (path,))
    if not grid.beside_tag:
        raise Refused(Problem("source_text", path))
    pair = grid.pair(path)
    if path.startswith(WORDS):
        raise Refused(Problem("word_of_program", path))
    return pair


def _grid_to_change(
    toolkit: Toolkit,
    shelves: Shelves,
    survey: Survey,
    hand: Hand,
    tag: str,
    paths: Iterable[str] = ("",),
) -> Grid:
    # What is said of the results is no part of what people answer.
    if not all(path.startswith(DRAFTS) for path in paths):
        refuse_while_under_way(shelves, survey)
    refuse_another_language(shelves.surveys.draft(survey), hand, tag)
    return grid_in(toolkit, shelves, survey, tag)


def _refuse_unfit(pair: Pair, text: str, seen: str) -> None:
    if not pair.was_read(seen):
        figures = (("here", pair.slot.text), ("yours", text), ("beside", pair.beside))
        raise Refused(Problem("changed_meanwhile", pair.path, figures))
    if len(text) > LONGEST_TEXT:
        raise Refused(Problem("text_too_long", pair.path, (("most", str(LONGEST_TEXT)),)))
    lost = lost_inserts(pair.beside, text) if text else ()
    if lost:
        raise Refused(Problem("insert_lost", pair.path, (("inserts", ", ".join(lost)),)))


def put_written(
    toolkit: Toolkit, shelves: Shelves, survey: Survey, hand: Hand, slots: Sequence[Slot]
) -> None:
    """The slots are put as written by this hand, with what they make outdated (LA10)."""
    kept = shelves.surveys.slots(survey)
    source = shelves.surveys.draft(survey).source
    shelves.surveys.put_slots(survey, (*slots, *outdated_by(slots, kept, source)))
    day = today_of(toolkit, shelves, hand)
    marks = {(slot.path, slot.tag): mark(slot.text) for slot in slots}
    shelves.translations.put_writers(survey, marks, hand.name, day)


def confirm(
    toolkit: Toolkit, survey: Survey, hand: Hand, tag: str, looked: Sequence[tuple[str, str]]
) -> int:
    """These texts are confirmed by this hand, today; how many were not before.

    ``looked`` are slot paths with what the page said of them. Raises Refused, and confirms none
    then: ``changed_meanwhile`` where one is not what the person saw, ``nothing_to_confirm`` where
    there is no text, or in a language without text no recording, ``same_person`` for easy words of
    the results that this hand wrote.
    """
    with toolkit.store.write() as shelves:
        asked = [path for path, _ in looked]
        grid = _grid_to_change(toolkit, shelves, survey, hand, tag, asked)
        day = today_of(toolkit, shelves, hand)
        own = _own_easy_words(shelves, survey, hand, tag)
        has_text = parse_language(tag).has_text
        sure, problems = [], []
        for path, seen in looked:
            pair = grid.pair(path)
            if seen != pair.seen:
                figures = (("here", pair.slot.text), ("beside", pair.beside))
                problems.append(Problem("changed_meanwhile", path, figures))
            elif not (pair.slot.text if has_text else pair.recorded):
                problems.append(Problem("nothing_to_confirm", path))
            elif path in own:
                problems.append(Problem("same_person", path))
            elif pair.slot.state not in SURE:
                sure.append(replace(pair.slot, state=SlotState.CONFIRMED, by=hand.name, day=day))
        if problems:
            raise Refused(*problems)
        shelves.surveys.put_slots(survey, sure)
        if sure:
            paths = ", ".join(slot.path for slot in sure[:3])
            note_act(shelves, survey, hand, day, "confirm", f"{tag} {len(sure)}: {paths}")
    return len(sure)


def confirm_language(toolkit: Toolkit, survey: Survey, hand: Hand, tag: str, seen: str) -> int:
    """Every text of the language is confirmed by this hand; how many there are. ``seen`` is the
    mark that the grid had when the person said so. Who came through a link was not asked about
    what somebody else confirmed, so that keeps its name.

    Raises Refused: ``changed_meanwhile`` where something is another now, what is missing as
    ``review`` says, and what ``confirm`` raises for languages and while people answer.
    """
    with toolkit.store.write() as shelves:
        grid = _grid_to_change(toolkit, shelves, survey, hand, tag)
        if grid.seen != seen:
            raise Refused(Problem("changed_meanwhile", tag))
        said = _confirm_said(toolkit, shelves, survey, hand, grid)
        only_open = bool(hand.tag)
        return said + review_in(toolkit, shelves, survey, tag, hand.name, only_open=only_open)


def _confirm_said(
    toolkit: Toolkit, shelves: Shelves, survey: Survey, hand: Hand, grid: Grid
) -> int:
    """What is said of the results is confirmed too, but for easy words of the person's own."""
    pairs = [pair for pair in grid.pairs if pair.path.startswith(DRAFTS)]
    missing = [pair.path for pair in pairs if not pair.slot.text]
    if missing and parse_language(grid.tag).has_text:
        figures = (("count", str(len(missing))), ("first", missing[0]))
        raise Refused(Problem("texts_missing", grid.tag, figures))
    own = _own_easy_words(shelves, survey, hand, grid.tag)
    day = today_of(toolkit, shelves, hand)
    sure = [
        replace(pair.slot, state=SlotState.CONFIRMED, by=hand.name, day=day)
        for pair in pairs
        if pair.slot.text and pair.slot.state not in SURE and pair.path not in own
    ]
    shelves.surveys.put_slots(survey, sure)
    return len(sure)


def _own_easy_words(shelves: Shelves, survey: Survey, hand: Hand, tag: str) -> frozenset[str]:
    """Sentences of the results in easy words that this hand wrote: a second person says whether
    they mean the same (PL17). Questions have a check of their own (meanings.py)."""
    if not parse_language(tag).is_easy:
        return frozenset()
    texts = {slot.path: slot.text for slot in shelves.surveys.slots(survey, tag)}
    return frozenset(
        path
        for (path, at), (seen, name) in shelves.translations.writers(survey).items()
        if at == tag and name == hand.name and path.startswith(DRAFTS)
        if seen == mark(texts.get(path, ""))
    )


def doubt(toolkit: Toolkit, survey: Survey, hand: Hand, tag: str, path: str) -> None:
    """The text is a draft again: somebody is not sure of it any more. Raises Refused as ``confirm``
    does for what the survey does not have."""
    with toolkit.store.write() as shelves:
        grid = _grid_to_change(toolkit, shelves, survey, hand, tag)
        slot = grid.pair(path).slot
        if slot.state in SURE:
            draft = replace(slot, state=SlotState.DRAFT, by="", day="")
            shelves.surveys.put_slots(survey, (draft,))
            day = today_of(toolkit, shelves, hand)
            note_act(shelves, survey, hand, day, "doubt", f"{tag} {path}")


def remark(toolkit: Toolkit, survey: Survey, hand: Hand, tag: str, path: str, text: str) -> None:
    """The note stands beside the text, for whoever works on it next; an empty one takes away what
    stood there. Raises Refused for a language or text that the survey does not have."""
    with toolkit.store.write() as shelves:
        refuse_another_language(shelves.surveys.draft(survey), hand, tag)
        pair = grid_in(toolkit, shelves, survey, tag).pair(path)
        day = today_of(toolkit, shelves, hand)
        words = text.replace("\r\n", "\n").strip()[:MOST_SIGNS_OF_A_NOTE]
        note = Note(pair.path, tag, words, hand.name, day)
        shelves.translations.put_notes(survey, (note,))
        note_act(shelves, survey, hand, day, "remark", f"{tag} {pair.path}")
