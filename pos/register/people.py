"""People at the register: who they are, how they sign in, how long that holds.

Secrets are kept as argon2id hashes (OWASP's minimum: 19 MiB, 2 passes). Whoever guesses wrong too often waits: a minute, then
two, four … up to an hour; the count is in the database, so a restart does not forgive it. A session is a random token of which
only the hash is stored; it ends by itself.
"""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, func, insert, select, update

from pos.domain.access import Deed, SignedIn
from pos.domain.bazaar import Person
from pos.domain.errors import LockedOut, NotAllowed, OutOfRange, SessionEnded, WrongSecret
from pos.domain.limits import PIN_DIGITS_MAX, PIN_DIGITS_MIN, SIGN_IN_ATTEMPTS_MAX
from pos.domain.pins import PinNotDigits, PinTooWeak, weakness_of
from pos.domain.rights import Act, require
from pos.domain.text import latin_digits
from pos.ledger.codec import canonical, from_document, to_document
from pos.register.catalogue import TILL_ROLES, people_of
from pos.register.tables import ATTEMPTS, BAZAAR, PERSON, SESSION
from pos.register.trail import note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from pos.register.database import Database
    from pos.register.surroundings import Surroundings

SESSION_MS_MAX = 12 * 3_600_000
FIRST_WAIT_MS = 60_000
WAIT_MS_MAX = 3_600_000
PASSWORD_CHARACTERS_MIN = 8
PASSWORD_CHARACTERS_MAX = 128
TOKEN_BYTES = 32
SALT_BYTES = 16
HASHES_AT_ONCE = 2
_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"


class People:
    """The centre's people and their sessions.

    Args:
        database: where they are.
        surroundings: time, salts and tokens.
    """

    def __init__(self, database: Database, surroundings: Surroundings) -> None:
        self._database = database
        self._surroundings = surroundings
        self._hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
        # Each hash takes 19 MiB on purpose: a storm of sign-ins waits here instead of filling the memory.
        self._hashing = threading.BoundedSemaphore(HASHES_AT_ONCE)

    def everyone(self) -> tuple[Person, ...]:
        """Return everyone who may sign in, by code, without their hashes."""
        with self._database.reading() as connection:
            return tuple(map(_bare, people_of(connection)))

    def begin(self, first: Person, secret: str) -> Person:
        """Add the very first person, who may then add the others.

        Raises:
            NotAllowed: there is somebody already.
            OutOfRange, PinTooWeak: as for everybody else.
        """
        _require_a_good(secret, first)
        with self._database.writing() as connection:
            return self._put_first(connection, first, secret)

    def begin_sample(self, people: Sequence[tuple[Person, str]]) -> None:
        """Add the people of the sample bazaar, whose PINs stand in a list that everybody may read.

        Only an empty register takes them, and no door leads here: whoever is added or changed afterwards, in the sample too,
        chooses a PIN that no stranger would try first.

        Args:
            people: each card with its secret, the administrator first.

        Raises:
            NotAllowed: there is somebody already.
        """
        (first, secret), *others = people
        with self._database.writing() as connection:
            self._put_first(connection, first, secret)
            for person, its_secret in others:
                self._put(connection, person, its_secret, by=first.code)

    def put(self, by: Person, person: Person, secret: str = "") -> Person:
        """Add a person or change its card; without a new secret the old one stays.

        Args:
            by: who does it.
            person: the card; its hash is not looked at.
            secret: the new PIN or password; a new one ends the person's sessions.

        Raises:
            NotAllowed: not this person's business.
            OutOfRange: the secret is too short or too long, or a new person has none.
            PinNotDigits: what is to be typed on a till's pad has something else in it.
            PinTooWeak: a stranger would try it first.
        """
        require(by, Act.PLAN)
        if secret:
            _require_a_good(secret, person)
        with self._database.writing() as connection:
            return self._put(connection, person, secret, by=by.code)

    def remove(self, by: Person, code: str) -> None:
        """Take a person out: no sign-in any more, here at once and at the tills with their next feed.

        Raises:
            NotAllowed: not this person's business, or it is itself.
        """
        require(by, Act.PLAN)
        if by.code == code:
            raise NotAllowed(Act.PLAN.value)
        with self._database.writing() as connection:
            connection.execute(delete(PERSON).where(PERSON.c.code == code))
            connection.execute(delete(SESSION).where(SESSION.c.person == code))
            _raise_versions(connection)
            note(connection, self._surroundings.now(), by.code, Deed.PERSON_REMOVED, code)

    # -- signing in --------------------------------------------------------------------------------------------

    def sign_in(self, code: str, secret: str) -> SignedIn:
        """Sign a person in.

        Raises:
            WrongSecret: the secret does not fit, or there is no such person.
            LockedOut: too many wrong attempts; the person must wait.
        """
        person = self.prove(code, secret)
        token = self._surroundings.chance(TOKEN_BYTES)
        ends_ms = self._surroundings.now_ms() + SESSION_MS_MAX
        with self._database.writing() as connection:
            connection.execute(delete(SESSION).where(SESSION.c.expires_ms <= self._surroundings.now_ms()))
            row = {"token_hash": sha256(token).digest(), "person": code, "expires_ms": ends_ms}
            connection.execute(insert(SESSION), [row])
            note(connection, self._surroundings.now(), code, Deed.SIGNED_IN)
        ends_at = self._surroundings.now() + timedelta(milliseconds=SESSION_MS_MAX)
        return SignedIn(token=token.hex(), person=person, ends_at=ends_at)

    def prove(self, code: str, secret: str) -> Person:
        """Return the person whose secret this is, without a session: a second person who approves beside the first.

        Raises:
            WrongSecret: the secret does not fit, or there is no such person.
            LockedOut: too many wrong attempts; the person must wait.
        """
        person = self._person(code)
        self._require_patience(code)
        if not self._fits(person.secret_hash if person else "", secret) or person is None:
            raise self._failed(code, known=person is not None)
        with self._database.writing() as connection:
            connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.person == code))
        return _bare(person)

    def who(self, token: str) -> Person:
        """Return who a session belongs to, with the role that the person has now.

        Raises:
            SessionEnded: there is no such session, or it has ended.
        """
        with self._database.reading() as connection:
            code = connection.execute(
                select(SESSION.c.person).where(
                    SESSION.c.token_hash == _token_hash(token), SESSION.c.expires_ms > self._surroundings.now_ms()
                )
            ).scalar_one_or_none()
        person = self._person(code) if code is not None else None
        if person is None:
            raise SessionEnded
        return _bare(person)

    def sign_out(self, token: str) -> None:
        """End a session; one that has ended already stays ended."""
        mine = SESSION.c.token_hash == _token_hash(token)
        with self._database.writing() as connection:
            code = connection.execute(select(SESSION.c.person).where(mine)).scalar_one_or_none()
            if code is not None:
                connection.execute(delete(SESSION).where(mine))
                note(connection, self._surroundings.now(), code, Deed.SIGNED_OUT)

    def _person(self, code: str) -> Person | None:
        with self._database.reading() as connection:
            card = connection.execute(select(PERSON.c.card).where(PERSON.c.code == code)).scalar_one_or_none()
        return from_document(Person, json.loads(card)) if card is not None else None

    def _fits(self, secret_hash: str, secret: str) -> bool:
        """Compare; a person that does not exist takes as long as one that does."""
        try:
            with self._hashing:
                return self._hasher.verify(secret_hash or _NOBODY, latin_digits(secret))
        except (VerificationError, InvalidHashError):
            return False

    def _require_patience(self, code: str) -> None:
        with self._database.reading() as connection:
            until = connection.execute(select(ATTEMPTS.c.until_ms).where(ATTEMPTS.c.person == code)).scalar()
        left = (until or 0) - self._surroundings.now_ms()
        if left > 0:
            raise LockedOut(min(-(-left // 1000), WAIT_MS_MAX // 1000))

    def _failed(self, code: str, *, known: bool) -> WrongSecret | LockedOut:
        """Count a wrong attempt; those on codes that nobody has are not kept, or a stranger could fill the disk."""
        if not known:
            return WrongSecret(SIGN_IN_ATTEMPTS_MAX - 1)
        with self._database.writing() as connection:
            mine = ATTEMPTS.c.person == code
            count = int(connection.execute(select(ATTEMPTS.c.count).where(mine)).scalar() or 0) + 1
            over = count - SIGN_IN_ATTEMPTS_MAX
            wait = min(FIRST_WAIT_MS << over, WAIT_MS_MAX) if over >= 0 else 0
            values = {"count": count, "until_ms": self._surroundings.now_ms() + wait}
            if connection.execute(update(ATTEMPTS).where(mine).values(values)).rowcount == 0:
                connection.execute(insert(ATTEMPTS), [{"person": code, **values}])
            waits = f"{count}, {wait // 1000} s" if wait else f"{count}"
            note(connection, self._surroundings.now(), code, Deed.SIGN_IN_FAILED, detail=waits)
        return LockedOut(wait // 1000) if wait else WrongSecret(-over)

    # -- writing -----------------------------------------------------------------------------------------------

    def _put_first(self, connection: Connection, first: Person, secret: str) -> Person:
        if connection.execute(select(func.count()).select_from(PERSON)).scalar_one():
            raise NotAllowed(Act.PLAN.value)
        return self._put(connection, first, secret, by=first.code)

    def _put(self, connection: Connection, person: Person, secret: str, *, by: str) -> Person:
        old = connection.execute(select(PERSON.c.card).where(PERSON.c.code == person.code)).scalar_one_or_none()
        if secret or old is None:
            secret_hash = self._hash(person, secret)
            connection.execute(delete(SESSION).where(SESSION.c.person == person.code))
            connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.person == person.code))
        else:
            before = from_document(Person, json.loads(old))
            if (before.role in TILL_ROLES) != (person.role in TILL_ROLES):
                _require_a_length(
                    "", person
                )  # a PIN of the counter does not open the accounts, nor the other way round
            secret_hash = before.secret_hash
        card = replace(person, secret_hash=secret_hash)
        connection.execute(delete(PERSON).where(PERSON.c.code == person.code))
        connection.execute(insert(PERSON), [{"code": card.code, "card": canonical(to_document(card)).decode()}])
        _raise_versions(connection)
        deed = Deed.PERSON_ADDED if old is None else Deed.SECRET_CHANGED if secret else Deed.PERSON_CHANGED
        note(connection, self._surroundings.now(), by, deed, card.code, card.role.value)
        return _bare(card)

    def _hash(self, person: Person, secret: str) -> str:
        _require_a_length(secret, person)
        return self._hasher.hash(latin_digits(secret), salt=self._surroundings.chance(SALT_BYTES))


def _require_a_good(secret: str, person: Person) -> None:
    """Refuse a secret that nobody could type, or that a stranger would try first.

    Raises:
        OutOfRange, PinNotDigits, PinTooWeak: see `People.put`.
    """
    _require_a_length(secret, person)
    digits = latin_digits(secret)
    if person.role in TILL_ROLES and not (digits.isascii() and digits.isdecimal()):
        raise PinNotDigits
    weakness = weakness_of(digits)
    if weakness is not None:
        raise PinTooWeak(weakness)


def _require_a_length(secret: str, person: Person) -> None:
    counter = person.role in TILL_ROLES
    shortest = PIN_DIGITS_MIN if counter else PASSWORD_CHARACTERS_MIN
    longest = PIN_DIGITS_MAX if counter else PASSWORD_CHARACTERS_MAX
    if not shortest <= len(secret) <= longest:
        raise OutOfRange("secret", len(secret), shortest, longest)


def _raise_versions(connection: Connection) -> None:
    """People are the same for all bazaars, so every bazaar's tills need a new feed."""
    connection.execute(update(BAZAAR).values(version=BAZAAR.c.version + 1))


def _bare(person: Person) -> Person:
    return replace(person, secret_hash="")


def _token_hash(token: str) -> bytes:
    try:
        return sha256(bytes.fromhex(token)).digest()
    except ValueError:
        return b""
