"""Items that are off the list say so to the tills."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    """Create the table; what was taken off the list before today is no item that a till was ever told to forget."""
    op.create_table(
        "withdrawn",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("bazaar", "code", "card")),
        sa.Column("version", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("bazaar", "code"),
        **STRICT,
    )
