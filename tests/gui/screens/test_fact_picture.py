"""The receipt of any till is painted from its line of the journal; what has no paper has no picture."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from pos import settings as files
from pos.ledger.export import write_journal
from pos.ui.screens.fact_picture import FactPictures
from pos.ui.screens.lists import BookLists, OtherLists
from tests.builders import JAM, a_bazaar, a_till, an_item

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


def test_each_fact_with_a_paper_has_its_picture(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    till = a_till(tmp_path / "till")
    till.sell(JAM)
    till.close_shift()
    with closing(till.book.reader()) as connection:
        write_journal(connection, tmp_path / "T01.jsonl")
    written = (tmp_path / "T01.jsonl").read_text(encoding="utf-8").splitlines()
    lines = {line.partition('"kind":"')[2].partition('"')[0]: line for line in written}
    pictures = FactPictures(BookLists(till.book), files.assets())
    sale, closed, opened = (pictures.picture(lines[kind]) for kind in ("sale", "shift_closed", "shift_opened"))
    assert sale.startswith(b"\x89PNG")
    assert closed.startswith(b"\x89PNG")
    assert sale != closed
    assert opened == pictures.picture("") == b""
    other = FactPictures(
        OtherLists(a_bazaar(name_en="Oasis"), {}, {JAM: an_item(JAM, name_en="Basket")}, ()), files.assets()
    )
    assert other.picture(lines["sale"]) not in {sale, b""}
    till.book.close()
