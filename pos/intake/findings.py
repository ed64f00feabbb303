"""What the reading of a file comes to: the rows that can be taken, and findings with their place and reason.

A reason is a refusal that carries data and no sentence; `pos.wording` words it. Where a value is wrong in a way the domain
knows (an amount, a check digit, an unknown family), the reason is the domain's own refusal; what only a file can get wrong
is named here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from pos.domain.errors import Refusal

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or doubtful, in a file.

    Attributes:
        line: the line of the file or row of the sheet, from 1; 0 where the file has no such line.
        column: the column's heading as it stands in the file; empty when the whole line is meant.
        reason: what is wrong; words for it are in `pos.wording`.
        is_warning: the row is taken all the same.
    """

    line: int
    column: str
    reason: Refusal
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class Intake(Generic[Row]):
    """What was read from one file.

    Attributes:
        file: the file's name, without its folder.
        rows: what can be taken, in the order of the file.
        findings: errors, whose rows are not among `rows`, and warnings, in the order of the file.
    """

    file: str
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings because of which a row, or the whole file, is not taken."""
        return tuple(finding for finding in self.findings if not finding.is_warning)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that someone should look at, although the row is taken."""
        return tuple(finding for finding in self.findings if finding.is_warning)


def in_file_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return findings by line; those of one line stay in the order in which they were made."""
    return tuple(sorted(findings, key=lambda finding: finding.line))


# -- the table --------------------------------------------------------------------------------------------------------


@dataclass(unsafe_hash=True)
class ColumnMissing(Refusal):
    """The table lacks a column without which no row can be taken; its usual headings are given."""

    title_ar: str
    title_en: str


@dataclass(unsafe_hash=True)
class ColumnUnknown(Refusal):
    """A heading (or key) that Amana does not know; the column is passed over."""

    text: str


@dataclass(unsafe_hash=True)
class ColumnTwice(Refusal):
    """Two headings mean the same column; the first is read."""

    text: str


@dataclass(unsafe_hash=True)
class CellsBeyondHeadings(Refusal):
    """The line has more cells than the table has headings: most likely a delimiter inside a name."""

    headings: int


@dataclass(unsafe_hash=True)
class QuoteOpen(Refusal):
    """A quotation mark is not closed, so that the lines up to `last_line` cannot be told apart."""

    last_line: int


# -- a cell -----------------------------------------------------------------------------------------------------------


@dataclass(unsafe_hash=True)
class CellEmpty(Refusal):
    """A value that is needed is not there."""


@dataclass(unsafe_hash=True)
class TextTooLong(Refusal):
    """A text has more characters than it may have."""

    length: int
    maximum: int


@dataclass(unsafe_hash=True)
class NotADate(Refusal):
    """The text is no date that exists, or its century must be guessed."""

    text: str


@dataclass(unsafe_hash=True)
class NotARate(Refusal):
    """The text is no percentage from 0 to 100 with at most two decimals."""

    text: str


@dataclass(unsafe_hash=True)
class NotAnOffset(Refusal):
    """The text is no offset from UTC such as `+04:00`."""

    text: str


@dataclass(unsafe_hash=True)
class NotATaxNumber(Refusal):
    """The text is no registration for value-added tax in Saudi Arabia: fifteen digits that begin and end with 3."""

    text: str


@dataclass(unsafe_hash=True)
class NotACode(Refusal):
    """A short name must be of Latin letters, digits, points, dashes and underscores."""

    text: str


@dataclass(unsafe_hash=True)
class NotADevice(Refusal):
    """A till is named by a letter and two or three digits, such as `T01`."""

    text: str


@dataclass(unsafe_hash=True)
class NotAPin(Refusal):
    """A PIN has other characters than digits, too few or too many; the PIN itself is not repeated."""

    minimum: int
    maximum: int


@dataclass(unsafe_hash=True)
class NotAPassword(Refusal):
    """A password of the office that is neither a PIN nor long enough; the password itself is not repeated."""

    characters_min: int
    characters_max: int


@dataclass(unsafe_hash=True)
class NotText(Refusal):
    """A key holds a list, a table or a truth value where a text, number or day is expected (or the other way round)."""


@dataclass(unsafe_hash=True)
class UnknownWord(Refusal):
    """The column takes one of a few words, and this is none of them."""

    text: str
    words_ar: str
    words_en: str


@dataclass(unsafe_hash=True)
class UnknownPackage(Refusal):
    """The bazaar has no package of this name."""

    text: str


@dataclass(unsafe_hash=True)
class DigitsLost(Refusal):
    """A spreadsheet has shortened a long code (`2.00004E+12`); its last digits are gone."""

    text: str


# -- cells that do not fit together -----------------------------------------------------------------------------------


@dataclass(unsafe_hash=True)
class GivenTwice(Refusal):
    """A number or code that an earlier line has already."""

    text: str
    line: int


@dataclass(unsafe_hash=True)
class AlreadyListed(Refusal):
    """The row has no number of its own, and its name is listed already: it would be enrolled a second time."""

    name: str
    number: str


@dataclass(unsafe_hash=True)
class CodeOfOtherFamily(Refusal):
    """An item's code was made for another family than the one in its row."""

    code: str
    family: str


@dataclass(unsafe_hash=True)
class FloorAbovePrice(Refusal):
    """The lowest price that the family allows is above the price itself."""

    price_minor: int
    floor_minor: int


@dataclass(unsafe_hash=True)
class DaysReversed(Refusal):
    """The bazaar ends before it begins."""

    first_day: date
    last_day: date


@dataclass(unsafe_hash=True)
class NamedTwice(Refusal):
    """A till or package is named more than once."""

    text: str


# -- doubts: the row is taken -----------------------------------------------------------------------------------------


@dataclass(unsafe_hash=True)
class SameName(Refusal):
    """An earlier line without a number bears the same name: two of a name, or one row twice."""

    name: str
    line: int


@dataclass(unsafe_hash=True)
class NameChanges(Refusal):
    """The number is listed under another name: the name changes, or the number is someone else's."""

    number: str
    old: str
    new: str


@dataclass(unsafe_hash=True)
class NotAnIban(Refusal):
    """The bank account's check digits do not fit (ISO 13616)."""

    text: str


@dataclass(unsafe_hash=True)
class NotAnIdentity(Refusal):
    """The text is neither an Emirates nor a Saudi identity number, or its check digit does not fit."""

    text: str


@dataclass(unsafe_hash=True)
class NotAPhone(Refusal):
    """The text is no phone number of seven to fifteen digits."""

    text: str


@dataclass(unsafe_hash=True)
class LicenceExpires(Refusal):
    """The licence ends before the bazaar does."""

    expiry: date
    last_day: date


@dataclass(unsafe_hash=True)
class LicenceRunsOut(Refusal):
    """The licence ends within thirty days, or has ended."""

    expiry: date


@dataclass(unsafe_hash=True)
class ExpiresEarly(Refusal):
    """The goods expire before the bazaar begins (an error) or while it lasts (a warning)."""

    expiry: date
    day: date


@dataclass(unsafe_hash=True)
class RateSmall(Refusal):
    """A commission below one per cent: a spreadsheet's 0.1 may stand for 10 %."""

    rate_bp: int


# -- orders of an online store ----------------------------------------------------------------------------------------


@dataclass(unsafe_hash=True)
class OtherCurrency(Refusal):
    """An order is in another currency than the bazaar."""

    text: str
    expected: str


@dataclass(unsafe_hash=True)
class UnknownState(Refusal):
    """A store's word for the state of an order that nobody has told us of."""

    text: str


@dataclass(unsafe_hash=True)
class PriceUnknown(Refusal):
    """Several products of one order have no price of their own."""


@dataclass(unsafe_hash=True)
class OrderEmpty(Refusal):
    """An order has no products."""

    number: str
