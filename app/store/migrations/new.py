"""Begins a migration: what the tables have and the newest migration lacks (``make migration``).

What it writes is a draft. Read it, name its constraints, and let tests/store judge it.
"""

import re
import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config

from app.store.engine import open_store
from app.store.migrating import newest_revision


def begin(name: str) -> None:
    """The next numbered file stands in versions/, compared on an empty SQLite."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    number = f"{int(newest_revision()) + 1:04}"
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/tables.sqlite", Path(folder))
        store.migrate()
        with store.write() as shelves:
            config.attributes["connection"] = shelves.session.connection
            command.revision(config, name, autogenerate=True, rev_id=number)
        store.close()


if __name__ == "__main__":
    words = re.sub(r"\W+", " ", " ".join(sys.argv[1:])).strip()
    if not words:
        sys.exit("Say what changes: make migration NAME=what_changes")
    begin(words)
