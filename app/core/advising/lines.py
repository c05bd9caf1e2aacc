"""A line and a day, as they are typed on forms."""

from datetime import date

LONGEST_LINE = 200


def is_day(text: str) -> bool:
    """Whether a text is an ISO day.

    >>> is_day("2027-02-29"), is_day("2027-02-28")
    (False, True)
    """
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
