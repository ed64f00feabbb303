"""The centre's code book: which code its books use for each account, the same for all bazaars and all machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from pos.domain.access import Deed
from pos.domain.account_codes import AccountCode, CodeBook, hindrance, whole
from pos.domain.account_errors import AccountCodesChanged
from pos.domain.postings import Account
from pos.domain.rights import Act, require
from pos.register.tables import ACCOUNT_CODE, META
from pos.register.trail import note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from pos.domain.bazaar import Person
    from pos.register.database import Database
    from pos.register.surroundings import Surroundings

VERSION = "account_codes_version"


class AccountCodes:
    """Keeps the codes.

    Args:
        database: where they are.
        surroundings: the register's clock.
    """

    def __init__(self, database: Database, surroundings: Surroundings) -> None:
        self._database = database
        self._surroundings = surroundings

    def read(self, by: Person) -> CodeBook:
        """Return the code of every account.

        Raises:
            NotAllowed: not this person's business.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            return _read(connection)

    def write(self, by: Person, version: int, rows: Iterable[AccountCode]) -> CodeBook:
        """Keep the code of every account, with an entry of the trail for each one that changes.

        Args:
            by: who changes them.
            version: of the codes that this person saw.
            rows: what holds from now on; an account that is not among them has no code.

        Raises:
            NotAllowed: not this person's business.
            UnfitAccountCode, AccountCodeTwice: no accounting software would take them.
            AccountCodesChanged: somebody else changed them meanwhile.
        """
        require(by, Act.WRITE_BOOKS)
        told = whole(rows)
        refusal = hindrance(told)
        if refusal is not None:
            raise refusal
        with self._database.writing() as connection:
            held = _read(connection)
            if held.rows == told:
                return held  # asked again, because the answer was lost
            if held.version != version:
                raise AccountCodesChanged
            self._write(connection, by, held, told)
            return _read(connection)

    def _write(self, connection: Connection, by: Person, held: CodeBook, told: tuple[AccountCode, ...]) -> None:
        for old, new in zip(held.rows, told, strict=True):
            if old != new:
                change = f"{_words(old)} → {_words(new)}"
                note(connection, self._surroundings.now(), by.code, Deed.ACCOUNT_CODED, new.account.value, change)
        connection.execute(delete(ACCOUNT_CODE))
        kept = [{"account": one.account.value, "code": one.code, "name": one.name} for one in told if _words(one)]
        if kept:
            connection.execute(insert(ACCOUNT_CODE), kept)
        connection.execute(delete(META).where(META.c.key == VERSION))
        connection.execute(insert(META), [{"key": VERSION, "value": str(held.version + 1)}])


def _read(connection: Connection) -> CodeBook:
    version = connection.execute(select(META.c.value).where(META.c.key == VERSION)).scalar() or "0"
    known = {account.value for account in Account}  # a newer Amana may have more
    rows = (
        AccountCode(account=Account(row.account), code=row.code, name=row.name)
        for row in connection.execute(select(ACCOUNT_CODE))
        if row.account in known
    )
    return CodeBook(version=int(version), rows=whole(rows))


def _words(row: AccountCode) -> str:
    return " ".join(filter(None, (row.code, row.name)))
