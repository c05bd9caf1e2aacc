"""What waited sealed on a phone until there was a network again (decision 3)."""

import base64
from contextlib import suppress

from app.core.problems import Problem, Refused
from app.flow.deliver import spot_in
from app.flow.ports import Toolkit


def unsealed(toolkit: Toolkit, code: str, box: str) -> bytes:
    """What a phone sealed to a version of the survey at this place: a form's body, as it would
    have been posted. Raises Refused with ``unknown_code`` or ``unreadable``."""
    with toolkit.store.read() as shelves:
        spot = spot_in(toolkit, shelves, code)
        versions = shelves.surveys.versions(spot.survey)
    for version in reversed(versions):
        with suppress(ValueError):
            return toolkit.secrets.open_sealed(version.receiving_private, _from_base64url(box))
    raise Refused(Problem("unreadable", "sealed"))


def _from_base64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
