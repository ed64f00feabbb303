"""Transfer notes: one copy goes with the goods and carries their code, both are signed by who gave and who took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.goods_facts import GoodsSent, GoodsTaken, Pieces, TakenLine
from pos.domain.identity import paper_number
from pos.domain.transfers import note_code
from pos.domain.weighing import Unit
from pos.printing.document import Cut, Qr
from pos.printing.papers.transfer import transfer_slip, transfer_taken_slip
from tests.builders import CAKE, JAM, a_stamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead

SENT = GoodsSent(
    number=paper_number("T01", 31),
    to="T07",
    reason="الطاولة الثانية مزدحمة",
    lines=(Pieces(item=JAM, quantity=6), Pieces(item=CAKE, quantity=1_500, unit=Unit.GRAM)),
)
TAKEN = GoodsTaken(
    number=paper_number("T07", 12),
    of_number=SENT.number,
    lines=(TakenLine(item=JAM, sent=6, quantity=5), TakenLine(item=CAKE, sent=1_500, quantity=1_600, unit=Unit.GRAM)),
)


def test_both_copies_are_signed_and_one_carries_the_code(speaks: Callable[..., Letterhead]) -> None:
    document = transfer_slip(speaks("en"), a_stamp(), SENT)
    texts = document.texts()
    assert [element.text for element in document.elements if isinstance(element, Qr)] == [note_code(SENT)]
    assert sum(isinstance(element, Cut) for element in document.elements) == 2
    for said in ("Gave", "Took"):
        assert sum(said == text for text in texts) == 2
    shown = "\n".join(texts)
    for said in (SENT.number, "T07", SENT.reason, "Date jam", "1.500", "Goes with the goods", "Stays with the sender"):
        assert said in shown


def test_what_arrived_otherwise_is_named(speaks: Callable[..., Letterhead]) -> None:
    shown = "\n".join(transfer_taken_slip(speaks("en"), a_stamp(), TAKEN).texts())
    for said in (SENT.number, "On the note", "Missing", "Too many", "0.100"):
        assert said in shown
    even = GoodsTaken(number="", of_number=SENT.number, lines=(TakenLine(item=JAM, sent=6, quantity=6),))
    assert "Missing" not in "\n".join(transfer_taken_slip(speaks("en"), a_stamp(), even).texts())
