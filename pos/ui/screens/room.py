"""The office's room: a line to the register on which one person has signed in, and a second line for a second person's one act.

Everything here is asked on the wire lane; the HTTP client and the desks are loaded there when they are first needed: most tills
never ask for them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pos.domain.errors import Refusal, SessionEnded
from pos.domain.troubles import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from pos.domain.bazaar import Person
    from pos.domain.reports import PayoutRun
    from pos.office.acting import Acting
    from pos.office.code_book import CodesDesk
    from pos.office.dashboard import SellingDesk
    from pos.office.desk import Desk
    from pos.office.families import FamilyDesk
    from pos.office.machines import Machines
    from pos.office.markdowns import MarkdownsDesk
    from pos.office.outlets import OutletsDesk
    from pos.office.pages import PagesDesk
    from pos.office.people import PeopleDesk
    from pos.office.reports import ReportsDesk
    from pos.office.trail import TrailDesk
    from pos.sync.client import RegisterClient


class RegisterRoom:
    """The register as one person sees it.

    Args:
        connect: opens a line, once a register that is still starting is up; raises RegisterUnreachable where there is none.
        bazaar: the bazaar's code.
        new_id: makes the id of an act.
        unanswered: the file that keeps the ids of acts whose answer was lost; None keeps them as long as this lives.
    """

    def __init__(
        self,
        connect: Callable[[], RegisterClient],
        bazaar: str,
        new_id: Callable[[], UUID],
        unanswered: Path | None = None,
    ) -> None:
        self._connect = connect
        self._bazaar = bazaar
        self._new_id = new_id
        self._unanswered = unanswered
        self._line: RegisterClient | None = None
        self._desk: Desk | None = None
        self._outlets: OutletsDesk | None = None
        self._markdowns: MarkdownsDesk | None = None
        self._families: FamilyDesk | None = None

    def sign_in(self, code: str, secret: str) -> Person:
        """Sign a person in, in place of whoever was.

        Raises:
            WrongSecret, LockedOut: not now.
            RegisterUnreachable: nobody answers.
        """
        from pos.office.desk import Desk
        from pos.office.families import FamilyDesk
        from pos.office.markdowns import MarkdownsDesk
        from pos.office.outlets import OutletsDesk
        from pos.sync.markdown_calls import MarkdownCalls
        from pos.sync.own_book_calls import OwnBookCalls

        line = self._connect()
        try:
            person = line.sign_in(code, secret).person
        except BaseException:
            line.close()
            raise
        self.sign_out()
        self._line, self._desk = line, Desk(line, self._bazaar, self._acting)
        self._families = FamilyDesk(line, self._bazaar, self._acting)
        self._outlets = OutletsDesk(OwnBookCalls(line, self._bazaar), self._acting)
        self._markdowns = MarkdownsDesk(MarkdownCalls(line, self._bazaar), self._acting)
        return person

    def sign_out(self) -> None:
        """End the session; one that cannot be reached ends by itself."""
        line = self._forget()
        if line is not None:
            _leave(line)

    def close(self) -> None:
        """Hang up without a word, when the window is closed."""
        line = self._forget()
        if line is not None:
            line.close()

    def desk(self) -> Desk:
        """Return the accountant's desk.

        Raises:
            SessionEnded: nobody is signed in.
        """
        if self._desk is None:
            raise SessionEnded
        return self._desk

    def families(self) -> FamilyDesk:
        """Return the office's list of families.

        Raises:
            SessionEnded: nobody is signed in.
        """
        if self._families is None:
            raise SessionEnded
        return self._families

    def machines(self) -> Machines:
        """Return the devices of the bazaar, as the administrator sees them.

        Raises:
            SessionEnded: nobody is signed in.
        """
        from pos.office.machines import Machines

        if self._line is None:
            raise SessionEnded
        return Machines(self._line, self._bazaar)

    def people(self) -> PeopleDesk:
        """Return the centre's people, as the administrator sees them.

        Raises:
            SessionEnded: nobody is signed in.
        """
        from pos.office.people import PeopleDesk

        if self._line is None:
            raise SessionEnded
        return PeopleDesk(self._line)

    def outlets(self) -> OutletsDesk:
        """Return the online store and the outlets.

        Raises:
            SessionEnded: nobody is signed in.
        """
        if self._outlets is None:
            raise SessionEnded
        return self._outlets

    def markdowns(self) -> MarkdownsDesk:
        """Return the bazaar's markdowns.

        Raises:
            SessionEnded: nobody is signed in.
        """
        if self._markdowns is None:
            raise SessionEnded
        return self._markdowns

    def pages(self) -> PagesDesk:
        """Return the links of families' own pages.

        Raises:
            SessionEnded: nobody is signed in.
        """
        from pos.office.pages import PagesDesk

        if self._line is None:
            raise SessionEnded
        return PagesDesk(self._line, self._bazaar)

    def trail(self) -> TrailDesk:
        """Return who did what, as the administrator sees it.

        Raises:
            SessionEnded: nobody is signed in.
        """
        from pos.office.trail import TrailDesk

        if self._line is None:
            raise SessionEnded
        return TrailDesk(self._line, self._bazaar)

    def codes(self) -> CodesDesk:
        """Return the codes of the centre's own books.

        Raises:
            SessionEnded: nobody is signed in.
        """
        from pos.office.code_book import CodesDesk
        from pos.sync.code_calls import CodeCalls

        if self._line is None:
            raise SessionEnded
        return CodesDesk(CodeCalls(self._line))

    def selling(self) -> SellingDesk:
        """Return what was sold, as the dashboard shows it.

        Raises:
            SessionEnded: nobody is signed in.
        """
        from pos.office.dashboard import SellingDesk

        if self._line is None:
            raise SessionEnded
        return SellingDesk(self._line, self._bazaar)

    def reports(self) -> ReportsDesk:
        """Return the reports on goods and families.

        Raises:
            SessionEnded: nobody is signed in.
        """
        from pos.office.reports import ReportsDesk
        from pos.sync.stock_report_calls import StockReportCalls

        if self._line is None:
            raise SessionEnded
        return ReportsDesk(StockReportCalls(self._line), self._bazaar)

    @cached_property
    def _acting(self) -> Acting:
        """Return what gives each act its id; it outlives every session."""
        from pos.office.acting import Acting
        from pos.office.unanswered import Unanswered

        return Acting(self._new_id, Unanswered(self._unanswered)).at(self._bazaar)

    def _forget(self) -> RegisterClient | None:
        line, self._line, self._desk, self._families, self._outlets = self._line, None, None, None, None
        self._markdowns = None
        return line

    def approve(self, code: str, secret: str, number: str) -> PayoutRun:
        """Approve a run in the name of a second person, who is signed out again at once.

        Raises:
            WrongSecret, LockedOut, NotAllowed, SamePerson: not by this person now.
        """
        from pos.office.desk import Desk

        line = self._connect()
        try:
            line.sign_in(code, secret)
            return Desk(line, self._bazaar, self._acting).approve(number)
        finally:
            _leave(line)


def _leave(line: RegisterClient) -> None:
    try:
        if line.token:
            line.sign_out()
    except (Refusal, Trouble):
        pass  # the session ends by itself
    finally:
        line.close()
