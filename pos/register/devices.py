"""Devices: admitted by a one-time code, known by their key, revoked by name.

An administrator asks for a code and types it at the till, which sends it with its public key; the register answers with its own
keys, which the till keeps and trusts from then on. A code holds ten minutes and admits one key. A device that is admitted again
(a till whose disk died) gets the new key; what it signed before stays valid in the chain.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from pos.domain.access import Enrolment
from pos.domain.errors import ReasonMissing, UnknownDevice, WrongCode
from pos.domain.identity import is_device
from pos.domain.limits import NAME_CHARACTERS_MAX, REASON_CHARACTERS_MAX
from pos.domain.office_facts import DeviceAdmitted, DeviceRevoked
from pos.domain.rights import Act, require
from pos.domain.text import clean, latin_digits
from pos.ledger.codec import write_time
from pos.register.intake import generation
from pos.register.office_journal import OFFICE, bazaar_of
from pos.register.tables import DEVICE, ENROLMENT
from pos.sync.reading import HASH_BYTES, as_bytes, strictly

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

    from pos.domain.bazaar import Bazaar, Person
    from pos.register.database import Database
    from pos.register.office_journal import OfficeJournal
    from pos.register.surroundings import RegisterKeys, Surroundings

CODE_MS_MAX = 600_000
CODE_DIGITS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """What a device learns when it is admitted: its place, and whom to trust.

    Attributes:
        register_key: the register's Ed25519 public key, hexadecimal.
        sealing_key: its X25519 public key, hexadecimal.
        generation: which life of the register this is.
    """

    bazaar: str
    device: str
    register_key: str
    sealing_key: str
    generation: int


class Devices:
    """The register's devices.

    Args:
        database: where they are.
        journal: where the office writes down what it did.
        keys: handed to devices.
        surroundings: time and codes.
    """

    def __init__(
        self, database: Database, journal: OfficeJournal, keys: RegisterKeys, surroundings: Surroundings
    ) -> None:
        self._database = database
        self._journal = journal
        self._keys = keys
        self._surroundings = surroundings

    def issue_code(self, by: Person, bazaar: str, device: str = "") -> Enrolment:
        """Make a code that admits one device.

        Args:
            by: who asks.
            bazaar: the bazaar's code.
            device: the name it will have; empty for the next free one.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is no such bazaar.
            UnknownDevice: no till can have this name.
        """
        require(by, Act.ADMIT_DEVICE)
        code = str(int.from_bytes(self._surroundings.chance(8), "big") % 10**CODE_DIGITS).zfill(CODE_DIGITS)
        with self._database.writing(bazaar) as connection:
            bazaar_of(connection, bazaar)
            name = device or _next_free(connection, bazaar)
            if not is_device(name) or name == OFFICE:
                raise UnknownDevice(name)
            connection.execute(delete(ENROLMENT).where(ENROLMENT.c.expires_ms <= self._surroundings.now_ms()))
            row = {
                "code_hash": _code_hash(code),
                "bazaar": bazaar,
                "device": name,
                "expires_ms": self._surroundings.now_ms() + CODE_MS_MAX,
                "used_at": "",
            }
            connection.execute(insert(ENROLMENT), [row])
        ends_at = self._surroundings.now() + timedelta(milliseconds=CODE_MS_MAX)
        return Enrolment(code=code, bazaar=bazaar, device=name, ends_at=ends_at)

    def admit(self, code: str, public_key: str, label: str = "") -> Admission:
        """Admit the device that sends a code with its key. The same code with the same key again gets the same answer.

        Args:
            code: as typed, in either digit set.
            public_key: the device's Ed25519 key, hexadecimal.
            label: what people call the device.

        Raises:
            WrongCode: it is unknown, used by another key, or out of date.
            DamagedMessage: the key is none.
        """
        with strictly():
            as_bytes(public_key, HASH_BYTES)
        with self._database.reading() as connection:
            bazaar_code = self._enrolment(connection, code).bazaar
        with self._database.writing(bazaar_code) as connection:
            row = self._enrolment(connection, code)  # again, now that nobody else can use it
            bazaar = bazaar_of(connection, row.bazaar)
            if row.used_at:
                self._require_same_key(connection, row, public_key)
            else:
                self._admit(connection, bazaar, row.device, public_key, clean(label)[:NAME_CHARACTERS_MAX])
                used = {"used_at": write_time(self._surroundings.now())}
                connection.execute(update(ENROLMENT).where(ENROLMENT.c.code_hash == row.code_hash).values(used))
            return Admission(
                bazaar=bazaar.code,
                device=row.device,
                register_key=self._keys.signing.public,
                sealing_key=self._keys.sealing.public,
                generation=generation(connection),
            )

    def revoke(self, by: Person, bazaar: str, device: str, reason: str) -> None:
        """Revoke a device: it gets no cards any more, and what it sends is kept aside.

        Raises:
            NotAllowed: not this person's business.
            UnknownDevice: nobody admitted it.
            ReasonMissing: no reason is given.
        """
        require(by, Act.ADMIT_DEVICE)
        why = clean(reason)[:REASON_CHARACTERS_MAX]
        if not why:
            raise ReasonMissing
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            mine = (DEVICE.c.bazaar == bazaar) & (DEVICE.c.device == device)
            if connection.execute(update(DEVICE).where(mine).values(revoked=why)).rowcount == 0:
                raise UnknownDevice(device)
            fact = DeviceRevoked(till=device, reason=why)
            self._journal.append(connection, plan, fact, identity=self._surroundings.new_id(), by=by.code)

    def _enrolment(self, connection: Connection, code: str) -> Row[bytes, str, str, int, str]:
        digits = "".join(filter(str.isdigit, latin_digits(code)))
        row = connection.execute(
            select(
                ENROLMENT.c.code_hash,
                ENROLMENT.c.bazaar,
                ENROLMENT.c.device,
                ENROLMENT.c.expires_ms,
                ENROLMENT.c.used_at,
            ).where(ENROLMENT.c.code_hash == _code_hash(digits))
        ).one_or_none()
        if row is None or row.expires_ms <= self._surroundings.now_ms():
            raise WrongCode
        return row

    @staticmethod
    def _require_same_key(connection: Connection, row: Row[bytes, str, str, int, str], public_key: str) -> None:
        """An answer that got lost may be asked for again, but not with another key."""
        mine = (DEVICE.c.bazaar == row.bazaar) & (DEVICE.c.device == row.device)
        if connection.execute(select(DEVICE.c.public_key).where(mine)).scalar_one_or_none() != public_key:
            raise WrongCode

    def _admit(self, connection: Connection, bazaar: Bazaar, device: str, public_key: str, label: str) -> None:
        connection.execute(delete(DEVICE).where(DEVICE.c.bazaar == bazaar.code, DEVICE.c.device == device))
        row = {
            "bazaar": bazaar.code,
            "device": device,
            "public_key": public_key,
            "label": label,
            "contact_at": write_time(self._surroundings.at(bazaar)),
            "revoked": "",
            "gap_epoch": 0,
            "gap_seq": 0,
        }
        connection.execute(insert(DEVICE), [row])
        fact = DeviceAdmitted(till=device, public_key=public_key, name=label)
        self._journal.append(connection, bazaar, fact, identity=self._surroundings.new_id(), by=OFFICE)


def _next_free(connection: Connection, bazaar: str) -> str:
    taken = set(connection.execute(select(DEVICE.c.device).where(DEVICE.c.bazaar == bazaar)).scalars())
    taken |= set(connection.execute(select(ENROLMENT.c.device).where(ENROLMENT.c.bazaar == bazaar)).scalars())
    return next(name for name in (f"T{serial:02d}" for serial in range(1, 1_000)) if name not in taken)


def _code_hash(code: str) -> bytes:
    return sha256(code.encode()).digest()
