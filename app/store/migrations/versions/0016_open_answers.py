"""Open answers: keys to read them by, quotes and who released them, themes and who coded.

The statements lie in the .sql file beside this one, as those of 0001 do.
"""

from pathlib import Path

from alembic import op

revision = "0016"
down_revision = "0015"

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
