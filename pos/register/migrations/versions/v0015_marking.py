"""A line that is paid is found by its place alone: its index by run took half of an approval, and nothing asked for it."""

from __future__ import annotations

from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Drop the index."""
    op.drop_index("paid_line_payout", table_name="paid_line")
