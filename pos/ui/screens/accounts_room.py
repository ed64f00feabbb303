"""The register as the accounts ask it, for one bazaar: the one of this machine, or another one that it holds.

What is made of a room belongs to its bazaar for good, so that no answer and no act can come from one and go to another.
Everything here is asked on the wire lane; the desks are loaded there when they are first needed.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from typing_extensions import override

from pos.domain.errors import Refusal
from pos.domain.troubles import Trouble

if TYPE_CHECKING:
    from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard, Person
    from pos.domain.reports import PayoutRun
    from pos.office.acting import Acting
    from pos.office.code_book import CodesDesk
    from pos.office.dashboard import SellingDesk
    from pos.office.desk import Desk
    from pos.office.machines import Machines
    from pos.office.pages import PagesDesk
    from pos.office.people import PeopleDesk
    from pos.office.reports import ReportsDesk
    from pos.office.trail import TrailDesk
    from pos.sync.client import RegisterClient


class AccountsRoom(ABC):
    """The register as the accounts of one bazaar ask it.

    Args:
        code: the bazaar's.
    """

    def __init__(self, code: str) -> None:
        self.code = code

    @abstractmethod
    def signed_line(self) -> RegisterClient:
        """Return the line on which the person has signed in.

        Raises:
            SessionEnded: nobody is signed in.
        """

    @abstractmethod
    def second_line(self) -> RegisterClient:
        """Open a line on which nobody has signed in."""

    @abstractmethod
    def sign_in(self, code: str, secret: str) -> Person:
        """Sign a person in, in place of whoever was."""

    @property
    @abstractmethod
    def acting(self) -> Acting:
        """What gives each act its id; it outlives every session."""

    def desk(self) -> Desk:
        """Return the accountant's desk.

        Raises:
            SessionEnded: nobody is signed in.
        """
        from pos.office.desk import Desk

        return Desk(self.signed_line(), self.code, self.acting)

    def bazaars(self) -> tuple[Bazaar, ...]:
        """Return the bazaars whose accounts can be looked at: this one first, then the others in its money, the latest first.

        Raises:
            SessionEnded: nobody is signed in.
        """
        return self.reports().bazaars()

    def lists(self, bazaar: str) -> tuple[tuple[FamilyCard, ...], tuple[ItemCard, ...]]:
        """Return the families and the items of a bazaar.

        Raises:
            SessionEnded: nobody is signed in.
        """
        line = self.signed_line()
        return line.families(bazaar), line.items(bazaar)

    def machines(self) -> Machines:
        """Return the devices of the bazaar, as the administrator sees them.

        Raises:
            SessionEnded: nobody is signed in.
        """
        from pos.office.machines import Machines

        return Machines(self.signed_line(), self.code)

    def people(self) -> PeopleDesk:
        """Return the centre's people, as the administrator sees them.

        Raises:
            SessionEnded: nobody is signed in.
        """
        from pos.office.people import PeopleDesk

        return PeopleDesk(self.signed_line())

    def pages(self) -> PagesDesk:
        """Return the links of families' own pages.

        Raises:
            SessionEnded: nobody is signed in.
        """
        from pos.office.pages import PagesDesk

        return PagesDesk(self.signed_line(), self.code)

    def trail(self) -> TrailDesk:
        """Return who did what, as the administrator sees it.

        Raises:
            SessionEnded: nobody is signed in.
        """
        from pos.office.trail import TrailDesk

        return TrailDesk(self.signed_line(), self.code)

    def codes(self) -> CodesDesk:
        """Return the codes of the centre's own books.

        Raises:
            SessionEnded: nobody is signed in.
        """
        from pos.office.code_book import CodesDesk
        from pos.sync.code_calls import CodeCalls

        return CodesDesk(CodeCalls(self.signed_line()))

    def selling(self) -> SellingDesk:
        """Return what was sold, as the dashboard shows it.

        Raises:
            SessionEnded: nobody is signed in.
        """
        from pos.office.dashboard import SellingDesk

        return SellingDesk(self.signed_line(), self.code)

    def reports(self) -> ReportsDesk:
        """Return the reports on goods and families.

        Raises:
            SessionEnded: nobody is signed in.
        """
        from pos.office.reports import ReportsDesk
        from pos.sync.stock_report_calls import StockReportCalls

        return ReportsDesk(StockReportCalls(self.signed_line()), self.code)

    def approve(self, code: str, secret: str, number: str) -> PayoutRun:
        """Approve a run in the name of a second person, who is signed out again at once.

        Raises:
            WrongSecret, LockedOut, NotAllowed, SamePerson: not by this person now.
        """
        from pos.office.desk import Desk

        line = self.second_line()
        try:
            line.sign_in(code, secret)
            return Desk(line, self.code, self.acting).approve(number)
        finally:
            leave(line)


class OtherRoom(AccountsRoom):
    """The register as the accounts of another bazaar ask it, in the session of the person who is here.

    Args:
        own: the register as this machine's bazaar asks it.
        code: the other bazaar's.
    """

    def __init__(self, own: AccountsRoom, code: str) -> None:
        super().__init__(code)
        self._own = own

    @override
    def signed_line(self) -> RegisterClient:
        return self._own.signed_line()

    @override
    def second_line(self) -> RegisterClient:
        return self._own.second_line()

    @override
    def sign_in(self, code: str, secret: str) -> Person:
        return self._own.sign_in(code, secret)

    @property
    @override
    def acting(self) -> Acting:
        return self._own.acting


def leave(line: RegisterClient) -> None:
    """End the session of a line and hang up; one that cannot be reached ends by itself."""
    try:
        if line.token:
            line.sign_out()
    except (Refusal, Trouble):
        pass  # the session ends by itself
    finally:
        line.close()
