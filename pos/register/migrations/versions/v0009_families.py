"""The history of the families: every change of a card or of personal data, sealed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}
FIXED = ("number", "n", "at", "person", "bazaar", "source", "names")


def upgrade() -> None:
    """Create the table, and its wall: only what is sealed is ever written anew, when the key changes."""
    columns: list[sa.Column[str] | sa.Column[int] | sa.Column[bytes]] = [
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("n", WHOLE, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in FIXED[2:]),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    ]
    op.create_table("family_change", *columns, sa.PrimaryKeyConstraint("number", "n"), **STRICT)
    op.create_index("family_change_source", "family_change", ["source"])
    if op.get_bind().dialect.name == "sqlite":
        for act in (f"UPDATE OF {', '.join(FIXED)}", "DELETE"):
            op.execute(
                f"CREATE TRIGGER family_change_no_{act.split()[0].lower()} BEFORE {act} ON family_change "
                "BEGIN SELECT RAISE(ABORT, 'family_change only grows'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION family_change_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'family_change only grows' USING ERRCODE = '23000'; END $$"
    )
    for name, act in (("change", f"UPDATE OF {', '.join(FIXED)} OR DELETE"), ("empty", "TRUNCATE")):
        op.execute(
            f"CREATE TRIGGER family_change_no_{name} BEFORE {act} ON family_change "
            "FOR EACH STATEMENT EXECUTE FUNCTION family_change_only_grows()"
        )
