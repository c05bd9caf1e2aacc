"""The cellar: everything that lasts, in SQLite or PostgreSQL; the only room that knows SQL.

Start at engine.py (transactions), then shelves.py (what is kept where) and tables/ (the whole
data model). What a response or a publication is, core and flow say.
"""

from app.store.copies import restore_backup, write_backup
from app.store.engine import SqlStore, open_store

__all__ = ["SqlStore", "open_store", "restore_backup", "write_backup"]
