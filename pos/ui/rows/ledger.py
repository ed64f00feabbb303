"""What the accountant's ledger shows: rows behind a figure, all accounts together, one stored fact."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

    from pos.ui.rows.names import Name

# Which figure the rows come to; `all` is the whole ledger.
About = Literal[
    "all",
    "gross",
    "refunds",
    "commission",
    "advances",
    "adjustments",
    "paid",
    "z_reports",
    "counted",
    "receipts",
    "told",
    "credited",
    "owned",
    "difference",
    "goods",
    "taken",
    "sold",
    "sold_pieces",
    "late",
    "entries",
    "owed",
    "paid_out",
    "handed",
    "transfers",
]
Paid = Literal["", "cash", "other"]  # in which way a customer paid, as a Z-report tells it; empty for all
AccountKey = str  # of `pos.domain.postings.Account`, by value; empty for all


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """Which rows are shown.

    Attributes:
        about: the figure that was asked about.
        account: one account; empty for all.
        family: a family's number; `None` for all, empty for the centre.
        device: one till; empty for all.
        day: the first day; `None` for all.
        last_day: the last day; `None` where it is the first. Without a first day, everything up to it.
        number: a paper's number that the facts bear or point at; empty for all.
        item: an item's code; empty for all, `?` for what is on no list.
        settled_by: the payout whose claims they are; empty for all, `?` for what no payout has settled.
        hour: of the day, `09`; empty for all.
        package: its families' rows; empty for all, `?` for families that are in none.
        by_shift: whether the day is that of the shifts, some of which end after midnight.
        closing: the closing in whose figures they are; empty for all.
        after_closing: the closing after which they came; empty for all.
        paid: in cash, or otherwise.
        shift: where the Z-report of their shift stands, `T01.1.77`; empty for all.
        late_for: the payout that they came too late for; empty for all.
        families: some families' numbers; empty for all.
        rate_bp: the commission rate that they stand under, basis points; `None` for all.
        book: of an outlet or a store, with what the office wrote down of it; empty for all.
        way: of goods, how they moved; empty for all.
        hall: its tills' rows; `None` for all, empty for those of no hall.
        bazaar: the code of a former bazaar, whose rows they are; empty for the one that is shown everywhere else.
    """

    about: About = "all"
    account: AccountKey = ""
    family: str | None = None
    device: str = ""
    day: date | None = None
    number: str = ""
    item: str = ""
    last_day: date | None = None
    settled_by: str = ""
    hour: str = ""
    package: str = ""
    by_shift: bool = False
    closing: str = ""
    after_closing: str = ""
    paid: Paid = ""
    shift: str = ""
    late_for: str = ""
    families: tuple[str, ...] = ()
    rate_bp: int | None = None
    book: str = ""
    way: str = ""
    hall: str | None = None
    bazaar: str = ""

    @property
    def before(self) -> LedgerFilter | None:
        """The rows of all days before the first one; None where they are not asked for by the days of their facts."""
        if self.day is None or self.by_shift:
            return None
        return replace(self, day=None, last_day=self.day - timedelta(days=1))

    @property
    def narrowed(self) -> tuple[str, ...]:
        """What a file's name says of it, but for bazaar and days; files that this does not tell apart bear numbers."""
        about = "" if self.about == "all" else self.about
        parts = (about, self.account, self.family, self.device, self.number, self.package, self.item, self.settled_by)
        return tuple(part for part in parts if part and part != "?")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row: a posting, a move of goods, or a fact as a whole.

    Attributes:
        key: where its fact stands, `T01.1.45`, and which row of it.
        kind: of the fact, such as `sale`.
        account: empty where it is no posting.
        balance_minor: of all rows up to this one.
        way: for goods, how they moved.
        quantity: of goods, pieces or grams.
        is_weighed: whether those are grams.
    """

    key: str
    at: datetime | None
    kind: str
    number: str
    till: str
    family: str
    account: AccountKey
    debit_minor: int
    credit_minor: int
    balance_minor: int
    way: str = ""
    quantity: int = 0
    is_weighed: bool = False


@dataclass(frozen=True, slots=True)
class LedgerSums:
    """What all rows come to.

    Attributes:
        pieces, grams: of goods, as they moved in the way that is asked for, or what all moves left.
    """

    count: int
    opening_minor: int
    debit_minor: int
    credit_minor: int
    balance_minor: int
    pieces: int = 0
    grams: int = 0


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """One account in the trial balance.

    Attributes:
        book: of the outlet or store whose part of the account it is; empty where it is the account.
        label: what that one is called.
    """

    account: AccountKey
    debit_minor: int
    credit_minor: int
    book: str = ""
    label: str = ""

    @property
    def key(self) -> str:
        """What identifies the row."""
        return f"{self.account} {self.book}".strip()

    @property
    def balance_minor(self) -> int:
        """Debits less credits."""
        return self.debit_minor - self.credit_minor


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A fact word for word.

    Attributes:
        place: where it stands in its journal, `T01 · 1 · 45`.
        unread: why it is in no ledger; empty where it is.
        settled_by: the payout run that settled it; empty where none did.
        body: as it was stored.
        png: the picture of its paper; empty where it has none.
    """

    kind: str
    number: str
    place: str
    at: datetime | None
    by: Name | None
    received_at: datetime
    hash: str
    body: str
    unread: str
    settled_by: str
    rows: tuple[LedgerRow, ...]
    png: bytes = b""
