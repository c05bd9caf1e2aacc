"""The station "answers": open answers are read, coded by two, quoted by two, written down."""

from app.web.council.answers import coding, files, quotes, quoting, station, themes

__all__ = ["coding", "files", "quotes", "quoting", "station", "themes"]
