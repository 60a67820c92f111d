"""Run by Alembic: carries the migrations out on the connection that `database.py` opened."""

from alembic import context

from onrecord.record.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # The caller's transaction holds the lock: another process sees all of the steps or none.
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
