"""Counting and telling: a finding and its quote, from the desk to the page and away (MV07)."""

import pytest

from app.core.problems import Refused
from app.core.sense import Check
from app.flow.making_sense.desk import desk_of
from app.flow.making_sense.findings import Typed, write_finding
from app.flow.open_answers.releasing import refuse_quote
from app.flow.ports import Toolkit
from app.flow.publishing.publish import publish_all, take_quote_away
from app.flow.publishing.results import results_of
from tests.flow.open_answers.conftest import Written, written

WHY = {Check.NO_RESIDENT_READ: "Niemand kon.", Check.DRAFTS_LEFT: "De vertaling volgt."}


@pytest.fixture
def wrote(toolkit: Toolkit) -> Written:
    """Twelve people wrote something, and one of them may be quoted."""
    made = written(toolkit)
    made.wrote(*(f"ik wacht op post {number}" for number in range(12)))
    return made


def _quoted(wrote: Written) -> list[str]:
    results = results_of(wrote.kit, wrote.survey.slug)
    assert results is not None
    return [each.quote.text for each in results.findings if each.quote]


def _published(wrote: Written) -> tuple[str, str]:
    quote = wrote.released("ik wacht op post 3", "ik wacht op post")
    typed = Typed("Wachten duurt lang.", quote=quote)
    finding = write_finding(wrote.kit, wrote.an, wrote.survey, typed)
    publish_all(wrote.kit, wrote.an, wrote.survey, WHY)
    return finding.id, quote


def test_only_a_released_quote_can_stand_beside_a_finding_and_beside_one_only(
    wrote: Written,
) -> None:
    waits = wrote.propose("ik wacht op post 4", "ik wacht")
    with pytest.raises(Refused) as refused:
        write_finding(wrote.kit, wrote.an, wrote.survey, Typed("Een.", quote=waits))
    assert [each.code for each in refused.value.problems] == ["unknown_quote"]
    _, quote = _published(wrote)
    with pytest.raises(Refused) as refused:
        write_finding(wrote.kit, wrote.an, wrote.survey, Typed("Twee.", quote=quote))
    assert [each.code for each in refused.value.problems] == ["quote_taken"]


def test_a_quote_is_published_beside_its_finding_and_taken_away_at_once(wrote: Written) -> None:
    finding, _ = _published(wrote)
    assert _quoted(wrote) == ["ik wacht op post"]
    take_quote_away(wrote.kit, wrote.an, wrote.survey, finding)
    assert _quoted(wrote) == []
    assert [each.finding.rests.quote for each in desk_of(wrote.kit, wrote.survey).findings] == [""]
    with pytest.raises(Refused) as refused:
        take_quote_away(wrote.kit, wrote.an, wrote.survey, "none")
    assert [each.code for each in refused.value.problems] == ["unknown_finding"]


def test_a_quote_that_is_refused_later_is_gone_from_what_was_published(wrote: Written) -> None:
    """CO22: nobody has to publish again for that, and its finding can still be changed."""
    finding, quote = _published(wrote)
    refuse_quote(wrote.kit, wrote.survey, wrote.bo, quote, "Toch te herkennen")
    assert _quoted(wrote) == []
    changed = Typed("Wachten duurt te lang.")
    write_finding(wrote.kit, wrote.an, wrote.survey, changed, finding)
    assert [each.text for each in desk_of(wrote.kit, wrote.survey).findings] == [changed.text]
