"""The account codes are the register's: kept whole, changed by whoever writes books, each change in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.account_codes import AccountCode, CodeBook, whole
from pos.domain.account_errors import AccountCodesChanged, AccountCodeTwice
from pos.domain.errors import NotAllowed
from pos.domain.postings import Account
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, APPROVER, CASHIER

if TYPE_CHECKING:
    from pos.domain.bazaar import Person
    from pos.register.register import Register


def coded(**codes: str) -> tuple[AccountCode, ...]:
    return whole(AccountCode(account=Account(account), code=code) for account, code in codes.items())


def change(register: Register, version: int, by: Person = ACCOUNTANT, **codes: str) -> CodeBook:
    return register.codes.write(by, version, coded(**codes))


def test_codes_are_kept_and_each_change_stands_in_the_trail(register: Register) -> None:
    assert register.codes.read(APPROVER) == CodeBook(version=0, rows=coded())
    held = change(register, 0, cash="1010", family="2100")
    assert held == register.codes.read(APPROVER) == CodeBook(version=1, rows=coded(cash="1010", family="2100"))
    assert change(register, 0, cash="1010", family="2100") == held, "asked again after a lost answer"
    change(register, 1, ADMIN, cash="1011")
    told = [
        (row.by, row.subject, row.detail) for row in register.trail.rows(ADMIN) if row.deed.value == "account_coded"
    ]
    assert told == [
        (ACCOUNTANT.code, "cash", " → 1010"),
        (ACCOUNTANT.code, "family", " → 2100"),
        (ADMIN.code, "cash", "1010 → 1011"),
        (ADMIN.code, "family", "2100 → "),
    ]
    assert register.codes.read(ADMIN).rows == coded(cash="1011")


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(register: Register) -> None:
    change(register, 0, cash="1010")
    with pytest.raises(AccountCodesChanged):
        change(register, 0, ADMIN, cash="1099")
    with pytest.raises(AccountCodeTwice):
        change(register, 1, cash="1010", bank="1010")
    assert register.codes.read(ADMIN) == CodeBook(version=1, rows=coded(cash="1010"))


def test_only_whoever_writes_books_changes_codes(register: Register) -> None:
    for person in (APPROVER, CASHIER):
        with pytest.raises(NotAllowed):
            change(register, 0, person, cash="1")
    with pytest.raises(NotAllowed):
        register.codes.read(CASHIER)
