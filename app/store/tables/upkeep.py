"""Tables of the host itself: traces of what was deleted, and who does the work of a day.

They belong to no council: a tombstone that named one would say whose response is gone.
"""

from sqlalchemy import Column, String

from app.store.tables.columns import day, table, trace, unordered, words

tombstones = unordered("tombstones", trace(is_key=True), day())

# Who does a piece of work, and on which day it was last taken: once across all hosts.
locks = table("locks", Column("name", String(64), primary_key=True), words("holder"), day())
