"""PostgreSQL looks at all rows of a statement at once where it refuses what is left out or settled line by line.

The rules are those of step 0018. Asked before each row, they took half of what it costs to leave a line out; SQLite has no
triggers of the other kind, and asking there is cheap. What a statement wrote is refused before anything else sees it.

Each rule begins with what is nearly always so and takes few looks. `OFFSET 0`, which says nothing else, keeps a question about
one row from becoming a join of tables: a session keeps the first plan that it makes, however few rows there were then.
"""

from __future__ import annotations

from alembic import op

revision = "0022"
down_revision = "0021"

COVERED = (
    "EXISTS (SELECT 1 FROM settled_stretch AS s WHERE s.bazaar = e.bazaar AND s.device = e.device "
    "AND s.epoch = e.epoch AND s.to_seq >= e.seq OFFSET 0)"
)
IS_LEFT_OUT = (
    "EXISTS (SELECT 1 FROM left_out AS l WHERE l.bazaar = e.bazaar AND l.device = e.device AND l.epoch = e.epoch "
    "AND l.seq = e.seq AND l.n = e.n OFFSET 0)"
)
IS_UNREAD = (
    "EXISTS (SELECT 1 FROM unread AS u WHERE u.bazaar = e.bazaar AND u.device = e.device AND u.epoch = e.epoch "
    "AND u.seq = e.seq OFFSET 0)"
)
CLAIM = (
    "EXISTS (SELECT 1 FROM posting AS p WHERE p.bazaar = e.bazaar AND p.device = e.device AND p.epoch = e.epoch "
    "AND p.seq = e.seq AND p.n = e.n AND p.claim <> '' OFFSET 0)"
)
ENTERED = "entered"
# If any row is covered, the first one of its journal is.
FIRST = "(SELECT bazaar, device, epoch, min(seq) AS seq FROM entered GROUP BY bazaar, device, epoch)"
# What the database itself refuses, by table: why, and two questions, the second of which is asked where the first is true.
REFUSED = {
    "left_out": (
        "a settled claim is not left out",
        (FIRST, COVERED),
        (ENTERED, f"{COVERED} AND ({CLAIM} OR NOT {IS_UNREAD})"),
    ),
    "paid_line": (
        "a claim is settled with its stretch or left out of it",
        (ENTERED, f"NOT ({COVERED} AND {IS_LEFT_OUT})"),
        (ENTERED, f"NOT ({COVERED} AND {IS_LEFT_OUT}) AND {CLAIM}"),
    ),
}
IS_ANY = "EXISTS (SELECT 1 FROM {0} AS e WHERE {1})"
LOOK = (
    "CREATE OR REPLACE FUNCTION {table}_rules() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$ BEGIN "
    "IF {first} THEN IF {second} THEN RAISE EXCEPTION '{why}' USING ERRCODE = '23000'; END IF; END IF; "
    "RETURN NULL; END $$"
)
ASK = (
    "CREATE TRIGGER {table}_rules AFTER INSERT ON {table} REFERENCING NEW TABLE AS entered "
    "FOR EACH STATEMENT EXECUTE FUNCTION {table}_rules()"
)


def upgrade() -> None:
    """Ask after each statement in place of before each row; no row changes."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, (why, first, second) in REFUSED.items():
        op.execute(f"DROP TRIGGER {table}_rules ON {table}")
        op.execute(LOOK.format(table=table, why=why, first=IS_ANY.format(*first), second=IS_ANY.format(*second)))
        op.execute(ASK.format(table=table))
