"""Bringing the tables up to date, by the numbered migrations in migrations/versions.

Alembic is loaded only when there is something to do: it costs every command a tenth of a second.
"""

from pathlib import Path

from app.store.session import Session

_FOLDER = Path(__file__).with_name("migrations")


def newest_revision() -> str:
    """The number of the newest migration of this program."""
    return max(file.name for file in (_FOLDER / "versions").glob("[0-9]*.py"))[:4]


def revision(session: Session) -> str:
    """The number of the migration that the database stands at; empty for an empty database."""
    if session.is_sqlite:
        known = "SELECT name FROM sqlite_master WHERE name = 'alembic_version'"
    else:
        known = "SELECT 1 WHERE to_regclass('alembic_version') IS NOT NULL"
    if session.raw.execute(known).fetchone() is None:
        return ""
    row = session.raw.execute("SELECT version_num FROM alembic_version").fetchone()
    return "" if row is None else str(row[0])


def upgrade(session: Session, to: str = "head") -> None:
    """The database stands at a revision, whole: on trouble it stands where it stood."""
    session.begin(is_write=True)
    try:
        apply(session, "upgrade", to)
        session.commit()
    except BaseException:
        session.roll_back()
        raise


def apply(session: Session, direction: str, to: str) -> None:
    """Runs migrations inside the transaction of the moment. ``direction`` is ``upgrade`` or
    ``downgrade``; ``base`` is before the first."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = session.connection
    # Told that a transaction is under way, Alembic does not end it.
    if not session.connection.in_transaction():
        session.connection.begin()
    getattr(command, direction)(config, to)
