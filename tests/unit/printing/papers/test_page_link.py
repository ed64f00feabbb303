"""The link of a family's page can be read from every paper that bears it, by a decoder that is not ours."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image

from pos.printing.papers.goods import goods_received_note, goods_received_slip
from pos.printing.papers.letterhead import Named
from pos.printing.papers.page_link import page_link_slip
from pos.printing.papers.statement import statement_sheet
from pos.printing.papers.statement_slip import statement_slip
from pos.printing.pdf_document import PdfPress
from pos.printing.pdf_pages import page_pictures
from tests.builders import SALMA, a_stamp
from tests.unit.printing.papers.test_pictures import NOTE
from tests.unit.printing.papers.test_statement import STATEMENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from pos.printing.document import Document
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.raster import Painter
    from pos.printing.sheet import Sheet

LINK = "https://centre.example/f/INTAJ8/q2k-7Xw0Vb5nEaS1u8ZcD3rGyTh"


def read(png: bytes) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(png)).convert("L"))]


def test_the_link_is_on_the_slip_the_goods_note_and_the_statement(
    speaks: Callable[..., Letterhead], painter: Painter, fonts: Path
) -> None:
    bare = speaks("both")
    letterhead = replace(bare, families={SALMA: Named("أم سالم", "Umm Salem", page=LINK)})
    told = replace(STATEMENT, link=LINK)

    def on_roll(document: Document) -> list[str]:
        return read(painter.paint(document).png())

    def on_sheets(sheets: Iterable[Sheet]) -> list[str]:
        return [text for png in page_pictures(PdfPress(fonts).render(list(sheets))) for text in read(png)]

    assert LINK in on_roll(page_link_slip(letterhead, family=SALMA, link=LINK))
    assert LINK in on_roll(goods_received_slip(letterhead, a_stamp(), NOTE))
    assert LINK in on_roll(statement_slip(bare, told))
    assert on_sheets(goods_received_note(letterhead, a_stamp(), NOTE)) == [LINK], (
        "on the copy that the family takes home"
    )
    assert LINK in on_sheets([statement_sheet(bare, told)])
    assert LINK not in on_sheets(goods_received_note(bare, a_stamp(), NOTE)), "the canary: no link, no code"
