"""The five missing values: five different nothings, kept apart in data and export (SV08)."""

from enum import IntEnum


class Missing(IntEnum):
    """The codes of the codebook (RD03); items that allow negatives use the wide code."""

    NOT_ASKED = -5
    SKIPPED = -4
    DONT_KNOW = -3
    REFUSED = -2
    STOPPED = -1

    @property
    def word(self) -> str:
        """The word used in forms, files and the codebook, such as ``dont_know``."""
        return self.name.lower()

    @property
    def wide(self) -> int:
        """The code for an item that allows negative numbers.

        >>> [missing.wide for missing in Missing]
        [-9995, -9994, -9993, -9992, -9991]
        """
        return -9990 + int(self)
