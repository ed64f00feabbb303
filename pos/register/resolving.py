"""Dealing with exceptions: assign, accept, correct, write off, take back. Each act is a fact with its reason; nothing is edited.

Who resolves an exception has looked at it as it stands: the register looks again in the same transaction, so two persons who
press at once resolve it once. Above the bazaar's limit, and wherever an adjustment is made, a second person approves.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pos.domain.errors import OutOfRange, ReasonMissing, SamePerson, UnknownFamily
from pos.domain.exception_facts import ACTS, SELF_CLEARING, WITH_TWO, ExceptionResolved, ExceptionTaken, Resolution
from pos.domain.facts import LineMoved
from pos.domain.goods_facts import Cause, GoodsWrittenOff
from pos.domain.identity import CENTRE, UNASSIGNED
from pos.domain.limits import AMOUNT_MINOR_MAX, REASON_CHARACTERS_MAX
from pos.domain.oddities import Oddity
from pos.domain.office_facts import AdjustmentMade
from pos.domain.resolving_errors import ExceptionGone, SecondPersonNeeded, UnfitAct
from pos.domain.rights import Act, require
from pos.domain.text import clean
from pos.register.catalogue import families_of, items_of
from pos.register.gone_causes import excess_of, taking_back
from pos.register.item_names import with_item_names
from pos.register.office_journal import bazaar_of, identity_within
from pos.register.parked import parked_lines
from pos.register.resolutions import resolved_row, resolved_rows
from pos.register.short_transfers import borne_of_transfer

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar, FamilyCard, Person
    from pos.domain.oddities import ExceptionRow, Resolve, ResolvedRow
    from pos.domain.office_facts import Fact
    from pos.register.database import Database
    from pos.register.kept_sums import KeptSums
    from pos.register.office_journal import OfficeJournal
    from pos.register.parked import ParkedLine

NAMES_A_FAMILY = frozenset({Resolution.ASSIGNED, Resolution.CORRECTED})


class Resolving:
    """The acts on exceptions.

    Args:
        database: where they are found.
        journal: where they are resolved.
        kept: what they are found by.
    """

    def __init__(self, database: Database, journal: OfficeJournal, kept: KeptSums) -> None:
        self._kept = kept
        self._database = database
        self._journal = journal

    def resolved(self, by: Person, bazaar: str) -> tuple[ResolvedRow, ...]:
        """Return what was dealt with, the last first."""
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            return with_item_names(connection, bazaar, resolved_rows(connection, bazaar))

    def take(self, by: Person, bazaar: str, about: str, *, identity: UUID, person: str | None = None) -> ExceptionRow:
        """Note who sees to an exception.

        Args:
            by: who says so.
            bazaar: its code.
            about: the exception's key.
            identity: the act's id; asked again with it, nothing more happens.
            person: whose it is; whoever says so where nobody is named, nobody's where that is empty.

        Raises:
            NotAllowed: not this person's business.
            ExceptionGone: it stands on the list no more.
        """
        require(by, Act.DRAFT_PAYOUT)
        owner = by.code if person is None else clean(person)[:REASON_CHARACTERS_MAX]
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            row = self._open_row(connection, plan, about)
            said = {"about": about, "person": owner}
            if not self._journal.was_asked(connection, bazaar, identity, ExceptionTaken, **said) and row.owner != owner:
                fact = ExceptionTaken(about=about, oddity=row.kind, person=owner)
                self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            return self._open_row(connection, plan, about)

    def resolve(
        self, by: Person, bazaar: str, wish: Resolve, *, identity: UUID, approver: Person | None = None
    ) -> ResolvedRow:
        """Deal with an exception.

        Args:
            by: who does.
            bazaar: its code.
            wish: what is done.
            identity: the act's id; asked again with it, the same decision comes back.
            approver: the second person, where one is needed.

        Raises:
            NotAllowed, SamePerson: not the business of one of the two.
            ReasonMissing: no reason is given.
            ExceptionGone: it stands on the list no more, for somebody has dealt with it.
            UnfitAct: this cannot be done about it.
            SecondPersonNeeded: the money is above what one person may decide.
            UnknownFamily, OutOfRange: nobody, or no amount, that could be credited.
            DamagedMessage: the act's id dealt with another exception, or otherwise.
        """
        require(by, Act.DRAFT_PAYOUT)
        reason = clean(wish.reason)[:REASON_CHARACTERS_MAX]
        if not reason:
            raise ReasonMissing
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            whom = {"family": wish.family} if wish.act in NAMES_A_FAMILY else {}
            said = {"about": wish.about, "act": wish.act, **whom}
            known = self._journal.known(connection, bazaar, identity, ExceptionResolved, **said)
            if known is None:
                row = self._open_row(connection, plan, wish.about)
                second = _second(by, approver, row, wish, plan)
                facts = self._facts(connection, plan, row, wish, reason, second)
                named = [(one, identity_within(identity, f"{n}") if n else identity) for n, one in enumerate(facts)]
                known = self._journal.append_all(connection, plan, named, by=by.code)[0]
            assert isinstance(known.fact, ExceptionResolved), "its own kind was asked for"  # noqa: S101 - a bug, not an input
            return with_item_names(connection, bazaar, (resolved_row(known.stamp, known.fact),))[0]

    def _facts(
        self, connection: Connection, plan: Bazaar, row: ExceptionRow, wish: Resolve, reason: str, second: str
    ) -> list[Fact]:
        """Return what is recorded: the decision, and after it what moves money for it."""
        number = self._journal.next_number(connection, plan.code)
        family, document, difference = "", "", 0
        following: list[Fact] = []
        match wish.act:
            case Resolution.ASSIGNED:
                family = _card(connection, plan.code, wish.family).number
                following += _moves(connection, plan, row, family, reason, second)
            case Resolution.CORRECTED:
                family = _card(connection, plan.code, wish.family).number
                _require_amount(wish.amount_minor)
                document = self._journal.next_number(connection, plan.code)
                following.append(
                    AdjustmentMade(
                        number=document,
                        family=family,
                        amount_minor=wish.amount_minor,
                        reason=reason,
                        approved_by=second,
                    )
                )
            case Resolution.WRITTEN_OFF if row.kind is Oddity.CASH_DIFFERENCE:
                difference = row.amount_minor
            case Resolution.WRITTEN_OFF if row.kind in SELF_CLEARING:
                following += _moves(connection, plan, row, CENTRE, reason, second)
            case Resolution.WRITTEN_OFF if row.kind is Oddity.TRANSFER_SHORT:
                following += _lost(connection, plan.code, row, reason, second)
            case Resolution.WRITTEN_OFF:
                following += _borne(connection, plan.code, row, reason, second)
            case Resolution.TAKEN_BACK:
                next_number = partial(self._journal.next_number, connection, plan.code)
                turned = taking_back(connection, plan.code, row, reason, second, next_number)
                document = next((fact.number for fact in turned if isinstance(fact, AdjustmentMade)), "")
                following += turned
            case _:
                pass
        resolved = ExceptionResolved(
            number=number,
            about=row.key,
            oddity=row.kind,
            act=Resolution(wish.act),
            reason=reason,
            subject=row.subject,
            at_till=row.device,
            count=row.count,
            amount_minor=row.amount_minor,
            family=family,
            document=document,
            approved_by=second,
            difference_minor=difference,
        )
        return [resolved, *following]

    def _open_row(self, connection: Connection, plan: Bazaar, about: str) -> ExceptionRow:
        rows = self._kept.exceptions(connection, plan, writing=True)
        row = next((one for one in rows if one.key == about), None)
        if row is None:
            raise ExceptionGone(about)
        return row


# -- judging --------------------------------------------------------------------------------------------------------


def _second(by: Person, approver: Person | None, row: ExceptionRow, wish: Resolve, plan: Bazaar) -> str:
    """Return the second person's code; empty where none is needed and none came."""
    if wish.act not in ACTS[row.kind]:
        raise UnfitAct(row.kind.value, wish.act)
    if approver is None:
        if row.needs_two or wish.act in WITH_TWO:
            raise SecondPersonNeeded(max(abs(row.amount_minor), abs(wish.amount_minor)), plan.difference_limit_minor)
        return ""
    require(approver, Act.APPROVE_PAYOUT)
    if approver.code == by.code:
        raise SamePerson(Act.APPROVE_PAYOUT.value)
    return approver.code


def _card(connection: Connection, bazaar: str, family: str) -> FamilyCard:
    cards = families_of(connection, bazaar, number=family) if family not in {CENTRE, UNASSIGNED} else ()
    if not cards:
        raise UnknownFamily(family)
    return cards[0]


def _require_amount(amount_minor: int) -> None:
    if not 0 < abs(amount_minor) <= AMOUNT_MINOR_MAX:
        raise OutOfRange("amount", amount_minor, -AMOUNT_MINOR_MAX, AMOUNT_MINOR_MAX)


# -- moving money ---------------------------------------------------------------------------------------------------


def _moves(
    connection: Connection, plan: Bazaar, row: ExceptionRow, family: str, reason: str, second: str
) -> list[Fact]:
    """Return the moves of every line that a row is about to a family; to the centre where none is named."""
    own = items_of(connection, plan.code, family=family) if family else ()
    rates = {card.code: card.rate_bp for card in own}
    card = _card(connection, plan.code, family) if family else None
    usual = 0 if card is None else plan.commission_bp if card.rate_bp is None else card.rate_bp
    return [
        LineMoved(
            of=line.of,
            of_number=line.of_number,
            line=line.line,
            from_family=line.family,
            to_family=family,
            from_rate_bp=line.rate_bp,
            to_rate_bp=rates.get(line.item, usual),
            amount_minor=line.amount_minor,
            reason=reason,
            approved_by=second,
        )
        for line in _lines_of(connection, plan.code, row)
    ]


def _lines_of(connection: Connection, bazaar: str, row: ExceptionRow) -> list[ParkedLine]:
    """Return the lines that a row is about: those of one sale, or those that one till sold for one unknown number."""
    lines = parked_lines(connection, bazaar, [row.family])
    if row.kind is Oddity.UNKNOWN_FAMILY:
        return [line for line in lines if line.device == row.device]
    place = (row.device, row.epoch, row.seq)
    sales = {line.of for line in lines if (line.device, line.epoch, line.seq) == place}
    return [line for line in lines if line.of in sales]


def _lost(connection: Connection, bazaar: str, row: ExceptionRow, reason: str, second: str) -> list[Fact]:
    """Return the loss of what did not arrive: the centre pays for it, for it was lost between its own tills; once."""
    cards = items_of(connection, bazaar, codes=[row.subject])
    if not cards:
        raise UnfitAct(row.kind.value, Resolution.WRITTEN_OFF.value)
    (card,) = cards
    quantity = row.count - borne_of_transfer(connection, bazaar, row)
    if quantity <= 0:
        return []
    lost = GoodsWrittenOff(
        item=card.code,
        family=card.family,
        quantity=quantity,
        cause=Cause.LOST,
        reason=reason,
        price_minor=card.price_minor if card.family else 0,
        rate_bp=card.rate_bp if card.family else 0,
        paid_by_centre=bool(card.family),
        approved_by=second,
        unit=card.unit,
    )
    return [lost]


def _borne(connection: Connection, bazaar: str, row: ExceptionRow, reason: str, second: str) -> list[Fact]:
    """Return the moves by which the centre bears what came back too often: its families get back what they gave."""
    return [
        LineMoved(
            of=fact.of,
            of_number=fact.of_number,
            line=n,
            from_family=CENTRE,
            to_family=line.family,
            from_rate_bp=0,
            to_rate_bp=line.rate_bp,
            amount_minor=amount_minor,
            reason=reason,
            approved_by=second,
        )
        for fact, n, line, amount_minor in excess_of(connection, bazaar, (row.device, row.epoch, row.seq))
        if line.family
    ]
