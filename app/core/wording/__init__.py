"""How a draft is worded: findings per sentence, for the author, and never a verdict on a text.

A level describes a reader, not a text (PL01), so nothing here says one. Which words are looked
for comes from outside (vocabulary.py); what is found blocks nothing, save what planning.py asks.
"""

from app.core.wording.checking import Draft, advice_on_text, findings_in, jargon_gate
from app.core.wording.grouping import Group, grouped
from app.core.wording.vocabulary import NoVocabulary, Term, Vocabulary
from app.core.wording.word_lists import WordLists

__all__ = [
    "Draft",
    "Group",
    "NoVocabulary",
    "Term",
    "Vocabulary",
    "WordLists",
    "advice_on_text",
    "findings_in",
    "grouped",
    "jargon_gate",
]
