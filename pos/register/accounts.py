"""Families' accounts, the stock and the board: what the office looks at, folded when it is asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select

from pos.domain.bazaar import FamilyCard
from pos.domain.reports import Board, FamilyRow, GoodsLine
from pos.domain.rights import Act, require
from pos.domain.selling import PackageTotal
from pos.domain.settlement import Claim, ClaimKind, settle
from pos.domain.stock import Equation, Move, Way, fold_moves
from pos.domain.transfers import on_the_way
from pos.register.brought_back import known_until
from pos.register.catalogue import families_of, items_of
from pos.register.claiming import APPROVED, carried_of, cuts_of, open_claims, read_line
from pos.register.evenings import Evening
from pos.register.office_journal import bazaar_of
from pos.register.reconciling import reconcile
from pos.register.reversing import open_reversals
from pos.register.runs import drafted_number, read_run
from pos.register.short_transfers import not_arrived
from pos.register.tables import PAYOUT, PAYOUT_LINE, PAYOUT_REVERSAL, POSTING, STOCK_MOVE
from pos.register.transit import notes_on_the_way

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from pos.domain.bazaar import ItemCard, Person
    from pos.domain.oddities import ExceptionRow
    from pos.domain.reports import Reconciliation
    from pos.register.database import Database
    from pos.register.kept_sums import KeptSums
    from pos.register.selling_sums import SellingSums
    from pos.register.surroundings import Surroundings

LINE_KEY = ("bazaar", "number", "family")


class Accounts:
    """What the office reads. Every method needs the right to read the ledger and a bazaar that exists.

    Args:
        database: where it is read.
        surroundings: the time that reports bear.
        kept: sums of what is held.
    """

    def __init__(self, database: Database, surroundings: Surroundings, kept: KeptSums) -> None:
        self._database = database
        self._surroundings = surroundings
        self._kept = kept

    def reconciliation(self, by: Person, bazaar: str, payout: str = "") -> Reconciliation:
        """Return the three roads, per till and in total.

        Args:
            by: who asks.
            bazaar: its code.
            payout: a run, for the roads as far as it looked; without one they go as far as journals are held.

        Raises:
            UnknownPayout: there is no such run.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            plan = bazaar_of(connection, bazaar)
            at = self._surroundings.at(plan)
            if not payout:
                return reconcile(connection, plan, at, self._kept.roads.of(connection, bazaar))
            run = read_run(connection, bazaar, payout, families=())
            looked = Evening(run.until or run.drafted_at.date(), run.cuts)
            return replace(reconcile(connection, plan, at, evening=looked), payout=payout)

    def board(self, by: Person, bazaar: str) -> Board:
        """Return the office's first look at a bazaar."""
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            plan = bazaar_of(connection, bazaar)
            roads = self._kept.roads.of(connection, bazaar)
            reconciliation = reconcile(connection, plan, self._surroundings.at(plan), roads)
            counts = sum((till.counts for till in roads.values()), Counter[str]())
            packages = _packages(connection, bazaar, self._kept.sold.of(connection, bazaar).whole)
            return Board(
                bazaar=plan,
                reconciliation=reconciliation,
                packages=packages,
                sales=counts["sale"],
                refunds=counts["refund"],
                voids=counts["void"],
                takings_minor=reconciliation.receipts_minor,
                families_minor=sum(package.amount_minor for package in packages if package.package),
                centre_minor=sum(package.amount_minor for package in packages if not package.package),
                exceptions=len(self._kept.exceptions(connection, plan)),
                open_payout=drafted_number(connection, bazaar),
                known_until=known_until(connection, bazaar),
            )

    def exceptions(self, by: Person, bazaar: str) -> tuple[ExceptionRow, ...]:
        """Return what the accountant should look at."""
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            return self._kept.exceptions(connection, bazaar_of(connection, bazaar))

    def families(self, by: Person, bazaar: str) -> tuple[FamilyRow, ...]:
        """Return where every family stands, by number; also those on no list that something was credited to."""
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            return _family_rows(connection, bazaar)

    def stock(self, by: Person, bazaar: str) -> tuple[GoodsLine, ...]:
        """Return the equation of every item, by code."""
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            return goods_lines(
                connection, bazaar, items_of(connection, bazaar), between_tills(connection, bazaar), every=True
            )


@dataclass(frozen=True, slots=True)
class BetweenTills:
    """What is in no hall, in pieces by item code.

    Attributes:
        coming: sent, and not taken in yet.
        lost: counted short, and not dealt with yet.
    """

    coming: Mapping[str, int]
    lost: Mapping[str, int]


def between_tills(connection: Connection, bazaar: str) -> BetweenTills:
    """Return what is between two tills, of all items."""
    return BetweenTills(on_the_way(notes_on_the_way(connection, bazaar)), not_arrived(connection, bazaar))


def goods_lines(
    connection: Connection, bazaar: str, cards: Sequence[ItemCard], between: BetweenTills, *, every: bool = False
) -> tuple[GoodsLine, ...]:
    """Return the equation of some items, in their order.

    Args:
        connection: a reading one.
        bazaar: its code.
        cards: of the items.
        between: what is between two tills.
        every: whether these are all items of the bazaar.
    """
    equations = _equations(connection, bazaar, None if every else [card.code for card in cards])
    return tuple(
        GoodsLine(
            item=card.code,
            family=card.family,
            name_ar=card.name_ar,
            name_en=card.name_en,
            price_minor=card.price_minor,
            received=pieces.received,
            sold=pieces.sold,
            returned=pieces.returned,
            written_off=pieces.written_off,
            on_hand=pieces.on_hand,
            unit=card.unit,
            in_transit=between.coming.get(card.code, 0),
            not_arrived=between.lost.get(card.code, 0),
        )
        for card in cards
        for pieces in [equations.get(card.code, Equation())]
    )


def _equations(connection: Connection, bazaar: str, codes: list[str] | None) -> dict[str, Equation]:
    """Return the pieces of some items (or of all), term by term; the sums are the database's."""
    query = (
        select(STOCK_MOVE.c.item, STOCK_MOVE.c.way, func.sum(STOCK_MOVE.c.quantity))
        .where(STOCK_MOVE.c.bazaar == bazaar)
        .group_by(STOCK_MOVE.c.item, STOCK_MOVE.c.way)
    )
    if codes is not None:
        query = query.where(STOCK_MOVE.c.item.in_(codes))
    rows = connection.execute(query)
    return fold_moves(Move(item, Way(way), int(quantity)) for item, way, quantity in rows)


# -- families -------------------------------------------------------------------------------------------------------


def _family_rows(connection: Connection, bazaar: str) -> tuple[FamilyRow, ...]:
    every = _claims(connection, bazaar)
    unsettled = open_claims(connection, bazaar, cuts_of(connection, bazaar))
    cards = {card.number: card for card in families_of(connection, bazaar)}
    for number in every:
        cards.setdefault(number, FamilyCard(number=number, name_ar="", name_en="", package=""))
    earned, paid, due = _frozen(connection, bazaar)
    carried = {family: last.line.carried_minor for family, last in carried_of(connection, bazaar).items()}
    for family, reversals in open_reversals(connection, bazaar).items():
        _add(carried, family, sum(one.amount_minor for one in reversals))
    rows = []
    for number, card in sorted(cards.items()):
        whole = settle(number, every.get(number, ()))
        commission = earned.get(number, 0) + settle(number, unsettled.get(number, ())).commission_minor
        net = whole.net_minor + whole.commission_minor - commission
        rows.append(
            FamilyRow(
                family=card,
                gross_minor=whole.gross_minor,
                refunds_minor=whole.refunds_minor,
                commission_minor=commission,
                advances_minor=whole.advances_minor,
                adjustments_minor=whole.adjustments_minor,
                net_minor=net,
                paid_minor=paid.get(number, 0),
                due_minor=due.get(number, 0),
                carried_minor=carried.get(number, 0),
                balance_minor=net - paid.get(number, 0),
                has_sold=any(claim.kind is ClaimKind.GROSS for claim in every.get(number, ())),
            )
        )
    return tuple(rows)


def _claims(connection: Connection, bazaar: str) -> dict[str, list[Claim]]:
    query = (
        select(POSTING.c.family, POSTING.c.claim, POSTING.c.rate_bp, func.sum(-POSTING.c.amount_minor))
        .where(POSTING.c.bazaar == bazaar, POSTING.c.claim != "")
        .group_by(POSTING.c.family, POSTING.c.claim, POSTING.c.rate_bp)
    )
    claims: dict[str, list[Claim]] = {}
    for family, kind, rate_bp, amount in connection.execute(query):
        claims.setdefault(family, []).append(Claim(family, ClaimKind(kind), int(amount), rate_bp))
    return claims


def _frozen(connection: Connection, bazaar: str) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Return what approved runs took as commission, paid, and still have to pay, by family; what was undone is neither."""
    earned: dict[str, int] = {}
    paid: dict[str, int] = {}
    due: dict[str, int] = {}
    rows = connection.execute(
        select(PAYOUT_LINE.c.line, PAYOUT_LINE.c.voucher, PAYOUT_REVERSAL.c.document)
        .join(PAYOUT, (PAYOUT.c.bazaar == PAYOUT_LINE.c.bazaar) & (PAYOUT.c.number == PAYOUT_LINE.c.number))
        .join(
            PAYOUT_REVERSAL, and_(*(PAYOUT_REVERSAL.c[name] == PAYOUT_LINE.c[name] for name in LINE_KEY)), isouter=True
        )
        .where(PAYOUT_LINE.c.bazaar == bazaar, PAYOUT.c.state.in_(APPROVED))
    )
    for text, voucher, undone in rows:
        line = read_line(text)
        _add(earned, line.family, line.commission_minor)
        if not undone:
            _add(paid if voucher else due, line.family, line.paid_minor)
    return earned, paid, due


def _add(sums: dict[str, int], family: str, amount_minor: int) -> None:
    sums[family] = sums.get(family, 0) + amount_minor


# -- the board ------------------------------------------------------------------------------------------------------


def _packages(connection: Connection, bazaar: str, sums: SellingSums) -> tuple[PackageTotal, ...]:
    """Return what each package sold, and the centre with an empty code."""
    package_of = {card.number: card.package for card in families_of(connection, bazaar)}
    families: dict[str, set[str]] = {}
    amounts: dict[str, int] = {}
    for family, amount in sums.families.items():
        package = package_of.get(family) or "?"
        families.setdefault(package, set()).add(family)
        _add(amounts, package, amount)
    _add(amounts, "", sums.centre_minor + sums.moved_minor)
    return tuple(
        PackageTotal(package=package, families=len(families.get(package, ())), amount_minor=amount)
        for package, amount in sorted(amounts.items())
    )
