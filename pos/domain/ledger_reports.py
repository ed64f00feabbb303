"""The ledger row by row: which stored facts a figure comes from, and whether all accounts together come to zero."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from pos.domain.weighing import Unit

PAGE_ENTRIES_MAX = 500


# What a list is made of: rows of the ledger, moves of stock, or facts with the money that they tell themselves.
Source = Literal["ledger", "goods", "facts"]
Told = Literal["", "counted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What a figure is made of. An empty part leaves nothing out.

    Attributes:
        accounts, kinds, claims: by value, as in `Account`, a fact's `KIND` and `ClaimKind`. Where facts are listed, accounts are
            ways of paying: what was paid in them is told; where goods are listed, they are the ways in which those moved.
            Facts of no kind in particular are all of them, also the unreadable.
        family, device, item: one of them; `?` is what was sold without the code of an item.
        mentions: a paper's number that a fact bears or points at.
        first_day, last_day: of the facts' own time, both included.
        settled_by: the payout run whose claims they are; `?` for claims that no run has settled.
        hour: of the facts' own time, `09`, on whichever day.
        package: whose families they are; `?` for families that are in none.
        shift_day: the day as the shifts name it, which a shift that ends after midnight keeps.
        closing: the number of a closing; what lies behind its heads is left out.
        after_closing: the number of a closing; what came behind its heads, the closing itself left out.
        shift: where a Z-report stands, `T01.1.77`: what was recorded in its shift.
        late_for: a payout's number: what its tills had recorded by its draft, or by its evening, and sent after its cut.
        told: `counted` where Z-reports tell the cash that was counted, not what was taken.
        families: only these, where there are several.
        rate_bp: the commission rate that they stand under.
        hall: its tills' rows; empty for those of no hall, which are the centre's own.
        book: of a store or an outlet: what stands in it, and what the office wrote down that it handed over.
    """

    source: Source = "ledger"
    accounts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    family: str | None = None
    device: str = ""
    item: str = ""
    mentions: str = ""
    first_day: date | None = None
    last_day: date | None = None
    settled_by: str = ""
    hour: str = ""
    package: str = ""
    shift_day: date | None = None
    closing: str = ""
    after_closing: str = ""
    shift: str = ""
    late_for: str = ""
    told: Told = ""
    families: tuple[str, ...] = ()
    rate_bp: int | None = None
    book: str = ""
    hall: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row: a posting, a move of stock, or a fact as a whole, with the fact that it follows from.

    Attributes:
        n: which row of the fact.
        at: the fact's own time; None where it cannot be read.
        number: of the fact's paper; empty where it has none.
        account: empty where the row is no posting.
        amount_minor: positive is debit.
        quantity: of a move of stock, in `unit`; `way` says whither.
        unit: what the item of a move of stock is counted in.
        settled_by: the payout run that settled it; empty where none did.
    """

    device: str
    epoch: int
    seq: int
    n: int
    at: datetime | None
    by: str
    kind: str
    number: str
    account: str = ""
    family: str = ""
    rate_bp: int = 0
    amount_minor: int = 0
    item: str = ""
    way: str = ""
    quantity: int = 0
    settled_by: str = ""
    unit: Unit = Unit.PIECE


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySums:
    """What a list comes to as a whole.

    Attributes:
        opening_minor: what the rows before the first day come to; 0 without one.
        pieces, grams: where goods are listed, how much moved in the ways that are asked for; where none is, what all ways left:
            what was received less the rest.
    """

    count: int
    debit_minor: int
    credit_minor: int
    opening_minor: int = 0
    pieces: int = 0
    grams: int = 0

    @property
    def balance_minor(self) -> int:
        """Debits less credits, with what was before."""
        return self.opening_minor + self.debit_minor - self.credit_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """A part of a list.

    Attributes:
        after: asked for again with it, the next part comes; empty at the end.
        sums: of the whole list; with the first part only.
    """

    entries: tuple[Entry, ...]
    after: str
    sums: EntrySums | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFact:
    """A fact word for word, with everything that follows from it.

    Attributes:
        received_at: when this register stored it.
        hash: its own, hexadecimal; the journal's next fact holds it.
        line: the journal's line, from which its paper can be made; empty where the fact cannot be read.
        body: its text as stored.
        unread: why it is not in the ledger; empty where it is.
    """

    device: str
    epoch: int
    seq: int
    at: datetime | None
    by: str
    kind: str
    number: str
    received_at: datetime
    hash: str
    line: str
    body: str
    unread: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountTotal:
    """What one account was debited and credited."""

    account: str
    debit_minor: int
    credit_minor: int

    @property
    def balance_minor(self) -> int:
        """Debits less credits."""
        return self.debit_minor - self.credit_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """A courier or an outlet whose money is not all handed over; below nothing where it handed over more."""

    device: str
    label: str
    owed_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialBalance:
    """All accounts of a bazaar; their balances come to zero, or a row is missing.

    Attributes:
        owing: whose money the account of couriers and outlets is, as it stands now; empty for a period.
    """

    at: datetime
    accounts: tuple[AccountTotal, ...] = field(default=())
    owing: tuple[Owing, ...] = field(default=())

    @property
    def difference_minor(self) -> int:
        """What the balances come to: zero."""
        return sum(one.balance_minor for one in self.accounts)
