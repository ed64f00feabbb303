"""A machine's old file of codes is read once and put away under a name that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.account_codes import AccountCode
from pos.domain.postings import Account
from pos.ui.screens.old_codes import OLD_CODES, TAKEN_OVER, put_away, read_old_codes

if TYPE_CHECKING:
    from pathlib import Path


def test_the_file_is_read_until_it_is_put_away(tmp_path: Path) -> None:
    assert read_old_codes(tmp_path) == ()
    text = "account,code,name\ncash,١٠١٠,النقد\nnothing,9,x\nfamily,2100\nbank,,Bank\n"
    (tmp_path / OLD_CODES).write_text(text, encoding="utf-8-sig")
    assert read_old_codes(tmp_path) == (
        AccountCode(account=Account.CASH, code="1010", name="النقد"),
        AccountCode(account=Account.FAMILY, code="2100"),
    )
    put_away(tmp_path)
    put_away(tmp_path)
    assert read_old_codes(tmp_path) == ()
    assert [one.name for one in tmp_path.iterdir()] == [TAKEN_OVER]
