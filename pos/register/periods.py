"""Closing a bazaar's books, and proving that what was closed still stands.

A closing freezes how far every journal reached and what every account came to there; its digest is chained to the closing before.
Nothing is locked: later facts stand behind the heads and belong to the next period. Whoever changes a stored row of a closed
period changes a sum, and the proof finds it. What could not be read is named and in no sum: booked later, it breaks no closing.
"""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from pos.domain.account_errors import BrokenClosing, ClosingDiffers, ClosingIncomplete, NothingToClose, NotReopenable
from pos.domain.errors import ReasonMissing, SamePerson
from pos.domain.ledger_reports import AccountTotal
from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.domain.period_facts import FactAt, FrozenSum, HeadAt, PeriodClosed, PeriodReopened
from pos.domain.periods import OpenPeriod, PeriodRow, PeriodsProof
from pos.domain.postings import Account
from pos.domain.rights import Act, require
from pos.domain.text import clean
from pos.ledger.chain import GENESIS, link
from pos.ledger.codec import canonical, decode, to_document
from pos.register.drafting import require_agreement, require_none_open
from pos.register.extents import extents_of
from pos.register.office_journal import OFFICE, bazaar_of
from pos.register.reconciling import ROWS_AT_ONCE, projected, reconcile
from pos.register.tables import FACT, POSTING, UNREAD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from uuid import UUID

    from sqlalchemy import ColumnElement, Connection

    from pos.domain.bazaar import Person
    from pos.domain.facts import Stamp
    from pos.register.database import Database
    from pos.register.office_journal import OfficeJournal
    from pos.register.surroundings import Surroundings

DISPUTE_DAYS = 14  # so long may a closing be opened again
ZERO = GENESIS.hex()


class Periods:
    """The closings of bazaars.

    Args:
        database: where the books are.
        journal: where they are closed.
        surroundings: the time.
    """

    def __init__(self, database: Database, journal: OfficeJournal, surroundings: Surroundings) -> None:
        self._database = database
        self._journal = journal
        self._surroundings = surroundings

    def rows(self, by: Person, bazaar: str) -> tuple[PeriodRow, ...]:
        """Return every closing, the first one first."""
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            plan = bazaar_of(connection, bazaar)
            return _rows(connection, bazaar, self._surroundings.at(plan).date())

    def open_period(self, by: Person, bazaar: str) -> OpenPeriod:
        """Return what was recorded since the last closing, and would be frozen by the next one."""
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            closed = _closings(connection, bazaar)
            reach = sum(one.seq for one in extents_of(connection, bazaar))
        if not closed:
            return OpenPeriod(since=None, facts=reach)
        stamp, last = closed[-1]
        return OpenPeriod(since=stamp.at, facts=reach - sum(head.seq for head in last.heads) - 1)

    def proof(self, by: Person, bazaar: str) -> PeriodsProof:
        """Prove every closing from the stored rows, and say which one does not come out."""
        require(by, Act.READ_LEDGER)
        proven: tuple[str, ...] = ()
        broken = ""
        try:
            for row in self.proven(bazaar):
                proven = (*proven, row.number)
        except BrokenClosing as found:
            broken = found.number
        with self._database.reading() as connection:
            at = self._surroundings.at(bazaar_of(connection, bazaar))
        return PeriodsProof(at=at, proven=proven, broken=broken)

    def close(self, by: Person, bazaar: str, *, identity: UUID, approver: Person, provisional: str = "") -> PeriodRow:
        """Close the books as they stand.

        Args:
            by: the first of the two persons.
            bazaar: its code.
            identity: the act's id; asked again with it, the same closing comes back.
            approver: the second one.
            provisional: why it is done although a till is missing, open or has gaps.

        Raises:
            NotAllowed, SamePerson: not the business of one of the two.
            PayoutOpen: a run waits for its approval.
            ClosingIncomplete, ClosingDiffers: something can be missing, or the three roads do not agree.
            NothingToClose: nothing was recorded since the last closing.
        """
        _require_two(by, approver)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            at = self._surroundings.at(plan)
            known = self._journal.known(connection, bazaar, identity, PeriodClosed)
            if known is None:
                require_none_open(connection, bazaar)
                reason = clean(provisional)[:REASON_CHARACTERS_MAX]
                totals = reconcile(connection, plan, at)
                reason = require_agreement(totals, reason, ClosingIncomplete, ClosingDiffers)
                before = _closings(connection, bazaar)
                fact = self._closing(connection, bazaar, before, approver.code, reason, at.date())
                known = self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            number = getattr(known.fact, "number", "")
            return next(row for row in _rows(connection, bazaar, at.date()) if row.number == number)

    def reopen(
        self, by: Person, bazaar: str, number: str, *, reason: str, identity: UUID, approver: Person
    ) -> PeriodRow:
        """Open the last closing again, within its window of dispute.

        Raises:
            NotAllowed, SamePerson: not the business of one of the two.
            ReasonMissing: no reason is given.
            NotReopenable: it is not the last closing, it was opened already, or its window is over.
        """
        _require_two(by, approver)
        why = clean(reason)[:REASON_CHARACTERS_MAX]
        if not why:
            raise ReasonMissing
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            today = self._surroundings.at(plan).date()
            if not self._journal.was_asked(connection, bazaar, identity, PeriodReopened, of=number):
                rows = _rows(connection, bazaar, today)
                if not any(row.number == number and row.is_reopenable for row in rows):
                    raise NotReopenable(number)
                paper = self._journal.next_number(connection, bazaar)
                fact = PeriodReopened(number=paper, of=number, reason=why, approved_by=approver.code)
                self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            return next(row for row in _rows(connection, bazaar, today) if row.number == number)

    def proven(self, bazaar: str) -> Iterator[PeriodRow]:
        """Yield every closing of a bazaar, each computed again from the stored rows and proved.

        Raises:
            BrokenClosing: a closing does not follow the one before it, or its figures are others now.
        """
        with self._database.reading() as connection:
            plan = bazaar_of(connection, bazaar)
            rows = {row.number: row for row in _rows(connection, bazaar, self._surroundings.at(plan).date())}
            previous, closings = ZERO, _closings(connection, bazaar)
            for _, fact in closings:
                is_whole = _heads(connection, bazaar, fact.heads) == fact.heads
                if fact is closings[-1][1]:  # its heads reach as far as those of all before it
                    is_whole = is_whole and all(_is_chained(connection, bazaar, head) for head in fact.heads)
                sums = _sums(connection, bazaar, fact.heads, fact.unread)
                said = digest_of(previous, fact.serial, fact.heads, sums, fact.unread)
                if not is_whole or fact.previous != previous or said != fact.digest:
                    raise BrokenClosing(fact.number)
                previous = fact.digest
                yield rows[fact.number]

    def _closing(
        self,
        connection: Connection,
        bazaar: str,
        before: list[tuple[Stamp, PeriodClosed]],
        approver: str,
        provisional: str,
        today: date,
    ) -> PeriodClosed:
        places = (
            HeadAt(device=one.device, epoch=one.epoch, seq=one.seq, hash="") for one in extents_of(connection, bazaar)
        )
        heads = _heads(connection, bazaar, places)
        last = before[-1][1] if before else None
        unread = _unread(connection, bazaar)
        if last is not None and unread == last.unread and not _has_news(heads, last):
            raise NothingToClose
        previous, serial = (last.digest, last.serial + 1) if last else (ZERO, 1)
        sums = _sums(connection, bazaar, heads)
        return PeriodClosed(
            number=self._journal.next_number(connection, bazaar),
            serial=serial,
            heads=heads,
            sums=sums,
            previous=previous,
            digest=digest_of(previous, serial, heads, sums, unread),
            dispute_until=today + timedelta(days=DISPUTE_DAYS),
            approved_by=approver,
            provisional=provisional,
            unread=unread,
        )


def digest_of(
    previous: str, serial: int, heads: Iterable[HeadAt], sums: Iterable[FrozenSum], unread: tuple[FactAt, ...] = ()
) -> str:
    """Return the digest of a closing, hexadecimal.

    Args:
        previous: of the closing before it, hexadecimal.
        serial: which closing it is.
        heads: how far it looked into every journal.
        sums: what every account came to there.
        unread: the facts that are in no sum, because they could not be read.
    """
    frozen = {"serial": serial, "heads": to_document(tuple(heads)), "sums": to_document(tuple(sums))}
    if unread:
        frozen["unread"] = to_document(unread)
    return sha256(bytes.fromhex(previous) + canonical(frozen)).hexdigest()


def _require_two(by: Person, approver: Person) -> None:
    require(by, Act.DRAFT_PAYOUT)
    require(approver, Act.APPROVE_PAYOUT)
    if approver.code == by.code:
        raise SamePerson(Act.APPROVE_PAYOUT.value)


# -- reading --------------------------------------------------------------------------------------------------------


def _closings(connection: Connection, bazaar: str) -> list[tuple[Stamp, PeriodClosed]]:
    told = (decode(body) for _, body in projected(connection, bazaar, PeriodClosed.KIND))
    return [(stamp, fact) for stamp, fact in told if isinstance(fact, PeriodClosed)]


def _rows(connection: Connection, bazaar: str, today: date) -> tuple[PeriodRow, ...]:
    told = (decode(body) for _, body in projected(connection, bazaar, PeriodReopened.KIND))
    reopened = {fact.of: (stamp, fact) for stamp, fact in told if isinstance(fact, PeriodReopened)}
    rows = []
    for stamp, fact in _closings(connection, bazaar):
        row = _row(stamp, fact)
        if fact.number in reopened:
            again, word = reopened[fact.number]
            row = replace(row, reopened_by=again.by, reopened_at=again.at, why=word.reason)
        rows.append(row)
    if rows and not rows[-1].reopened_by and today <= rows[-1].dispute_until:
        rows[-1] = replace(rows[-1], is_reopenable=True)
    return tuple(rows)


def _row(stamp: Stamp, fact: PeriodClosed) -> PeriodRow:
    owed = {Account.FAMILY.value, Account.ADVANCE.value}
    return PeriodRow(
        number=fact.number,
        serial=fact.serial,
        at=stamp.at,
        by=stamp.by,
        approved_by=fact.approved_by,
        provisional=fact.provisional,
        dispute_until=fact.dispute_until,
        facts=sum(head.seq for head in fact.heads),
        families_minor=sum(one.credit_minor - one.debit_minor for one in fact.sums if one.account in owed),
        previous=fact.previous,
        digest=fact.digest,
        epoch=stamp.epoch,
        seq=stamp.seq,
        totals=_totals(fact),
        unread=len(fact.unread),
    )


def _totals(fact: PeriodClosed) -> tuple[AccountTotal, ...]:
    debited: Counter[str] = Counter()
    credited: Counter[str] = Counter()
    for one in fact.sums:
        debited[one.account] += one.debit_minor
        credited[one.account] += one.credit_minor
    return tuple(
        AccountTotal(account=account, debit_minor=debited[account], credit_minor=credited[account])
        for account in sorted(debited)
    )


def _heads(connection: Connection, bazaar: str, places: Iterable[HeadAt]) -> tuple[HeadAt, ...]:
    """Return places with the hashes of the facts that are stored there; empty where none is."""
    found = []
    for place in places:
        mine = (FACT.c.bazaar == bazaar) & (FACT.c.device == place.device) & (FACT.c.epoch == place.epoch)
        stored = connection.execute(select(FACT.c.hash).where(mine, FACT.c.seq == place.seq)).scalar()
        found.append(replace(place, hash="" if stored is None else bytes(stored).hex()))
    return tuple(found)


def _is_chained(connection: Connection, bazaar: str, head: HeadAt) -> bool:
    """Tell whether every stored body up to a head has the hash that the next one was linked to."""
    mine = (FACT.c.bazaar == bazaar) & (FACT.c.device == head.device) & (FACT.c.epoch == head.epoch)
    query = (
        select(FACT.c.seq, FACT.c.prev, FACT.c.hash, FACT.c.body)
        .where(mine, FACT.c.seq <= head.seq)
        .order_by(FACT.c.seq)
    )
    previous, count = b"", 0
    with closing(connection.execute(query, execution_options={"yield_per": ROWS_AT_ONCE})) as rows:
        for seq, first, own, body in rows:
            previous = link(bytes(first) if first is not None else previous, bytes(body))
            count += 1
            if previous != bytes(own) or seq != count:
                return False
    return count == head.seq


def _unread(connection: Connection, bazaar: str) -> tuple[FactAt, ...]:
    """Return what is stored and cannot be read."""
    places = (UNREAD.c.device, UNREAD.c.epoch, UNREAD.c.seq)
    query = select(*places).where(UNREAD.c.bazaar == bazaar).order_by(*places)
    return tuple(FactAt(device=device, epoch=epoch, seq=seq) for device, epoch, seq in connection.execute(query))


def _sums(
    connection: Connection, bazaar: str, heads: Iterable[HeadAt], unread: Iterable[FactAt] = ()
) -> tuple[FrozenSum, ...]:
    """Return what every account came to, from the first fact up to the heads; without those that could not be read then."""
    whole: dict[tuple[str, str], tuple[int, int]] = {}
    for head in heads:
        _add_sums(connection, bazaar, head, POSTING.c.seq <= head.seq, whole)
    for one in unread:
        _add_sums(connection, bazaar, one, POSTING.c.seq == one.seq, whole, sign=-1)
    return tuple(
        FrozenSum(account=account, family=family, debit_minor=debited, credit_minor=credited)
        for (account, family), (debited, credited) in sorted(whole.items())
        if debited or credited
    )


def _add_sums(
    connection: Connection,
    bazaar: str,
    place: HeadAt | FactAt,
    reach: ColumnElement[bool],
    whole: dict[tuple[str, str], tuple[int, int]],
    sign: int = 1,
) -> None:
    """Add what some facts of a journal debited and credited; or take it off."""
    amount = POSTING.c.amount_minor
    debit, credit = func.sum(case((amount > 0, amount), else_=0)), func.sum(case((amount < 0, -amount), else_=0))
    mine = (POSTING.c.bazaar == bazaar) & (POSTING.c.device == place.device) & (POSTING.c.epoch == place.epoch)
    query = select(POSTING.c.account, POSTING.c.family, debit, credit).where(mine, reach)
    for account, family, debited, credited in connection.execute(query.group_by(POSTING.c.account, POSTING.c.family)):
        before = whole.get((account, family), (0, 0))
        whole[account, family] = (before[0] + sign * int(debited), before[1] + sign * int(credited))


def _has_news(heads: Iterable[HeadAt], last: PeriodClosed) -> bool:
    """Tell whether anything but the closing itself was recorded since."""
    known = {(head.device, head.epoch): head.seq for head in last.heads}
    for head in heads:
        since = head.seq - known.get((head.device, head.epoch), 0)
        if since and (head.device != OFFICE or since > 1):
            return True
    return False
