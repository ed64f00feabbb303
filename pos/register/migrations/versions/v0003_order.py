"""Indexes in the order of the journals: what arrives together lies together, however large a bazaar grows."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the two indexes anew; no row changes."""
    op.drop_index("posting_family", "posting")
    columns = ["bazaar", "family", "claim", "rate_bp", "device", "epoch", "seq", "n", "amount_minor"]
    op.create_index("posting_family", "posting", columns)
    op.drop_index("fact_kind", "fact")
    op.create_index("fact_kind", "fact", ["bazaar", "kind", "device", "epoch", "seq"])
