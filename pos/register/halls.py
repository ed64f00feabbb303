"""Halls, seen from the centre: registers that gather a hall's tills and send on what they said, word for word.

A hall is admitted like a device, under a name such as `H01`, and introduces the tills that it admitted. From then on the centre
proves each till's own signature, whoever carries it: a hall can delay, but neither invent nor change a sale.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from pos.domain.errors import NotAllowed, UnknownDevice
from pos.domain.identity import is_device
from pos.domain.limits import NAME_CHARACTERS_MAX, REASON_CHARACTERS_MAX
from pos.domain.office_facts import DeviceAdmitted, DeviceRevoked
from pos.domain.rights import Act
from pos.domain.text import clean
from pos.ledger.codec import write_time
from pos.register.devices import HALL, keep_former, put_device, require_signed
from pos.register.office_journal import OFFICE, bazaar_of
from pos.register.projecting import raise_version
from pos.register.tables import DEVICE, INTRODUCED
from pos.sync.told import read_introductions

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar
    from pos.domain.office_facts import Fact
    from pos.register.database import Database
    from pos.register.office_journal import OfficeJournal
    from pos.register.surroundings import Surroundings
    from pos.sync.told import Introduced


class Halls:
    """The halls of a centre.

    Args:
        database: where devices are.
        journal: where the office writes down what it did.
        surroundings: time and chance.
    """

    def __init__(self, database: Database, journal: OfficeJournal, surroundings: Surroundings) -> None:
        self._database = database
        self._journal = journal
        self._surroundings = surroundings

    def introduce(self, bazaar: str, message: bytes, signature: bytes) -> tuple[str, ...]:
        """Take a hall's word on the keys of its tills; a device that is known with the same key stays as it is.

        Args:
            bazaar: its code.
            message: introductions, as they were signed.
            signature: the hall's, 64 bytes.

        Returns:
            The names that belong to somebody else here; what such a device sends is refused until that is settled.

        Raises:
            UnknownBazaar, UnknownDevice: nobody admitted the hall, or it was revoked.
            BadSignature: it is not the hall.
            NotAllowed: a till introduces nobody.
        """
        told = read_introductions(message)
        if told.bazaar != bazaar:
            raise UnknownDevice(told.device)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            require_signed(connection, bazaar, told.device, message, signature)
            if not told.device.startswith(HALL):
                raise NotAllowed(Act.ADMIT_DEVICE.value)
            strangers = [one.device for one in told.devices if not self._take(connection, plan, told.device, one)]
        return tuple(strangers)

    def _take(self, connection: Connection, plan: Bazaar, hall: str, told: Introduced) -> bool:
        name = told.device
        if not is_device(name) or name == OFFICE or name.startswith(HALL):
            return False
        known = connection.execute(
            select(DEVICE.c.public_key).where(DEVICE.c.bazaar == plan.code, DEVICE.c.device == name)
        ).scalar()
        mine = (INTRODUCED.c.bazaar == plan.code) & (INTRODUCED.c.device == name)
        brought_by = connection.execute(select(INTRODUCED.c.hall).where(mine)).scalar()
        if known != told.public_key:
            if known is not None and brought_by != hall:
                return False
            label = clean(told.label)[:NAME_CHARACTERS_MAX]
            at = write_time(self._surroundings.at(plan))
            put_device(connection, plan.code, name, told.public_key, label, at)
            connection.execute(delete(INTRODUCED).where(mine))
            row = {"bazaar": plan.code, "device": name, "hall": hall, "public_key": told.public_key, "revoked": ""}
            connection.execute(insert(INTRODUCED), [row])
            fact = DeviceAdmitted(till=name, public_key=told.public_key, name=label)
            self._journal.append(connection, plan, fact, identity=self._surroundings.new_id(), by=hall)
        if brought_by == hall or known is None:
            for key, epoch in told.former:
                keep_former(connection, plan.code, name, key, epoch, "")
            self._follow(connection, plan, hall, told)
        return True

    def _follow(self, connection: Connection, plan: Bazaar, hall: str, told: Introduced) -> None:
        """Revoke what the hall revoked, and let in again only what the hall itself had shut out."""
        mine = (INTRODUCED.c.bazaar == plan.code) & (INTRODUCED.c.device == told.device)
        said = connection.execute(select(INTRODUCED.c.revoked).where(mine)).scalar()
        if said is None or said == told.revoked:
            return
        here = (DEVICE.c.bazaar == plan.code) & (DEVICE.c.device == told.device)
        stands = connection.execute(select(DEVICE.c.revoked).where(here)).scalar_one()
        why = clean(told.revoked)[:REASON_CHARACTERS_MAX]
        if stands in {"", said}:
            connection.execute(update(DEVICE).where(here).values(revoked=why))
            raise_version(connection, plan.code)
            fact: Fact = (
                DeviceRevoked(till=told.device, reason=why)
                if why
                else DeviceAdmitted(till=told.device, public_key=told.public_key, name=told.label)
            )
            self._journal.append(connection, plan, fact, identity=self._surroundings.new_id(), by=hall)
        connection.execute(update(INTRODUCED).where(mine).values(revoked=told.revoked))
