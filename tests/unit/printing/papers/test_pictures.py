"""Golden pictures: what each thermal paper looks like, dot for dot, in `tests/golden_paper`.

A paper that looks otherwise is laid beside the golden one, in the folder that the failure names. Look at both with an
Arabic reader's eyes. When the new one is right, copy it over the old one; a picture is never renewed unseen.
"""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from pos.domain.bazaar import Unsold
from pos.domain.facts import CashMoved, Counted, Line, Purpose
from pos.domain.goods_facts import Concern, Decision, GoodsReceived
from pos.domain.identity import paper_number
from pos.domain.shift import figures
from pos.printing.labels import ROLLS, LabelRoll, as_high_as
from pos.printing.papers.cash import cash_slip
from pos.printing.papers.count_sheet import count_sheet
from pos.printing.papers.goods import goods_received_slip, goods_returned_slip
from pos.printing.papers.item_label import item_label, label_document
from pos.printing.papers.receipt import receipt, refund_slip, void_slip
from pos.printing.papers.shift_report import x_report, z_report
from pos.printing.raster import Painter
from tests.builders import (
    COFFEE,
    DAY,
    HUDA,
    JAM,
    OUD,
    SALMA,
    a_line,
    a_received_line,
    a_refund,
    a_sale,
    a_stamp,
    a_void,
    an_item,
    card,
    cash,
)
from tests.fakes import NOON
from tests.unit.printing.conftest import ROOT
from tests.unit.printing.papers.test_goods import RETURNED
from tests.unit.printing.papers.test_shift_report import CLOSED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.printing.document import Document
    from pos.printing.papers.letterhead import Letterhead

GOLDEN = ROOT / "tests" / "golden_paper"
DIFFERING_DOTS_MAX = 24  # another build of the font engine may move an edge here and there, never a digit

SALE = a_sale(
    a_line(),
    a_line(item=OUD, family=HUDA, quantity=1, price_minor=12_000, discount_minor=1_000, reason="promotion"),
    a_line(item=COFFEE, family="", quantity=3, price_minor=1_000),
    Line(
        item="",
        family=SALMA,
        quantity=10,
        price_minor=128_012,
        name="شال صوف مطرّز يدويًّا بخيوط ذهبية 70% مع علبة هدايا فاخرة 40×30 cm",
    ),
    payments=(*card(1_000_000, "8841"), *cash(299_100, tendered_minor=300_000)),
    rounding_minor=-20,
)
MOVED = CashMoved(
    number=paper_number("T01", 31),
    shift=1,
    day=DAY,
    amount_minor=-100_000,
    purpose=Purpose.SAFE,
    reason="تسليم جزء من النقد إلى الخزنة",
    approved_by="L1",
)
NOTE = GoodsReceived(
    number=paper_number("G01", 17),
    family=SALMA,
    rate_bp=1_250,
    terms="3",
    lines=(
        a_received_line(declared=14, batch="B7", remark="علبتان مفتوحتان"),
        a_received_line(OUD, 4, name_ar="دهن العود", name_en="Oud oil", expiry=date(2027, 1, 1), unsold=Unsold.DONATE),
    ),
    decisions=(Decision(concern=Concern.NO_EXPIRY, reason="يُباع اليوم", item=JAM),),
)
COUNTED = (Counted(denomination_minor=20_000, pieces=10), Counted(denomination_minor=100, pieces=195))
PROOF = "AMANA1:" + "Q7k_" * 24

PAPERS: dict[str, Callable[[Callable[..., Letterhead]], Document]] = {
    "receipt_both": lambda speaks: receipt(speaks("both"), a_stamp(), SALE, proof=PROOF),
    "receipt_ar_copy": lambda speaks: receipt(speaks("ar"), a_stamp(), SALE, proof=PROOF, copy=True),
    "receipt_en": lambda speaks: receipt(speaks("en"), a_stamp(), SALE),
    "receipt_ar_digits": lambda speaks: receipt(speaks("ar", arabic_digits=True), a_stamp(), SALE),
    "refund_both": lambda speaks: refund_slip(speaks("both"), a_stamp(), a_refund(SALE, 1, index=1)),
    "void_both": lambda speaks: void_slip(speaks("both"), a_stamp(), a_void(SALE)),
    "cash_both": lambda speaks: cash_slip(speaks("both"), a_stamp(), MOVED),
    "z_both": lambda speaks: z_report(speaks("both"), a_stamp(), CLOSED, counted=COUNTED, proof=PROOF),
    "x_ar": lambda speaks: x_report(speaks("ar"), shift=2, day=DAY, figures=figures([SALE]), read=("T01", "C1", NOON)),
    "goods_received_both": lambda speaks: goods_received_slip(speaks("both"), a_stamp(), NOTE),
    "goods_returned_ar": lambda speaks: goods_returned_slip(speaks("ar"), a_stamp(), RETURNED),
    "goods_returned_en": lambda speaks: goods_returned_slip(speaks("en"), a_stamp(), RETURNED),
    "count_sheet_both": lambda speaks: count_sheet(speaks("both"), device="T01", shift=2, day=DAY),
}
NARROW = ("receipt_both", "z_both")
LABEL = an_item(OUD, name_ar="دهن العود الكمبودي المعتّق", name_en="Aged Cambodian oud oil", expiry=date(2027, 1, 5))


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_looks_as_it_was_approved(
    name: str, painter: Painter, speaks: Callable[..., Letterhead], tmp_path: Path
) -> None:
    compare(f"{name}_80", painter.paint(PAPERS[name](speaks)).png(), tmp_path)


@pytest.mark.parametrize("name", NARROW)
def test_a_narrow_paper_looks_as_it_was_approved(
    name: str, narrow_painter: Painter, speaks: Callable[..., Letterhead], tmp_path: Path
) -> None:
    compare(f"{name}_58", narrow_painter.paint(PAPERS[name](speaks)).png(), tmp_path)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("roll", ROLLS, ids=lambda roll: roll.name)
def test_a_label_looks_as_it_was_approved(
    roll: LabelRoll, language: str, fonts: Path, speaks: Callable[..., Letterhead], tmp_path: Path
) -> None:
    document = label_document(item_label(speaks(language), LABEL))
    paper = as_high_as(Painter(fonts, roll.roll).paint(document), roll.height)
    compare(f"label_{language}_{roll.name}", paper.png(), tmp_path)


def test_no_golden_picture_is_left_without_its_paper() -> None:
    wanted = {f"{name}_80.png" for name in PAPERS} | {f"{name}_58.png" for name in NARROW}
    wanted |= {f"label_{language}_{roll.name}.png" for language in ("ar", "en") for roll in ROLLS}
    assert {path.name for path in GOLDEN.glob("*.png")} == wanted


def test_the_comparison_sees_another_digit(painter: Painter, speaks: Callable[..., Letterhead], tmp_path: Path) -> None:
    """The canary: the next number of a slip, and nothing else, is more than the comparison forgives."""
    other = replace(MOVED, number=paper_number("T01", 32))
    with pytest.raises(AssertionError, match="look at"):
        compare("cash_both_80", painter.paint(cash_slip(speaks("both"), a_stamp(), other)).png(), tmp_path)


def compare(name: str, picture: bytes, folder: Path) -> None:
    seen = folder / f"{name}.png"
    seen.write_bytes(picture)
    golden = GOLDEN / f"{name}.png"
    assert golden.exists(), f"look at {seen}; when it is right, copy it to {golden}"
    old = np.asarray(Image.open(golden).convert("L"))
    new = np.asarray(Image.open(io.BytesIO(picture)).convert("L"))
    assert old.shape == new.shape, f"{old.shape} became {new.shape}: look at {seen} beside {golden}"
    assert int((old != new).sum()) <= DIFFERING_DOTS_MAX, f"look at {seen} beside {golden}"
