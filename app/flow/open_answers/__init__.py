"""What people wrote: read and coded by who may, quoted when a second person released it."""

from app.flow.open_answers.told import released_quotes, told_themes

__all__ = ["released_quotes", "told_themes"]
