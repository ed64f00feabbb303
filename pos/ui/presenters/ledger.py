"""The accountant's ledger: the rows behind any figure, page by page, down to the stored fact and the picture of its paper.

Other screens ask with `open`; the person narrows further. Rows come from the register a page at a time, the next one when the
list is scrolled to its end, each with the balance up to it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from pos.domain.agent_facts import AgentPaid, AgentPaymentUndone
from pos.domain.facts import LineMoved, Refund, Sale, ShiftClosed, Void
from pos.domain.goods_facts import GoodsSent, GoodsTaken, GoodsWrittenOff
from pos.domain.ledger_reports import Trace
from pos.domain.office_facts import PayoutApproved, PayoutPaid
from pos.domain.payout_facts import PayoutReversed
from pos.domain.postings import Account
from pos.domain.settlement import ClaimKind
from pos.domain.text import latin_digits
from pos.domain.weighing import Unit
from pos.ui.rows.files import FileAbout
from pos.ui.rows.ledger import BalanceRow, LedgerFilter, LedgerRow, LedgerSums, StoredRow
from pos.ui.rows.sayings import saved

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from pos.domain.account_codes import AccountCode
    from pos.domain.ledger_reports import Entry, EntryPage, Owing, StoredFact, TrialBalance
    from pos.domain.reports import Board
    from pos.office.code_book import CodesDesk
    from pos.office.desk import Desk
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.session import Desks
    from pos.ui.rows.ledger import About, Paid

ROWS_AT_ONCE = 200
DAYS_MAX = 400  # offered to choose from
RECEIPTS = (Sale.KIND, Refund.KIND, Void.KIND)
_CREDITED = (Account.FAMILY, Account.CENTRE, Account.PROMOTION, Account.ROUNDING)
_OWED = (Account.FAMILY.value,)
_OF_FAMILY = (
    Account.FAMILY.value,
    Account.ADVANCE.value,
)  # an advance that is settled stands on both, and adds nothing
PAID: dict[Paid, tuple[str, ...]] = {
    "cash": (Account.CASH.value,),
    "other": (Account.CARD.value, Account.BANK.value, Account.AGENT.value),
}
TRACES: dict[About, Trace] = {
    "all": Trace(),
    "gross": Trace(claims=(ClaimKind.GROSS.value,)),
    "refunds": Trace(claims=(ClaimKind.REFUND.value,)),
    "commission": Trace(kinds=(PayoutApproved.KIND,), accounts=_OF_FAMILY),
    "advances": Trace(claims=(ClaimKind.ADVANCE.value,)),
    "adjustments": Trace(claims=(ClaimKind.ADJUSTMENT.value,)),
    "paid": Trace(kinds=(PayoutPaid.KIND,), accounts=_OWED),
    "z_reports": Trace(source="facts", kinds=(ShiftClosed.KIND,)),
    "counted": Trace(source="facts", kinds=(ShiftClosed.KIND,), told="counted"),
    "receipts": Trace(source="facts", kinds=RECEIPTS),
    "told": Trace(source="facts", kinds=(*RECEIPTS, LineMoved.KIND, GoodsWrittenOff.KIND)),
    "credited": Trace(kinds=RECEIPTS, accounts=tuple(account.value for account in _CREDITED)),
    "owned": Trace(kinds=(*RECEIPTS, LineMoved.KIND, GoodsWrittenOff.KIND), accounts=(*_OWED, Account.CENTRE.value)),
    "difference": Trace(accounts=(Account.DIFFERENCE.value,)),
    "goods": Trace(source="goods"),
    "transfers": Trace(source="facts", kinds=(GoodsSent.KIND, GoodsTaken.KIND)),
    "taken": Trace(kinds=RECEIPTS),
    "sold": Trace(claims=(ClaimKind.GROSS.value, ClaimKind.REFUND.value)),
    "sold_pieces": Trace(source="facts", kinds=RECEIPTS),
    "entries": Trace(source="facts"),
    "owed": Trace(accounts=_OF_FAMILY),
    "paid_out": Trace(kinds=(PayoutPaid.KIND, PayoutReversed.KIND), accounts=_OWED),
    "handed": Trace(kinds=(AgentPaid.KIND, AgentPaymentUndone.KIND), accounts=(Account.AGENT.value,)),
    "late": Trace(kinds=RECEIPTS, claims=(ClaimKind.GROSS.value, ClaimKind.REFUND.value)),
}


class LedgerView(Protocol):
    """What the ledger asks of its screen."""

    def show_choices(self, tills: tuple[str, ...], days: tuple[date, ...]) -> None:
        """Show which tills and days can be chosen."""

    def show_filter(self, chosen: LedgerFilter) -> None:
        """Show which rows are asked for."""

    def show_rows(self, rows: tuple[LedgerRow, ...], *, has_more: bool) -> None:
        """Show the first rows."""

    def add_rows(self, rows: tuple[LedgerRow, ...], *, has_more: bool) -> None:
        """Show the next rows below."""

    def show_sums(self, sums: LedgerSums) -> None:
        """Show what all rows come to."""

    def show_balance(self, rows: tuple[BalanceRow, ...], difference_minor: int) -> None:
        """Show the trial balance."""


class FactView(Protocol):
    """What one fact asks of its sheet."""

    def show_fact(self, fact: StoredRow) -> None:
        """Show it."""


class LedgerRoom(Protocol):
    """The register."""

    def desk(self) -> Desk:
        """Return the accountant's desk."""

    def codes(self) -> CodesDesk:
        """Return the codes of the centre's books."""


class FactShop(Protocol):
    """Pictures the papers of facts, and hands the ledger on."""

    def fact_picture(self, line: str) -> bytes:
        """Return the picture of a fact's paper; nothing where it has none.

        Args:
            line: of the journal; empty where the fact cannot be read.
        """

    def ledger(self, entries: Iterable[Entry], codes: Iterable[AccountCode], about: FileAbout) -> Path:
        """Write rows for accounting software, with the centre's account codes, and return where."""

    def balance(self, balance: TrialBalance, codes: Iterable[AccountCode], about: FileAbout) -> Path:
        """Write a trial balance likewise; without days it is of the whole bazaar."""


class LedgerPresenter:
    """The ledger.

    Args:
        view: the screen.
        sheet: shows one fact.
        room: the register.
        shop: pictures papers.
        lanes: asks the register, and makes pictures.
        desks: names people, and knows the zone.
        announcer: says what was written.
    """

    def __init__(
        self,
        view: LedgerView,
        sheet: FactView,
        *,
        room: LedgerRoom,
        shop: FactShop,
        lanes: Lanes,
        desks: Desks,
        announcer: Announcer,
    ) -> None:
        self._view = view
        self._sheet = sheet
        self._room = room
        self._shop = shop
        self._lanes = lanes
        self._desks = desks
        self._announcer = announcer
        self._filter = LedgerFilter()
        self._after = ""
        self._balance_minor = 0
        self._asked = 0
        self._is_asking = False
        self._shows_balance = False

    @property
    def trace(self) -> Trace:
        """What the register is asked for."""
        return trace_of(self._filter)

    @property
    def _period(self) -> tuple[date | None, date | None]:
        return self._filter.day, self._filter.last_day or self._filter.day

    def show(self, board: Board) -> None:
        """Take what the register said of the bazaar."""
        plan = board.bazaar
        span = min((plan.last_day - plan.first_day).days, DAYS_MAX)
        days = tuple(plan.first_day + timedelta(days=n) for n in range(span + 1))
        self._view.show_choices(tuple(till.device for till in board.reconciliation.tills), days)

    def open(self, chosen: LedgerFilter) -> None:
        """Show the rows that a figure comes from."""
        self._shows_balance = False
        self.narrow(chosen)

    def narrow(self, chosen: LedgerFilter) -> None:
        """Show other rows, or all accounts of another day."""
        self._filter = replace(chosen, number=latin_digits(chosen.number).strip().upper())
        self._view.show_filter(self._filter)
        self.refresh()

    def refresh(self) -> None:
        """Ask for what is shown anew."""
        if self._shows_balance:
            asked, (first, last) = self._filter.bazaar, self._period
            self._lanes.fetch(lambda: self._desk(asked).trial_balance(first, last), self._show_balance)
            return
        self._ask("")

    def show_balance(self, *, is_shown: bool) -> None:
        """Show all accounts together, or the rows."""
        self._shows_balance = is_shown
        self.refresh()

    def more(self) -> None:
        """Show the next rows, unless they are on their way."""
        if self._after and not self._is_asking:
            self._ask(self._after)

    def open_row(self, key: str) -> None:
        """Show what a row comes from: its stored fact; a family's rows of that shift, where a Z-report tells its figure."""
        chosen = self._filter
        if chosen.about == "z_reports" and chosen.family is not None:
            device, epoch, seq, *_ = key.split(".")
            shift = f"{device}.{epoch}.{seq}"
            self.narrow(LedgerFilter("owned", family=chosen.family, shift=shift, bazaar=chosen.bazaar))
        else:
            self.open_shown(key)

    def open_shown(self, key: str) -> None:
        """Show the stored fact behind a row that is shown, which may be of a former bazaar."""
        self._open_fact(key, self._filter.bazaar)

    def open_fact(self, key: str) -> None:
        """Show a stored fact of this bazaar, with the picture of its paper."""
        self._open_fact(key, "")

    def export(self) -> None:
        """Write all rows of what is shown for accounting software: on the wire lane, where they come from, part by part."""
        trace, asked, (first, last) = self.trace, self._filter.bazaar, self._period
        bazaar = asked or self._desks.lists.bazaar().code
        about = FileAbout(bazaar, () if self._shows_balance else self._filter.narrowed, first, last)
        if self._shows_balance:
            self._lanes.fetch(
                lambda: self._shop.balance(
                    self._desk(asked).trial_balance(first, last), self._room.codes().all().rows, about
                ),
                lambda path: self._announcer.tell(saved(path)),
            )
            return
        self._lanes.fetch(
            lambda: self._shop.ledger(self._desk(asked).every_entry(trace), self._room.codes().all().rows, about),
            lambda path: self._announcer.tell(saved(path)),
        )

    def forget(self) -> None:
        """Forget everything: the person has left."""
        self._asked += 1
        self._filter, self._after, self._shows_balance = LedgerFilter(), "", False
        self._view.show_filter(self._filter)
        self._view.show_rows((), has_more=False)
        self._view.show_sums(LedgerSums(0, 0, 0, 0, 0))

    # -- inside ------------------------------------------------------------------------------------------------

    def _open_fact(self, key: str, bazaar: str) -> None:
        """Show a stored fact; without a picture where it is a former bazaar's, whose papers bore another head."""
        device, epoch, seq, *_ = key.split(".")
        self._lanes.fetch_and_make(
            lambda: self._desk(bazaar).fact(device, int(epoch), int(seq)),
            lambda stored: (stored, b"" if bazaar else self._shop.fact_picture(stored.line)),
            lambda found: self._sheet.show_fact(self._stored(*found)),
        )

    def _desk(self, bazaar: str) -> Desk:
        """Return the desk of the bazaar whose rows are shown; asked on the wire lane."""
        desk = self._room.desk()
        return desk.of(bazaar) if bazaar else desk

    def _ask(self, after: str) -> None:
        self._asked += 1
        mine, trace, asked = self._asked, self.trace, self._filter.bazaar
        self._is_asking = True

        def take(page: EntryPage) -> None:
            if mine == self._asked:  # else something else was asked for meanwhile
                self._take(page, is_first=not after)

        def fail(error: Exception) -> None:
            self._is_asking = False
            self._lanes.failed(error)

        self._lanes.fetch(lambda: self._desk(asked).entries(trace, after, ROWS_AT_ONCE), take, fail)

    def _take(self, page: EntryPage, *, is_first: bool) -> None:
        self._is_asking = False
        self._after = page.after
        sums = page.sums
        if sums is not None:
            self._balance_minor = sums.opening_minor
            self._view.show_sums(
                LedgerSums(
                    sums.count,
                    sums.opening_minor,
                    sums.debit_minor,
                    sums.credit_minor,
                    sums.balance_minor,
                    sums.pieces,
                    sums.grams,
                )
            )
        rows = tuple(self._row(entry) for entry in page.entries)
        show = self._view.show_rows if is_first else self._view.add_rows
        show(rows, has_more=bool(page.after))

    def _row(self, entry: Entry) -> LedgerRow:
        self._balance_minor += entry.amount_minor
        return self._plain(entry, self._balance_minor)

    def _plain(self, entry: Entry, balance_minor: int) -> LedgerRow:
        return LedgerRow(
            key=f"{entry.device}.{entry.epoch}.{entry.seq}.{entry.n}.{'way' if entry.way else 'row'}",
            at=None if entry.at is None else self._desks.zoned(entry.at),
            kind=entry.kind,
            number=entry.number,
            till=entry.device,
            family=entry.family,
            account=entry.account,
            debit_minor=max(entry.amount_minor, 0),
            credit_minor=max(-entry.amount_minor, 0),
            balance_minor=balance_minor,
            way=entry.way,
            quantity=entry.quantity,
            is_weighed=entry.unit is Unit.GRAM,
        )

    def _stored(self, fact: StoredFact, png: bytes) -> StoredRow:
        return StoredRow(
            kind=fact.kind,
            number=fact.number,
            place=f"{fact.device} · {fact.epoch} · {fact.seq}",
            at=None if fact.at is None else self._desks.zoned(fact.at),
            by=self._desks.person_name(fact.by) if fact.by else None,
            received_at=self._desks.zoned(fact.received_at),
            hash=fact.hash,
            body=fact.body,
            unread=fact.unread,
            settled_by=next((entry.settled_by for entry in fact.entries if entry.settled_by), ""),
            rows=tuple(self._plain(entry, 0) for entry in fact.entries),
            png=png,
        )

    def _show_balance(self, balance: TrialBalance) -> None:
        rows: list[BalanceRow] = []
        for one in balance.accounts:
            rows.append(BalanceRow(one.account, one.debit_minor, one.credit_minor))
            if one.account == Account.AGENT.value:
                rows += map(_part_of_agents, balance.owing)
        self._view.show_balance(tuple(rows), balance.difference_minor)


def _part_of_agents(one: Owing) -> BalanceRow:
    owed = one.owed_minor
    return BalanceRow(Account.AGENT.value, max(owed, 0), max(-owed, 0), one.device, one.label)


def trace_of(chosen: LedgerFilter) -> Trace:
    """Return what the register is asked for, to show rows."""
    trace = TRACES[chosen.about]
    return replace(
        trace,
        accounts=_accounts_of(chosen, trace),
        family=chosen.family,
        device=chosen.device,
        item=chosen.item,
        mentions=chosen.number,
        first_day=None if chosen.by_shift else chosen.day,
        last_day=None if chosen.by_shift else chosen.last_day or chosen.day,
        settled_by=chosen.settled_by,
        hour=chosen.hour,
        package=chosen.package,
        shift_day=chosen.day if chosen.by_shift else None,
        closing=chosen.closing,
        after_closing=chosen.after_closing,
        shift=chosen.shift,
        late_for=chosen.late_for,
        families=chosen.families,
        rate_bp=chosen.rate_bp,
        book=chosen.book,
        hall=chosen.hall,
    )


def _accounts_of(chosen: LedgerFilter, trace: Trace) -> tuple[str, ...]:
    """Return the accounts of rows, the ways of paying of facts, or the ways in which goods moved."""
    if trace.source == "goods":
        return (chosen.way,) if chosen.way else ()
    return (chosen.account,) if chosen.account else PAID.get(chosen.paid, trace.accounts)
