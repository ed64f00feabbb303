"""What the press looks up in a book: each fact of a day gets its paper, with names, a proof and the count behind it."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image

from pos import settings
from pos.domain.facts import CashMoved, Purpose, Refund, Sale, ShiftClosed, ShiftCounted, Void
from pos.domain.goods_facts import Cause
from pos.ledger.proof import read_proof
from pos.printing.names import BookLookups
from pos.printing.raster import Painter
from pos.till.returning import Returning
from tests.builders import CAKE, COFFEE, DAY, JAM, SALMA, Till, a_received_line, pieces
from tests.fakes import NOON

if TYPE_CHECKING:
    from pos.domain.record import Recorded


@pytest.fixture
def lookups(till: Till) -> BookLookups:
    book = till.book
    return BookLookups(book.catalogue, book.journal, book.key, settings.assets() / "paper")


def _acts(till: Till) -> dict[type, Recorded]:
    first, second = till.sell(JAM, CAKE), till.sell(COFFEE)
    assert isinstance(first.fact, Sale)
    assert isinstance(second.fact, Sale)
    void = till.undoing.void(second.fact.number, by="C1", reason="twice", approved_by="L1")
    refund = till.undoing.refund(first.fact.number, {0: 1}, by="C1", reason="broken", approved_by="L1")
    moved = till.shifts.move_cash(by="C1", amount_minor=-1_000, purpose=Purpose.SAFE, reason="safe")
    till.shifts.count(by="C1", counted=pieces(till.shifts.figures().expected_minor))
    return {Sale: first, Void: void, Refund: refund, CashMoved: moved, ShiftClosed: till.shifts.close(by="C1")}


def test_every_fact_of_a_day_gets_a_paper_of_its_own(till: Till, lookups: BookLookups) -> None:
    titles = set()
    for recorded in _acts(till).values():
        document = lookups.document(recorded)
        assert document is not None
        titles.add(document.title)
    assert len(titles) == 5


def test_facts_without_a_paper_are_passed_over(till: Till, lookups: BookLookups) -> None:
    assert lookups.document(till.shifts.open_drawer(by="C1", reason="change")) is None


def test_names_come_from_the_cards_and_unknown_ones_are_their_code(lookups: BookLookups) -> None:
    letterhead = lookups.letterhead()
    assert "Date jam" in letterhead.item(JAM).line()
    assert "9999" in letterhead.family("9999").line()
    assert len(letterhead.items) == 0
    assert list(letterhead.items) == []


def test_the_qr_code_on_a_receipt_proves_the_sale(till: Till, lookups: BookLookups) -> None:
    sold = till.sell(JAM)
    document = lookups.document(sold)
    assert document is not None
    paper = Painter(settings.assets() / "fonts").paint(document)
    codes = zxingcpp.read_barcodes(Image.open(BytesIO(paper.png())).convert("L"))
    text = next(code.text for code in codes if code.text.startswith("AMANA2"))
    proof = read_proof(text)
    assert isinstance(sold.fact, Sale)
    assert (proof.number, proof.amount_minor, proof.hash) == (sold.fact.number, sold.fact.paid_minor, sold.hash)
    assert proof.is_by(till.book.key.public)


def test_the_count_behind_a_report_is_found_while_its_shift_is_the_last(till: Till, lookups: BookLookups) -> None:
    _acts(till)
    last = till.book.journal.last(ShiftCounted.KIND)
    assert last is not None
    assert isinstance(last.fact, ShiftCounted)
    assert lookups.counted(last.fact.shift) == last.fact.counted
    assert lookups.counted(last.fact.shift + 1) == ()


def test_the_drawer_of_an_open_shift_has_a_sheet_to_be_counted_on(till: Till, lookups: BookLookups) -> None:
    document = lookups.count_sheet()
    assert document is not None
    assert till.book.device in document.texts()
    _acts(till)
    assert lookups.count_sheet() is None


def test_the_summary_of_a_day_has_its_closed_shifts_and_no_others(till: Till, lookups: BookLookups) -> None:
    _acts(till)
    rows = lookups.day_summary(DAY, NOON).figured()
    last = till.book.journal.last(ShiftClosed.KIND)
    assert last is not None
    assert isinstance(last.fact, ShiftClosed)
    assert {figure.minor for _, figure in rows} == {last.fact.takings_minor}
    assert len(lookups.day_summary(DAY + timedelta(days=1), NOON).figured()) == 1  # the sum, of nothing


def test_a_note_of_what_goes_home_says_the_equation_as_it_was_whatever_happened_later(
    till: Till, lookups: BookLookups
) -> None:
    till.sell(JAM, JAM)
    till.goods.write_off(JAM, 1, Cause.DAMAGED, by="G1", reason="?", approved_by="L1", paid_by_centre=False)
    till.goods.write_off(JAM, 3, Cause.DONATED, by="G1", reason="?", approved_by="L1", paid_by_centre=False)
    count = Returning(till.book, till.goods)
    count.begin(SALMA)
    count.hear({JAM: 4})
    count.count(JAM, 28)
    count.count(CAKE, 40)
    note = count.record(by="G1")
    before = lookups.terms(note)
    jam = next(each for each in before if each.item == JAM)
    assert (jam.received, *jam.summands) == (40, 2, 28, 1, 3, 4, 0, 2)
    assert all(each.here == 0 for each in before)
    till.goods.write_off(JAM, 2, Cause.LOST, by="G1", reason="?", approved_by="L1", paid_by_centre=False)
    till.goods.receive(SALMA, (a_received_line(JAM, 9),), by="G1")
    assert lookups.terms(note) == before
    assert lookups.terms(till.sell(CAKE)) == ()
