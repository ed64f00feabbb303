"""The office's room: a line to the register on which one person has signed in, and a second line for a second person's one act.

Everything here is asked on the wire lane; the HTTP client and the desks are loaded there when they are first needed: most tills
never ask for them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from typing_extensions import override

from pos.domain.errors import SessionEnded
from pos.ui.screens.accounts_room import AccountsRoom, leave

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from pos.domain.bazaar import Person
    from pos.office.acting import Acting
    from pos.office.desk import Desk
    from pos.office.families import FamilyDesk
    from pos.office.markdowns import MarkdownsDesk
    from pos.office.outlets import OutletsDesk
    from pos.sync.client import RegisterClient


class RegisterRoom(AccountsRoom):
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
        super().__init__(bazaar)
        self._connect = connect
        self._new_id = new_id
        self._unanswered = unanswered
        self._line: RegisterClient | None = None
        self._desk: Desk | None = None
        self._outlets: OutletsDesk | None = None
        self._markdowns: MarkdownsDesk | None = None
        self._families: FamilyDesk | None = None

    @override
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
        self._line, self._desk = line, Desk(line, self.code, self.acting)
        self._families = FamilyDesk(line, self.code, self.acting)
        self._outlets = OutletsDesk(OwnBookCalls(line, self.code), self.acting)
        self._markdowns = MarkdownsDesk(MarkdownCalls(line, self.code), self.acting)
        return person

    def sign_out(self) -> None:
        """End the session; one that cannot be reached ends by itself."""
        line = self._forget()
        if line is not None:
            leave(line)

    def close(self) -> None:
        """Hang up without a word, when the window is closed."""
        line = self._forget()
        if line is not None:
            line.close()

    @override
    def desk(self) -> Desk:
        if self._desk is None:
            raise SessionEnded
        return self._desk

    @override
    def signed_line(self) -> RegisterClient:
        if self._line is None:
            raise SessionEnded
        return self._line

    @override
    def second_line(self) -> RegisterClient:
        return self._connect()

    def families(self) -> FamilyDesk:
        """Return the office's list of families.

        Raises:
            SessionEnded: nobody is signed in.
        """
        if self._families is None:
            raise SessionEnded
        return self._families

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

    @cached_property
    def acting(self) -> Acting:
        """Return what gives each act its id; it outlives every session."""
        from pos.office.acting import Acting
        from pos.office.unanswered import Unanswered

        return Acting(self._new_id, Unanswered(self._unanswered)).at(self.code)

    def _forget(self) -> RegisterClient | None:
        line, self._line, self._desk, self._families, self._outlets = self._line, None, None, None, None
        self._markdowns = None
        return line
