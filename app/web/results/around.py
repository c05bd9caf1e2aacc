"""What stands beside a publication on its page: what is true today, and the way to help."""

from dataclasses import replace

from app.flow.advising import asked_of
from app.flow.ports import Toolkit
from app.flow.publishing.results import Results
from app.web.results.helping import help_link
from app.web.told.beside import Beside
from app.web.told.today import beside_today


def beside_of(toolkit: Toolkit, results: Results, tag: str) -> Beside:
    """What a reader of a language sees beside the numbers."""
    return replace(
        beside_today(toolkit, results),
        help=help_link(toolkit, results.survey, tag),
        asked=asked_of(toolkit, results.survey),
    )
