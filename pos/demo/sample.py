"""The sample bazaar, as large as a rehearsal wants it.

The first families and items are those of `assets/sample/`. Where more are asked for, the rest are numbered households with the
sample's goods under codes of their own; where more is sold than lies on the tables, every family brings more of each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import cycle, islice
from typing import TYPE_CHECKING

from pos.demo.crowd import portions
from pos.domain.errors import OutOfRange, UnreadableFile
from pos.domain.identity import catalogue_item_code, family_number, family_serial
from pos.domain.limits import QUANTITY_MAX, STOCK_GRAMS_MAX
from pos.domain.weighing import Unit
from pos.intake.folder import read_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pos.domain.bazaar import Bazaar, Role
    from pos.intake.families import FamilyRow
    from pos.intake.items import ItemRow
    from pos.intake.people import PersonRow

TILLS_MIN, TILLS_MAX = 2, 64
FAMILIES_MIN, FAMILIES_MAX = 1, 5_000
SALES_MAX = 1_000_000
PIECES_PER_SALE = 4  # a little more than a basket holds on average


@dataclass(frozen=True, slots=True)
class Sample:
    """The bazaar that is played."""

    bazaar: Bazaar
    people: tuple[PersonRow, ...]
    families: tuple[FamilyRow, ...]
    items: tuple[ItemRow, ...]

    def with_role(self, role: Role) -> PersonRow:
        """Return the first person of a role."""
        return next(person for person in self.people if person.role is role)


def read_sample(folder: Path) -> Sample:
    """Read the sample as it stands.

    Raises:
        UnreadableFile: a file is missing or has an error.
    """
    files = read_folder(folder)
    if files.bazaar is None or not files.is_clean:
        raise UnreadableFile(folder.name, str(next(intake.file for intake in files.intakes if intake.errors)))
    return Sample(files.bazaar, files.people, files.families, files.items)


def resized(sample: Sample, *, tills: int, families: int, sales: int) -> Sample:
    """Return the sample with so many tills and families, and goods enough for so many sales.

    Raises:
        OutOfRange: more or fewer than a rehearsal can play.
    """
    for name, value, least, most in (
        ("tills", tills, TILLS_MIN, TILLS_MAX),
        ("families", families, FAMILIES_MIN, FAMILIES_MAX),
        ("sales", sales, 1, SALES_MAX),
    ):
        if not least <= value <= most:
            raise OutOfRange(name, value, least, most)
    rows = sample.families[:families] + tuple(_more_families(sample, families - len(sample.families)))
    kept = {row.number for row in rows}
    items = tuple(item for item in sample.items if item.family in kept or not item.family)
    items += tuple(_more_items(sample, rows[len(sample.families) :]))
    return Sample(
        bazaar=replace(sample.bazaar, tills=tuple(f"T{n:02d}" for n in range(1, tills + 1))),
        people=sample.people,
        families=rows,
        items=tuple(_stocked(items, sales * PIECES_PER_SALE)),
    )


def _more_families(sample: Sample, count: int) -> Iterable[FamilyRow]:
    used = {family_serial(row.number) for row in sample.families}
    serials = (serial for serial in range(1, FAMILIES_MAX + len(used) + 1) if serial not in used)
    for serial, model in zip(islice(serials, max(count, 0)), cycle(sample.families)):
        yield replace(
            model,
            number=family_number(serial),
            name_ar=f"أسرة {serial}",
            name_en=f"Family {serial}",
            phone="",
            iban="",
            licence="",
            collectors=(),
        )


def _more_items(sample: Sample, families: Iterable[FamilyRow]) -> Iterable[ItemRow]:
    own = [item for item in sample.items if item.family]
    models = cycle(own)
    for family in families:
        for n, model in enumerate(islice(models, 6), 1):
            yield replace(
                model, family=family.number, code=catalogue_item_code(family.number, n), package=family.package
            )


def _stocked(items: tuple[ItemRow, ...], pieces: int) -> Iterable[ItemRow]:
    times = max(1, -(-pieces // max(1, sum(portions(item.unit, item.quantity) for item in items))))
    for item in items:
        most = QUANTITY_MAX if item.unit is Unit.PIECE else STOCK_GRAMS_MAX
        yield replace(item, quantity=min(item.quantity * times, most))
