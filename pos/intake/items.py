"""The list of items: what each family brings, at which price, how many, and what becomes of what is not sold."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard, Unsold
from pos.domain.errors import OutOfRange, UnknownFamily
from pos.domain.goods_facts import ReceivedLine
from pos.domain.identity import CATALOGUE_PREFIX, CENTRE, catalogue_item_code, family_serial
from pos.domain.limits import ITEM_SERIAL_MAX, QUANTITY_MAX, STOCK_GRAMS_MAX
from pos.domain.money import CURRENCIES
from pos.domain.text import fold
from pos.domain.weighing import Unit
from pos.intake.cells import (
    package_of,
    price_of,
    read_code_of_item,
    read_date,
    read_number_of_family,
    weight_of,
    whole_of,
    word_of,
)
from pos.intake.findings import (
    AlreadyListed,
    CellEmpty,
    CodeOfOtherFamily,
    ExpiresEarly,
    FloorAbovePrice,
    GivenTwice,
    Intake,
    NameChanges,
    SameName,
    in_file_order,
)
from pos.intake.headers import Column, read_rows
from pos.intake.reading import Reading, given_in, take_names
from pos.intake.table import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from pos.intake.headers import Layout
    from pos.intake.table import Table

UNSOLD_WORDS = {
    Unsold.RETURN: ("إرجاع", "return", "يرجع", "ترجع", "إعادة", "returned", "back"),
    Unsold.DONATE: ("تبرع", "donate", "يتبرع به", "صدقة", "donation", "donated"),
}
READ_UNSOLD = word_of(UNSOLD_WORDS)
UNIT_WORDS = {
    Unit.PIECE: ("قطعة", "piece", "حبة", "بالقطعة", "pc", "pcs", "each"),
    Unit.GRAM: ("كغ", "kg", "كيلو", "كيلوغرام", "كجم", "وزن", "بالوزن", "kilo", "kilogram", "weight"),
}
READ_UNIT = word_of(UNIT_WORDS)
CENTRE_WORDS = frozenset(map(fold, ("المركز", "مركز", "centre", "center")))
COLUMNS = (
    Column("code", "رمز الصنف", "Item code", ("الرمز", "الكود", "باركود", "barcode", "item", "EAN", "EAN-13")),
    Column(
        "family",
        "رقم الأسرة",
        "Family number",
        ("الأسرة", "رقم", "family no", "owner", "صاحب الصنف", "المالك"),
        is_needed=True,
    ),
    Column(
        "name_ar",
        "الاسم بالعربية",
        "Arabic name",
        ("الاسم", "الصنف", "اسم الصنف", "الاسم العربي", "name", "name in Arabic", "item name", "description"),
        is_needed=True,
    ),
    Column("name_en", "الاسم بالإنجليزية", "English name", ("الاسم الإنجليزي", "name in English")),
    Column("package", "الباقة", "Package", ("اسم الباقة", "التصنيف", "category")),
    Column(
        "price", "السعر", "Price", ("سعر البيع", "سعر القطعة", "الثمن", "unit price", "selling price"), is_needed=True
    ),
    Column("quantity", "الكمية", "Quantity", ("العدد", "عدد القطع", "qty", "pieces", "count")),
    Column(
        "floor",
        "أقل سعر",
        "Lowest price",
        ("الحد الأدنى", "الحد الأدنى للسعر", "floor price", "minimum price", "min price"),
    ),
    Column(
        "expiry", "تاريخ الانتهاء", "Expiry", ("الصلاحية", "انتهاء الصلاحية", "expiry date", "expires", "best before")
    ),
    Column("unit", "الوحدة", "Unit", ("وحدة البيع", "يباع", "sold by", "unit of sale")),
    Column("unsold", "غير المبيع", "Unsold", ("ما لم يبع", "مصير غير المبيع", "if unsold", "leftover")),
)
_NAMES = tuple(column.name for column in COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """An item as the office's list announces it; what is really there is counted at the goods desk.

    Attributes:
        line: where it stands in the file.
        code: EAN-13, given or assigned while reading.
        family: the family's number; empty for the centre's own.
        package: the package's code; the family's where the row names none.
        quantity: pieces or grams announced; 0 when the list does not say.
        price_minor, floor_minor: for one piece or kilogram; a floor of 0 means that none was named.
        unit: whether it is sold by the piece or by weight.
        is_assigned: the code was not in the file.
        given: the columns that say something in this row.
    """

    line: int
    code: str
    family: str
    name_ar: str
    name_en: str
    package: str
    price_minor: int
    quantity: int = 0
    floor_minor: int = 0
    expiry: date | None = None
    unsold: Unsold = Unsold.RETURN
    is_assigned: bool = False
    unit: Unit = Unit.PIECE
    given: frozenset[str] = field(default=frozenset(), compare=False, repr=False)

    def card(self, rate_bp: int, received: int = 0) -> ItemCard:
        """Return the card that travels to the tills.

        Args:
            rate_bp: the commission agreed for the consignment, in basis points.
            received: pieces counted at the goods desk so far.
        """
        return ItemCard(
            code=self.code,
            family=self.family,
            name_ar=self.name_ar,
            name_en=self.name_en,
            package=self.package,
            price_minor=self.price_minor,
            rate_bp=rate_bp,
            floor_minor=self.floor_minor,
            expiry=self.expiry,
            unsold=self.unsold,
            received=received,
            unit=self.unit,
        )

    def received_line(self, counted: int | None = None) -> ReceivedLine:
        """Return the line of a goods-received note; without a count, the announced pieces are taken as counted."""
        return ReceivedLine(
            item=self.code,
            name_ar=self.name_ar,
            name_en=self.name_en,
            package=self.package,
            quantity=self.quantity if counted is None else counted,
            price_minor=self.price_minor,
            declared=self.quantity,
            floor_minor=self.floor_minor,
            expiry=self.expiry,
            unsold=self.unsold,
            unit=self.unit,
        )


def read_items(
    path: Path, bazaar: Bazaar, families: Iterable[FamilyCard], known: Iterable[ItemCard] = ()
) -> Intake[ItemRow]:
    """Read a list of items; where a row has no code, give it the lowest one of its family that is free.

    Args:
        path: a CSV or XLSX file.
        bazaar: its currency, packages and days.
        families: whose items may be in the list.
        known: the items that are listed already. A row with one of their codes changes that item; a row without code but
            with the name of one of the family's items is refused, so that reading a list twice lists nothing twice.

    Raises:
        UnreadableFile: the file is no such table.
    """
    return items_in(read_table(path), bazaar, families, known)


def items_in(
    table: Table,
    bazaar: Bazaar,
    families: Iterable[FamilyCard],
    known: Iterable[ItemCard] = (),
    layout: Layout | None = None,
) -> Intake[ItemRow]:
    """Read items from a table, as `read_items` does from its file.

    Args:
        table: a file's.
        bazaar: its currency, packages and days.
        families: whose items may be in the list.
        known: the items that are listed already.
        layout: which column means what, where a person has said so.

    Raises:
        UnreadableFile: the table has no headings.
    """
    readings, findings = read_rows(table, COLUMNS, layout)
    desk = _Desk(bazaar, families, known)
    codes = [desk.given_code(reading) for reading in readings]
    rows = []
    for reading, code in zip(readings, codes, strict=True):
        row = desk.row(reading, code)
        if reading.is_good and not code:
            row = desk.coded(reading, row)
        if reading.is_good:
            rows.append(row)
        findings += reading.findings
    return Intake(table.file, tuple(rows), in_file_order(findings))


class _Desk:
    """What a row is checked against: the bazaar, the families, the listed items and the rows before it."""

    def __init__(self, bazaar: Bazaar, families: Iterable[FamilyCard], known: Iterable[ItemCard]) -> None:
        self._bazaar = bazaar
        self._currency = CURRENCIES[bazaar.currency]
        self._read_package = package_of(bazaar.packages)
        self._families: Mapping[str, FamilyCard] = {card.number: card for card in families}
        self._known = {card.code: card for card in known}
        self._known_names = {(card.family, fold(card.name_ar)): card.code for card in self._known.values()}
        self._code_lines: dict[str, int] = {}
        self._name_lines: dict[tuple[str, str], int] = {}
        self._next_serial: dict[str, int] = {}

    def given_code(self, reading: Reading) -> str:
        """Read the code of a row and note its line; also the codes of rows that are not taken stay reserved."""
        code = reading.take("code", read_code_of_item, "")
        if code in self._code_lines:
            reading.refuse("code", GivenTwice(code, self._code_lines[code]))
        elif code:
            self._code_lines[code] = reading.line
        return code

    def row(self, reading: Reading, code: str) -> ItemRow:
        """Read the rest of a row."""
        family = reading.need("family", self._read_family, None)
        name_ar, name_en = take_names(reading)
        if family is not None:
            self._check_owner(reading, code, family)
            self._check_name(reading, code, family, name_ar)
        price_minor, floor_minor = self._prices(reading)
        unit = reading.take("unit", READ_UNIT, Unit.PIECE)
        read_quantity = whole_of("quantity", 0, QUANTITY_MAX) if unit is Unit.PIECE else weight_of(STOCK_GRAMS_MAX)
        return ItemRow(
            line=reading.line,
            code=code,
            family=family or CENTRE,
            name_ar=name_ar,
            name_en=name_en,
            package=self._package(reading, family),
            price_minor=price_minor,
            quantity=reading.take("quantity", read_quantity, 0),
            floor_minor=floor_minor,
            expiry=self._expiry(reading),
            unsold=reading.take("unsold", READ_UNSOLD, Unsold.RETURN),
            unit=unit,
            given=given_in(reading, _NAMES),
        )

    def coded(self, reading: Reading, row: ItemRow) -> ItemRow:
        """Give a row the lowest code of its family that is free."""
        for serial in range(self._next_serial.get(row.family, 1), ITEM_SERIAL_MAX + 1):
            code = catalogue_item_code(row.family, serial)
            if code not in self._code_lines and code not in self._known:
                self._next_serial[row.family] = serial + 1
                return replace(row, code=code, is_assigned=True)
        reading.refuse("code", OutOfRange("item", ITEM_SERIAL_MAX + 1, 1, ITEM_SERIAL_MAX))
        return row

    def _read_family(self, text: str) -> str:
        if fold(text) in CENTRE_WORDS:
            return CENTRE
        number = read_number_of_family(text)
        if number not in self._families:
            raise UnknownFamily(number)
        return number

    def _check_owner(self, reading: Reading, code: str, family: str) -> None:
        """A code from the list names its family; a row that says otherwise would credit the wrong one."""
        serial = family_serial(family) if family else 0
        is_of_other = code.startswith(CATALOGUE_PREFIX) and int(code[2:7]) != serial
        if is_of_other or (code in self._known and self._known[code].family != family):
            reading.refuse("code", CodeOfOtherFamily(code, family))

    def _check_name(self, reading: Reading, code: str, family: str, name_ar: str) -> None:
        name = (family, fold(name_ar))
        if code:
            old = self._known[code].name_ar if code in self._known else name_ar
            if name_ar and fold(old) != fold(name_ar):
                reading.warn("name_ar", NameChanges(code, old, name_ar))
        elif name in self._known_names:
            reading.refuse("name_ar", AlreadyListed(name_ar, self._known_names[name]))
        elif name in self._name_lines:
            reading.warn("name_ar", SameName(name_ar, self._name_lines[name]))
        elif name_ar:
            self._name_lines[name] = reading.line

    def _prices(self, reading: Reading) -> tuple[int, int]:
        price_minor = reading.need("price", price_of(self._currency, "price", 1), 0)
        floor_minor = reading.take("floor", price_of(self._currency, "floor"), 0)
        if price_minor and floor_minor > price_minor:
            reading.refuse("floor", FloorAbovePrice(price_minor, floor_minor))
        return price_minor, floor_minor

    def _package(self, reading: Reading, family: str | None) -> str:
        if reading.text("package"):
            return reading.take("package", self._read_package, "")
        if family:
            return self._families[family].package
        if family == CENTRE:
            reading.refuse("package", CellEmpty())
        return ""

    def _expiry(self, reading: Reading) -> date | None:
        expiry = reading.take("expiry", read_date, None)
        if expiry and expiry < self._bazaar.first_day:
            reading.refuse("expiry", ExpiresEarly(expiry, self._bazaar.first_day))
        elif expiry and expiry < self._bazaar.last_day:
            reading.warn("expiry", ExpiresEarly(expiry, self._bazaar.last_day))
        return expiry
