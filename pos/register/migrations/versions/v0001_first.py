"""The first tables, and the walls around what may only grow."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
GROWING = ("fact", "seen", "paid_line")


def upgrade() -> None:
    """Create the tables and the walls."""
    _create_people()
    _create_facts()
    _create_projections()
    _create_payouts()
    for table in GROWING:
        _wall(table)


def _create_people() -> None:
    """Create what belongs to the centre, and the bazaars with their devices."""
    _create("meta", _text("key"), _text("value"), key="key")
    _create("person", _text("code"), _text("card"), key="code")
    _create("attempts", _text("person"), _whole("count"), _whole("until_ms"), key="person")
    _create("session", _bytes("token_hash"), _text("person"), _whole("expires_ms"), key="token_hash")
    _create("family_private", _text("number"), _text("field"), _bytes("sealed"), key="number field")
    _create("bazaar", _text("code"), _text("card"), _whole("version"), _whole("papers"), key="code")
    _create(
        "device",
        _text("bazaar"),
        _text("device"),
        _text("public_key"),
        _text("label"),
        _text("contact_at"),
        _text("revoked"),
        _whole("gap_epoch"),
        _whole("gap_seq"),
        key="bazaar device",
    )
    _create(
        "enrolment",
        _bytes("code_hash"),
        _text("bazaar"),
        _text("device"),
        _whole("expires_ms"),
        _text("used_at"),
        key="code_hash",
    )


def _create_facts() -> None:
    """Create what tills sent, word for word."""
    _create(
        "fact",
        _text("bazaar"),
        _text("device"),
        _whole("epoch"),
        _whole("seq"),
        _bytes("id", nullable=True),
        _text("kind"),
        _text("at"),
        _bytes("prev", nullable=True),
        _bytes("hash"),
        _bytes("body"),
        _text("received_at"),
        key="bazaar device epoch seq",
        long=True,
    )
    op.create_index("fact_kind", "fact", ["bazaar", "kind", "device"])
    _create("seen", _text("bazaar"), _bytes("id"), _text("device"), _whole("epoch"), _whole("seq"), key="bazaar id")
    _create(
        "unread",
        _text("bazaar"),
        _text("device"),
        _whole("epoch"),
        _whole("seq"),
        _text("reason"),
        key="bazaar device epoch seq",
    )
    _create(
        "aside",
        _text("bazaar"),
        _bytes("digest"),
        _text("device"),
        _whole("epoch"),
        _whole("seq"),
        _text("cause"),
        _bytes("message"),
        _text("received_at"),
        key="bazaar digest",
        long=True,
    )


def _create_projections() -> None:
    """Create what follows from the facts."""
    _create(
        "posting",
        _text("bazaar"),
        _text("device"),
        _whole("epoch"),
        _whole("seq"),
        _whole("n"),
        _text("kind"),
        _text("account"),
        _whole("amount_minor"),
        _text("family"),
        _whole("rate_bp"),
        _text("claim"),
        key="bazaar device epoch seq n",
    )
    op.create_index("posting_family", "posting", ["bazaar", "family", "claim", "rate_bp", "amount_minor"])
    _create(
        "stock_move",
        _text("bazaar"),
        _text("device"),
        _whole("epoch"),
        _whole("seq"),
        _whole("n"),
        _text("item"),
        _text("way"),
        _whole("quantity"),
        key="bazaar device epoch seq n",
    )
    op.create_index("stock_move_item", "stock_move", ["bazaar", "item", "way", "quantity"])
    _create("family", _text("bazaar"), _text("number"), _text("card"), _whole("version"), key="bazaar number")
    _create(
        "item", _text("bazaar"), _text("code"), _text("family"), _text("card"), _whole("version"), key="bazaar code"
    )
    op.create_index("item_family", "item", ["bazaar", "family"])
    _create(
        "item_term",
        _text("bazaar"),
        _text("item"),
        _whole("at_ms"),
        _text("device"),
        _whole("epoch"),
        _whole("seq"),
        _whole("n"),
        _text("terms"),
        key="bazaar item at_ms device epoch seq n",
    )


def _create_payouts() -> None:
    """Create the runs and the lines they settled."""
    _create(
        "payout",
        _text("bazaar"),
        _text("number"),
        _text("state"),
        _text("cuts"),
        _text("provisional"),
        _text("drafted_by"),
        _text("drafted_at"),
        _text("approved_by"),
        _text("approved_at"),
        sa.CheckConstraint("state IN ('drafted', 'approved', 'paid', 'cancelled')", name="payout_state"),
        key="bazaar number",
    )
    _create(
        "payout_line",
        _text("bazaar"),
        _text("number"),
        _text("family"),
        _text("line"),
        _whole("paid_minor"),
        _text("voucher"),
        _text("collector"),
        _text("paid_at"),
        key="bazaar number family",
    )
    _create(
        "paid_line",
        _text("bazaar"),
        _text("device"),
        _whole("epoch"),
        _whole("seq"),
        _whole("n"),
        _text("payout"),
        key="bazaar device epoch seq n",
    )
    op.create_index("paid_line_payout", "paid_line", ["bazaar", "payout"])
    _create("settled", _text("bazaar"), _text("device"), _whole("epoch"), _whole("seq"), key="bazaar device epoch")


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, WHOLE, nullable=nullable)


def _bytes(name: str, *, nullable: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=nullable)


def _create(
    name: str,
    *parts: sa.Column[str] | sa.Column[int] | sa.Column[bytes] | sa.CheckConstraint,
    key: str,
    long: bool = False,
) -> None:
    op.create_table(name, *parts, sa.PrimaryKeyConstraint(*key.split()), sqlite_strict=True, sqlite_with_rowid=long)


def _wall(table: str) -> None:
    """Forbid changing and deleting rows: whoever repairs something adds a fact that says so."""
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
