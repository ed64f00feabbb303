"""The office's papers on the till's own printer: whose bazaar it is stands on them, whose printer it is around them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos import settings as files
from pos.domain.payout_facts import PayoutReleased
from pos.printing.setup import PrintingSetup, Trimmings
from pos.ui.screens.lists import BookLists, OtherLists
from pos.ui.screens.paper_shop import TillPaperShop
from pos.ui.screens.slips import OfficeSlips
from tests.builders import a_bazaar, a_till
from tests.unit.printing.papers.test_office_notes import UNDONE, office_line
from tests.unit.printing.test_from_reports import a_statement

if TYPE_CHECKING:
    from collections.abc import Iterator
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


def test_a_statement_comes_out_as_a_slip_with_what_stands_around_this_till_s_papers(
    till: Till, shop: TillPaperShop
) -> None:
    slips = OfficeSlips(shop, BookLists(till.book), files.assets())
    shop.choose(replace(shop.setup, trimmings=Trimmings(header_en="Hall B")))
    document, picture = slips.statement_slip(a_statement())
    assert picture.startswith(PNG)
    assert "Hall B" in " ".join(document.texts())
    assert "7f3a9c21" in " ".join(document.texts())


def test_the_office_s_paper_comes_out_as_a_slip(till: Till, shop: TillPaperShop) -> None:
    slips = OfficeSlips(shop, BookLists(till.book), files.assets())
    document, picture = slips.fact_slip(office_line(7, UNDONE))
    assert document.title == UNDONE.number
    assert picture.startswith(PNG)
    with pytest.raises(LookupError):
        slips.fact_slip(office_line(8, PayoutReleased(number=UNDONE.run, family=UNDONE.family)))


def test_another_bazaar_s_slips_speak_for_it_on_this_till_s_paper(shop: TillPaperShop) -> None:
    shop.choose(replace(shop.setup, trimmings=Trimmings(header_en="Hall B")))
    slips = OfficeSlips(shop, OtherLists(a_bazaar(name_en="Oasis"), {}, {}, ()), files.assets())
    for document, _ in (slips.page_link("1016", "https://x/f/1"), slips.fact_slip(office_line(7, UNDONE))):
        said = " ".join(document.texts())
        assert "Oasis" in said
        assert "Hall B" in said
