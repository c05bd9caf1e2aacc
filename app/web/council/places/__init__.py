"""Places and paper: the register, the codes of a survey, who is there, checks, and prints."""

from app.web.council.places import checks, faces, paper, register, results_paper, station

__all__ = ["checks", "faces", "paper", "register", "results_paper", "station"]
