"""The whole data model, so that later work widens it and never replaces it.

The statements lie in the .sql file beside this one: the same for both engines, save for the name
of bytes, and for tables without row numbers, which only SQLite has to be told of.
"""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

_STATEMENTS = Path(__file__).with_suffix(".sql")


def upgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    text = _STATEMENTS.read_text()
    text = text.replace("{bytes}", "BLOB" if is_sqlite else "BYTEA")
    text = text.replace("{unordered}", " WITHOUT ROWID" if is_sqlite else "")
    for statement in text.split(";\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    lines = _STATEMENTS.read_text().splitlines()
    tables = [line.split()[2] for line in lines if line.startswith("CREATE TABLE")]
    for table in reversed(tables):
        op.drop_table(table)
