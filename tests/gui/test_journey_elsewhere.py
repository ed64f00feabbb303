"""A customer brings a receipt of another till: its code is scanned, its goods come back here, once, with the lead's word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import TillKey
from pos.domain.facts import Refund, Sale
from pos.ledger.keys import from_seed
from pos.ledger.receipt_code import write_receipt
from tests.builders import CAKE, JAM, a_till, number_of, some_cards
from tests.gui.rig import opened
from tests.gui.test_journey_counter import open_shift

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell


@pytest.mark.parametrize(
    ("language", "about", "altered"),
    [
        ("ar", "لا يعلم هذا الصندوق إلا بما استُرجع فيه", "لم يوقّعه"),
        ("en", "only what came back here", "did not sign it"),
    ],
)
def test_a_receipt_of_another_till_comes_back_here(
    qtbot: QtBot, shell: Shell, tmp_path: Path, language: str, about: str, altered: str
) -> None:
    elsewhere, here = a_till(tmp_path, "T02"), a_till(tmp_path, "T01", open_shift=False)
    here.book.catalogue.apply(some_cards(version=2, tills=(TillKey(till="T02", key=elsewhere.book.key.public),)))
    sold = elsewhere.sell(JAM, JAM, CAKE)
    assert isinstance(sold.fact, Sale)
    bazaar = here.book.catalogue.bazaar().code
    code = write_receipt(bazaar, sold, sold.fact, elsewhere.book.key)
    with opened(qtbot, shell, here.book, tmp_path / "home", language=language) as hands:
        open_shift(hands)
        hands.scan(write_receipt(bazaar, sold, sold.fact, from_seed("thief")))
        assert hands.is_at("receipts")
        assert altered in hands.notice
        hands.window._go("sell")
        hands.scan(code)
        view = hands.window.receipts.view
        can = view._actions
        assert hands.is_at("receipts")
        assert about in view._about.text()
        assert number_of(sold) in view._number.text()
        assert [each.line.refundable for each in view._lines._lines] == [2, 1]
        assert [button.isEnabled() for button in (can.refund, can.void, can.move_line, can.reprint, can.view)] == [
            True,
            *[False] * 4,
        ]
        hands.press(can.refund)
        for line in view._lines._lines:
            while line.back < line.line.refundable:
                hands.press(line._more)
        hands.press(view._do_refund)
        approval = hands.sheet
        assert approval is not None
        hands.type_pin(approval, "2222")
        recorded = here.book.journal.last(Refund.KIND)
        assert recorded is not None
        assert isinstance(recorded.fact, Refund)
        assert (recorded.fact.of, recorded.fact.of_number) == (sold.stamp.id, number_of(sold))
        assert (recorded.fact.paid_minor, recorded.fact.approved_by) == (sold.fact.paid_minor, "L1")
        back = hands.sheet
        assert back is not None
        back.dismiss()
        assert not can.refund.isEnabled()
        hands.scan(code)
        assert [each.line.refundable for each in view._lines._lines] == [0, 0]
        assert not can.refund.isEnabled()
    for till in (elsewhere, here):
        till.book.close()
