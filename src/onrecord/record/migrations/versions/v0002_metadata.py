"""What else a page says of itself: agencies, country, address, section, tags, what was cut off,
where each was read; whom a picture is credited to, and lines in other languages."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds columns, empty on pages that are there, and three tables."""
    for name in ("country", "address", "section", "truncated"):
        op.add_column("articles", sa.Column(name, sa.Text))
    for name in ("credit", "language"):
        op.add_column("blocks", sa.Column(name, sa.Text))
    _list("agencies", sa.Column("name", sa.Text, nullable=False))
    _list("tags", sa.Column("name", sa.Text, nullable=False))
    _list("origins", *(sa.Column(name, sa.Text, nullable=False) for name in _ORIGIN))


_ORIGIN = ("field", "by", "detail")


def _list(table: str, *columns: SchemaItem) -> None:
    key = sa.ForeignKey("pages.key", ondelete="CASCADE")
    op.create_table(
        table,
        sa.Column("page_key", sa.Integer, key, primary_key=True),
        sa.Column("ordinal", sa.Integer, primary_key=True),
        *columns,
    )
