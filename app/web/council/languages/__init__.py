"""Languages side by side: how far each is, one text beside another, voices, sheets, links."""

from app.web.council.languages import beside, overview, sheets, voices

__all__ = ["beside", "overview", "sheets", "voices"]
