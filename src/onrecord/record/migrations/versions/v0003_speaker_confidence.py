"""How sure it is that a statement's speaker is the right one."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds a column, empty for statements that are there."""
    op.add_column("statements", sa.Column("speaker_confidence", sa.Float))
