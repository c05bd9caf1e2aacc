"""The parameters of a range, and those that change how a list is shown."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_PARAMETER = re.compile(r"([\w-]+)\s*[=:]\s*([^\s,;]+)")


@dataclass(frozen=True)
class Bounds:
    """Where a range starts and ends, in which steps, and the list that labels its points."""

    start: str
    end: str
    step: str
    list_name: str


def parameters_of(cell: str) -> dict[str, str]:
    """The pairs in a cell of the parameters column.

    >>> parameters_of("start=0; end = 10  step=2")
    {'start': '0', 'end': '10', 'step': '2'}
    """
    return {name.lower(): value for name, value in _PARAMETER.findall(cell)}


def bounds_of(cell: str) -> Bounds | None:
    """The bounds in a cell, with XLSForm's own defaults 1, 10 and 1; None for bounds that no
    number fits.

    >>> bounds_of("start=0 end=100 step=10")
    Bounds(start='0', end='100', step='10', list_name='')
    """
    given = parameters_of(cell)
    start, end, step = (
        _number(given.get(name, default))
        for name, default in (("start", "1"), ("end", "10"), ("step", "1"))
    )
    if start is None or end is None or step is None or step == 0 or start == end:
        return None
    lists = (given.get("tick_labelset", ""), given.get("tick-labelset", ""))
    return Bounds(str(start), str(end), str(abs(step)), lists[0] or lists[1])


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number.normalize() + 0 if number.is_finite() and abs(number) < 10**12 else None
