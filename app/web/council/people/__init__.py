"""People of a council: who is there, invitations, one's own account, the log, and partners."""

from app.web.council.people import link, listed, log, me, one, paper, together

__all__ = ["link", "listed", "log", "me", "one", "paper", "together"]
