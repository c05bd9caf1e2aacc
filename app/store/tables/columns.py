"""What every table is made of: ids, days, keyed hashes, owners and named constraints.

A table made with ``unordered`` has no hidden row number on SQLite, so nothing in it tells which
row came first (decision 7). No table holds a time of day.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


class RandomKey(TypeDecorator[str]):
    """32 hex digits outside, 16 bytes inside: half the size where there are millions of rows."""

    impl = LargeBinary(16)
    cache_ok = True

    def process_bind_param(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> bytes | None:
        """The 16 bytes of an id."""
        return None if value is None else bytes.fromhex(value)

    def process_result_value(
        self,
        value: Any,
        dialect: Dialect,  # noqa: ARG002
    ) -> str | None:
        """The id of 16 bytes."""
        return None if value is None else bytes(value).hex()


def table(name: str, *parts: SchemaItem) -> Table:
    """A table of acts and texts, whose order harms nobody."""
    return Table(name, metadata, *parts)


def unordered(name: str, *parts: SchemaItem) -> Table:
    """A table whose rows have no order but that of their keys."""
    return Table(name, metadata, *parts, sqlite_with_rowid=False)


def identity(name: str = "id") -> Column[str]:
    """A primary key of 32 random hex digits."""
    return Column(name, String(32), primary_key=True)


def to(target: str, name: str = "", is_key: bool = False, cascade: bool = False) -> Column[str]:
    """A column that must point at a row of the target table; named TABLE_id unless told."""
    singular = {"survey_councils": "survey_council", "people": "person"}
    column = name or f"{singular.get(target, target.removesuffix('s'))}_id"
    key = ForeignKey(f"{target}.id", ondelete="CASCADE" if cascade else None)
    return Column(column, String(32), key, primary_key=is_key, nullable=False)


def owner() -> Column[str]:
    """The council that a row belongs to."""
    return to("councils", "council_id")


def takes_part() -> ForeignKeyConstraint:
    """The owner of the row is one of the councils of the row's survey."""
    return ForeignKeyConstraint(
        ("survey_id", "council_id"), ("survey_councils.survey_id", "survey_councils.council_id")
    )


def words(name: str, **options: Any) -> Column[str]:
    """A text that may be empty and is never unknown."""
    return Column(name, Text, nullable=False, **options)


def day(name: str = "day", is_key: bool = False, may_be_empty: bool = False) -> Column[str]:
    """An ISO day; there is no time of day in this database."""
    shape = f"{name} LIKE '____-__-__'"
    check = f"{name} = '' OR {shape}" if may_be_empty else shape
    return Column(
        name,
        String(10),
        CheckConstraint(check, name=f"{name}_is_a_day"),
        primary_key=is_key,
        nullable=False,
    )


def trace(name: str = "trace", is_key: bool = False, nullable: bool = False) -> Column[bytes]:
    """A keyed hash of 32 bytes."""
    return Column(
        name,
        LargeBinary,
        CheckConstraint(f"length({name}) = 32", name=f"{name}_is_a_hash"),
        primary_key=is_key,
        nullable=nullable,
    )


def one_of(name: str, values: Iterable[str], is_key: bool = False) -> Column[str]:
    """One word of a fixed list."""
    listed = ", ".join(f"'{value}'" for value in values)
    return Column(
        name,
        String(32),
        CheckConstraint(f"{name} IN ({listed})", name=f"{name}_is_known"),
        primary_key=is_key,
        nullable=False,
    )


def number(name: str = "number", is_key: bool = False, least: int = 0) -> Column[int]:
    """A whole number with a lower bound."""
    return Column(
        name,
        Integer,
        CheckConstraint(f"{name} >= {least}", name=f"{name}_is_not_below_{least}"),
        primary_key=is_key,
        nullable=False,
        autoincrement=False,
    )
