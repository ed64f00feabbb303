"""Each call about what is undone, held, uncollected or in the cash box asks the right door with the right words."""

from __future__ import annotations

from uuid import UUID

import pytest

from pos.domain.access import Second
from pos.domain.errors import DamagedMessage
from pos.domain.payout_facts import CashPlace, Mistake, ReversalCause
from pos.domain.payout_reports import CashBox
from pos.sync.records import to_record
from tests.unit.sync.test_office_calls import Recorder

ID = UUID(int=9)
BOX = CashBox(balance_minor=5, moves=())


def test_undoing_carries_the_second_persons_secret_in_the_order_and_never_in_the_path() -> None:
    line = Recorder("no run")
    mistake = Mistake(cause=ReversalCause.RETURNED, reason="closed", reference="RJ-7")
    with pytest.raises(DamagedMessage):
        line.reverse_payout("B/x", "R01-1", "0427", mistake, second=Second("P01", "secret"), identity=ID)
    assert line.asked == [
        (
            "POST",
            "/v1/bazaars/B%2Fx/payouts/R01-1/reversals",
            {
                "id": str(ID),
                "family": "0427",
                "cause": "returned",
                "reason": "closed",
                "reference": "RJ-7",
                "approver": "P01",
                "approver_secret": "secret",
            },
            {},
        )
    ]
    assert "secret" not in repr(Second("P01", "secret"))


def test_holding_and_releasing_ask_their_own_doors() -> None:
    line = Recorder("no run")
    with pytest.raises(DamagedMessage):
        line.hold_payout("B", "R01-1", "0427", "why", identity=ID)
    with pytest.raises(DamagedMessage):
        line.release_payout("B", "R01-1", "0427", identity=ID)
    assert [asked[1:3] for asked in line.asked] == [
        ("/v1/bazaars/B/payouts/R01-1/holds", {"id": str(ID), "family": "0427", "reason": "why"}),
        ("/v1/bazaars/B/payouts/R01-1/releases", {"id": str(ID), "family": "0427"}),
    ]


def test_the_box_is_read_filled_and_emptied() -> None:
    line = Recorder(to_record(BOX))
    assert line.cash_box("B") == BOX
    assert line.fill_box("B", 5, CashPlace.SAFE, identity=ID, reason="Friday") == BOX
    assert line.empty_box("B", 5, CashPlace.BANK, identity=ID) == BOX
    order = {"id": str(ID), "amount_minor": 5}
    assert [asked[1:3] for asked in line.asked] == [
        ("/v1/bazaars/B/cash-box", None),
        ("/v1/bazaars/B/cash-box/fillings", order | {"place": "safe", "reason": "Friday"}),
        ("/v1/bazaars/B/cash-box/emptyings", order | {"place": "bank", "reason": ""}),
    ]


def test_what_nobody_fetched_is_asked_for() -> None:
    line = Recorder([])
    assert line.uncollected("B") == ()
    assert line.asked[0][1] == "/v1/bazaars/B/uncollected"
