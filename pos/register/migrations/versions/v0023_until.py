"""A run knows up to the evening of which day it reaches, where that is not the moment of its draft."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Add the column; every run of before reached up to its draft."""
    op.add_column("payout", sa.Column("until", sa.Text, nullable=False, server_default=""))
