"""Money that was approved for families and that nobody has fetched: it stays owed, and grows old in sight."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from pos.domain.payout_reports import Uncollected
from pos.domain.rights import Act, require
from pos.register.catalogue import families_of
from pos.register.claiming import APPROVED, read_line
from pos.register.office_journal import bazaar_of
from pos.register.tables import PAYOUT, PAYOUT_HOLD, PAYOUT_LINE, PAYOUT_REVERSAL

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Table

    from pos.domain.bazaar import Person
    from pos.register.database import Database
    from pos.register.surroundings import Surroundings


class UncollectedMoney:
    """What waits for its families.

    Args:
        database: where the runs are.
        surroundings: the time, from which the age follows.
    """

    def __init__(self, database: Database, surroundings: Surroundings) -> None:
        self._database = database
        self._surroundings = surroundings

    def rows(self, by: Person, bazaar: str) -> tuple[Uncollected, ...]:
        """Return every line of an approved run that is neither paid nor undone, the oldest first."""
        require(by, Act.READ_LEDGER)
        query = (
            select(PAYOUT_LINE.c.number, PAYOUT_LINE.c.line, PAYOUT.c.approved_at, PAYOUT_HOLD.c.reason)
            .join(PAYOUT, (PAYOUT.c.bazaar == PAYOUT_LINE.c.bazaar) & (PAYOUT.c.number == PAYOUT_LINE.c.number))
            .join(PAYOUT_HOLD, _same_line(PAYOUT_HOLD), isouter=True)
            .where(
                PAYOUT_LINE.c.bazaar == bazaar,
                PAYOUT.c.state.in_(APPROVED),
                PAYOUT_LINE.c.paid_minor > 0,
                PAYOUT_LINE.c.voucher == "",
                ~select(PAYOUT_REVERSAL.c.document).where(_same_line(PAYOUT_REVERSAL)).exists(),
            )
            .order_by(PAYOUT_LINE.c.number, PAYOUT_LINE.c.family)
        )
        with self._database.reading() as connection:
            now = self._surroundings.at(bazaar_of(connection, bazaar))
            cards = {card.number: card for card in families_of(connection, bazaar)}
            found = []
            for number, text, approved_at, held in connection.execute(query):
                line, at = read_line(text), datetime.fromisoformat(approved_at)
                card = cards.get(line.family)
                found.append(
                    Uncollected(
                        number=number,
                        family=line.family,
                        name_ar=card.name_ar if card else "",
                        name_en=card.name_en if card else "",
                        amount_minor=line.paid_minor,
                        pay_by=line.pay_by,
                        approved_at=at,
                        days=max(0, (now - at).days),
                        held=held or "",
                    )
                )
            return tuple(found)


def _same_line(table: Table) -> ColumnElement[bool]:
    return (
        (table.c.bazaar == PAYOUT_LINE.c.bazaar)
        & (table.c.number == PAYOUT_LINE.c.number)
        & (table.c.family == PAYOUT_LINE.c.family)
    )
