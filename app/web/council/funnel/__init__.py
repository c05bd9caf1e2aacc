"""The funnel: one question per screen, from what a council wants to know to a draft.

screens.py says what each screen asks; views.py and station.py are the pages; read_through.py puts
a plan into words, for the page and for paper.
"""

from app.web.council.funnel import drafting, station, views

__all__ = ["drafting", "station", "views"]
