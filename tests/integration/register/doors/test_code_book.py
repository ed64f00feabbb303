"""Two machines read the same codes through the doors; what cannot be kept is refused by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.account_codes import AccountCode, whole
from pos.domain.account_errors import AccountCodesChanged, UnfitAccountCode
from pos.domain.postings import Account
from pos.sync.code_calls import CodeCalls

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.sync.client import RegisterClient


def test_codes_go_in_on_one_machine_and_come_out_on_another(office: Callable[[str], RegisterClient]) -> None:
    one, other = CodeCalls(office("K01")), CodeCalls(office("P01"))
    rows = whole((AccountCode(account=Account.CASH, code="1010", name="الصندوق"),))
    kept = one.change_account_codes(0, rows)
    assert kept == other.account_codes()
    assert (kept.version, kept.rows) == (1, rows)
    with pytest.raises(AccountCodesChanged):
        one.change_account_codes(0, whole(()))
    with pytest.raises(UnfitAccountCode):
        one.change_account_codes(1, (AccountCode(account=Account.CASH, code="a b"),))
