"""Tries with people and a survey's own words: kept on both engines, and struck by their id."""

from app.core.pretest import PictureTest, Pretest
from app.core.wording import Term
from tests.store.conftest import Standing

DAY = "2026-11-23"


def test_tries_are_kept_in_the_order_of_their_days(standing: Standing) -> None:
    later = Pretest("nl", "A. Tester", DAY, 5, 1, "a word", "a" * 32)
    first = Pretest("ar", "B. Tester", "2026-11-20", 2, 0, "", "b" * 32)
    seen = PictureTest("1F34E", "A. Tester", DAY, 3, 2, "c" * 32)
    with standing.kit.store.write() as shelves:
        for pretest in (later, first):
            shelves.tries.add_pretest(standing.survey, pretest)
        shelves.tries.add_picture_test(standing.survey, seen)
    with standing.kit.store.write() as shelves:
        assert shelves.tries.pretests(standing.survey) == (first, later)
        assert shelves.tries.picture_tests(standing.survey) == (seen,)
        assert shelves.tries.strike(standing.survey, first.id)
        assert not shelves.tries.strike(standing.survey, first.id)
        assert shelves.tries.strike(standing.survey, seen.id)
        assert shelves.tries.pretests(standing.survey) == (later,)
        assert shelves.tries.picture_tests(standing.survey) == ()


def test_own_words_are_put_whole(standing: Standing) -> None:
    words = (Term("en", "scheme", "money or help", ("provision", "aid")), Term("nl", "regeling"))
    with standing.kit.store.write() as shelves:
        shelves.tries.put_terms(standing.survey, words)
        assert shelves.tries.terms(standing.survey) == words
        shelves.tries.put_terms(standing.survey, words[1:])
        assert shelves.tries.terms(standing.survey) == words[1:]
