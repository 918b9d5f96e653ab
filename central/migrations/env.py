"""Run by Alembic: uses the connection that `central.migrate` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from central.all_tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=False)
context.run_migrations()
