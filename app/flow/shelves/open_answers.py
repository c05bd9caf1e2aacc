"""What verbs ask of the shelves of open answers, of quotes and of themes."""

from collections.abc import Mapping
from typing import Protocol

from app.core.open_answers.answer import OpenAnswer
from app.core.open_answers.coding import Coding, Hand
from app.core.open_answers.marks import MarkKind
from app.core.open_answers.quote import QuoteRecord
from app.core.open_answers.theme import Theme
from app.core.texts import Slot
from app.flow.records import Survey, Version


class OpenAnswerShelf(Protocol):
    """What people wrote, said or photographed, each by a key of its own."""

    def gather(self, survey: Survey) -> int:
        """Gives a key to each open answer that has none yet; how many."""

    def has_new(self, survey: Survey) -> bool: ...
    def all(self, survey: Survey) -> tuple[OpenAnswer, ...]:
        """Every open answer by its key, which means no order."""

    def people(self, survey: Survey) -> Mapping[str, int]:
        """By open answer a number that is the same for those of one person, for counting people;
        it is good inside this transaction and for nothing else."""

    def file(self, survey: Survey, answer_id: str) -> tuple[str, bytes] | None:
        """Kind and content of the recording or photo behind an open answer, while it is there."""

    def drop_file(self, survey: Survey, answer_id: str) -> bool:
        """The recording or photo is gone; whether there was one."""

    def put_transcript(
        self, survey: Survey, answer_id: str, text: str, by: str, day: str
    ) -> None: ...
    def forget_files_of(self, response_id: str, kind: str) -> None:
        """What was written down or quoted of one kind of file of a response is gone."""

    def forget(self, survey: Survey, version: Version) -> None:
        """The keys, transcripts, codes and unreleased quotes of a version are gone; released quotes
        stay, and so does a link that somebody who takes answers back may need."""


class QuoteShelf(Protocol):
    """Quotes with who proposed and released them, what was replaced, and words marked by hand."""

    def add(self, survey: Survey, record: QuoteRecord) -> None: ...
    def change(self, record: QuoteRecord) -> None:
        """The text, state, decision and whether it comes up again are as in the record."""

    def all(self, survey: Survey) -> tuple[QuoteRecord, ...]:
        """Every quote of a survey by its random key."""

    def put_replaced(self, survey: Survey, quote_id: str, kinds: Mapping[MarkKind, int]) -> None:
        """These kinds were replaced in a quote so often; what was logged before is gone."""

    def replaced(self, survey: Survey) -> Mapping[str, Mapping[MarkKind, int]]:
        """By quote, which kinds were replaced and how often."""

    def put_hand_mark(self, survey: Survey, trace: bytes, kind: MarkKind, size: int) -> None:
        """Words with this trace are marked from now on; ``size`` is how many words."""

    def hand_marks(self, survey: Survey) -> Mapping[bytes, tuple[MarkKind, int]]: ...
    def forget_words_of(self, response_id: str) -> None:
        """The person's own words are no quote any more; paraphrases stay."""

    def cut_loose(self, version: Version) -> None:
        """Nothing leads from the released quotes of a version to a response any more."""

    def by_response(self, survey: Survey) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
        """Released own words by response id, item path and instance, while a link is there."""


class ThemeShelf(Protocol):
    """Themes, who chose them for which answer, and the counts that were fixed."""

    def put(self, survey: Survey, theme: Theme, position: int) -> None:
        """Adds a theme, or puts its names in the place of those of the one with its id."""

    def remove(self, survey: Survey, theme_id: str) -> bool:
        """The theme is gone with every choice of it; whether there was one."""

    def all(self, survey: Survey) -> tuple[Theme, ...]: ...
    def put_names(self, survey: Survey, theme_id: str, name: tuple[Slot, ...]) -> None: ...
    def put_coding(self, survey: Survey, coding: Coding) -> None:
        """The choice is kept, in the place of the one of the same answer and hand."""

    def drop_coding(self, answer_id: str, hand: Hand) -> None: ...
    def codings(self, survey: Survey) -> tuple[Coding, ...]: ...
    def end_coding(self, survey: Survey, item: str, by: str, day: str) -> None: ...
    def ended(self, survey: Survey) -> Mapping[str, tuple[str, str]]:
        """By item who said that coding is done, and when."""

    def fix_count(
        self, survey: Survey, theme_id: str, count: int, base: int, unfit: int, by: str, day: str
    ) -> None:
        """This is what is told of the theme: ``count`` of ``base`` people, and how many named
        nothing that fits."""

    def counts(self, survey: Survey) -> Mapping[str, tuple[int, int, int]]:
        """By theme the fixed count, base and how many named nothing that fits."""
