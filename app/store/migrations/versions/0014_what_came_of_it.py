"""What came of a survey: advice with a reply, changes, follow-ups, help now, learning sessions.

Advice and actions had tables from the start, in which nothing was ever kept; they are made anew.
The statements lie in the .sql file beside this one.
"""

from pathlib import Path

from alembic import op

revision = "0014"
down_revision = "0013"

_STATEMENTS = Path(__file__).with_suffix(".sql")
_BEFORE = Path(__file__).with_name("0001_the_whole_model.sql")
_MADE_ANEW = ("advices", "actions")


def upgrade() -> None:
    for table in reversed(_MADE_ANEW):
        op.drop_table(table)
    for statement in _statements(_STATEMENTS):
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    tables = [statement.split()[2] for statement in _statements(_STATEMENTS)]
    for table in reversed(tables):
        op.drop_table(table)
    before = {statement.split()[2]: statement for statement in _statements(_BEFORE)
              if statement.startswith("CREATE TABLE")}  # fmt: skip
    for table in _MADE_ANEW:
        op.get_bind().exec_driver_sql(before[table])


def _statements(file: Path) -> list[str]:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    text = file.read_text().replace("{bytes}", "BLOB" if is_sqlite else "BYTEA")
    text = text.replace("{unordered}", " WITHOUT ROWID" if is_sqlite else "")
    return [part.strip() for part in text.split(";\n") if part.strip()]
