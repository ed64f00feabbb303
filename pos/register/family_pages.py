"""The families' own pages: private links that open without a login, on any phone.

A link's secret is 160 bits (`pos.register.page_links`); the database holds its SHA-256 only. A new serial makes the link before
it worthless, and a withdrawn one answers like one that never was. Every act on links needs the right to plan and stands in the
trail, with its reason.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sqlalchemy import delete, insert, select, update

from pos.domain.access import Deed
from pos.domain.errors import ReasonMissing, UnknownFamily
from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.domain.page_errors import UnfitAddress
from pos.domain.pages import PageList, PageReading, PageRow, PageState, TillHeard
from pos.domain.rights import Act, require
from pos.domain.text import clean
from pos.ledger.codec import write_time
from pos.register.catalogue import families_of
from pos.register.devices import HALL
from pos.register.office_journal import OFFICE, bazaar_of
from pos.register.page_links import ADDRESS, address_of, hash_of
from pos.register.projecting import raise_version
from pos.register.statements import statement_so_far
from pos.register.tables import BAZAAR, DEVICE, FAMILY, FAMILY_PAGE, META
from pos.register.trail import note

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from sqlalchemy import Connection

    from pos.domain.bazaar import Person
    from pos.register.database import Database
    from pos.register.page_links import PageLinks
    from pos.register.surroundings import Surroundings

ADDRESS_CHARACTERS_MAX = 200
LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})


class FamilyPages:
    """The links, and what opens behind them.

    Args:
        database: where their hashes are.
        links: makes the links.
        surroundings: the register's clock.
    """

    def __init__(self, database: Database, links: PageLinks, surroundings: Surroundings) -> None:
        self._database = database
        self._links = links
        self._surroundings = surroundings
        self._opened: dict[tuple[str, str], datetime] = {}  # no line of a family's own looks is kept on the disk

    # -- the office ---------------------------------------------------------------------------------------------

    def pages(self, by: Person, bazaar: str) -> PageList:
        """Return all families' links, by number.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is none of this code.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            return self._list(connection, bazaar)

    def move(self, by: Person, address: str) -> str:
        """Say where families reach the register; empty takes the links off all papers. Every till learns it with its cards.

        Raises:
            NotAllowed: not this person's business.
            UnfitAddress: it is not `https://` and a name.
        """
        require(by, Act.PLAN)
        address = address.strip().rstrip("/")
        if address and not _is_fit(address):
            raise UnfitAddress(address[:ADDRESS_CHARACTERS_MAX])
        with self._database.writing() as connection:
            if address == address_of(connection):
                return address
            connection.execute(delete(META).where(META.c.key == ADDRESS))
            connection.execute(insert(META), [{"key": ADDRESS, "value": address}])
            note(connection, self._surroundings.now(), by.code, Deed.PAGES_MOVED, address)
            for code in connection.execute(select(BAZAAR.c.code)).scalars().all():
                _tell_tills(connection, code)
        return address

    def give(self, by: Person, bazaar: str) -> PageList:
        """Give a link to every family that never had one.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is none of this code.
        """
        require(by, Act.PLAN)
        with self._database.writing(bazaar) as connection:
            bazaar_of(connection, bazaar)
            found = self._list(connection, bazaar)
            lacking = [row.family for row in found.rows if row.state is PageState.NONE]
            for family in lacking:
                self._write(connection, bazaar, family, 1)
            if lacking:
                note(connection, self._surroundings.now(), by.code, Deed.PAGE_GIVEN, bazaar, str(len(lacking)))
                _tell_tills(connection, bazaar, *lacking)
            return self._list(connection, bazaar)

    def welcome(self, connection: Connection, bazaar: str, families: Collection[str], by: str) -> None:
        """Give families that were enrolled links of their own, once families can reach the register.

        Args:
            connection: the enrolment's, a writing one.
            bazaar: its code.
            families: the families' numbers.
            by: who enrolled them.
        """
        if not families or not address_of(connection):
            return
        query = select(FAMILY_PAGE.c.family).where(FAMILY_PAGE.c.bazaar == bazaar)
        lacking = set(families).difference(connection.execute(query).scalars())
        for family in sorted(lacking):
            self._write(connection, bazaar, family, 1)
            note(connection, self._surroundings.now(), by, Deed.PAGE_GIVEN, f"{bazaar} {family}")
        if lacking:
            _tell_tills(connection, bazaar, *lacking)

    def renew(self, by: Person, bazaar: str, family: str, *, serial: int, reason: str) -> PageRow:
        """Make a family's link anew; the one before opens nothing any more.

        Args:
            by: who renews.
            bazaar: its code.
            family: the family's number.
            serial: of the link that is to be replaced; where it was replaced already, nothing more happens.
            reason: why.

        Raises:
            NotAllowed, UnknownBazaar, UnknownFamily: not this person's business, or there is no such family.
            ReasonMissing: no reason was given.
        """

        def renewed(connection: Connection, row: PageRow, why: str) -> None:
            if row.serial == serial:
                self._write(connection, bazaar, family, serial + 1)
                deed = Deed.PAGE_RENEWED if serial else Deed.PAGE_GIVEN
                note(connection, self._surroundings.now(), by.code, deed, f"{bazaar} {family}", why)

        return self._act(by, bazaar, family, reason, renewed)

    def withdraw(self, by: Person, bazaar: str, family: str, *, reason: str) -> PageRow:
        """Withdraw a family's link; twice is once.

        Raises:
            NotAllowed, UnknownBazaar, UnknownFamily: not this person's business, or there is no such family.
            ReasonMissing: no reason was given.
        """

        def withdrawn(connection: Connection, row: PageRow, why: str) -> None:
            if row.state is PageState.OPEN:
                mine = (FAMILY_PAGE.c.bazaar == bazaar) & (FAMILY_PAGE.c.family == family)
                at = write_time(self._surroundings.now())
                connection.execute(update(FAMILY_PAGE).where(mine).values(withdrawn=why, at=at))
                subject = f"{bazaar} {family}"
                note(connection, self._surroundings.now(), by.code, Deed.PAGE_WITHDRAWN, subject, why)

        return self._act(by, bazaar, family, reason, withdrawn)

    # -- the family ---------------------------------------------------------------------------------------------

    def open(self, bazaar: str, token: str) -> PageReading | None:
        """Return what stands behind a link; nothing behind one that is wrong or was withdrawn.

        Args:
            bazaar: its code.
            token: the secret part of the link.
        """
        with self._database.reading() as connection:
            mine = (FAMILY_PAGE.c.bazaar == bazaar) & (FAMILY_PAGE.c.token_hash == hash_of(token))
            row = connection.execute(select(FAMILY_PAGE.c.family, FAMILY_PAGE.c.withdrawn).where(mine)).one_or_none()
            if row is None or row.withdrawn:
                return None
            plan = bazaar_of(connection, bazaar)
            self._opened[bazaar, row.family] = self._surroundings.at(plan)
            return PageReading(
                statement=statement_so_far(connection, plan, row.family, self._surroundings.at(plan)),
                tills=_heard(connection, bazaar, plan.tills),
            )

    # -- inside -------------------------------------------------------------------------------------------------

    def _act(
        self, by: Person, bazaar: str, family: str, reason: str, act: Callable[[Connection, PageRow, str], None]
    ) -> PageRow:
        require(by, Act.PLAN)
        why = clean(reason)[:REASON_CHARACTERS_MAX]
        if not why:
            raise ReasonMissing
        with self._database.writing(bazaar) as connection:
            bazaar_of(connection, bazaar)
            row = self._row(connection, bazaar, family)
            act(connection, row, why)
            changed = self._row(connection, bazaar, family)
            if changed != row:
                _tell_tills(connection, bazaar, family)
            return changed

    def _list(self, connection: Connection, bazaar: str) -> PageList:
        address = address_of(connection)
        kept = {
            row.family: row for row in connection.execute(select(FAMILY_PAGE).where(FAMILY_PAGE.c.bazaar == bazaar))
        }
        rows = []
        for card in families_of(connection, bazaar):
            row = kept.get(card.number)
            none = PageRow(family=card.number, name_ar=card.name_ar, name_en=card.name_en, state=PageState.NONE)
            if row is None:
                rows.append(none)
                continue
            rows.append(
                replace(
                    none,
                    state=PageState.WITHDRAWN if row.withdrawn else PageState.OPEN,
                    serial=row.serial,
                    link="" if row.withdrawn else self._links.link(address, bazaar, card.number, row.serial),
                    at=datetime.fromisoformat(row.at),
                    reason=row.withdrawn,
                    opened_at=self._opened.get((bazaar, card.number)),
                )
            )
        return PageList(address=address, rows=tuple(rows))

    def _row(self, connection: Connection, bazaar: str, family: str) -> PageRow:
        found = next((row for row in self._list(connection, bazaar).rows if row.family == family), None)
        if found is None:
            raise UnknownFamily(family)
        return found

    def _write(self, connection: Connection, bazaar: str, family: str, serial: int) -> None:
        mine = (FAMILY_PAGE.c.bazaar == bazaar) & (FAMILY_PAGE.c.family == family)
        connection.execute(delete(FAMILY_PAGE).where(mine))
        row = {
            "bazaar": bazaar,
            "family": family,
            "serial": serial,
            "token_hash": hash_of(self._links.token(bazaar, family, serial)),
            "at": write_time(self._surroundings.now()),
            "withdrawn": "",
        }
        connection.execute(insert(FAMILY_PAGE), [row])


def _tell_tills(connection: Connection, bazaar: str, *families: str) -> None:
    """Let families' cards travel down again, with the links as they are now; all of a bazaar's where none is named."""
    version = raise_version(connection, bazaar)
    mine = FAMILY.c.bazaar == bazaar
    if families:
        mine &= FAMILY.c.number.in_(families)
    connection.execute(update(FAMILY).where(mine).values(version=version))


def _is_fit(address: str) -> bool:
    """Tell whether families can be sent to an address; in clear only on this very machine, for looking around."""
    try:
        parts = urlsplit(address)
        named = parts.hostname is not None and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK_NAMES)
    is_bare = not (parts.query or parts.fragment or parts.username or parts.password)
    is_short = len(address) <= ADDRESS_CHARACTERS_MAX and address.isascii() and address.isprintable()
    return named and is_safe and is_bare and is_short and " " not in address


def _heard(connection: Connection, bazaar: str, expected: tuple[str, ...]) -> tuple[TillHeard, ...]:
    """Return the bazaar's tills, those that the plan names and those that were admitted, and when each was last heard."""
    query = select(DEVICE.c.device, DEVICE.c.label, DEVICE.c.contact_at).where(DEVICE.c.bazaar == bazaar)
    heard = {row.device: row for row in connection.execute(query)}
    names = sorted({*expected, *(name for name in heard if name != OFFICE and not name.startswith(HALL))})
    return tuple(
        TillHeard(
            device=name,
            label=heard[name].label if name in heard else "",
            at=_moment(heard[name].contact_at) if name in heard else None,
        )
        for name in names
    )


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
