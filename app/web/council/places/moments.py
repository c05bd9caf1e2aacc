"""Moments as they are typed: a row of weekday, beginning and end, as many rows as are needed."""

from collections.abc import Sequence

from app.core.places import Moment, read_moment
from app.core.problems import Problem, Refused
from app.web.council.door import Visit

Row = tuple[str, str, str]
_EMPTY: Row = ("", "", "")
_ROWS = 3


def typed_moments(visit: Visit) -> tuple[Moment, ...]:
    """The moments of a form; rows without a day and times are none. Raises Refused for half of
    one, so that nothing that was typed is lost in silence."""
    found = []
    for weekday, starts, ends in typed_rows(visit):
        if (weekday, starts, ends) == _EMPTY:
            continue
        moment = read_moment(f"{weekday} {starts[:5]}-{ends[:5]}")
        if moment is None:
            raise Refused(Problem("half_a_moment", weekday))
        found.append(moment)
    return tuple(found)


def typed_rows(visit: Visit) -> list[Row]:
    """The rows as they were typed."""
    columns = (visit.fields(name)[:30] for name in ("weekday", "starts", "ends"))
    return [
        (weekday.strip()[:1], starts.strip()[:8], ends.strip()[:8])
        for weekday, starts, ends in zip(*columns, strict=False)
    ]


def rows_of(moments: Sequence[Moment]) -> list[Row]:
    """The rows to show: what is known, and some to fill in."""
    return with_room([(str(each.weekday), each.starts, each.ends) for each in moments])


def with_room(rows: Sequence[Row]) -> list[Row]:
    """The rows, with at least one empty one."""
    filled = [row for row in rows if row != _EMPTY]
    return [*filled, *[_EMPTY] * max(1, _ROWS - len(filled))]
