"""Devices: admitted by a one-time code, known by their key, revoked by name.

An administrator asks for a code and types it at the till, which sends it with its public key; the register answers with its own
keys, which the till keeps and trusts from then on. A code holds ten minutes and admits one key.

A device that is admitted again under its name (a till that was replaced) gets the new key, and its book begins after the last
epoch that is held. The former key still vouches for the epochs up to there: what lay unsent on the old machine is taken in
whenever it turns up.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, update

from pos.domain.access import Admitted, Deed, DeviceCard, Enrolment
from pos.domain.errors import BadSignature, ReasonMissing, UnknownDevice, WrongCode
from pos.domain.identity import is_device, read_paper_number
from pos.domain.limits import CODE_SECONDS_MAX, NAME_CHARACTERS_MAX, REASON_CHARACTERS_MAX
from pos.domain.office_facts import DeviceAdmitted, DeviceRevoked
from pos.domain.rights import Act, require
from pos.domain.text import clean, latin_digits
from pos.domain.ways import CodeExpired, CodeUsed
from pos.ledger.codec import write_time
from pos.ledger.keys import is_signed
from pos.register.office_journal import OFFICE, bazaar_of, generation, head_of
from pos.register.projecting import raise_version
from pos.register.tables import DEVICE, ENROLMENT, FACT, FORMER_KEY, INTRODUCED, PRESENCE, SEEN, UPSTREAM, is_projected
from pos.register.trail import note
from pos.sync.reading import HASH_BYTES, as_bytes, strictly

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Row, Table

    from pos.domain.bazaar import Bazaar, Person
    from pos.register.database import Database
    from pos.register.office_journal import OfficeJournal, generation
    from pos.register.surroundings import RegisterKeys, Surroundings

CODE_MS_MAX = CODE_SECONDS_MAX * 1_000
CODE_DIGITS = 10
HALL = "H"  # devices with this letter are halls' registers, not tills
KEY_DIGITS_SHOWN = 8
NUMBERED = (
    "sale",
    "refund",
    "shift_closed",
    "goods_received",
    "goods_returned",
    "goods_sent",
    "goods_taken",
    "cash_moved",
)


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
            name = device or next_free(connection, bazaar)
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
            note(connection, self._surroundings.now(), by.code, Deed.CODE_ISSUED, f"{bazaar} {name}")
        ends_at = self._surroundings.now() + timedelta(milliseconds=CODE_MS_MAX)
        return Enrolment(code=code, bazaar=bazaar, device=name, ends_at=ends_at)

    def admit(self, code: str, public_key: str, label: str = "", *, look: bool = False) -> Admitted:
        """Admit the device that sends a code with its key. The same code with the same key again gets the same answer.

        Args:
            code: as typed, in either digit set.
            public_key: the device's Ed25519 key, hexadecimal.
            label: what people call the device.
            look: only answer as if; nobody is admitted, and the code is not used up.

        Raises:
            WrongCode: it is unknown.
            CodeUsed, CodeExpired: another key has used it, or its time is over.
            DamagedMessage: the key is none.
        """
        with strictly():
            as_bytes(public_key, HASH_BYTES)
        with self._database.reading() as connection:
            bazaar_code = self._enrolment(connection, code).bazaar
        with self._database.writing(bazaar_code) as connection:
            row = self._enrolment(connection, code)  # again, now that nobody else can use it
            bazaar = bazaar_of(connection, row.bazaar)
            place = (row.bazaar, row.device)
            if row.used_at:
                self._require_same_key(connection, row, public_key)
            elif not look:
                self._admit(connection, bazaar, row.device, public_key, clean(label)[:NAME_CHARACTERS_MAX])
                used = {"used_at": write_time(self._surroundings.now())}
                connection.execute(update(ENROLMENT).where(ENROLMENT.c.code_hash == row.code_hash).values(used))
            return Admitted(
                bazaar=bazaar.code,
                device=row.device,
                register_key=self._keys.signing.public,
                sealing_key=self._keys.sealing.public,
                generation=generation(connection),
                epoch=last_epoch(connection, *place),
                serial=last_serial(connection, *place),
            )

    def cards(self, by: Person, bazaar: str) -> tuple[DeviceCard, ...]:
        """Return every device that was ever admitted, by name.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is no such bazaar.
        """
        require(by, Act.ADMIT_DEVICE)
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            query = (
                select(DEVICE, INTRODUCED.c.hall, PRESENCE.c.waiting, PRESENCE.c.skew_ms)
                .outerjoin(INTRODUCED, _same_device(INTRODUCED))
                .outerjoin(PRESENCE, _same_device(PRESENCE))
                .where(DEVICE.c.bazaar == bazaar)
                .order_by(DEVICE.c.device)
            )
            return tuple(
                DeviceCard(
                    device=row.device,
                    label=row.label,
                    key=row.public_key[:KEY_DIGITS_SHOWN],
                    hall=row.hall or "",
                    revoked=row.revoked,
                    contact_at=datetime.fromisoformat(row.contact_at),
                    epoch=last_epoch(connection, bazaar, row.device),
                    facts=facts_held(connection, bazaar, row.device),
                    waiting=row.waiting or 0,
                    skew_ms=row.skew_ms,
                )
                for row in connection.execute(query).all()
            )

    def rename(self, by: Person, bazaar: str, device: str, label: str) -> None:
        """Change what people call a device.

        Raises:
            NotAllowed: not this person's business.
            UnknownDevice: nobody admitted it.
        """
        require(by, Act.ADMIT_DEVICE)
        with self._database.writing(bazaar) as connection:
            mine = (DEVICE.c.bazaar == bazaar) & (DEVICE.c.device == device)
            named = {"label": clean(label)[:NAME_CHARACTERS_MAX]}
            if connection.execute(update(DEVICE).where(mine).values(named)).rowcount == 0:
                raise UnknownDevice(device)
            note(
                connection, self._surroundings.now(), by.code, Deed.DEVICE_RENAMED, f"{bazaar} {device}", named["label"]
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
            raise_version(connection, bazaar)
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
        if row is None:
            raise WrongCode
        if row.expires_ms <= self._surroundings.now_ms():
            raise CodeExpired
        return row

    @staticmethod
    def _require_same_key(connection: Connection, row: Row[bytes, str, str, int, str], public_key: str) -> None:
        """An answer that got lost may be asked for again, but not with another key."""
        mine = (DEVICE.c.bazaar == row.bazaar) & (DEVICE.c.device == row.device)
        if connection.execute(select(DEVICE.c.public_key).where(mine)).scalar_one_or_none() != public_key:
            raise CodeUsed

    def _admit(self, connection: Connection, bazaar: Bazaar, device: str, public_key: str, label: str) -> None:
        put_device(connection, bazaar.code, device, public_key, label, write_time(self._surroundings.at(bazaar)))
        fact = DeviceAdmitted(till=device, public_key=public_key, name=label)
        self._journal.append(connection, bazaar, fact, identity=self._surroundings.new_id(), by=OFFICE)


def put_device(connection: Connection, bazaar: str, device: str, public_key: str, label: str, at: str) -> None:
    """Admit a key under a name; the one before it still vouches for the epochs that are held."""
    mine = (DEVICE.c.bazaar == bazaar) & (DEVICE.c.device == device)
    before = connection.execute(select(DEVICE).where(mine)).one_or_none()
    if before is not None and before.public_key != public_key:
        keep_former(
            connection, bazaar, device, before.public_key, last_epoch(connection, bazaar, device), before.revoked
        )
    connection.execute(delete(DEVICE).where(mine))
    row = {
        "bazaar": bazaar,
        "device": device,
        "public_key": public_key,
        "label": label,
        "contact_at": at,
        "revoked": "",
        "gap_epoch": 0,
        "gap_seq": 0,
    }
    connection.execute(insert(DEVICE), [row])
    raise_version(connection, bazaar)  # the other tills shall know its receipts


def keep_former(connection: Connection, bazaar: str, device: str, public_key: str, epoch: int, revoked: str) -> None:
    """Keep a key that a device had up to an epoch; until then nothing of a later one is believed from it."""
    mine = (FORMER_KEY.c.bazaar == bazaar) & (FORMER_KEY.c.device == device) & (FORMER_KEY.c.public_key == public_key)
    connection.execute(delete(FORMER_KEY).where(mine))
    row = {"bazaar": bazaar, "device": device, "public_key": public_key, "last_epoch": max(epoch, 1)}
    connection.execute(insert(FORMER_KEY), [{**row, "revoked": revoked}])


def require_signed(connection: Connection, bazaar: str, device: str, message: bytes, signature: bytes) -> None:
    """Prove that an admitted device signed a message.

    Raises:
        UnknownDevice: nobody admitted it, or it was revoked.
        BadSignature: it is not who it says.
    """
    row = connection.execute(
        select(DEVICE.c.public_key, DEVICE.c.revoked).where(DEVICE.c.bazaar == bazaar, DEVICE.c.device == device)
    ).one_or_none()
    if row is None or row.revoked:
        raise UnknownDevice(device)
    if not is_signed(row.public_key, message, signature):
        raise BadSignature(device)


def last_epoch(connection: Connection, bazaar: str, device: str) -> int:
    """Return the last epoch that is held of a device; 0 where nothing is."""
    mine = (FACT.c.bazaar == bazaar) & (FACT.c.device == device)
    return int(connection.execute(select(func.max(FACT.c.epoch)).where(mine)).scalar() or 0)


def facts_held(connection: Connection, bazaar: str, device: str) -> int:
    """Return how many facts of a device are held. Epochs have no gaps, so their last numbers say it without counting."""
    epochs = range(1, last_epoch(connection, bazaar, device) + 1)
    return sum(head_of(connection, bazaar, device, epoch).seq for epoch in epochs)


def last_serial(connection: Connection, bazaar: str, device: str) -> int:
    """Return the last paper number that is known of a device; 0 where none is."""
    query = (
        select(FACT.c.body)
        .join(SEEN, is_projected())
        .where(FACT.c.bazaar == bazaar, FACT.c.device == device, FACT.c.kind.in_(NUMBERED))
        .order_by(FACT.c.epoch.desc(), FACT.c.seq.desc())
        .limit(1)
    )
    body = connection.execute(query).scalar()
    if body is None:
        return 0
    return int(read_paper_number(json.loads(bytes(body))["number"]).split("-")[1])


def next_free(connection: Connection, bazaar: str) -> str:
    """Return the next name for a till; a hall's tills are numbered after the hall, so that two halls never meet."""
    taken = set(connection.execute(select(DEVICE.c.device).where(DEVICE.c.bazaar == bazaar)).scalars())
    taken |= set(connection.execute(select(ENROLMENT.c.device).where(ENROLMENT.c.bazaar == bazaar)).scalars())
    hall = connection.execute(select(UPSTREAM.c.hall).where(UPSTREAM.c.bazaar == bazaar)).scalar() or ""
    first = int(hall[1:]) * 100 + 1 if hall else 1
    return next(name for name in (f"T{serial:02d}" for serial in range(first, 1_000)) if name not in taken)


def _same_device(table: Table) -> ColumnElement[bool]:
    return (table.c.bazaar == DEVICE.c.bazaar) & (table.c.device == DEVICE.c.device)


def _code_hash(code: str) -> bytes:
    return sha256(code.encode()).digest()
