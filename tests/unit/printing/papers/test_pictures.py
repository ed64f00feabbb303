"""Golden pictures: what each thermal paper looks like, dot for dot, in `tests/golden_paper`.

A paper that looks otherwise is laid beside the golden one, in the folder that the failure names. Look at both with an
Arabic reader's eyes. When the new one is right, copy it over the old one; a picture is never renewed unseen.
"""

from __future__ import annotations

import importlib
import inspect
import io
import pkgutil
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
from pos.printing import papers
from pos.printing.labels import ROLLS, LabelRoll, as_high_as
from pos.printing.papers.cash import cash_slip
from pos.printing.papers.count_sheet import count_sheet
from pos.printing.papers.donated_list import donated_list
from pos.printing.papers.family_ledger import family_ledger
from pos.printing.papers.goods import goods_received_slip, goods_returned_slip
from pos.printing.papers.invitation import invitation_slip
from pos.printing.papers.item_label import item_label, label_document
from pos.printing.papers.office_notes import box_note_slip, reversal_slip
from pos.printing.papers.page_link import page_link_slip
from pos.printing.papers.proof import proof_slip
from pos.printing.papers.receipt import receipt, refund_slip, void_slip
from pos.printing.papers.return_list import return_list
from pos.printing.papers.shift_report import x_report, z_report
from pos.printing.papers.statement_slip import statement_slip
from pos.printing.papers.transfer import transfer_slip, transfer_taken_slip
from pos.printing.papers.trial import trial_label, trial_page
from pos.printing.raster import Painter
from pos.printing.setup import PrinterSetup
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
from tests.unit.printing.papers.test_donated_list import GIVEN
from tests.unit.printing.papers.test_family_ledger import SUMS
from tests.unit.printing.papers.test_goods import RETURNED
from tests.unit.printing.papers.test_goods_equation import TERMS
from tests.unit.printing.papers.test_invitation import TEXT
from tests.unit.printing.papers.test_office_notes import EMPTIED, UNDONE
from tests.unit.printing.papers.test_proof import PROOF as REGISTERED
from tests.unit.printing.papers.test_return_list import LEFT
from tests.unit.printing.papers.test_shift_report import CLOSED
from tests.unit.printing.papers.test_statement import STATEMENT
from tests.unit.printing.papers.test_tax_code import taxed
from tests.unit.printing.papers.test_transfer import SENT, TAKEN

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

LANGUAGES = ("ar", "en", "both")
PAPERS: dict[str, Callable[[Letterhead], Document]] = {
    "receipt": lambda speaks: receipt(speaks, a_stamp(), SALE, proof=PROOF),
    "refund_slip": lambda speaks: refund_slip(speaks, a_stamp(), a_refund(SALE, 1, index=1)),
    "void_slip": lambda speaks: void_slip(speaks, a_stamp(), a_void(SALE)),
    "cash_slip": lambda speaks: cash_slip(speaks, a_stamp(), MOVED),
    "z_report": lambda speaks: z_report(speaks, a_stamp(), CLOSED, counted=COUNTED, proof=PROOF),
    "x_report": lambda speaks: x_report(speaks, shift=2, day=DAY, figures=figures([SALE]), read=("T01", "C1", NOON)),
    "goods_received_slip": lambda speaks: goods_received_slip(speaks, a_stamp(), NOTE),
    "goods_returned_slip": lambda speaks: goods_returned_slip(speaks, a_stamp(), RETURNED, terms=TERMS),
    "transfer_slip": lambda speaks: transfer_slip(speaks, a_stamp(), SENT),
    "transfer_taken_slip": lambda speaks: transfer_taken_slip(speaks, a_stamp(), TAKEN),
    "count_sheet": lambda speaks: count_sheet(speaks, device="T01", shift=2, day=DAY),
    "return_list": lambda speaks: return_list(speaks, LEFT, read=("T01", "L1", NOON)),
    "donated_list": lambda speaks: donated_list(speaks, GIVEN, read=("T01", "L1", NOON)),
    "family_ledger": lambda speaks: family_ledger(speaks, SUMS, read=("T01", "L1", NOON)),
    "page_link_slip": lambda speaks: page_link_slip(speaks, family=SALMA, link="https://centre.example/f/B8/q2k"),
    "invitation_slip": lambda speaks: invitation_slip(
        speaks,
        device="T05",
        text=TEXT,
        code="40719 38265",
        address="https://192.168.8.5:8420",
        fingerprint="7F3A 9C21 55E0 1B6D",
        until=NOON,
    ),
    "reversal_slip": lambda speaks: reversal_slip(speaks, a_stamp(by="C1"), UNDONE),
    "box_note_slip": lambda speaks: box_note_slip(speaks, a_stamp(by="C1"), EMPTIED),
    "statement_slip": lambda speaks: statement_slip(speaks, STATEMENT),
    "proof_slip": lambda speaks: proof_slip(speaks, REGISTERED),
    "trial_page": lambda speaks: trial_page(speaks, PrinterSetup(kind="network", address="192.168.1.50")),
}
SPECIAL: dict[str, Callable[[Callable[..., Letterhead]], Document]] = {
    "receipt_copy_ar": lambda speaks: receipt(speaks("ar"), a_stamp(), SALE, proof=PROOF, copy=True),
    "receipt_digits_ar": lambda speaks: receipt(speaks("ar", arabic_digits=True), a_stamp(), SALE),
    "receipt_taxed_ar": lambda speaks: receipt(taxed(speaks("ar")), a_stamp(), SALE, proof=PROOF),
}
LABEL = an_item(OUD, name_ar="دهن العود الكمبودي المعتّق", name_en="Aged Cambodian oud oil", expiry=date(2027, 1, 5))


@pytest.fixture
def rolls(painter: Painter, narrow_painter: Painter) -> dict[int, Painter]:
    return {80: painter, 58: narrow_painter}


@pytest.mark.parametrize("width", [80, 58])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_looks_as_it_was_approved(
    name: str,
    language: str,
    width: int,
    rolls: dict[int, Painter],
    speaks: Callable[..., Letterhead],
    tmp_path: Path,
) -> None:
    compare(f"{name}_{language}_{width}", rolls[width].paint(PAPERS[name](speaks(language))).png(), tmp_path)


@pytest.mark.parametrize("name", SPECIAL)
def test_a_paper_of_its_own_kind_looks_as_it_was_approved(
    name: str, painter: Painter, speaks: Callable[..., Letterhead], tmp_path: Path
) -> None:
    compare(f"{name}_80", painter.paint(SPECIAL[name](speaks)).png(), tmp_path)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("roll", ROLLS, ids=lambda roll: roll.name)
def test_a_label_looks_as_it_was_approved(
    roll: LabelRoll, language: str, fonts: Path, speaks: Callable[..., Letterhead], tmp_path: Path
) -> None:
    document = label_document(item_label(speaks(language), LABEL))
    paper = as_high_as(Painter(fonts, roll.roll).paint(document), roll.height)
    compare(f"label_{language}_{roll.name}", paper.png(), tmp_path)


def test_the_trial_label_looks_as_it_was_approved(fonts: Path, tmp_path: Path) -> None:
    kind = ROLLS[1]
    compare(f"trial_label_{kind.name}", trial_label(Painter(fonts, kind.roll), kind, (25, -50)).png(), tmp_path)


def test_no_golden_picture_is_left_without_its_paper() -> None:
    wanted = {f"{name}_{language}_{width}.png" for name in PAPERS for language in LANGUAGES for width in (80, 58)}
    wanted |= {f"{name}_80.png" for name in SPECIAL} | {f"trial_label_{ROLLS[1].name}.png"}
    wanted |= {f"label_{language}_{roll.name}.png" for language in ("ar", "en") for roll in ROLLS}
    assert {path.name for path in GOLDEN.glob("*.png")} == wanted


def test_every_paper_that_can_be_written_has_its_pictures() -> None:
    """Whoever writes a new paper looks at it in every language and on both widths."""
    written = {
        name
        for module in pkgutil.iter_modules(papers.__path__)
        for name, made in vars(importlib.import_module(f"{papers.__name__}.{module.name}")).items()
        if inspect.isfunction(made)
        and made.__module__ == f"{papers.__name__}.{module.name}"
        and not name.startswith("_")
        and made.__annotations__.get("return") == "Document"
    }
    assert written == {*PAPERS, "label_document"}


def test_the_comparison_sees_another_digit(painter: Painter, speaks: Callable[..., Letterhead], tmp_path: Path) -> None:
    """The canary: the next number of a slip, and nothing else, is more than the comparison forgives."""
    other = replace(MOVED, number=paper_number("T01", 32))
    with pytest.raises(AssertionError, match="look at"):
        compare("cash_slip_both_80", painter.paint(cash_slip(speaks("both"), a_stamp(), other)).png(), tmp_path)


def compare(name: str, picture: bytes, folder: Path) -> None:
    seen = folder / f"{name}.png"
    seen.write_bytes(picture)
    golden = GOLDEN / f"{name}.png"
    assert golden.exists(), f"look at {seen}; when it is right, copy it to {golden}"
    old = np.asarray(Image.open(golden).convert("L"))
    new = np.asarray(Image.open(io.BytesIO(picture)).convert("L"))
    assert old.shape == new.shape, f"{old.shape} became {new.shape}: look at {seen} beside {golden}"
    assert int((old != new).sum()) <= DIFFERING_DOTS_MAX, f"look at {seen} beside {golden}"
