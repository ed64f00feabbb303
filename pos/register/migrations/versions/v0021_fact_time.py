"""An index of the facts by their own time, so that the ledger is read in that order page by page."""

from __future__ import annotations

from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Make the index; no row changes."""
    op.create_index("fact_time", "fact", ["bazaar", "at", "device", "epoch", "seq", "kind"])
