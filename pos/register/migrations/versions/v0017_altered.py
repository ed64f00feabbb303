"""Sums that are kept must hear of what somebody alters below the ends of the journals: triggers count it, bazaar by bazaar."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
WATCHED = ("posting", "stock_move")
OF_ROW = (
    "INSERT INTO altered (bazaar, times) VALUES (OLD.bazaar, 1) "
    "ON CONFLICT (bazaar) DO UPDATE SET times = altered.times + 1;"
)
OF_ALL = (
    "INSERT INTO altered (bazaar, times) SELECT code, 1 FROM bazaar WHERE true "
    "ON CONFLICT (bazaar) DO UPDATE SET times = altered.times + 1;"
)


def upgrade() -> None:
    """Create the count, and the triggers on what may be altered; nothing fires when rows are added."""
    op.create_table(
        "altered",
        sa.Column("bazaar", sa.Text, nullable=False),
        sa.Column("times", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("bazaar"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "sqlite":
        for table in WATCHED:
            for act in ("UPDATE", "DELETE"):
                op.execute(f"CREATE TRIGGER {table}_notes_{act.lower()} AFTER {act} ON {table} BEGIN {OF_ROW} END")
        return
    for name, act in (("note_altered", OF_ROW), ("note_emptied", OF_ALL)):
        op.execute(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {act} RETURN NULL; END $$")
    for table in WATCHED:
        op.execute(
            f"CREATE TRIGGER {table}_notes_change AFTER UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION note_altered()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_notes_emptying AFTER TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION note_emptied()"
        )
