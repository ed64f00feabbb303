"""The trail of what concerns people, keys and copies; it only grows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
TEXTS = ("at", "person", "deed", "subject", "detail")


def upgrade() -> None:
    """Create the table and its wall."""
    columns: list[sa.Column[str] | sa.Column[int] | sa.Column[bytes]] = [
        sa.Column("seq", WHOLE, nullable=False, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in TEXTS),
        sa.Column("hash", sa.LargeBinary, nullable=False),
    ]
    op.create_table("trail", *columns, sa.PrimaryKeyConstraint("seq"), sqlite_strict=True, sqlite_with_rowid=False)
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER trail_no_{act.lower()} BEFORE {act} ON trail "
                "BEGIN SELECT RAISE(ABORT, 'trail only grows'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION trail_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'trail only grows' USING ERRCODE = '23000'; END $$"
    )
    op.execute(
        "CREATE TRIGGER trail_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON trail "
        "FOR EACH STATEMENT EXECUTE FUNCTION trail_only_grows()"
    )
