"""A draft knows what could be read of its stretch since it was drafted, so that it is not taken for a damaged one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Add the column; of drafts of before nothing was noted."""
    op.add_column("payout", sa.Column("read_since", sa.Text, nullable=False, server_default="[]"))
