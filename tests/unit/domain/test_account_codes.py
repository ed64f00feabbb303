"""Codes are kept as accounting software takes them: Latin, short, each at one account."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.account_codes import AccountCode, hindrance, whole
from pos.domain.account_errors import AccountCodeTwice, UnfitAccountCode
from pos.domain.postings import Account

if TYPE_CHECKING:
    from pos.domain.errors import Refusal

CASH = AccountCode(account=Account.CASH, code=" ١٠١٠ ", name="  Cash   at hand ")


def test_every_account_has_a_row_and_digits_are_latin() -> None:
    rows = whole((CASH,))
    assert [row.account for row in rows] == list(Account)
    assert (rows[0].code, rows[0].name) == ("1010", "Cash at hand")
    assert not any(row.code or row.name for row in rows[1:])


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        ("1010", None),
        ("4-10/B.2_x", None),
        ("", None),
        ("=1+1", UnfitAccountCode("=1+1")),
        ("10 10", UnfitAccountCode("10 10")),
        ("نقد", UnfitAccountCode("نقد")),
        ("1" * 21, UnfitAccountCode("1" * 21)),
        ("a7", AccountCodeTwice("a7")),
    ],
)
def test_a_code_that_no_software_takes_is_refused(code: str, refusal: Refusal | None) -> None:
    rows = whole((AccountCode(account=Account.BANK, code="A7"), AccountCode(account=Account.LOSS, code=code)))
    assert hindrance(rows) == refusal
