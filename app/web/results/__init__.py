"""The door for results: the ticket page, taking answers back, and the results themselves.

It sees publications only, never a response; the import contracts hold it to that.
"""

from app.web.results import address, preview, short, sounds
from app.web.results.views import bp

bp.record_once(preview.offer)

__all__ = ["address", "bp", "preview", "short", "sounds"]
