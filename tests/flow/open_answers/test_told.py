"""What may be told outside of what people wrote."""

from app.flow.open_answers import released_quotes, told_themes
from app.flow.ports import Toolkit
from tests.builders import an_open_version


def test_of_a_survey_that_nobody_read_yet_nothing_is_told(toolkit: Toolkit) -> None:
    survey, _, _ = an_open_version(toolkit)
    assert released_quotes(toolkit, survey) == ()
    assert told_themes(toolkit, survey) == ()
