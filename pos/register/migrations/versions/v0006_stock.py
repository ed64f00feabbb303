"""Moves of stock in the order of their items, by which alone they are asked for: one tree instead of a table and an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
KEY = ("bazaar", "item", "way", "device", "epoch", "seq", "n")
KEYS = ", ".join(KEY)
COPY = (
    "INSERT INTO stock_move (bazaar, device, epoch, seq, n, item, way, quantity) "
    "SELECT bazaar, device, epoch, seq, n, item, way, quantity FROM stock_move_before "
    "ORDER BY bazaar, item, way, device, epoch, seq, n"
)


def upgrade() -> None:
    """Give the table its new key; every row stays as it is."""
    op.drop_index("stock_move_item", "stock_move")
    if op.get_bind().dialect.name != "sqlite":
        op.execute(
            "ALTER TABLE stock_move DROP CONSTRAINT stock_move_pkey, "
            f"ADD CONSTRAINT stock_move_pkey PRIMARY KEY ({KEYS}) INCLUDE (quantity)"
        )
        return
    op.rename_table("stock_move", "stock_move_before")
    columns: list[sa.Column[str] | sa.Column[int]] = [
        *(sa.Column(name, sa.Text, nullable=False) for name in ("bazaar", "device")),
        *(sa.Column(name, WHOLE, nullable=False, autoincrement=False) for name in ("epoch", "seq", "n")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("item", "way")),
        sa.Column("quantity", WHOLE, nullable=False),
    ]
    op.create_table("stock_move", *columns, sa.PrimaryKeyConstraint(*KEY), sqlite_strict=True, sqlite_with_rowid=False)
    op.execute(COPY)
    op.drop_table("stock_move_before")
