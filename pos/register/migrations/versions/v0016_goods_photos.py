"""Photos of goods are kept beside what their facts say of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Create the table; tills send what they have by themselves."""
    op.create_table(
        "goods_photo",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("bazaar", "mark")),
        sa.Column("picture", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("bazaar", "mark"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
