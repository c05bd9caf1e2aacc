"""A QR code as one SVG path, sharp at any size.

Black on white, four modules of quiet border on every side (QR02, QR04), no logo (QR03).
"""

from urllib.parse import urlsplit, urlunsplit

import qrcode
from qrcode import constants

QUIET_MODULES = 4
# M on a wall, Q on paper that is handled (QR03).
_LEVELS = {"M": constants.ERROR_CORRECT_M, "Q": constants.ERROR_CORRECT_Q}
# Shorter runs than this cost more in mode switches than the denser alphabet wins.
_SHORTEST_RUN = 4


def for_scanning(url: str) -> str:
    """The same address with scheme and host in capitals, which QR codes hold in fewer modules.

    The rest stays as it is: only scheme and host mean the same in capitals everywhere.

    >>> for_scanning("https://buurt.example/K7M4?card=AB")
    'HTTPS://BUURT.EXAMPLE/K7M4?card=AB'
    """
    parts = urlsplit(url)
    return urlunsplit((parts.scheme.upper(), parts.netloc.upper(), *parts[2:]))


def qr_svg_path(text: str, level: str = "M") -> tuple[str, int]:
    """The path of the dark modules, and the side in modules with the quiet border included.

    One module is one unit, so the viewBox is ``0 0 side side``. ``level`` is M or Q.
    """
    code = qrcode.QRCode(error_correction=_LEVELS[level], border=QUIET_MODULES)
    code.add_data(text, optimize=_SHORTEST_RUN)
    code.make()
    rows = code.get_matrix()
    runs = (f"M{x} {y}h{n}v1h-{n}z" for y, row in enumerate(rows) for x, n in _dark_runs(row))
    return "".join(runs), len(rows)


def _dark_runs(row: list[bool]) -> list[tuple[int, int]]:
    """Start and length of every unbroken run of dark modules."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs
