"""What undoes a family's line of a run, and what holds one back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}
LINE = ("bazaar", "number", "family")


def upgrade() -> None:
    """Create the tables, and the wall of the one that only grows."""
    undone: list[sa.Column[str] | sa.Column[int]] = [
        *(sa.Column(name, sa.Text, nullable=False) for name in (*LINE, "document")),
        *(sa.Column(name, WHOLE, nullable=False) for name in ("epoch", "seq", "amount_minor")),
    ]
    op.create_table("payout_reversal", *undone, sa.PrimaryKeyConstraint(*LINE), **STRICT)
    held = [sa.Column(name, sa.Text, nullable=False) for name in (*LINE, "reason")]
    op.create_table("payout_hold", *held, sa.PrimaryKeyConstraint(*LINE), **STRICT)
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER payout_reversal_no_{act.lower()} BEFORE {act} ON payout_reversal "
                "BEGIN SELECT RAISE(ABORT, 'payout_reversal only grows'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION payout_reversal_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'payout_reversal only grows' USING ERRCODE = '23000'; END $$"
    )
    op.execute(
        "CREATE TRIGGER payout_reversal_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON payout_reversal "
        "FOR EACH STATEMENT EXECUTE FUNCTION payout_reversal_only_grows()"
    )
