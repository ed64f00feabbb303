"""What people read on the papers of Z-reports, and the wish that all tills send now."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    """Create the tables, and the wall of the one that only grows."""
    columns: list[sa.Column[str] | sa.Column[int]] = [
        *(sa.Column(name, sa.Text, nullable=False) for name in ("bazaar", "device")),
        *(sa.Column(name, WHOLE, nullable=False) for name in ("epoch", "seq", "n")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("at", "person")),
        *(sa.Column(name, WHOLE, nullable=False) for name in ("facts", "takings_minor")),
        sa.Column("head", sa.Text, nullable=False),
    ]
    key = sa.PrimaryKeyConstraint("bazaar", "device", "epoch", "seq", "n")
    op.create_table("paper_check", *columns, key, **STRICT)
    wish = [sa.Column(name, sa.Text, nullable=False) for name in ("bazaar", "device", "at")]
    op.create_table("wish", *wish, sa.PrimaryKeyConstraint("bazaar"), **STRICT)
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER paper_check_no_{act.lower()} BEFORE {act} ON paper_check "
                "BEGIN SELECT RAISE(ABORT, 'paper_check only grows'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION paper_check_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'paper_check only grows' USING ERRCODE = '23000'; END $$"
    )
    op.execute(
        "CREATE TRIGGER paper_check_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON paper_check "
        "FOR EACH STATEMENT EXECUTE FUNCTION paper_check_only_grows()"
    )
