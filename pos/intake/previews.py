"""What taking a file in would do, row by row, before it is done: new, changed, the same, refused, or likely one that is there.

An empty cell, and a column that the file lacks, say nothing: what is held stays. So a list that was handed out and is read again
changes nothing, and a file of two columns changes those two only. A cell counts as changed where it is read as something else
than what is held would be read as, had it been handed out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from pos.domain.families import NEW, FamilyRecord, FieldChange
from pos.domain.list_facts import ListedLine, is_listed_so, line_of
from pos.domain.money import CURRENCIES
from pos.intake.cells import package_of
from pos.intake.families import COLUMNS as FAMILY_COLUMNS
from pos.intake.families import families_in, row_of
from pos.intake.findings import ColumnMissing, Finding, FloorAbovePrice, SameName
from pos.intake.handing_out import family_cells, handed_out, item_cells
from pos.intake.headers import unguarded
from pos.intake.items import COLUMNS as ITEM_COLUMNS
from pos.intake.items import items_in
from pos.intake.layouts import names_at
from pos.intake.likely import LikelyFamilies
from pos.intake.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard
    from pos.intake.families import FamilyRow
    from pos.intake.headers import Column, Layout
    from pos.intake.items import ItemRow
    from pos.intake.table import Table

FAMILIES, ITEMS = "families", "items"
LEFT = "left"  # no column: whoever is in the file takes part
COLUMNS: Mapping[str, tuple[Column, ...]] = {FAMILIES: FAMILY_COLUMNS, ITEMS: ITEM_COLUMNS}

# Where each column of a list stands in a card, and in what stays in the office.
_CARD = {
    **{name: name for name in ("name_ar", "package", "pay_by", "licence_expiry", "more_packages", "branch")},
    "governorate": "governorate",
    "kind": "family_kind",
    "commission": "rate_bp",
}
_OWN = {
    **{name: name for name in ("phone", "iban", "licence", "identity", "address", "needs", "services", "notes")},
    "collectors": "collectors",
    "other_account": "account",
}
_ITEM = {
    **{name: name for name in ("name_ar", "package", "expiry", "unit", "unsold")},
    "price": "price_minor",
    "floor": "floor_minor",
}


class Fate(str, Enum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    ALIKE = "alike"  # new, and likely one that is there already
    REFUSED = "refused"


class Known(NamedTuple):
    """What the register holds before a file is taken in."""

    bazaar: Bazaar
    records: tuple[FamilyRecord, ...]
    items: tuple[ItemCard, ...] = ()

    @property
    def cards(self) -> tuple[FamilyCard, ...]:
        """The families' cards."""
        return tuple(record.card for record in self.records)


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of a file and what becomes of it.

    Attributes:
        line: where it stands in the file.
        wish: what shall be; nothing where the row is refused.
        name: as it stands in the file, where the row is refused.
        findings: what is wrong with it, or doubtful.
        changes: what differs from what is held; `name` is the column's.
        alike: the number of the family that it likely is.
        by_phone: whether they have a phone in common, and not only a like name.
    """

    line: int
    fate: Fate
    wish: FamilyRecord | ListedLine | None = None
    name: str = ""
    findings: tuple[Finding, ...] = ()
    changes: tuple[FieldChange, ...] = field(default=(), repr=False)
    alike: str = ""
    by_phone: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """A file and what taking it in would do.

    Attributes:
        what: `families` or `items`.
        findings: what is wrong with the file as a whole.
        is_other: whether a column is missing, and the headings are those of the other list.
    """

    file: str
    what: str
    rows: tuple[PreviewRow, ...]
    findings: tuple[Finding, ...] = ()
    is_other: bool = False

    def counts(self) -> Counter[Fate]:
        """Return how many rows have each fate."""
        return Counter(row.fate for row in self.rows)


def preview(table: Table, what: str, layout: Layout, known: Known) -> Preview:
    """Return what taking a file in would do.

    Args:
        table: the file's.
        what: `families` or `items`.
        layout: which of its columns means what.
        known: what is held.

    Raises:
        UnreadableFile: the table has nothing to be read.
    """
    seen = _of_families(table, layout, known) if what == FAMILIES else _of_items(table, layout, known)
    lacks = any(isinstance(one.reason, ColumnMissing) for one in seen.findings)
    return replace(seen, is_other=lacks and _has_all(table, layout.line, ITEMS if what == FAMILIES else FAMILIES))


def _has_all(table: Table, line: int, what: str) -> bool:
    """Tell whether the headings name every column that a list needs."""
    known = names_at(table, line, COLUMNS[what])
    return all(column.name in known for column in COLUMNS[what] if column.is_needed)


def _of_families(table: Table, layout: Layout, known: Known) -> Preview:
    intake = families_in(table, known.bazaar, known.cards, layout)
    held = {record.card.number: record for record in known.records}
    likely, read_package = LikelyFamilies(known.records), package_of(known.bazaar.packages)
    findings = _by_line(intake.findings)
    rows = []
    for row in intake.rows:
        mine, before = findings.pop(row.line, ()), held.get(row.number)
        if before is None:
            rows.append(_new_family(row, mine, likely))
            continue
        back = Reading(row.line, {name: unguarded(handed_out(text)) for name, text in family_cells(before).items()}, {})
        wish = merged(row, before, row_of(back, read_package, known.bazaar.last_day, row.number))
        changes = _changes(FAMILY_COLUMNS, family_cells(before), family_cells(wish))
        if before.card.left:
            changes = (FieldChange(name=LEFT, before="1", after=""), *changes)
        is_same = (wish.card, wish.private) == (before.card, before.private)
        rows.append(PreviewRow(row.line, Fate.SAME if is_same else Fate.CHANGED, wish, "", mine, changes))
    return _preview(table, FAMILIES, layout, rows, findings)


def _new_family(row: FamilyRow, findings: tuple[Finding, ...], likely: LikelyFamilies) -> PreviewRow:
    wish = FamilyRecord(card=row.card(), private=row.private(), version=NEW)
    alike, by_phone = likely.of(wish)
    likely.add(wish)
    fate = Fate.ALIKE if alike else Fate.NEW
    return PreviewRow(row.line, fate, wish, "", findings, (), alike, by_phone)


def merged(row: FamilyRow, held: FamilyRecord, back: FamilyRow) -> FamilyRecord:
    """Return what a family becomes when a row says something of it.

    Args:
        row: as it was read.
        held: the family.
        back: the row that `held` would be, handed out and read again.
    """
    card, private = _said(row, row.card(), back.card(), _CARD), _said(row, row.private(), back.private(), _OWN)
    names_were_one = held.card.name_en == held.card.name_ar
    if "name_en" in row.given and row.name_en != back.name_en:
        card["name_en"] = row.name_en
    elif "name_ar" in card and names_were_one:
        card["name_en"] = row.name_ar
    return replace(
        held,
        card=replace(held.card, **card, left=False),
        private=replace(held.private, **private),
    )


def _said(row: FamilyRow | ItemRow, new: object, old: object, places: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of which a row says something else than what is held."""
    return {
        place: getattr(new, place)
        for column, place in places.items()
        if column in row.given and getattr(new, place) != getattr(old, place)
    }


def _of_items(table: Table, layout: Layout, known: Known) -> Preview:
    here = [card for card in known.cards if not card.left]
    intake = items_in(table, known.bazaar, here, known.items, layout)
    held, currency = {card.code: card for card in known.items}, CURRENCIES[known.bazaar.currency]
    findings = _by_line(intake.findings)
    rows = []
    for row in intake.rows:
        mine, before = findings.pop(row.line, ()), held.get(row.code)
        wish = _line(row, before)
        if wish.floor_minor > wish.price_minor:
            wrong = Finding(row.line, "", FloorAbovePrice(wish.price_minor, wish.floor_minor))
            rows.append(PreviewRow(row.line, Fate.REFUSED, None, row.name_ar, (*mine, wrong)))
        elif before is None:
            is_double = any(isinstance(finding.reason, SameName) for finding in mine)
            rows.append(PreviewRow(row.line, Fate.ALIKE if is_double else Fate.NEW, wish, "", mine))
        elif is_listed_so(wish, before):
            rows.append(PreviewRow(row.line, Fate.SAME, wish, "", mine))
        else:
            changes = _changes(ITEM_COLUMNS, item_cells(before, currency), item_cells(wish, currency))
            rows.append(PreviewRow(row.line, Fate.CHANGED, wish, "", mine, changes))
    return _preview(table, ITEMS, layout, rows, findings)


def _line(row: ItemRow, held: ItemCard | None) -> ListedLine:
    """Return the line that lists an item as its row says; what the row does not say stays as it is held."""
    said = row.received_line()
    fresh = ListedLine(
        item=row.code,
        family=row.family,
        name_ar=row.name_ar,
        name_en=row.name_en,
        package=row.package,
        price_minor=row.price_minor,
        rate_bp=0,
        announced=said.declared,
        floor_minor=row.floor_minor,
        expiry=row.expiry,
        unsold=row.unsold,
        unit=row.unit,
    )
    if held is None:
        return fresh
    before = line_of(held)
    changes = _said(row, fresh, before, _ITEM)
    if "name_en" in row.given or (held.name_en == held.name_ar and "name_ar" in changes):
        changes["name_en"] = row.name_en
    return replace(before, **changes, announced=said.declared)


def _changes(columns: Iterable[Column], before: Mapping[str, str], after: Mapping[str, str]) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name=column.name, before=before.get(column.name, ""), after=after.get(column.name, ""))
        for column in columns
        if before.get(column.name, "") != after.get(column.name, "")
    )


def _by_line(findings: Iterable[Finding]) -> dict[int, tuple[Finding, ...]]:
    lines: dict[int, list[Finding]] = {}
    for finding in findings:
        lines.setdefault(finding.line, []).append(finding)
    return {line: tuple(some) for line, some in lines.items()}


def _preview(
    table: Table, what: str, layout: Layout, rows: Sequence[PreviewRow], rest: Mapping[int, tuple[Finding, ...]]
) -> Preview:
    """Put the rows that are refused among those that are not, in the order of the file."""
    names = {row.line: row.cells for row in table.rows if row.line in rest}
    place = layout.places.get("name_ar", -1)
    refused: list[PreviewRow] = []
    whole: list[Finding] = []
    for line, findings in rest.items():
        if line <= layout.line:
            whole += findings
            continue
        cells = names.get(line, ())
        name = cells[place] if 0 <= place < len(cells) else ""
        refused.append(PreviewRow(line, Fate.REFUSED, None, name, findings))
    ordered = sorted((*rows, *refused), key=lambda row: row.line)
    return Preview(table.file, what, tuple(ordered), tuple(whole))
