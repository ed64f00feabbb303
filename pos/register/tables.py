"""The register's tables, the same on SQLite and PostgreSQL.

Every key begins with the bazaar: no unique key and no hot query crosses bazaars, so the tables can be spread over machines by
it. People and the families' personal data are the centre's own and are the same for all bazaars.

`fact`, `seen`, `settled_stretch`, `left_out`, `paid_line`, `payout_reversal`, `paper_check`, `trail` and `family_change` only
ever grow; triggers hold that wall. Everything else is a projection of the facts, or the register's own business (sessions, codes,
counters). Amounts are minor units, times are text with offset where people read them and milliseconds since 1970 where they are
compared.
"""

from __future__ import annotations

from functools import partial

from sqlalchemy import CheckConstraint, ColumnElement, FromClause, Index, MetaData, and_

from pos.register.columns import bytes_column as _bytes
from pos.register.columns import strict_table
from pos.register.columns import text_column as _text
from pos.register.columns import whole_column as _whole

METADATA = MetaData()
PLACE = ("bazaar", "device", "epoch", "seq")
_table = partial(strict_table, METADATA)

# -- the register itself --------------------------------------------------------------------------------------------

META = _table("meta", _text("key"), _text("value"), key="key")

# -- reference: the same for all bazaars ----------------------------------------------------------------------------

PERSON = _table("person", _text("code"), _text("card"), key="code")
ATTEMPTS = _table("attempts", _text("person"), _whole("count"), _whole("until_ms"), key="person")
SESSION = _table("session", _bytes("token_hash"), _text("person"), _whole("expires_ms"), key="token_hash")
# The families' own pages: only a hash of each link's secret is here (`pos.register.family_pages`).
FAMILY_PAGE = _table(
    "family_page",
    _text("bazaar"),
    _text("family"),
    _whole("serial"),
    _bytes("token_hash"),
    _text("at"),
    _text("withdrawn"),  # why, empty while the link opens
    key="bazaar family",
)
Index("family_page_token", FAMILY_PAGE.c.bazaar, FAMILY_PAGE.c.token_hash)
FAMILY_PRIVATE = _table("family_private", _text("number"), _text("field"), _bytes("sealed"), key="number field")
# Every change of a family: which fields, and sealed, what was in them before and after. Only `sealed` is ever written anew, when
# the key changes.
FAMILY_CHANGE = _table(
    "family_change",
    _text("number"),
    _whole("n"),
    _text("at"),
    _text("person"),
    _text("bazaar"),  # empty where only personal data changed
    _text("source"),  # the import that it belongs to, or its undoing; empty where a person wrote it
    _text("names"),
    _bytes("sealed"),
    key="number n",
)
Index("family_change_source", FAMILY_CHANGE.c.source)

# The codes of the centre's own books (`pos.register.code_book`).
ACCOUNT_CODE = _table("account_code", _text("account"), _text("code"), _text("name"), key="account")
# Who did what to people, keys and copies (`pos.register.trail`).
TRAIL = _table(
    "trail",
    _whole("seq"),
    _text("at"),
    _text("person"),
    _text("deed"),
    _text("subject"),
    _text("detail"),
    _bytes("hash"),
    key="seq",
)

# -- one bazaar -----------------------------------------------------------------------------------------------------

# `version` counts changes of any card; `papers` is the last serial of the office's vouchers.
BAZAAR = _table("bazaar", _text("code"), _text("card"), _whole("version"), _whole("papers"), key="code")
DEVICE = _table(
    "device",
    _text("bazaar"),
    _text("device"),
    _text("public_key"),
    _text("label"),
    _text("contact_at"),
    _text("revoked"),  # the reason, empty while admitted
    _whole("gap_epoch"),  # 0 while nothing is known to be missing
    _whole("gap_seq"),
    key="bazaar device",
)
ENROLMENT = _table(
    "enrolment",
    _bytes("code_hash"),
    _text("bazaar"),
    _text("device"),
    _whole("expires_ms"),
    _text("used_at"),  # empty until then
    key="code_hash",
)

# A key that a device had before it was replaced; it still vouches for epochs up to `last_epoch`.
FORMER_KEY = _table(
    "former_key",
    _text("bazaar"),
    _text("device"),
    _text("public_key"),
    _whole("last_epoch"),
    _text("revoked"),
    key="bazaar device public_key",
)
# What a device said of itself when it was last heard.
PRESENCE = _table(
    "presence",
    _text("bazaar"),
    _text("device"),
    _text("at"),
    _whole("skew_ms"),
    _whole("facts"),
    _whole("waiting"),
    key="bazaar device",
)

# What somebody read on the paper of a Z-report; the reading with the highest `n` holds (`pos.register.paper_checks`).
PAPER_CHECK = _table(
    "paper_check",
    *map(_text, ("bazaar", "device")),
    *map(_whole, ("epoch", "seq", "n")),
    _text("at"),
    _text("person"),
    _whole("facts"),
    _whole("takings_minor"),
    _text("head"),
    key="bazaar device epoch seq n",
)
# The last time that somebody wished that all tills send now, and from which till.
WISH = _table("wish", _text("bazaar"), _text("device"), _text("at"), key="bazaar")

# -- from hall to centre --------------------------------------------------------------------------------------------

# A device's own signature over its head, so that its facts can be handed on word for word. The last one of each stretch of
# `SIGNED_STRETCH` facts is kept: between two of them there is never more than one batch.
SIGNED_HEAD = _table(
    "signed_head",
    _text("bazaar"),
    _text("device"),
    _whole("epoch"),
    _whole("stretch"),
    _whole("seq"),
    _bytes("signature"),
    key="bazaar device epoch stretch",
)
SIGNED_STRETCH = 250
# At a hall: its name at the centre, and which version of the centre's cards it has.
UPSTREAM = _table("upstream", _text("bazaar"), _text("hall"), _whole("version"), _text("relayed_at"), key="bazaar")
# At a hall: the centre's last signed word on each device.
RELAY_MARK = _table(
    "relay_mark",
    _text("bazaar"),
    _text("device"),
    _whole("epoch"),
    _whole("seq"),
    _bytes("ack"),
    key="bazaar device epoch",
)
# At a hall: who was told to the centre, and with which key. At the centre: which hall told it of a device.
INTRODUCED = _table(
    "introduced",
    _text("bazaar"),
    _text("device"),
    _text("hall"),
    _text("public_key"),
    _text("revoked"),  # why, as it was told; empty while the device may send
    key="bazaar device",
)

# -- facts, word for word -------------------------------------------------------------------------------------------

FACT = _table(
    "fact",
    _text("bazaar"),
    _text("device"),
    _whole("epoch"),
    _whole("seq"),
    _bytes("id", nullable=True),  # none in a fact that cannot be read
    _text("kind"),
    _text("at"),
    _bytes("prev", nullable=True),  # of the first fact of an epoch; after that it is the hash of the row before
    _bytes("hash"),
    _bytes("body"),
    _text("received_at"),
    key="bazaar device epoch seq",
    long=True,
)
Index("fact_kind", FACT.c.bazaar, FACT.c.kind, FACT.c.device, FACT.c.epoch, FACT.c.seq)
# In the order in which people read a ledger (`pos.register.trace_order`); a page's facts are found in it alone.
Index("fact_time", *(FACT.c[name] for name in ("bazaar", "at", "device", "epoch", "seq", "kind")))
SEEN = _table("seen", _text("bazaar"), _bytes("id"), _text("device"), _whole("epoch"), _whole("seq"), key="bazaar id")
# A fact with a right chain that this register cannot read: stored, not projected.
UNREAD = _table(
    "unread",
    *map(_text, ("bazaar", "device")),
    *map(_whole, ("epoch", "seq")),
    _text("reason"),
    key="bazaar device epoch seq",
)
# Whole batches that may not join a chain: from a revoked device, or of a forked book.
ASIDE = _table(
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

# -- projections ----------------------------------------------------------------------------------------------------

# `claim` names the row of a settlement that a posting belongs to; empty for postings that no family is paid by.
POSTING = _table(
    "posting",
    *map(_text, ("bazaar", "device")),
    *map(_whole, ("epoch", "seq", "n")),
    _text("kind"),
    _text("account"),
    _whole("amount_minor"),
    _text("family"),
    _whole("rate_bp"),
    _text("claim"),
    key="bazaar device epoch seq n",
)
# It holds all that a family's sums and its statement are made of, so that they never touch the table. Within a family the order
# is that of the journals, so that a batch's rows lie on the pages of the batch before it, whatever they amount to.
Index(
    "posting_family",
    POSTING.c.bazaar,
    POSTING.c.family,
    POSTING.c.claim,
    POSTING.c.rate_bp,
    POSTING.c.device,
    POSTING.c.epoch,
    POSTING.c.seq,
    POSTING.c.n,
    POSTING.c.amount_minor,
)
# Moves are asked for by item alone, so that is their order, and there is no index beside it.
STOCK_MOVE = _table(
    "stock_move",
    *map(_text, ("bazaar", "device")),
    *map(_whole, ("epoch", "seq", "n")),
    *map(_text, ("item", "way")),
    _whole("quantity"),
    key="bazaar item way device epoch seq n",
    covered="quantity",
)
FAMILY = _table("family", _text("bazaar"), _text("number"), _text("card"), _whole("version"), key="bazaar number")
ITEM = _table(
    "item", _text("bazaar"), _text("code"), _text("family"), _text("card"), _whole("version"), key="bazaar code"
)
Index("item_family", ITEM.c.bazaar, ITEM.c.family)
# Items that are off the list, so that the tills hear of it: no `item` has their code.
WITHDRAWN = _table("withdrawn", _text("bazaar"), _text("code"), _text("card"), _whole("version"), key="bazaar code")
# What facts said about an item; its card is their fold, whatever order they came in.
ITEM_TERM = _table(
    "item_term",
    *map(_text, ("bazaar", "item")),
    _whole("at_ms"),
    _text("device"),
    *map(_whole, ("epoch", "seq", "n")),
    _text("terms"),
    key="bazaar item at_ms device epoch seq n",
)
# The files of the photos that cards name; rows of their own size, so not in the tree of keys.
GOODS_PHOTO = _table("goods_photo", _text("bazaar"), _text("mark"), _bytes("picture"), key="bazaar mark", long=True)
# How often rows of `posting` or `stock_move` were altered or taken away, so that what is kept of them is added up anew.
ALTERED = _table("altered", _text("bazaar"), _whole("times"), key="bazaar")
MARKDOWN = _table("markdown", _text("bazaar"), _text("id"), _whole("at_ms"), _text("card"), key="bazaar id")

# -- payouts --------------------------------------------------------------------------------------------------------

PAYOUT = _table(
    "payout",
    *map(_text, ("bazaar", "number", "state", "cuts", "provisional")),
    *map(_text, ("drafted_by", "drafted_at", "approved_by", "approved_at")),
    _text("withheld"),  # what is in no line, because its family is unknown
    _text("read_since"),  # the facts below a draft's cuts that could be read later than it was drafted
    _text("until"),  # the day up to whose evening it reaches; empty where that is the moment of its draft
    CheckConstraint("state IN ('drafted', 'approved', 'paid', 'cancelled')", name="payout_state"),
    key="bazaar number",
)
PAYOUT_LINE = _table(
    "payout_line",
    *map(_text, ("bazaar", "number", "family", "line")),
    _whole("paid_minor"),
    _text("voucher"),  # empty until paid
    _text("collector"),
    _text("paid_at"),
    key="bazaar number family",
)
# What runs settled of each journal: everything after one number, up to another. Each stretch begins where one ends, so they form
# one chain from the journal's beginning and never overlap: no claim is settled twice (`pos.register.settled`). The stretch of a
# register that settled line by line bears no run; each of its lines is below.
SETTLED_STRETCH = _table(
    "settled_stretch",
    *map(_text, ("bazaar", "device")),
    *map(_whole, ("epoch", "after_seq", "to_seq")),
    _text("payout"),
    CheckConstraint("to_seq > after_seq", name="settled_stretch_grows"),
    key="bazaar device epoch after_seq",
)
Index(
    "settled_stretch_end", *(SETTLED_STRETCH.c[name] for name in ("bazaar", "device", "epoch", "to_seq")), unique=True
)
# Claims within a stretch that its run did not settle.
LEFT_OUT = _table(
    "left_out",
    *map(_text, ("bazaar", "device")),
    *map(_whole, ("epoch", "seq", "n")),
    _text("payout"),
    key="bazaar device epoch seq n",
)
# Lines that a run settled one by one: what was left out before, and the places of reversals that it brought in. Its key is why
# none of them is in two runs, and its only index.
PAID_LINE = _table(
    "paid_line",
    *map(_text, ("bazaar", "device")),
    *map(_whole, ("epoch", "seq", "n")),
    _text("payout"),
    key="bazaar device epoch seq n",
)
# What undid a family's line of a run, and where; the run that brings its amount in writes that place into `paid_line`.
PAYOUT_REVERSAL = _table(
    "payout_reversal",
    *map(_text, ("bazaar", "number", "family", "document")),
    _whole("epoch"),
    _whole("seq"),
    _whole("amount_minor"),
    key="bazaar number family",
)
# A family's line of a run that is not to be paid now.
PAYOUT_HOLD = _table(
    "payout_hold", _text("bazaar"), _text("number"), _text("family"), _text("reason"), key="bazaar number family"
)


def same_place(left: FromClause, right: FromClause) -> ColumnElement[bool]:
    """Return the condition that two tables speak of the same fact."""
    return and_(*(left.c[name] == right.c[name] for name in PLACE))


def same_line(left: FromClause, right: FromClause) -> ColumnElement[bool]:
    """Return the condition that two tables speak of the same row of the ledger."""
    return and_(*(left.c[name] == right.c[name] for name in (*PLACE, "n")))


def is_projected() -> ColumnElement[bool]:
    """Return the condition, for joining `FACT` with `SEEN`, that a fact is the first of its act and was projected."""
    return and_(SEEN.c.id == FACT.c.id, same_place(SEEN, FACT))
