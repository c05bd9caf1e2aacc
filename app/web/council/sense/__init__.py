"""Making sense together: the station, findings, remarks, and who read along."""

from app.web.council.sense import findings, reading, station

__all__ = ["findings", "reading", "station"]
