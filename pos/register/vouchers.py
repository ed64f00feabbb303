"""Money outside the runs: advances against a voucher, and adjustments that two people answer for.

A second person approves every adjustment, and every advance above the limit of the bazaar's plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.account_errors import ApproverMissing
from pos.domain.errors import OutOfRange, ReasonMissing, SamePerson, UnknownFamily
from pos.domain.limits import AMOUNT_MINOR_MAX, REASON_CHARACTERS_MAX
from pos.domain.office_facts import AdjustmentMade, AdvancePaid
from pos.domain.reports import MoneyLine
from pos.domain.rights import Act, require
from pos.domain.text import clean
from pos.register.cash_box import require_in_box
from pos.register.catalogue import families_of
from pos.register.office_journal import bazaar_of

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

    from pos.domain.bazaar import Person
    from pos.register.database import Database
    from pos.register.office_journal import OfficeJournal, Recorded


class Vouchers:
    """Advances and adjustments.

    Args:
        database: where families are known.
        journal: where they are written down.
        second: the second person, who approves the next advance; none where nobody was asked.
    """

    def __init__(self, database: Database, journal: OfficeJournal, second: Person | None = None) -> None:
        self._database = database
        self._journal = journal
        self._second = second

    def approved_by(self, second: Person) -> Vouchers:
        """Return the vouchers with a second person, whom an advance above the bazaar's limit needs."""
        return Vouchers(self._database, self._journal, second)

    def advance(
        self,
        by: Person,
        bazaar: str,
        family: str,
        amount_minor: int,
        *,
        reason: str,
        identity: UUID,
        collector: str = "",
    ) -> MoneyLine:
        """Pay a family an advance out of the cash box; its next run takes it off.

        Args:
            by: who pays.
            bazaar: its code.
            family: the family's number.
            amount_minor: more than nothing.
            reason: a family would accept.
            identity: the act's id; asked again with it, the same voucher comes back.
            collector: who took the cash.

        Raises:
            NotAllowed: not this person's business.
            ApproverMissing, SamePerson: a second person must approve so much.
            BoxTooSmall: there is not so much cash.
            UnknownFamily: it does not take part.
            OutOfRange: no amount that can be paid.
            ReasonMissing: no reason is given.
            DamagedMessage: the act's id paid another family, or another amount.
        """
        require(by, Act.PAY_ADVANCE)
        second = self._second
        if second is not None:
            _require_second(by, second)
        if not 0 < amount_minor <= AMOUNT_MINOR_MAX:
            raise OutOfRange("amount", amount_minor, 1, AMOUNT_MINOR_MAX)
        why = _reason(reason)
        with self._database.writing(bazaar) as connection:
            said = {"family": family, "amount_minor": amount_minor}
            recorded = self._journal.known(connection, bazaar, identity, AdvancePaid, **said)
            if recorded is None:
                _require_family(connection, bazaar, family)
                plan = bazaar_of(connection, bazaar)
                limit = plan.advance_limit_minor
                if limit and amount_minor > limit and second is None:
                    raise ApproverMissing(amount_minor, limit)
                require_in_box(connection, bazaar, amount_minor)
                fact = AdvancePaid(
                    number=self._journal.next_number(connection, bazaar),
                    family=family,
                    amount_minor=amount_minor,
                    reason=why,
                    collector=clean(collector)[:REASON_CHARACTERS_MAX],
                    approved_by=second.code if second else "",
                    from_box=True,
                )
                recorded = self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            return money_line(recorded)

    def adjust(
        self,
        by: Person,
        bazaar: str,
        family: str,
        amount_minor: int,
        *,
        reason: str,
        approver: Person,
        identity: UUID,
    ) -> MoneyLine:
        """Credit a family (positive) or charge it (negative); a second person approves.

        Raises:
            NotAllowed: not the business of one of the two.
            SamePerson: the approver must be another person.
            UnknownFamily, OutOfRange, ReasonMissing, DamagedMessage: as for an advance.
        """
        require(by, Act.DRAFT_PAYOUT)
        _require_second(by, approver)
        if not 0 < abs(amount_minor) <= AMOUNT_MINOR_MAX:
            raise OutOfRange("amount", amount_minor, -AMOUNT_MINOR_MAX, AMOUNT_MINOR_MAX)
        why = _reason(reason)
        with self._database.writing(bazaar) as connection:
            said = {"family": family, "amount_minor": amount_minor}
            recorded = self._journal.known(connection, bazaar, identity, AdjustmentMade, **said)
            if recorded is None:
                _require_family(connection, bazaar, family)
                fact = AdjustmentMade(
                    number=self._journal.next_number(connection, bazaar),
                    family=family,
                    amount_minor=amount_minor,
                    reason=why,
                    approved_by=approver.code,
                )
                plan = bazaar_of(connection, bazaar)
                recorded = self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            return money_line(recorded)


def money_line(recorded: Recorded) -> MoneyLine:
    """Return an advance (against the family) or an adjustment as a line of a statement."""
    fact = recorded.fact
    assert isinstance(fact, AdvancePaid | AdjustmentMade), "no other fact is a line of money"  # noqa: S101 - a bug, not an input
    amount = fact.amount_minor if isinstance(fact, AdjustmentMade) else -fact.amount_minor
    return MoneyLine(
        at=recorded.stamp.at,
        number=fact.number,
        reason=fact.reason,
        by=recorded.stamp.by,
        amount_minor=amount,
        approved_by=fact.approved_by,
        collector=fact.collector if isinstance(fact, AdvancePaid) else "",
    )


def _require_second(by: Person, approver: Person) -> None:
    require(approver, Act.APPROVE_PAYOUT)
    if approver.code == by.code:
        raise SamePerson(Act.APPROVE_PAYOUT.value)


def _reason(text: str) -> str:
    why = clean(text)[:REASON_CHARACTERS_MAX]
    if not why:
        raise ReasonMissing
    return why


def _require_family(connection: Connection, bazaar: str, family: str) -> None:
    bazaar_of(connection, bazaar)
    if not families_of(connection, bazaar, number=family):
        raise UnknownFamily(family)
