"""Reads an .xls, the binary workbook of Excel up to 2003, in a process of its own.

A crafted .xls can make its readers run for ever or fill the memory, which no exception ends. So
the file is read apart (xls_process.py), with little memory and time, and only cells come back.
"""

import json
import subprocess
import sys
from pathlib import Path

from app.exchange.xlsform.sheets import Row, Sheet, TooLarge

MOST_SECONDS = 60
_ROOT = Path(__file__).parents[3]


class Xls:
    """The sheets of a binary workbook. Raises ValueError with what went wrong, or TooLarge."""

    def __init__(self, content: bytes) -> None:
        try:
            done = subprocess.run(
                [sys.executable, "-m", "app.exchange.xlsform.xls_process"],
                input=content,
                capture_output=True,
                timeout=MOST_SECONDS,
                check=False,
                cwd=_ROOT,
            )
        except subprocess.TimeoutExpired as error:
            raise ValueError("reading it does not end") from error
        if done.returncode:
            why = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            raise TooLarge(why) if "TooLarge" in why else ValueError(why)
        self._sheets = {sheet["name"]: sheet for sheet in json.loads(done.stdout)}
        self.names = tuple(self._sheets)

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name."""
        plain = self._sheets[name]
        rows = tuple(Row(number, tuple(cells)) for number, cells in plain["rows"])
        return Sheet(name, rows, broken=tuple((row, index) for row, index in plain["broken"]))
