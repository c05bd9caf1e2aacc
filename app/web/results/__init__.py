"""The door for results: the ticket page, taking answers back, and the results themselves.

It sees publications only, never a response; the import contracts hold it to that.
"""

from app.web.results import address, help_now, in_the_room, preview, short, sounds
from app.web.results.views import bp

bp.record_once(preview.offer)

__all__ = ["address", "bp", "help_now", "in_the_room", "preview", "short", "sounds"]
