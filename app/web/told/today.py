"""What stands beside a publication today: how many heard it, and whether it came in time."""

from app.flow.ports import Toolkit
from app.flow.publishing.results import Results
from app.flow.returning.ledger import public_line
from app.flow.returning.promise import first_day
from app.web.told.beside import Beside


def beside_today(toolkit: Toolkit, results: Results) -> Beside:
    """How many heard the results for certain, once anybody did, and whether they came late."""
    told, respondents = public_line(toolkit, results.survey.slug)
    promised = results.version.terms.promise_date
    return Beside(
        told=(told, respondents) if told else None,
        is_late=bool(promised) and first_day(toolkit, results.survey) > promised,
    )
