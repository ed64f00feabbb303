"""Goods notes: what both sides signed, twice, line by line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import Unsold
from pos.domain.goods_facts import Concern, Decision, GoodsReceived, GoodsReturned, Pieces
from pos.domain.identity import paper_number
from pos.domain.stock import Equation
from pos.domain.weighing import Unit
from pos.printing.document import Cut, Mark, PaperMismatch, Qr
from pos.printing.papers import goods
from pos.printing.papers.goods import (
    goods_received_note,
    goods_received_slip,
    goods_returned_note,
    goods_returned_slip,
)
from pos.printing.papers.letterhead import Named
from pos.printing.sheet import Code, RowKind, Signatures, Table
from tests.builders import CAKE, JAM, SALMA, a_received_line, a_stamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Sheet

RECEIVED = GoodsReceived(
    number=paper_number("G01", 17),
    family=SALMA,
    rate_bp=1_250,
    terms="3",
    lines=(
        a_received_line(JAM, 12),
        a_received_line(
            CAKE,
            9,
            declared=10,
            name_ar="كعكة",
            name_en="Cake",
            price_minor=735,
            floor_minor=0,
            expiry=date(2026, 12, 1),
            unsold=Unsold.DONATE,
        ),
    ),
)
RETURNED = GoodsReturned(
    number=paper_number("G01", 29),
    family=SALMA,
    lines=(Pieces(item=JAM, quantity=3), Pieces(item=CAKE, quantity=2)),
    collector="سالم محمد",
    donated=(Pieces(item=CAKE, quantity=4),),
    missing=(Pieces(item=JAM, quantity=1),),
    elsewhere=(Pieces(item=JAM, quantity=6),),
)


def test_the_note_says_what_was_agreed(speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]) -> None:
    sheet, _ = goods_received_note(speaks("both"), a_stamp(), RECEIVED)
    text = read_sheet(sheet)
    for shown in (
        "إذن استلام بضاعة أمانة | Goods received in trust",
        RECEIVED.number,
        "أم سالم | Umm Salem",
        SALMA,
        "12.5%",
        f"مربى التمر | Date jam · {JAM}",
        "25.00\n20.00",
        "2026-12-01",
        "يُتبرَّع به | Donate",
        "300.00",
        "66.15",
        "366.15",
        "الاستبدال خلال 3 أيام",
    ):
        assert shown in text


def test_each_side_gets_a_copy_to_sign(speaks: Callable[..., Letterhead]) -> None:
    family, centre = goods_received_note(speaks("en"), a_stamp(), RECEIVED)
    assert "Family's copy" in family.foot
    assert "Centre's copy" in centre.foot
    for sheet in (family, centre):
        (signatures,) = [block for block in sheet.blocks if isinstance(block, Signatures)]
        assert [slot.first for slot in signatures.slots] == ["Family or its agent", "Goods desk", "Witness"]


def test_what_was_counted_otherwise_than_declared_is_shaded_and_said(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    sheet, _ = goods_received_note(speaks("en"), a_stamp(), RECEIVED)
    (table,) = [block for block in sheet.blocks if isinstance(block, Table)]
    assert [row.kind for row in table.rows] == [RowKind.BODY, RowKind.MARKED, RowKind.SUM]
    assert "Shaded quantities differ" in read_sheet(sheet)
    assert f"{CAKE}\n10\n9 | (\u22121)\n7.35" in read_sheet(sheet)
    even = GoodsReceived(number=RECEIVED.number, family=SALMA, rate_bp=0, terms="1", lines=(a_received_line(),))
    assert "Shaded" not in read_sheet(goods_received_note(speaks("en"), a_stamp(), even)[0])


def test_a_note_that_leaves_a_line_out_is_never_returned(
    speaks: Callable[..., Letterhead], monkeypatch: pytest.MonkeyPatch
) -> None:
    table = goods._received_table
    monkeypatch.setattr(goods, "_received_table", lambda head, lines: table(head, lines[:1]))
    with pytest.raises(PaperMismatch):
        goods_received_note(speaks(), a_stamp(), RECEIVED)


def test_the_slip_shows_the_same_lines(speaks: Callable[..., Letterhead]) -> None:
    document = goods_received_slip(speaks("en"), a_stamp(), RECEIVED)
    shown = [(Mark.LINE, 30_000), (Mark.LINE, 6_615), (Mark.TOTAL, 36_615)]
    assert [(figure.mark, figure.minor) for _, figure in document.figured()] == [*shown, *shown]
    assert "Umm Salem" in document.texts()


def test_the_slip_names_the_lowest_price_and_each_difference_that_both_sign(speaks: Callable[..., Letterhead]) -> None:
    texts = "\n".join(goods_received_slip(speaks("en"), a_stamp(), RECEIVED).texts())
    plain = texts.translate(dict.fromkeys(range(0x2066, 0x206A)))
    assert plain.count("Floor price\n20.00") == 2, "once on each copy"
    assert plain.count("Declared\n10\nDifference\n\u22121\n") == 2
    assert plain.count("the signatures cover them") == 2
    more = replace(RECEIVED, lines=(a_received_line(JAM, 1_250, declared=1_000, unit=Unit.GRAM),))
    texts = "\n".join(goods_received_slip(speaks("en"), a_stamp(), more).texts())
    assert "Difference\n+0.250 kg" in texts.translate(dict.fromkeys(range(0x2066, 0x206A)))
    even = replace(RECEIVED, lines=(a_received_line(JAM, 2),))
    assert "Difference" not in "\n".join(goods_received_slip(speaks("en"), a_stamp(), even).texts())


def test_the_slip_comes_out_twice_each_copy_to_be_signed(speaks: Callable[..., Letterhead]) -> None:
    document = goods_received_slip(speaks("both"), a_stamp(), RECEIVED)
    texts = [text.translate(dict.fromkeys(range(0x2066, 0x206A))) for text in document.texts()]
    copies = [text for text in texts if "نسخة" in text]
    assert copies == ["نسخة الأسرة / Family's copy", "نسخة المركز / Centre's copy"]
    assert sum(isinstance(element, Cut) for element in document.elements) == 2
    assert sum("الأسرة أو من ينوب عنها" in text for text in texts) == 2


def test_a_note_too_long_for_two_copies_is_printed_once(speaks: Callable[..., Letterhead]) -> None:
    lines = tuple(a_received_line(JAM, 1) for _ in range(goods.SLIP_LINES_MAX + 1))
    note = GoodsReceived(number=RECEIVED.number, family=SALMA, rate_bp=0, terms="1", lines=lines)
    document = goods_received_slip(speaks("en"), a_stamp(), note)
    assert sum(isinstance(element, Cut) for element in document.elements) == 1
    assert "Centre's copy" in document.texts()


def test_batch_remark_and_decision_stand_on_both_forms(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    line = a_received_line(JAM, 2, declared=3, batch="B7", remark="jar is chipped")
    decision = Decision(concern=Concern.NO_EXPIRY, reason="sold today", item=JAM)
    note = GoodsReceived(
        number=RECEIVED.number, family=SALMA, rate_bp=0, terms="1", lines=(line,), decisions=(decision,)
    )
    slip = "\n".join(goods_received_slip(speaks("en"), a_stamp(), note).texts())
    sheet = read_sheet(goods_received_note(speaks("en"), a_stamp(), note)[0])
    for text in (slip.translate(dict.fromkeys(range(0x2066, 0x206A))), sheet):
        for shown in ("B7", "jar is chipped", "Received without a last day", "Date jam — sold today"):
            assert shown in text


def test_goods_that_go_home_show_what_became_of_the_rest(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    equations = {JAM: Equation(received=40, sold=30, returned=3, written_off=1)}
    family, centre = goods_returned_note(speaks("en"), a_stamp(), RETURNED, equations)
    text = read_sheet(family)
    assert f"Date jam | {JAM}\n40\n30\n1\n6\n3" in text
    assert f"Cake | {CAKE}\n—\n—\n—\n—\n2" in text
    assert "Total\n\n\n\n\n5" in text
    assert "سالم محمد" in text
    assert "Received = sold + returned" in text
    assert "Given away, as agreed" in text
    assert "Not found at the count" in text
    assert "At other tills\n" in text
    assert "By what this till knows" in text
    assert family.foot != centre.foot


def test_the_slip_of_a_return_counts_the_pieces(speaks: Callable[..., Letterhead]) -> None:
    texts = "\n".join(goods_returned_slip(speaks("en"), a_stamp(), RETURNED).texts())
    plain = texts.translate(dict.fromkeys(range(0x2066, 0x206A)))
    assert f"Date jam\n3\n{JAM}" in plain
    assert "Pieces\n5" in plain
    assert f"Given away, as agreed\nCake\n4\n{CAKE}" in plain
    assert f"Not found at the count\nDate jam\n1\n{JAM}" in plain
    assert f"At other tills\nDate jam\n6\n{JAM}\nBy what this till knows" in plain
    assert [text for text in plain.split("\n") if "copy" in text] == ["Family's copy", "Centre's copy"]
    assert "سالم محمد" in plain


def test_the_only_till_knows_the_whole(speaks: Callable[..., Letterhead]) -> None:
    head = speaks("en")
    alone = replace(head, bazaar=replace(head.bazaar, tills=("T01",)))
    assert "By what this till knows" not in "\n".join(goods_returned_slip(alone, a_stamp(), RETURNED).texts())


def test_goods_of_the_centre_are_its_own(speaks: Callable[..., Letterhead]) -> None:
    own = GoodsReceived(number=RECEIVED.number, family="", rate_bp=0, terms="1", lines=(a_received_line(),))
    assert "Centre" in goods_received_slip(speaks("en"), a_stamp(), own).texts()


def test_the_link_of_the_familys_page_stands_on_its_own_copy_alone(speaks: Callable[..., Letterhead]) -> None:
    head = speaks("both")
    link = "https://centre.example/f/INTAJ8/AbCd"
    known = replace(head, families={SALMA: Named("أم سالم", "Umm Salem", link)})
    family, centre = goods_received_note(known, a_stamp(), RECEIVED)
    assert [block.text for block in family.blocks if isinstance(block, Code)] == [link]
    assert not [block for block in centre.blocks if isinstance(block, Code)]
    slip = goods_received_slip(known, a_stamp(), RECEIVED)
    assert [element.text for element in slip.elements if isinstance(element, Qr)] == [link]
    assert not [one for one in goods_received_slip(head, a_stamp(), RECEIVED).elements if isinstance(one, Qr)]
