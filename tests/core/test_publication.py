"""Findings: at most five, the author's first, and never a number that is withheld."""

from hypothesis import given
from hypothesis import strategies as st

from app.core.disclosure import SafeTable, SafeView
from app.core.publication import Counted, Part, findings, part_in_words, tenths
from app.core.questionnaire import Finding, Kind, Questionnaire
from tests.builders import a_questionnaire, an_item


def _view(*tables: SafeTable) -> SafeView:
    return SafeView("all", 100, tables)


def _asked(*findings: Finding, **changes: object) -> Questionnaire:
    return a_questionnaire(an_item("q", **changes), findings=findings)


@given(st.integers(1, 10**6).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))))
def test_ten_people_stand_for_the_nearest_share(pair: tuple[int, int]) -> None:
    """RR05; all and none are never said of nearly all or hardly any."""
    count, base = pair
    shown = tenths(count, base)
    assert (shown == 0) == (count == 0)
    assert (shown == 10) == (count == base)
    assert abs(shown - 10 * count / base) <= 1


def test_below_twenty_a_share_is_said_in_words() -> None:
    """RR08."""
    assert part_in_words(5, 19) is Part.FEW
    assert part_in_words(10, 19) is Part.ABOUT_HALF
    assert part_in_words(13, 19) is Part.MOST
    assert part_in_words(13, 20) is None


def test_the_authors_finding_is_counted_over_all_its_options() -> None:
    table = SafeTable("q", 100, ((("never",), 30), (("sometimes",), 20), (("often",), 50)))
    asked = _asked(Finding("q", ("sometimes", "often")))
    assert findings(asked, _view(table)) == (Counted("q", ("sometimes", "often"), 70, 100, 0),)


def test_a_withheld_number_is_no_finding() -> None:
    table = SafeTable("q", 100, ((("never", "sometimes"), 50), (("often",), 50)), ("never",))
    assert findings(_asked(Finding("q", ("never",))), _view(table))[0].options == ("often",)


def test_without_a_known_base_there_is_no_share() -> None:
    assert findings(_asked(), _view(SafeTable("q", None, ((("often",), 50),)))) == ()


def test_the_program_chooses_the_largest_answer() -> None:
    table = SafeTable("q", 100, ((("never",), 30), (("often",), 60), (("skipped",), 10)))
    assert findings(_asked(), _view(table)) == (Counted("q", ("often",), 60, 100),)


def test_the_program_says_nothing_of_a_sensitive_item_by_itself() -> None:
    table = SafeTable("q", 100, ((("never",), 30), (("often",), 70)))
    assert findings(_asked(is_sensitive=True), _view(table)) == ()
    assert findings(_asked(Finding("q", ("often",)), is_sensitive=True), _view(table))


def test_answers_that_were_only_thrown_together_are_not_said_as_one() -> None:
    table = SafeTable("q", 100, ((("never", "often"), 60), (("sometimes",), 40)))
    assert findings(_asked(), _view(table))[0].options == ("sometimes",)
    assert findings(_asked(is_ordered=True), _view(table))[0].options == ("never", "often")


def test_there_are_at_most_five_findings() -> None:
    """RR04."""
    items = [an_item(f"q{number}") for number in range(7)]
    tables = [SafeTable(item.path, 100, ((("often",), 60),)) for item in items]
    assert len(findings(a_questionnaire(*items), _view(*tables))) == 5


def test_texts_and_numbers_are_not_findings_by_themselves() -> None:
    asked = a_questionnaire(an_item("q", Kind.INTEGER))
    assert findings(asked, _view(SafeTable("q", 100, ()))) == ()
