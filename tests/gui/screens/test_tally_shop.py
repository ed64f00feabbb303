"""Tally sheets become PDF pages under the names that the register's goods have."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from pos.ui.screens.tally_shop import OutletPaperShop
from tests.builders import COFFEE, JAM, SALMA, a_family, a_till, an_item
from tests.fakes import NOON
from tests.unit.intake.places import ROOT
from tests.unit.printing.papers.test_tally import BOOK, ROW

if TYPE_CHECKING:
    from pathlib import Path

GOODS = ((an_item(JAM, family=SALMA), an_item(COFFEE, family="")), (a_family(1, number=SALMA),))


def test_both_papers_are_set_and_written(tmp_path: Path) -> None:
    with closing(a_till(tmp_path).book) as book:
        shop = OutletPaperShop(book, ROOT / "assets")
        form = shop.form(BOOK, "261120-1405", GOODS, NOON)
        proof = shop.recorded(BOOK, ROW, GOODS, NOON)
        assert (form.name, proof.name) == ("tally-A01-261120-1405", f"tally-{ROW.number}")
        for printed in (form, proof):
            assert printed.pdf.startswith(b"%PDF")
            assert printed.picture.startswith(b"P5")
        shop.write(tmp_path / "out" / "form.pdf", form.pdf)
        assert (tmp_path / "out" / "form.pdf").read_bytes() == form.pdf
