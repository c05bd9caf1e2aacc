"""What verbs ask of the shelf of tries."""

from collections.abc import Iterable
from typing import Protocol

from app.core.pretest import PictureTest, Pretest
from app.core.wording import Term
from app.flow.records import Survey


class TryShelf(Protocol):
    """Tries of a draft with people, and the words that a survey has of its own."""

    def add_pretest(self, survey: Survey, pretest: Pretest) -> None: ...
    def pretests(self, survey: Survey) -> tuple[Pretest, ...]:
        """Every try of a language, oldest first."""

    def add_picture_test(self, survey: Survey, test: PictureTest) -> None: ...
    def picture_tests(self, survey: Survey) -> tuple[PictureTest, ...]:
        """Every try of a picture, oldest first."""

    def strike(self, survey: Survey, try_id: str) -> bool:
        """Takes away a try that was written down by mistake; whether there was one."""

    def put_terms(self, survey: Survey, terms: Iterable[Term]) -> None:
        """Puts these in the place of all the survey's own words."""

    def terms(self, survey: Survey) -> tuple[Term, ...]: ...
