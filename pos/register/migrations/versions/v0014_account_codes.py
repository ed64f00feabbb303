"""The codes of the centre's own books."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Create the table; what stands in a machine's file is taken over by whoever keeps the books."""
    op.create_table(
        "account_code",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("account", "code", "name")),
        sa.PrimaryKeyConstraint("account"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
