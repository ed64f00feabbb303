"""The codes that the centre's books use for Amana's accounts: what they may look like, and what hinders keeping them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pos.domain.account_errors import AccountCodeTwice, UnfitAccountCode
from pos.domain.limits import CODE_CHARACTERS_MAX, NAME_CHARACTERS_MAX
from pos.domain.postings import Account
from pos.domain.text import clean, latin_digits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos.domain.errors import Refusal

ACCOUNT_CODE_CHARACTERS_MAX = 20
_FIT = re.compile(rf"[0-9A-Za-z][0-9A-Za-z./_-]{{0,{ACCOUNT_CODE_CHARACTERS_MAX - 1}}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountCode:
    """What the centre's books call one account.

    Attributes:
        code: empty where none was given.
        name: as the books name it; may be empty.
    """

    account: Account
    code: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBook:
    """The code of every account.

    Attributes:
        version: how often they were changed; whoever changes them says which ones were seen.
        rows: one for each account, in the chart's order.
    """

    version: int
    rows: tuple[AccountCode, ...]


def tidied(row: AccountCode) -> AccountCode:
    """Return a code as it is kept: Latin digits, no spaces around it."""
    return replace(row, code=clean(latin_digits(row.code)), name=clean(row.name)[:NAME_CHARACTERS_MAX])


def whole(rows: Iterable[AccountCode]) -> tuple[AccountCode, ...]:
    """Return one row for each account of the chart, in its order; the last one told of an account holds."""
    told = {row.account: tidied(row) for row in rows}
    return tuple(told.get(account, AccountCode(account=account)) for account in Account)


def hindrance(rows: Iterable[AccountCode]) -> Refusal | None:
    """Return why codes cannot be kept; nothing where they can."""
    seen: set[str] = set()
    for row in rows:
        if not row.code:
            continue
        if not _FIT.fullmatch(row.code):
            return UnfitAccountCode(row.code[:CODE_CHARACTERS_MAX])
        if row.code.upper() in seen:
            return AccountCodeTwice(row.code)
        seen.add(row.code.upper())
    return None
