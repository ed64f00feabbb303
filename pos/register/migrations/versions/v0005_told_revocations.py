"""What a hall told its centre of a till that it revoked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column; nothing was told before."""
    op.add_column("introduced", sa.Column("revoked", sa.Text, nullable=False, server_default=""))
