"""What only grows is not even replaced: SQLite asks no delete trigger for a row that REPLACE takes away, unless it is told to.

Our own connections tell it to (`recursive_triggers`); a stranger's do not. PostgreSQL has no such statement, and its
`ON CONFLICT DO UPDATE` meets the triggers that are there.
"""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"

JOURNAL = ("bazaar", "device", "epoch")
PLACE = (*JOURNAL, "seq")
# What a new row may not share with one that stands, by table.
KEYS = {
    "fact": (PLACE, ("rowid",)),
    "seen": (("bazaar", "id"),),
    "settled_stretch": ((*JOURNAL, "after_seq"), (*JOURNAL, "to_seq")),
    "left_out": ((*PLACE, "n"),),
    "paid_line": ((*PLACE, "n"),),
    "payout_reversal": (("bazaar", "number", "family"),),
    "paper_check": ((*PLACE, "n"),),
    "trail": (("seq",),),
    "family_change": (("number", "n"),),
}


REFUSE = (
    "CREATE TRIGGER {table}_no_replace_{number} BEFORE INSERT ON {table} "
    "WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) "
    "BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
)


def upgrade() -> None:
    """Refuse a row whose key stands already, before SQLite looks what to do about it."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for table, keys in KEYS.items():
        for number, key in enumerate(keys):
            same = " AND ".join(f"{name} = NEW.{name}" for name in key)
            op.execute(REFUSE.format(table=table, number=number, same=same))
