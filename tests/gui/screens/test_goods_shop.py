"""The goods desk's A4 papers are real: two copies to sign, and a label for each piece from the place that was chosen."""

from __future__ import annotations

import io
import unicodedata
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from pos import settings as files
from pos.domain.goods_facts import GoodsReceived, Pieces
from pos.domain.weighing import Unit
from pos.printing.setup import LabelSetup, PrintingSetup
from pos.ui.screens.goods_shop import TillGoodsShop
from pos.ui.screens.paper_shop import TillPaperShop
from tests.builders import JAM, SALMA, Till, a_received_line, a_till

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    made = a_till(tmp_path, open_shift=False)
    yield made
    made.book.close()


def pages(pdf: bytes) -> list[str]:
    return [unicodedata.normalize("NFKC", page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.usefixtures("qapp")
def test_notes_come_in_two_copies_and_labels_one_for_each_piece(till: Till, tmp_path: Path) -> None:
    assets = files.assets()
    shop = TillGoodsShop(till.book, assets, TillPaperShop(till.book, assets, tmp_path, PrintingSetup()))
    lines = (a_received_line(JAM, 5), a_received_line("", 2_500, name_ar="بهار", name_en="Spice", unit=Unit.GRAM))
    received = till.goods.receive(SALMA, lines, by="G1")
    copies = pages(shop.note(received))
    assert len(copies) == 2
    note = received.fact
    assert isinstance(note, GoodsReceived)
    assert all(note.number in copy for copy in copies)
    returned = till.goods.hand_back(SALMA, (Pieces(item=JAM, quantity=2),), by="G1", on_hand={JAM: 5})
    assert len(pages(shop.note(returned))) == 2
    name, count = shop.forms()[2]
    assert count == 24
    moved = PrintingSetup(labels=LabelSetup(sheet_right=150))
    askew = TillGoodsShop(till.book, assets, TillPaperShop(till.book, assets, tmp_path, moved))
    card, spice = till.book.catalogue.item(JAM), till.book.catalogue.item(note.lines[1].item)
    assert card is not None
    assert spice is not None
    labels = ((card, 5), (spice, 1))
    assert shop.labels(labels, name, 20) == shop.labels(labels, name, 20) != askew.labels(labels, name, 20)
    sheets = pages(shop.labels(labels, name, 20))
    assert [sheet.count("25.00") for sheet in sheets] == [5, 1]
    document, picture = shop.return_list(SALMA, by="G1")
    assert any(JAM in text for text in document.texts())
    assert picture.startswith(b"\x89PNG")
    donated, seen = shop.donated_list(by="G1")
    assert donated.texts()
    assert seen.startswith(b"\x89PNG")
    assert len(pages(shop.donated_form(by="G1"))) == 1
    target = tmp_path / "x" / "labels.pdf"
    shop.write(target, b"%PDF")
    assert target.read_bytes() == b"%PDF"
