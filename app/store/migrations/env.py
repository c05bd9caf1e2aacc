"""Alembic's entry: runs migrations on the connection that app/store/migrating.py hands over.

Read by itself, outside Alembic, this file does nothing.
"""

from alembic import context

from app.store.tables import metadata

if hasattr(context, "config"):
    # The store has begun a transaction and ends it: all migrations happen, or none.
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        transactional_ddl=False,
    )
    context.run_migrations()
