"""The sums that are kept of each bazaar: what the board, the dashboard, the roads and the exceptions are told from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from pos.register.keeping import Kept, Moment
from pos.register.odd_sums import OddSums, add_odd
from pos.register.oddities import Sums, exceptions_of
from pos.register.road_sums import add_roads
from pos.register.selling_sums import Sold, add_sold
from pos.register.tables import ASIDE, BAZAAR, PAPER_CHECK

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar
    from pos.domain.oddities import ExceptionRow
    from pos.register.till_roads import TillRoads


class _Told(NamedTuple):
    """All that the list of exceptions is told from: the same list follows from the same.

    Attributes:
        version: of the cards.
        aside, papers: how many batches were set aside, and how many readings of papers there are; they only grow.
    """

    moment: Moment
    bazaar: Bazaar
    version: int
    aside: int
    papers: int

    @classmethod
    def of(cls, connection: Connection, bazaar: Bazaar) -> _Told:
        """Return it; it costs the same at any size."""
        code = bazaar.code
        version = connection.execute(select(BAZAAR.c.version).where(BAZAAR.c.code == code)).scalar_one()
        aside, papers = (
            connection.execute(select(func.count()).select_from(table).where(table.c.bazaar == code)).scalar_one()
            for table in (ASIDE, PAPER_CHECK)
        )
        return cls(Moment.of(connection, code), bazaar, int(version), int(aside), int(papers))


class KeptSums:
    """What is kept.

    Attributes:
        roads: the three roads, by till.
        sold: what was sold, by day.
    """

    def __init__(self) -> None:
        self.roads: Kept[dict[str, TillRoads]] = Kept(dict, dict, add_roads)
        self.sold: Kept[Sold] = Kept(Sold, Sold.copy, add_sold)
        self._rows: dict[str, tuple[_Told, tuple[ExceptionRow, ...]]] = {}
        self._odd: Kept[OddSums] = Kept(OddSums, OddSums.copy, add_odd)

    def exceptions(self, connection: Connection, bazaar: Bazaar, *, writing: bool = False) -> tuple[ExceptionRow, ...]:
        """Return the list of exceptions.

        Args:
            connection: the view that it is told from.
            bazaar: its plan.
            writing: whether the view may come to nothing.
        """
        code = bazaar.code
        state = _Told.of(connection, bazaar)
        state_before, rows = self._rows.get(code, (None, ()))
        if state == state_before:
            return rows
        sums = Sums(
            self.roads.of(connection, code, writing=writing),
            self.sold.of(connection, code, writing=writing).whole,
            self._odd.of(connection, code, writing=writing),
        )
        rows = exceptions_of(connection, bazaar, sums)
        if not writing:
            self._rows[code] = state, rows
        return rows
