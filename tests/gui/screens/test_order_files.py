"""Orders with headings of a store's own: named once by a person, and read so whatever the next file is called."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from pos.domain.store_orders import OrderState
from pos.intake.headers import Layout
from pos.ui.screens.order_files import BazaarOrderFiles, names_of
from tests.builders import an_open_book

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Our own shop, November"
HEADINGS = ("Bon", "Am", "Stand", "Ware", "Stück", "Je", "Porto", "Summe")
MEANS = ("order", "date", "state", "name", "quantity", "price", "delivery", "total")
ROWS = (("71", "2026-11-20", "paid", "Date jam", "2", "25.00", "10.00", "60.00"),)


def a_file(path: Path, *rows: tuple[str, ...]) -> Path:
    path.write_text("\n".join(map(",".join, ((TITLE,), HEADINGS, *rows))), encoding="utf-8")
    return path


def test_a_file_whose_headings_nobody_knows_is_read_as_a_person_said_once(tmp_path: Path) -> None:
    with closing(an_open_book(tmp_path)) as book:
        files = BazaarOrderFiles(book, tmp_path / "office")
        path = a_file(tmp_path / "first.csv", *ROWS)
        asked = files.read(path, None)
        assert (asked.asks_columns, asked.rows, asked.asks_days) == (True, (), False)
        form = files.columns(path, None)
        assert [cell.heading for cell in form.cells] == [*HEADINGS]
        assert [cell.example for cell in form.cells] == [*ROWS[0]]
        assert {name for name, _, is_needed in form.choices if is_needed} == {"date", "total"}
        assert not [name for name, _, _ in form.choices if name.startswith("line_item")]
        assert files.columns(path, 1).line == 1
        files.say_columns(path, 2, MEANS)
        later = (("72", "2026-11-21", "cancelled", "Date jam", "1", "25.00", "0", "25.00"),)
        again = BazaarOrderFiles(book, tmp_path / "office").read(a_file(tmp_path / "second.csv", *ROWS, *later), None)
        assert not again.asks_columns
        paid, cancelled = again.rows
        assert (paid.number, paid.total_minor, paid.delivery_minor) == ("71", 6_000, 1_000)
        assert [(line.name, line.quantity, line.amount_minor) for line in paid.lines] == [("Date jam", 2, 5_000)]
        assert cancelled.state is OrderState.CANCELLED
        assert [cell.means for cell in files.columns(path, None).cells] == [*MEANS]
        kept = (tmp_path / "office" / "order-columns.json").read_text(encoding="utf-8")
        assert "jam" not in kept, "nothing of a row is kept"


def test_a_needed_column_that_is_missing_is_asked_for_and_a_known_form_is_not(tmp_path: Path) -> None:
    with closing(an_open_book(tmp_path)) as book:
        files = BazaarOrderFiles(book, tmp_path / "office")
        path = tmp_path / "orders.csv"
        path.write_text("Order number,Order date,Umm\n1,2026-11-20,9.00\n", encoding="utf-8")
        assert files.read(path, None).asks_columns
        files.say_columns(path, 1, ("order", "date", "total"))
        assert not files.read(path, None).asks_columns
        path.write_text("Order number,Order date,Total\n1,2026-11-20,9.00\n", encoding="utf-8")
        assert not files.read(path, None).asks_columns


def test_each_cell_of_the_headings_says_what_it_means() -> None:
    assert names_of(Layout(1, ("a", "b", "c"), {"total": 2, "order": 0})) == ("order", "", "total")
