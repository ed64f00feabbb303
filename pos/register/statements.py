"""A family's statement: every line that made up what it is owed, and nothing else.

It explains one payout run, line by line, or the whole bazaar up to now. Its totals come from the same claims as the run's, so it
equals the run to the last fils; its code is a hash of its contents, by which a printed copy can be checked at the register.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from pos.domain.errors import UnknownPayout
from pos.domain.evenings import reach
from pos.domain.facts import Bearer, Line, LineMoved, Refund, Sale, Void
from pos.domain.goods_facts import GoodsWrittenOff
from pos.domain.office_facts import AdjustmentMade, AdvancePaid, RateShare
from pos.domain.reports import MoneyLine, PayoutRun, PayoutState
from pos.domain.rights import Act, require
from pos.domain.settlement import Claim, claims, settle
from pos.domain.statement_reports import PayoutEntry, Statement, StatementLine
from pos.ledger.codec import canonical, to_document
from pos.register.gathering import gather
from pos.register.office_journal import Recorded, bazaar_of
from pos.register.vouchers import money_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar, Person
    from pos.domain.office_facts import Fact, SettlementLine
    from pos.register.database import Database
    from pos.register.gathering import Found, Gathered, Place
    from pos.register.page_links import PageLinks
    from pos.register.surroundings import Surroundings

CODE_DIGITS = 8


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
        return self.statements(by, bazaar, (family,), payout)[0]

    def statements(self, by: Person, bazaar: str, families: Sequence[str], payout: str = "") -> tuple[Statement, ...]:
        """Return several families' statements of one moment, in the order in which they are asked for.

        Raises:
            NotAllowed, UnknownFamily, UnknownPayout: as for one; then there is none.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            plan = bazaar_of(connection, bazaar)
            at = self._surroundings.at(plan)
            sheets = (_Sheet(plan, one) for one in gather(connection, plan.code, families))
            found = [sheet.of_run(payout, at) if payout else sheet.so_far(at) for sheet in sheets]
            cards = self._links.with_links(connection, bazaar, (one.family for one in found))
            return tuple(replace(one, family=card) for one, card in zip(found, cards, strict=True))


def statement_so_far(connection: Connection, bazaar: Bazaar, family: str, at: datetime) -> Statement:
    """Return a family's statement of everything up to now; whoever asks has been judged already.

    Raises:
        UnknownFamily: it takes no part.
    """
    (gathered,) = gather(connection, bazaar.code, (family,))
    return _Sheet(bazaar, gathered).so_far(at)


class _Sheet:
    """One family's facts and runs, laid out for a statement."""

    def __init__(self, bazaar: Bazaar, gathered: Gathered) -> None:
        self._bazaar = bazaar
        self._family = gathered.family
        self._found = gathered.found
        self._runs = gathered.runs
        self._items = gathered.items
        self._goods = gathered.goods

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
        ended = replace(
            draft,
            balance_minor=line.net_minor - draft.paid_minor,
            until=reach(run).astimezone(at.tzinfo),
            evening=run.until,
        )
        return _sealed(ended)

    def _statement(
        self, payout: str, at: datetime, found: list[Found], line: SettlementLine, entries: list[PayoutEntry]
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

    def _claims(self, found: Iterable[Found]) -> Iterator[Claim]:
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

    def _belongs(self, one: Found, run: PayoutRun) -> bool:
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

    def _rows(self, one: Found) -> Iterator[StatementLine]:
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
        self, one: Found, lines: tuple[Line, ...], number: str, sign: int, words: tuple[str, str] = ("", "")
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

    def _moved_rows(self, one: Found, fact: LineMoved) -> Iterator[StatementLine]:
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


def _is_within(place: Place, run: PayoutRun) -> bool:
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
