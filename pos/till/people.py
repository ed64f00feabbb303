"""Signing in at a till by person and PIN, and the shift lead's approval of one act.

PIN hashes (argon2id) come down with the register's feed; a PIN opens acts at the till and nothing else. Wrong attempts are
counted in the book, so a restart does not forgive them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.errors import LockedOut, SamePerson, WrongSecret
from pos.domain.rights import Act, require
from pos.domain.text import latin_digits

if TYPE_CHECKING:
    from pos.domain.bazaar import Person
    from pos.ledger.book import Book


class SignIn:
    """The people of one till."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def people(self) -> list[Person]:
        """Return everyone who may sign in here."""
        return self._book.catalogue.people()

    def sign_in(self, code: str, pin: str) -> Person:
        """Return the person whose PIN this is.

        Raises:
            WrongSecret: the PIN does not fit.
            LockedOut: too many wrong attempts, this one perhaps the last of them.
        """
        person = next((one for one in self.people() if one.code == code), None)
        now_ms = int(self._book.around.now().timestamp() * 1000)
        wait = self._book.lockouts.seconds_left(code, now_ms)
        if wait:
            raise LockedOut(wait)
        if person is None or not is_secret(person.secret_hash, latin_digits(pin).strip()):
            if left := self._book.lockouts.failed(code, now_ms):
                raise WrongSecret(left)
            raise LockedOut(self._book.lockouts.seconds_left(code, now_ms))
        self._book.lockouts.passed(code)
        return person

    def approve(self, code: str, pin: str, act: Act, *, asked_by: str) -> Person:
        """Return the person who approves one act for another, by their own PIN.

        Raises:
            SamePerson: nobody approves their own act.
            NotAllowed: their role does not include it.
            WrongSecret, LockedOut: as for signing in.
        """
        if code == asked_by:
            raise SamePerson(act.value)
        person = self.sign_in(code, pin)
        require(person, act)
        return person


def is_secret(secret_hash: str, secret: str) -> bool:
    """Tell whether a PIN or password fits an argon2id hash."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(secret_hash, secret)
    except (VerificationError, InvalidHashError):
        return False
