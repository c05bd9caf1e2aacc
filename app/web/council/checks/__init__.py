"""Checks and opening: what was found in a draft, with whom it was tried, and the gates.

findings.py puts findings beside their question; gates_said.py puts gates into words; station.py
and opening.py are the two stations, tries.py the log of trying with people and the own words.
"""

from app.web.council.checks import opening, station, tries

__all__ = ["opening", "station", "tries"]
