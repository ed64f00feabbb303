"""The families' own pages: the links that open, each by the hash of its secret."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    """Create the table, and find a link by its hash within its bazaar."""
    op.create_table(
        "family_page",
        sa.Column("bazaar", sa.Text, nullable=False),
        sa.Column("family", sa.Text, nullable=False),
        sa.Column("serial", WHOLE, nullable=False),
        sa.Column("token_hash", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("withdrawn", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("bazaar", "family"),
        **STRICT,
    )
    op.create_index("family_page_token", "family_page", ["bazaar", "token_hash"])
