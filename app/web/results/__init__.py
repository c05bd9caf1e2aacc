"""The door for results: the ticket page, taking answers back, and the results themselves.

It sees publications only, never a response; the import contracts hold it to that.
"""

from app.web.results import address, short, sounds
from app.web.results.views import bp

__all__ = ["address", "bp", "short", "sounds"]
