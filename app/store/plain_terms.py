"""What of a version stands in the store as JSON: its terms and its overridden checks."""

import json

from app.core.questionnaire import Terms
from app.core.texts import Texts


def terms_as_json(terms: Terms) -> str:
    """The terms, to be read back by ``terms_from_json``."""
    return json.dumps(
        {
            "promise_date": terms.promise_date,
            "ways": terms.ways,
            "controller": terms.controller,
            "contact": terms.contact,
            "decision": terms.decision.pairs,
            "ends": terms.ends,
        },
        ensure_ascii=False,
    )


def terms_from_json(text: str) -> Terms:
    """The terms that ``terms_as_json`` wrote."""
    plain = json.loads(text)
    return Terms(
        promise_date=plain["promise_date"],
        ways=tuple(plain["ways"]),
        controller=plain["controller"],
        contact=plain["contact"],
        decision=Texts(tuple((tag, said) for tag, said in plain["decision"])),
        ends=tuple((kind, days) for kind, days in plain["ends"]),
    )
