"""Publishing: what is ready, what the council says, and how residents will see it."""

from app.web.council.publish import acts, preview, station, texts

__all__ = ["acts", "preview", "station", "texts"]
