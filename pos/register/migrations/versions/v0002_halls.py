"""Devices that are replaced, what they say of themselves, and the chain from a hall's register to the centre's."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade() -> None:
    """Create the tables; nothing that is there changes."""
    _create("former_key", "bazaar device public_key revoked", "last_epoch", key="bazaar device public_key")
    _create("presence", "bazaar device at", "skew_ms facts waiting", key="bazaar device")
    _create("signed_head", "bazaar device", "epoch stretch seq", "signature", key="bazaar device epoch stretch")
    _create("upstream", "bazaar hall relayed_at", "version", key="bazaar")
    _create("relay_mark", "bazaar device", "epoch seq", "ack", key="bazaar device epoch")
    _create("introduced", "bazaar device hall public_key", "", key="bazaar device")


def _create(name: str, texts: str, wholes: str, binaries: str = "", *, key: str) -> None:
    columns: list[sa.Column[str] | sa.Column[int] | sa.Column[bytes]] = [
        *(sa.Column(column, sa.Text, nullable=False) for column in texts.split()),
        *(sa.Column(column, WHOLE, nullable=False) for column in wholes.split()),
        *(sa.Column(column, sa.LargeBinary, nullable=False) for column in binaries.split()),
    ]
    op.create_table(name, *columns, sa.PrimaryKeyConstraint(*key.split()), sqlite_strict=True, sqlite_with_rowid=False)
