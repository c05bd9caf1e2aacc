"""The pictograms that come with the program: OpenMoji drawings, each under its code.

They lie in pictograms/ at the top, with their own licence. A drawing never changes under its code,
since open versions show it; SHA256SUMS there holds them to that.
"""

from functools import cached_property
from pathlib import Path

import yaml

FOLDER = Path(__file__).parents[2] / "pictograms"


class Pictograms:
    """The drawings of one folder with an index."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    @cached_property
    def names(self) -> dict[str, str]:
        """English names by code."""
        plain = yaml.safe_load((self._folder / "index.yaml").read_text(encoding="utf-8"))
        return {str(code): str(name) for code, name in plain["pictograms"].items()}

    def drawing(self, code: str) -> bytes | None:
        """The SVG of a code; None for a code that is not in the index."""
        return (self._folder / f"{code}.svg").read_bytes() if code in self.names else None
