"""How an event is told of: happened, planned, conditional or denied."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds a column; no events were read before it."""
    op.add_column(
        "events", sa.Column("modality", sa.Text, nullable=False, server_default="happened")
    )
