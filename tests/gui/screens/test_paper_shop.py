"""Real paper: a receipt in the folder of the printer, the same paper as a picture, another printer from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos import settings as files
from pos.domain.shift import ShiftFigures
from pos.domain.troubles import PrinterTrouble
from pos.printing.setup import PrinterSetup, PrintingSetup
from pos.ui.screens.paper_shop import TillPaperShop
from tests.builders import a_till

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.builders import Till

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    made = a_till(tmp_path / "tills")
    yield made
    made.book.close()


@pytest.fixture
def shop(till: Till, tmp_path: Path, qapp: QApplication) -> TillPaperShop:
    assert qapp is not None
    return TillPaperShop(till.book, files.assets(), tmp_path / "home", PrintingSetup())


def at_once(work: Callable[[], None]) -> None:
    work()


def papers(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "home" / "papers").glob("*"))


def test_a_sale_comes_out_and_looks_as_it_was_shown(shop: TillPaperShop, till: Till, tmp_path: Path) -> None:
    told: list[PrinterTrouble | None] = []
    press = shop.press(at_once, told.append)
    assert press.jobs == ()
    sale = till.sell()
    press.print(sale)
    assert (told, papers(tmp_path)) == ([None], ["0001.bin", "0001.png"])
    assert (tmp_path / "home" / "papers" / "0001.png").read_bytes() == shop.picture(sale)


def test_a_fact_without_paper_has_no_picture(shop: TillPaperShop, till: Till) -> None:
    opened = till.shifts.current()
    assert opened is not None
    assert shop.picture(opened) == b""


def test_a_reading_is_a_paper_of_its_own(shop: TillPaperShop, till: Till) -> None:
    till.sell()
    document, png = shop.reading(till.shifts.figures(), by="C1")
    assert png.startswith(PNG)
    assert any("25.00" in text for text in document.texts())
    till.close_shift()
    with pytest.raises(LookupError):
        shop.reading(ShiftFigures(), by="C1")


def test_trouble_waits_in_the_press_and_comes_out_of_another_printer(
    shop: TillPaperShop, till: Till, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    shop.choose(PrintingSetup(receipt=PrinterSetup(address=str(tmp_path / "file"))))
    told: list[PrinterTrouble | None] = []
    press = shop.press(at_once, told.append)
    press.print(till.sell())
    assert isinstance(told[0], PrinterTrouble)
    assert [job.state.value for job in press.jobs] == ["waiting"]
    shop.choose(PrintingSetup())
    shop.press(at_once, told.append).catch_up()
    assert (told[1], len(papers(tmp_path)), press.jobs) == (None, 2, ())


def test_a_test_page_and_the_drawer(shop: TillPaperShop, tmp_path: Path) -> None:
    assert shop.try_printer(PrinterSetup()) is None
    assert papers(tmp_path) == ["0001.bin", "0001.png"]
    told: list[PrinterTrouble | None] = []
    shop.kick(told.append)
    assert told == [None]
    assert shop.printer() is shop.printer(PrinterSetup())  # it knows where it stands in its folder
    assert shop.printer(PrinterSetup(address="elsewhere")) is not shop.printer()


def test_a_narrow_roll_is_painted_narrow(shop: TillPaperShop, till: Till) -> None:
    sale = till.sell()
    wide = shop.picture(sale)
    shop.choose(PrintingSetup(receipt=PrinterSetup(dots=384)))
    assert int.from_bytes(wide[16:20], "big") == 576
    assert int.from_bytes(shop.picture(sale)[16:20], "big") == 384


def test_a_file_is_written_whole_and_into_a_new_folder(shop: TillPaperShop, tmp_path: Path) -> None:
    shop.write(tmp_path / "new" / "x.png", PNG)
    assert (tmp_path / "new" / "x.png").read_bytes() == PNG
