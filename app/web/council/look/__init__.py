"""The host's own look: a theme file is tried, read back in words, and taken or given back."""

from app.web.council.look import views

__all__ = ["views"]
