"""Following a survey that runs: the station, pausing and closing, visits, and the calendar."""

from app.web.council.follow import calendar, groups, pausing, rest, station, visits

__all__ = ["calendar", "groups", "pausing", "rest", "station", "visits"]
