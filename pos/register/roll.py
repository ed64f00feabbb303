"""The roll: who is in at the end of the day, and who is missing.

A till says of itself what only it can know (its clock, what it has no acknowledgement for); everything else is read from its
facts. No figure of an open drawer is told: whoever counts blind must not be able to look the answer up at the next till.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from pos.domain.access import Roll, RollRow
from pos.domain.errors import UnknownDevice
from pos.domain.facts import ShiftClosed, ShiftOpened
from pos.domain.reports import Standing
from pos.ledger.codec import decode, write_time
from pos.register.devices import HALL, facts_held, last_epoch, require_signed
from pos.register.office_journal import bazaar_of
from pos.register.paper_checks import figures_of, readings_of, said_in
from pos.register.reconciling import projected
from pos.register.tables import ASIDE, DEVICE, INTRODUCED, PRESENCE, RELAY_MARK, UPSTREAM, WISH
from pos.sync.told import read_roll_call, read_wish

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

    from pos.domain.bazaar import Bazaar
    from pos.register.database import Database
    from pos.register.surroundings import Surroundings
    from pos.sync.told import RollCall


@dataclass(slots=True)
class _Day:
    """What a till's shifts add up to."""

    shifts: int = 0
    sales: int = 0
    takings_minor: int = 0
    open_by: str = ""
    open_shift: int = 0
    papers: int = 0
    papers_differ: int = 0


class RollBook:
    """Who is in.

    Args:
        database: where it is known from.
        surroundings: the register's clock, by which the tills' clocks are judged.
    """

    def __init__(self, database: Database, surroundings: Surroundings) -> None:
        self._database = database
        self._surroundings = surroundings

    def call(self, bazaar: str, message: bytes, signature: bytes) -> Roll:
        """Note what a till says of itself, and return what is known of all tills.

        Args:
            bazaar: its code.
            message: a roll call, as it was signed.
            signature: the till's, 64 bytes.

        Raises:
            UnknownBazaar, UnknownDevice: nobody admitted it, or it was revoked.
            BadSignature: it is not who it says.
        """
        told = read_roll_call(message)
        if told.bazaar != bazaar:
            raise UnknownDevice(told.device)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            require_signed(connection, bazaar, told.device, message, signature)
            self._note(connection, plan, told)
            return self._roll(connection, plan)

    def wish(self, bazaar: str, message: bytes, signature: bytes) -> Roll:
        """Note that somebody at a till wishes that all tills send at once, and return what is known of all of them.

        Each till reads the wish in the answer to its own next word; nothing that it would not do by itself is asked of it.

        Args:
            bazaar: its code.
            message: a wish, as it was signed.
            signature: the till's, 64 bytes.

        Raises:
            UnknownBazaar, UnknownDevice: nobody admitted it, or it was revoked.
            BadSignature: it is not who it says.
        """
        told = read_wish(message)
        if told.bazaar != bazaar:
            raise UnknownDevice(told.device)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            require_signed(connection, bazaar, told.device, message, signature)
            connection.execute(delete(WISH).where(WISH.c.bazaar == bazaar))
            row = {"bazaar": bazaar, "device": told.device, "at": write_time(self._surroundings.at(plan))}
            connection.execute(insert(WISH), [row])
            return self._roll(connection, plan)

    def wished_at(self, bazaar: str) -> str:
        """Return when somebody last wished that all send, as it is kept; empty for never."""
        with self._database.reading() as connection:
            return connection.execute(select(WISH.c.at).where(WISH.c.bazaar == bazaar)).scalar() or ""

    def _note(self, connection: Connection, plan: Bazaar, told: RollCall) -> None:
        now = self._surroundings.at(plan)
        skew_ms = int((told.at - now).total_seconds() * 1000)
        mine = (PRESENCE.c.bazaar == plan.code) & (PRESENCE.c.device == told.device)
        connection.execute(delete(PRESENCE).where(mine))
        row = {"bazaar": plan.code, "device": told.device, "at": write_time(now)}
        said = {"skew_ms": skew_ms, "facts": told.facts, "waiting": told.waiting}
        connection.execute(insert(PRESENCE), [{**row, **said}])

    def _roll(self, connection: Connection, plan: Bazaar) -> Roll:
        code = plan.code
        known = {row.device: row for row in connection.execute(select(DEVICE).where(DEVICE.c.bazaar == code))}
        said = {row.device: row for row in connection.execute(select(PRESENCE).where(PRESENCE.c.bazaar == code))}
        upstream = connection.execute(select(UPSTREAM).where(UPSTREAM.c.bazaar == code)).one_or_none()
        halls = {
            row.device: row.hall for row in connection.execute(select(INTRODUCED).where(INTRODUCED.c.bazaar == code))
        }
        wish = connection.execute(select(WISH).where(WISH.c.bazaar == code)).one_or_none()
        days = _days(connection, code)
        names = sorted(({*known, *plan.tills}) - {name for name in known if name.startswith(HALL)})
        rows = []
        for name in names:
            facts = facts_held(connection, code, name)
            device, presence, day = known.get(name), said.get(name), days.get(name, _Day())
            rows.append(
                RollRow(
                    device=name,
                    label=device.label if device else "",
                    standing=_standing(connection, plan, name, device, facts, day).value,
                    expected=name in plan.tills,
                    facts=facts,
                    waiting=max(presence.facts - facts, 0) if presence else 0,
                    relayed=_relayed(connection, code, name) if upstream else facts,
                    shifts=day.shifts,
                    sales=day.sales,
                    takings_minor=day.takings_minor,
                    open_by=day.open_by,
                    revoked=device.revoked if device else "",
                    contact_at=_latest(device, presence),
                    skew_ms=presence.skew_ms if presence else None,
                    hall="" if upstream else halls.get(name, ""),
                    papers=day.papers,
                    papers_differ=day.papers_differ,
                    told_at=datetime.fromisoformat(presence.at) if presence else None,
                )
            )
        relayed_at = datetime.fromisoformat(upstream.relayed_at) if upstream and upstream.relayed_at else None
        return Roll(
            at=self._surroundings.at(plan),
            tills=tuple(rows),
            has_centre=upstream is not None,
            relayed_at=relayed_at,
            wished_at=datetime.fromisoformat(wish.at) if wish else None,
            wished_from=wish.device if wish else "",
        )


def _days(connection: Connection, bazaar: str) -> dict[str, _Day]:
    days: dict[str, _Day] = {}
    read = readings_of(connection, bazaar)
    for device, body in projected(connection, bazaar, ShiftOpened.KIND, ShiftClosed.KIND):
        day = days.setdefault(device, _Day())
        stamp, fact = decode(body)
        if isinstance(fact, ShiftOpened):
            day.open_by, day.open_shift = stamp.by, fact.shift
        elif isinstance(fact, ShiftClosed):
            if fact.shift == day.open_shift:
                day.open_by = ""
            day.shifts += 1
            day.sales += fact.sales
            day.takings_minor += fact.takings_minor
            reading = read.get((stamp.device, stamp.epoch, stamp.seq))
            day.papers += reading is not None
            day.papers_differ += reading is not None and said_in(reading) != figures_of(fact)
    return days


def _standing(
    connection: Connection, plan: Bazaar, name: str, device: Row[tuple[object, ...]] | None, facts: int, day: _Day
) -> Standing:
    if facts == 0:
        return Standing.MISSING if name in plan.tills else Standing.CLOSED
    forked = connection.execute(
        select(ASIDE.c.epoch)
        .where(ASIDE.c.bazaar == plan.code, ASIDE.c.device == name, ASIDE.c.cause == "Forked")
        .order_by(ASIDE.c.epoch.desc())
        .limit(1)
    ).scalar()
    if forked is not None and forked >= last_epoch(connection, plan.code, name):
        return Standing.FORKED
    if device is not None and device.gap_seq:
        return Standing.GAPPED
    if day.open_by:
        return Standing.OPEN
    return Standing.CLOSED if day.shifts or name not in plan.tills else Standing.MISSING


def _relayed(connection: Connection, bazaar: str, device: str) -> int:
    mine = (RELAY_MARK.c.bazaar == bazaar) & (RELAY_MARK.c.device == device)
    return sum(connection.execute(select(RELAY_MARK.c.seq).where(mine)).scalars())


def _latest(device: Row[tuple[object, ...]] | None, presence: Row[tuple[object, ...]] | None) -> datetime | None:
    heard = [
        datetime.fromisoformat(str(text)) for text in (device and device.contact_at, presence and presence.at) if text
    ]
    return max(heard) if heard else None
