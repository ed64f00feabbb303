"""Files of orders, read by the bazaar's plan and by what persons said of columns; only headings are kept of what is read."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from typing_extensions import override

from pos.intake.headers import propose
from pos.intake.layouts import KeptLayouts, layout_of, names_at, said_layout
from pos.ledger.catalogue import Catalogue
from pos.ui.presenters.import_rows import columns_form
from pos.ui.presenters.store_orders import OrderFiles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pos.domain.store_orders import DayOrder
    from pos.intake.headers import Layout
    from pos.intake.orders import OrderIntake
    from pos.ledger.book import Book
    from pos.ui.rows.importing import ColumnsForm

COLUMNS_FILE = "order-columns.json"


class BazaarOrderFiles(OrderFiles):
    """Reads files of orders.

    Args:
        book: knows the bazaar's plan.
        folder: where it is kept what columns mean.
    """

    def __init__(self, book: Book, folder: Path) -> None:
        self._book = book
        self._layouts = KeptLayouts(folder / COLUMNS_FILE)

    @override
    def read(self, path: Path, days: DayOrder | None) -> OrderIntake:
        from pos.intake.orders import read_orders

        with closing(self._book.reader()) as connection:
            bazaar = Catalogue(connection).bazaar()
        return read_orders(path, bazaar, days, self._layouts.read())

    @override
    def columns(self, path: Path, line: int | None) -> ColumnsForm:
        from pos.intake.order_columns import COLUMNS, LINE_ITEMS
        from pos.intake.orders import ORDERS
        from pos.intake.table import read_table

        table = read_table(path)
        layout = said_layout(table, ORDERS, COLUMNS, self._layouts.read()) or propose(table, COLUMNS)
        said = names_of(layout) if line in {None, layout.line} else names_at(table, line or 0, COLUMNS)
        shown = [column for column in COLUMNS if column.name not in LINE_ITEMS or column.name in said]
        return columns_form(table, shown, layout.line if line is None else line, said)

    @override
    def say_columns(self, path: Path, line: int, names: Sequence[str]) -> None:
        from pos.intake.order_columns import COLUMNS
        from pos.intake.orders import ORDERS
        from pos.intake.table import read_table

        self._layouts.remember(ORDERS, layout_of(read_table(path), line, COLUMNS, names))


def names_of(layout: Layout) -> tuple[str, ...]:
    """Return what each cell of a row of headings means; empty where it is not read."""
    names = [""] * len(layout.headings)
    for name, index in layout.places.items():
        names[index] = name
    return tuple(names)
