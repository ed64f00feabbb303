"""What a payout run left where it is, because nobody knows yet whose it is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the column; runs of before withheld nothing."""
    op.add_column("payout", sa.Column("withheld", sa.Text, nullable=False, server_default="[]"))
