"""A family's statement: every line that made up what it is owed, and nothing else.

It explains one payout run, line by line, or the whole bazaar up to now. Its totals come from the same claims as the run's, so it
equals the run to the last fils; its code is a hash of its contents, by which a printed copy can be checked at the register.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import select

from pos.domain.bazaar import FamilyCard
from pos.domain.errors import UnknownFamily, UnknownPayout
from pos.domain.facts import Bearer, Line, LineMoved, Refund, Sale, Void
from pos.domain.goods_facts import GoodsWrittenOff
from pos.domain.office_facts import AdjustmentMade, AdvancePaid, RateShare
from pos.domain.reports import MoneyLine, PayoutEntry, PayoutRun, PayoutState, Statement, StatementLine
from pos.domain.rights import Act, require
from pos.domain.settlement import Claim, claims, settle
from pos.domain.stock import Way
from pos.ledger.codec import canonical, decode_kept, to_document
from pos.register.accounts import goods_of
from pos.register.catalogue import families_of, items_of
from pos.register.office_journal import Recorded, bazaar_of
from pos.register.runs import runs_of
from pos.register.tables import FACT, ITEM, PAID_LINE, POSTING, STOCK_MOVE, same_place
from pos.register.vouchers import money_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar, Person
    from pos.domain.facts import Stamp
    from pos.domain.office_facts import Fact, SettlementLine
    from pos.register.database import Database
    from pos.register.page_links import PageLinks
    from pos.register.surroundings import Surroundings

CODE_DIGITS = 8
PLACES_MAX = 10_000  # asked for at once: databases bound the values in one statement

_Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class _Found:
    """A fact that concerns the family.

    Attributes:
        payout: the run that settled its claims; empty where none did.
    """

    stamp: Stamp
    fact: Fact
    payout: str


class Statements:
    """The families' statements.

    Args:
        database: where the facts are.
        surroundings: the time that a statement bears.
        links: makes the links of the families' own pages.
    """

    def __init__(self, database: Database, surroundings: Surroundings, links: PageLinks) -> None:
        self._database = database
        self._links = links
        self._surroundings = surroundings

    def statement(self, by: Person, bazaar: str, family: str, payout: str = "") -> Statement:
        """Return a family's statement.

        Args:
            by: who asks.
            bazaar: its code.
            family: the family's number.
            payout: the run to explain; empty for the whole bazaar up to now.

        Raises:
            NotAllowed: not this person's business.
            UnknownFamily: it takes no part.
            UnknownPayout: the run does not exist, or the family is not in it.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            plan = bazaar_of(connection, bazaar)
            at = self._surroundings.at(plan)
            sheet = _laid_out(connection, plan, family)
            found = sheet.of_run(payout, at) if payout else sheet.so_far(at)
            (card,) = self._links.with_links(connection, bazaar, (found.family,))
            return replace(found, family=card)


def statement_so_far(connection: Connection, bazaar: Bazaar, family: str, at: datetime) -> Statement:
    """Return a family's statement of everything up to now; whoever asks has been judged already.

    Raises:
        UnknownFamily: it takes no part.
    """
    return _laid_out(connection, bazaar, family).so_far(at)


def _laid_out(connection: Connection, bazaar: Bazaar, family: str) -> _Sheet:
    found = _facts(connection, bazaar.code, family)
    card = _card(connection, bazaar.code, family, known=bool(found))
    runs = [run for run in runs_of(connection, bazaar.code, family) if run.state is not PayoutState.CANCELLED]
    return _Sheet(connection, bazaar, card, found, runs)


class _Sheet:
    """One family's facts and runs, laid out for a statement."""

    def __init__(
        self, connection: Connection, bazaar: Bazaar, family: FamilyCard, found: list[_Found], runs: list[PayoutRun]
    ) -> None:
        self._bazaar = bazaar
        self._family = family
        self._found = found
        self._runs = runs
        self._items = {card.code: card for card in items_of(connection, bazaar.code, family=family.number)}
        self._goods = goods_of(connection, bazaar.code, family.number)

    def so_far(self, at: datetime) -> Statement:
        """Explain everything up to now; what no run has settled is settled as a run today would."""
        approved = [entry for entry in self._entries() if entry.number]
        unsettled = settle(self._family.number, self._claims(one for one in self._found if not one.payout))
        whole = settle(self._family.number, self._claims(self._found))
        shares = _merged([*(entry.line for entry in approved), unsettled])
        commission = sum(share.commission_minor for share in shares)
        net = whole.net_minor + whole.commission_minor - commission
        draft = self._statement("", at, self._found, replace(whole, shares=shares, net_minor=net), approved)
        return _sealed(replace(draft, balance_minor=net - draft.paid_minor))

    def of_run(self, number: str, at: datetime) -> Statement:
        """Explain one run. A draft is explained as it would be if it were approved."""
        run = next((one for one in self._runs if one.number == number), None)
        line = next((part.line for part in run.lines if part.line.family == self._family.number), None) if run else None
        if run is None or line is None:
            raise UnknownPayout(number)
        mine = [one for one in self._found if self._belongs(one, run)]
        entries = [entry for entry in self._entries() if entry.number == number]
        draft = self._statement(number, at, mine, line, entries)
        return _sealed(replace(draft, balance_minor=line.net_minor - draft.paid_minor))

    def _statement(
        self, payout: str, at: datetime, found: list[_Found], line: SettlementLine, entries: list[PayoutEntry]
    ) -> Statement:
        money = [money_line(Recorded(one.stamp, one.fact)) for one in found if _is_money(one.fact)]
        kinds = [one.fact for one in found if _is_money(one.fact)]
        return Statement(
            bazaar=self._bazaar,
            family=self._family,
            at=at,
            payout=payout,
            opening_minor=line.brought_minor,
            lines=tuple(row for one in found for row in self._rows(one)),
            goods=self._goods,
            shares=line.shares,
            gross_minor=line.gross_minor,
            refunds_minor=line.refunds_minor,
            advances=_of_kind(money, kinds, AdvancePaid),
            adjustments=_of_kind(money, kinds, AdjustmentMade),
            net_minor=line.net_minor,
            payouts=tuple(entries),
            paid_minor=sum(entry.line.paid_minor for entry in entries if entry.voucher and not entry.reversal),
            balance_minor=0,
        )

    def _claims(self, found: Iterable[_Found]) -> Iterator[Claim]:
        for one in found:
            for _, claim in claims(one.fact):
                if claim.family == self._family.number:
                    yield claim

    def _entries(self) -> Iterator[PayoutEntry]:
        for run in self._runs:
            part = next((one for one in run.lines if one.line.family == self._family.number), None)
            if part is not None and run.approved_at is not None:
                yield PayoutEntry(
                    number=run.number,
                    approved_at=run.approved_at,
                    line=part.line,
                    voucher=part.voucher,
                    collector=part.collector,
                    paid_at=part.paid_at,
                    reversal=part.reversal,
                )

    def _belongs(self, one: _Found, run: PayoutRun) -> bool:
        """Tell whether a run settled a fact, or would; a fact without claims belongs to the run that first saw it."""
        if one.payout:
            return one.payout == run.number
        place = (one.stamp.device, one.stamp.epoch, one.stamp.seq)
        if not _is_within(place, run):
            return False
        has_claims = any(claim.family == self._family.number for _, claim in claims(one.fact))
        earlier = [other for other in self._runs if other.number < run.number]
        return (
            run.state is PayoutState.DRAFTED if has_claims else not any(_is_within(place, other) for other in earlier)
        )

    # -- rows --------------------------------------------------------------------------------------------------

    def _rows(self, one: _Found) -> Iterator[StatementLine]:
        fact = one.fact
        match fact:
            case Sale():
                yield from self._line_rows(one, fact.lines, fact.number, 1)
            case Void():
                yield from self._line_rows(one, fact.lines, fact.of_number, -1, (fact.reason, fact.approved_by))
            case Refund():
                lines = tuple(part.line for part in fact.lines)
                yield from self._line_rows(one, lines, fact.number, -1, (fact.reason, fact.approved_by))
            case LineMoved():
                yield from self._moved_rows(one, fact)
            case GoodsWrittenOff() if fact.paid_by_centre:
                line = Line(
                    item=fact.item,
                    family=fact.family,
                    quantity=fact.quantity,
                    price_minor=fact.price_minor,
                    rate_bp=fact.rate_bp,
                    unit=fact.unit,
                )
                yield from self._line_rows(one, (line,), "", 1, (fact.reason, fact.approved_by))
            case _:
                return

    def _line_rows(
        self, one: _Found, lines: tuple[Line, ...], number: str, sign: int, words: tuple[str, str] = ("", "")
    ) -> Iterator[StatementLine]:
        for line in lines:
            if line.family != self._family.number:
                continue
            card = self._items.get(line.item)
            yield StatementLine(
                at=one.stamp.at,
                kind=one.fact.KIND,
                number=number,
                device=one.stamp.device,
                item=line.item,
                name_ar=card.name_ar if card else line.name,
                name_en=card.name_en if card else line.name,
                quantity=sign * line.quantity,
                price_minor=line.price_minor,
                discount_minor=line.discount_minor,
                borne_by=line.borne_by,
                approved_by=words[1] or line.approved_by,
                reason=words[0] or line.reason,
                rate_bp=line.rate_bp,
                credited_minor=sign * line.credited_minor,
                unit=line.unit,
            )

    def _moved_rows(self, one: _Found, fact: LineMoved) -> Iterator[StatementLine]:
        sides = ((fact.from_family, fact.from_rate_bp, -1), (fact.to_family, fact.to_rate_bp, 1))
        for family, rate_bp, sign in sides:
            if family == self._family.number:
                yield StatementLine(
                    at=one.stamp.at,
                    kind=fact.KIND,
                    number=fact.of_number,
                    device=one.stamp.device,
                    item="",
                    name_ar="",
                    name_en="",
                    quantity=0,
                    price_minor=0,
                    discount_minor=0,
                    borne_by=Bearer.FAMILY,
                    approved_by=fact.approved_by,
                    reason=fact.reason,
                    rate_bp=rate_bp,
                    credited_minor=sign * fact.amount_minor,
                )


# -- reading --------------------------------------------------------------------------------------------------------


def _facts(connection: Connection, bazaar: str, family: str) -> list[_Found]:
    """Return every fact that concerns a family, in the order of the clock as people know it."""
    settled = (
        select(POSTING.c.device, POSTING.c.epoch, POSTING.c.seq, PAID_LINE.c.payout)
        .join(PAID_LINE, same_place(PAID_LINE, POSTING) & (PAID_LINE.c.n == POSTING.c.n), isouter=True)
        .where(POSTING.c.bazaar == bazaar, POSTING.c.family == family, POSTING.c.claim != "")
    )
    # A piece given away for nothing has no claim, but its family must see it all the same.
    codes = connection.execute(select(ITEM.c.code).where(ITEM.c.bazaar == bazaar, ITEM.c.family == family)).scalars()
    handed = select(STOCK_MOVE.c.device, STOCK_MOVE.c.epoch, STOCK_MOVE.c.seq).where(
        STOCK_MOVE.c.bazaar == bazaar, STOCK_MOVE.c.item.in_(codes.all()), STOCK_MOVE.c.way == Way.SOLD.value
    )
    payouts: dict[_Place, str] = {(row[0], row[1], row[2]): "" for row in connection.execute(handed)}
    payouts |= {(device, epoch, seq): payout or "" for device, epoch, seq, payout in connection.execute(settled)}
    found = [
        _Found(*decode_kept(bytes(body)), payouts[device, epoch, seq])
        for device, epoch, seq, body in _bodies(connection, bazaar, payouts)
    ]
    return sorted(found, key=lambda one: (one.stamp.at, one.stamp.device, one.stamp.epoch, one.stamp.seq))


def _bodies(connection: Connection, bazaar: str, places: Iterable[_Place]) -> Iterator[tuple[str, int, int, bytes]]:
    """Yield the bodies at some places, journal by journal."""
    wanted: dict[tuple[str, int], list[int]] = {}
    for device, epoch, seq in places:
        wanted.setdefault((device, epoch), []).append(seq)
    for (device, epoch), numbers in sorted(wanted.items()):
        where = (FACT.c.bazaar == bazaar, FACT.c.device == device, FACT.c.epoch == epoch)
        for first in range(0, len(numbers), PLACES_MAX):
            some = FACT.c.seq.in_(numbers[first : first + PLACES_MAX])
            for seq, body in connection.execute(select(FACT.c.seq, FACT.c.body).where(*where, some)):
                yield device, epoch, seq, bytes(body)


def _card(connection: Connection, bazaar: str, family: str, *, known: bool) -> FamilyCard:
    cards = families_of(connection, bazaar, number=family)
    if not cards and not known:
        raise UnknownFamily(family)
    return cards[0] if cards else FamilyCard(number=family, name_ar="", name_en="", package="")


def _is_within(place: _Place, run: PayoutRun) -> bool:
    device, epoch, seq = place
    return any((cut.device, cut.epoch) == (device, epoch) and seq <= cut.seq for cut in run.cuts)


# -- figures --------------------------------------------------------------------------------------------------------


def _is_money(fact: Fact) -> bool:
    return isinstance(fact, AdvancePaid | AdjustmentMade)


def _of_kind(money: list[MoneyLine], facts: list[Fact], kind: type[Fact]) -> tuple[MoneyLine, ...]:
    return tuple(line for line, fact in zip(money, facts, strict=True) if isinstance(fact, kind))


def _merged(lines: Iterable[SettlementLine]) -> tuple[RateShare, ...]:
    """Add the shares of several runs up, rate by rate: each run rounded its own commission."""
    sums: dict[int, tuple[int, int]] = {}
    for line in lines:
        for share in line.shares:
            base, commission = sums.get(share.rate_bp, (0, 0))
            sums[share.rate_bp] = (base + share.base_minor, commission + share.commission_minor)
    return tuple(
        RateShare(rate_bp=rate, base_minor=base, commission_minor=commission)
        for rate, (base, commission) in sorted(sums.items())
    )


def _sealed(statement: Statement) -> Statement:
    """Add the code: over what was earned and taken off, which a later payment does not change.

    Who approved an advance and who took it are not in it, so that the codes of papers printed before still hold.
    """
    said = {
        "bazaar": statement.bazaar.code,
        "family": statement.family.number,
        "payout": statement.payout,
        "opening": statement.opening_minor,
        "lines": to_document(statement.lines),
        "shares": to_document(statement.shares),
        "advances": to_document(tuple(map(_bare, statement.advances))),
        "adjustments": to_document(tuple(map(_bare, statement.adjustments))),
        "net": statement.net_minor,
    }
    return replace(statement, code=sha256(canonical(said)).hexdigest()[:CODE_DIGITS])


def _bare(line: MoneyLine) -> MoneyLine:
    return replace(line, approved_by="", collector="")
