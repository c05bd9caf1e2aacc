"""The station where everybody who answered is told: messages, letters, places, and how it goes."""

from app.web.council.telling import acts, letters, station

__all__ = ["acts", "letters", "station"]
