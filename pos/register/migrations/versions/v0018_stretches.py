"""A run settles stretches of journals in place of line after line, and walls see to it that none is settled twice."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}
JOURNAL = ("bazaar", "device", "epoch")
LINE = (*JOURNAL, "seq", "n")
CLAIM = (
    "EXISTS (SELECT 1 FROM posting AS p WHERE p.bazaar = NEW.bazaar AND p.device = NEW.device AND p.epoch = NEW.epoch "
    "AND p.seq = NEW.seq AND p.n = NEW.n AND p.claim <> '')"
)
COVERED = (
    "EXISTS (SELECT 1 FROM settled_stretch AS s WHERE s.bazaar = NEW.bazaar AND s.device = NEW.device "
    "AND s.epoch = NEW.epoch AND s.to_seq >= NEW.seq)"
)
IS_LEFT_OUT = (
    "EXISTS (SELECT 1 FROM left_out AS l WHERE l.bazaar = NEW.bazaar AND l.device = NEW.device AND l.epoch = NEW.epoch "
    "AND l.seq = NEW.seq AND l.n = NEW.n)"
)
IS_UNREAD = (
    "EXISTS (SELECT 1 FROM unread AS u WHERE u.bazaar = NEW.bazaar AND u.device = NEW.device AND u.epoch = NEW.epoch "
    "AND u.seq = NEW.seq)"
)
FOLLOWS = (
    "EXISTS (SELECT 1 FROM settled_stretch AS s WHERE s.bazaar = NEW.bazaar AND s.device = NEW.device "
    "AND s.epoch = NEW.epoch AND s.to_seq = NEW.after_seq)"
)
IS_HELD = (
    "EXISTS (SELECT 1 FROM fact AS f WHERE f.bazaar = NEW.bazaar AND f.device = NEW.device AND f.epoch = NEW.epoch "
    "AND f.seq = NEW.to_seq)"
)
LEFT_BY_ANOTHER = (
    "EXISTS (SELECT 1 FROM left_out AS l WHERE l.bazaar = NEW.bazaar AND l.device = NEW.device AND l.epoch = NEW.epoch "
    "AND l.seq > NEW.after_seq AND l.seq <= NEW.to_seq AND l.payout <> NEW.payout)"
)
# What the database itself refuses, by table: why, and when.
REFUSED = {
    "settled_stretch": (
        ("a stretch begins where one ends", f"NEW.after_seq <> 0 AND NOT {FOLLOWS}"),
        ("a stretch ends at a fact that is held", f"NOT {IS_HELD}"),
        ("what is left out of a stretch is left out by its run", LEFT_BY_ANOTHER),
    ),
    "left_out": (("a settled claim is not left out", f"{COVERED} AND ({CLAIM} OR NOT {IS_UNREAD})"),),
    "paid_line": (
        ("a claim is settled with its stretch or left out of it", f"{CLAIM} AND NOT ({COVERED} AND {IS_LEFT_OUT})"),
    ),
}
HELD = sa.text("SELECT max(seq) FROM fact WHERE bazaar = :bazaar AND device = :device AND epoch = :epoch")
LEAVE_OUT = sa.text(
    "INSERT INTO left_out (bazaar, device, epoch, seq, n, payout) "
    "SELECT p.bazaar, p.device, p.epoch, p.seq, p.n, '' FROM posting AS p "
    "WHERE p.bazaar = :bazaar AND p.device = :device AND p.epoch = :epoch AND p.seq <= :seq AND p.claim <> '' "
    "AND NOT EXISTS (SELECT 1 FROM paid_line AS l WHERE l.bazaar = p.bazaar AND l.device = p.device "
    "AND l.epoch = p.epoch AND l.seq = p.seq AND l.n = p.n)"
)
COVER = sa.text(
    "INSERT INTO settled_stretch (bazaar, device, epoch, after_seq, to_seq, payout) "
    "VALUES (:bazaar, :device, :epoch, 0, :seq, '')"
)


def upgrade() -> None:
    """Create the tables, put down what was settled so far, and build the walls."""
    op.create_table(
        "settled_stretch",
        *_texts("bazaar", "device"),
        *_wholes("epoch", "after_seq", "to_seq"),
        *_texts("payout"),
        sa.CheckConstraint("to_seq > after_seq", name="settled_stretch_grows"),
        sa.PrimaryKeyConstraint(*JOURNAL, "after_seq"),
        **STRICT,
    )
    op.create_index("settled_stretch_end", "settled_stretch", [*JOURNAL, "to_seq"], unique=True)
    op.create_table(
        "left_out",
        *_texts("bazaar", "device"),
        *_wholes("epoch", "seq", "n"),
        *_texts("payout"),
        sa.PrimaryKeyConstraint(*LINE),
        **STRICT,
    )
    _put_down_what_was_settled()
    op.drop_table("settled")
    for table, rules in REFUSED.items():
        _refuse(table, rules)
    for table in ("settled_stretch", "left_out"):
        _wall(table)


def _put_down_what_was_settled() -> None:
    """Cover what runs settled line by line; what they left open up to their cuts is left out."""
    connection = op.get_bind()
    reached: dict[tuple[str, str, int], int] = {}
    runs = connection.execute(sa.text("SELECT bazaar, cuts FROM payout WHERE state IN ('approved', 'paid')"))
    for bazaar, cuts in runs.all():
        for cut in json.loads(cuts):
            journal = (bazaar, cut["device"], cut["epoch"])
            reached[journal] = max(reached.get(journal, 0), cut["seq"])
    if reached and connection.dialect.name == "postgresql":
        op.execute("ANALYZE posting, paid_line, fact")  # else it may compare all with all
    for (bazaar, device, epoch), cut in reached.items():
        values: dict[str, str | int] = {"bazaar": bazaar, "device": device, "epoch": epoch}
        values["seq"] = min(cut, connection.execute(HELD, values).scalar() or 0)
        if values["seq"]:
            connection.execute(LEAVE_OUT, values)
            connection.execute(COVER, values)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _wholes(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, WHOLE, nullable=False, autoincrement=False) for name in names]


def _refuse(table: str, rules: tuple[tuple[str, str], ...]) -> None:
    """Let the database refuse rows that break a rule."""
    if op.get_bind().dialect.name == "sqlite":
        for number, (why, when) in enumerate(rules):
            op.execute(
                f"CREATE TRIGGER {table}_rule_{number} BEFORE INSERT ON {table} WHEN {when} "
                f"BEGIN SELECT RAISE(ABORT, '{why}'); END"
            )
        return
    raised = " ".join(f"IF {when} THEN RAISE EXCEPTION '{why}' USING ERRCODE = '23000'; END IF;" for why, when in rules)
    op.execute(
        f"CREATE FUNCTION {table}_rules() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {raised} RETURN NEW; END $$"
    )
    op.execute(f"CREATE TRIGGER {table}_rules BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_rules()")


def _wall(table: str) -> None:
    """Forbid changing and deleting rows, as for every table that only grows."""
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} only grows' USING ERRCODE = '23000'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_only_grows()"
    )
