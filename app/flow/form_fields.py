"""What a form says, read from its fields; nothing is stored here (see collect.py)."""

from collections.abc import Sequence

from app.core.consent import Consent
from app.core.questionnaire import PURPOSES, Questionnaire
from app.flow.records import Version

Fields = Sequence[tuple[str, str]]
FORM_FORMAT = "1"
_FINGERPRINT_SIGNS = 8


def one(fields: Fields, name: str) -> str:
    """The first value of a field, or the empty string."""
    return next((value for field, value in fields if field == name), "")


def form_format(version: Version) -> str:
    """The value of the field ``format``: the form's own number and which version it is of."""
    return f"{FORM_FORMAT}-{version.fingerprint[:_FINGERPRINT_SIGNS]}"


def read_consent(fields: Fields) -> Consent:
    """What was agreed to; yes is only what says yes and nothing else."""
    said = {
        purpose: [value for name, value in fields if name == f"consent.{purpose}"]
        for purpose in PURPOSES
    }
    return Consent(
        tuple(
            (purpose, all(v == "yes" for v in values)) for purpose, values in said.items() if values
        )
    )


def offered_language(questionnaire: Questionnaire, fields: Fields) -> str:
    """The language of the form; the survey's first where it does not offer that one."""
    tag = one(fields, "lang")
    return tag if tag in questionnaire.languages else questionnaire.source


def is_yes(fields: Fields, name: str) -> bool:
    """Whether a flag is set."""
    return one(fields, name) in ("1", "yes")
