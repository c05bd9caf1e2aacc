"""What stands beside a publication today: who heard it, and whether it came in time."""

from app.flow.ports import Toolkit
from app.flow.publishing.results import Results
from app.flow.returning.ledger import public_line
from app.flow.telling import first_day
from app.web.results.helping import help_link
from app.web.told.beside import Beside


def beside_of(toolkit: Toolkit, results: Results, tag: str) -> Beside:
    """What a reader of a language sees beside the numbers."""
    told, respondents = public_line(toolkit, results.survey.slug)
    promised = results.version.terms.promise_date
    return Beside(
        help=help_link(toolkit, results.survey, tag),
        told=(told, respondents) if told else None,
        is_late=bool(promised) and first_day(toolkit, results.survey) > promised,
    )
