"""A centre's whole folder: the bazaar, its people, families and items, read in the order in which they need each other.

`families` and `items` may be CSV or XLSX; where both are there, the CSV is read. A later file is not read when what it builds
upon could not be: the findings say why. Files of an online store's orders (`orders…`) may lie beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pos.domain.errors import UnreadableFile
from pos.domain.store_orders import DayOrder
from pos.intake.bazaar import read_bazaar
from pos.intake.families import FamilyRow, read_families
from pos.intake.items import ItemRow, read_items
from pos.intake.orders import read_orders
from pos.intake.people import PersonRow, read_people

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.bazaar import Bazaar
    from pos.intake.findings import Intake

ENDINGS = (".csv", ".xlsx")


@dataclass(frozen=True, slots=True)
class CentreFolder:
    """What a centre's folder holds.

    Attributes:
        bazaar: the plan; None when it has an error, and then nothing else was read.
        intakes: one per file that was read, with its findings.
    """

    bazaar: Bazaar | None
    people: tuple[PersonRow, ...]
    families: tuple[FamilyRow, ...]
    items: tuple[ItemRow, ...]
    intakes: tuple[Intake[Any], ...]

    @property
    def is_clean(self) -> bool:
        """Whether no file has an error; warnings are allowed."""
        return not any(intake.errors for intake in self.intakes)


def read_folder(folder: Path) -> CentreFolder:
    """Read a centre's folder.

    Raises:
        UnreadableFile: a file is missing or is no table at all.
    """
    plan = read_bazaar(folder / "bazaar.toml")
    if not plan.rows:
        return CentreFolder(None, (), (), (), (plan,))
    (bazaar,) = plan.rows
    people = read_people(_table(folder, "people"))
    families = read_families(_table(folder, "families"), bazaar)
    items = read_items(_table(folder, "items"), bazaar, [row.card() for row in families.rows])
    orders = tuple(
        read_orders(path, bazaar, DayOrder.DAY_FIRST)
        for path in sorted(folder.glob("orders*"))
        if path.suffix in ENDINGS
    )
    return CentreFolder(bazaar, people.rows, families.rows, items.rows, (plan, people, families, items, *orders))


def _table(folder: Path, name: str) -> Path:
    for ending in ENDINGS:
        path = folder / f"{name}{ending}"
        if path.exists():
            return path
    raise UnreadableFile(f"{name}.csv", "missing")
