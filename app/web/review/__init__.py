"""The door of a reviewer: a speaker of one language looks at its texts on their own phone.

Whoever holds the address is the person whose name the link bears (app/flow/translating/links.py),
and finds nothing here but their own language of one survey.
"""

from app.web.review import texts, voices, way
from app.web.review.door import bp

__all__ = ["bp", "texts", "voices", "way"]
