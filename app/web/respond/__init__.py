"""The resident's door: one document to answer, one request to send it. Start at views.py."""

from app.web.respond import sounds
from app.web.respond.views import bp

__all__ = ["bp", "sounds"]
