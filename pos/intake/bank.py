"""What a bank wants to know of the centre, and how its own table looks: `bank.toml` beside the office's files.

The payout's bank sheet writes it; it may be written by hand as well. A column is told as `heading = field`: the bank's heading,
and which of our fields stands under it.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.bank import CENTRE_FIELDS, CentreAccount, banks_text, is_bic, is_iban
from pos.domain.bank_errors import NotABic, NotAColumn, NotLatin
from pos.domain.errors import UnreadableFile
from pos.domain.text import clean, latin_digits
from pos.intake.findings import NotAnIban
from pos.intake.table import decode, read_content

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # type: ignore[import-not-found, unused-ignore]  # only there where tomllib is not

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

FILE = "bank.toml"
BYTES_MAX = 64 * 1024
COLUMN_FIELDS = ("family", "name_ar", "name_en", "account", "amount", "currency", "reference", "batch", "day")
COLUMNS = "columns"
PURPOSE_CHARACTERS_MAX = 35  # ISO 20022: Max35Text


@dataclass(frozen=True, slots=True)
class BankColumn:
    """One column of a bank's table.

    Attributes:
        heading: the bank's.
        field: which of `COLUMN_FIELDS` stands under it.
    """

    heading: str
    field: str


NO_ACCOUNT = CentreAccount(name="", iban="")
# What the table of Amana itself looks like.
OWN_COLUMNS = tuple(BankColumn(field, field) for field in COLUMN_FIELDS[:7])


@dataclass(frozen=True, slots=True)
class BankSettings:
    """What is known of the centre's bank.

    Attributes:
        centre: its account; the fields are empty where nobody told them yet.
    """

    centre: CentreAccount = NO_ACCOUNT
    columns: tuple[BankColumn, ...] = OWN_COLUMNS


def read_bank(path: Path) -> BankSettings:
    """Read what is known of the centre's bank; nothing is, where there is no file.

    Raises:
        UnreadableFile: it is no TOML, or has a key that is not known.
        NotAColumn: a column is not told as it must be.
    """
    if not path.exists():
        return BankSettings()
    try:
        told = tomllib.loads(decode(path.name, read_content(path, BYTES_MAX)).replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(path.name, "not_toml") from error
    lines = told.pop(COLUMNS, None)
    if told.keys() - set(CENTRE_FIELDS) or not isinstance(lines, list | None):
        raise UnreadableFile(path.name, "not_toml")
    texts = {key: str(told.get(key, "")) for key in CENTRE_FIELDS}
    columns = OWN_COLUMNS if lines is None else read_columns([str(line) for line in lines])
    return BankSettings(CentreAccount(**texts), columns)


def write_bank(path: Path, settings: BankSettings) -> None:
    """Write what is known of the centre's bank, to a new file that takes the old one's place."""
    lines = [f"{key} = {_literal(getattr(settings.centre, key))}" for key in CENTRE_FIELDS]
    told = ", ".join(_literal(line) for line in column_lines(settings.columns))
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_text("\n".join([*lines, f"{COLUMNS} = [{told}]", ""]), encoding="utf-8")
    fresh.replace(path)


def read_centre(texts: Mapping[str, str]) -> CentreAccount:
    """Read the centre's account as somebody typed it, by the fields of `CentreAccount`.

    Raises:
        NotLatin: the name, or the purpose, has letters that a bank does not read.
        NotAnIban, NotABic: it has a mistake.
    """
    name, purpose = clean(texts["name"]), clean(texts["purpose"])
    iban, bic = (latin_digits(texts[key]).replace(" ", "").upper() for key in ("iban", "bic"))
    if not banks_text(name):
        raise NotLatin(name)
    if not is_iban(iban):
        raise NotAnIban(iban)
    if bic and not is_bic(bic):
        raise NotABic(bic)
    if purpose and (banks_text(purpose) != purpose or len(purpose) > PURPOSE_CHARACTERS_MAX):
        raise NotLatin(purpose)
    return CentreAccount(name=name, iban=iban, bic=bic, purpose=purpose)


def read_columns(lines: Sequence[str]) -> tuple[BankColumn, ...]:
    """Read the columns of a bank's table, each as `heading = field`; empty lines are passed over.

    Raises:
        NotAColumn: a line has no heading or no known field, or there is none at all.
    """
    columns = tuple(_column(line) for line in lines if line.strip())
    if not columns:
        raise NotAColumn("", COLUMN_FIELDS)
    return columns


def column_lines(columns: Sequence[BankColumn]) -> tuple[str, ...]:
    """Return columns as they are typed; the opposite of `read_columns`."""
    return tuple(f"{column.heading} = {column.field}" for column in columns)


def _column(line: str) -> BankColumn:
    heading, _, field = line.rpartition("=")
    heading, field = clean(heading), field.strip().lower()
    if not heading or field not in COLUMN_FIELDS:
        raise NotAColumn(line, COLUMN_FIELDS)
    return BankColumn(heading, field)


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
