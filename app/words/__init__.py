"""The words of the program itself, in every language: catalogues, names of languages, days.

Texts of a survey are slots in the store. What a resident reads around them ("Next", "Send") is
kept as gettext files in translations/ and becomes slots here (decision 1).
"""

from app.words.catalogues import Catalogues
from app.words.names import comma, language_name, name_in
from app.words.numbers import format_day, format_moment, format_number
from app.words.speaker import Speaker
from app.words.vocabulary import Vocabulary

__all__ = [
    "Catalogues",
    "Speaker",
    "Vocabulary",
    "comma",
    "format_day",
    "format_moment",
    "format_number",
    "language_name",
    "name_in",
]
