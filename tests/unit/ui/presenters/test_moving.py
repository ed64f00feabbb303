"""A line finds its family: named first, with the lead's word, and the receipt shows it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.facts import LineMoved
from pos.domain.identity import UNASSIGNED
from pos.till.families import FamilyLedger
from pos.ui.presenters.moving import LineMoving
from pos.ui.presenters.receipt_rows import ReceiptList
from pos.ui.presenters.session import UNASSIGNED_NAME
from pos.ui.rows.receipts import MoveWish, ReceiptLine
from tests.builders import HUDA, SALMA
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from pos.ui.rows.sayings import Saying
    from tests.unit.ui.presenters.scene import Counter


@pytest.fixture
def view() -> Any:
    return Recorder()


@pytest.fixture
def moving(counter: Counter, view: Any) -> LineMoving:
    return LineMoving(
        view,
        desks=counter.desks,
        session=counter.session,
        approvals=counter.approvals,
        announcer=counter.announcer,
        words=counter.words,
        committed=counter.committed.append,
        shown=lambda: view.shown_again(True),
    )


def parked(counter: Counter) -> str:
    """Sell something that is nobody's yet; return its receipt's number."""
    counter.till.checkout.add_unlisted(UNASSIGNED, 3_000, "basket")
    sale: Any = counter.till.checkout.pay(by="C1", tendered_minor=3_000).fact
    return str(sale.number)


def lines_of(counter: Counter, number: str) -> tuple[ReceiptLine, ...]:
    made = ReceiptList(counter.desks)
    made.read()
    return made.lines(made.entries[number], counter.desks.undoing.find(number))


def test_what_was_parked_goes_to_its_family_and_the_receipt_says_so(
    counter: Counter, moving: LineMoving, view: Any
) -> None:
    number = parked(counter)
    moving.ask(number, lines_of(counter, number))
    assert [line.family for line in view.last("ask")[1]] == [UNASSIGNED]
    moving.look(HUDA)
    assert view.last("show_family").name.en == "Huda Ahmad"
    moving.choose(MoveWish(number, "0", HUDA, "she came for it"))
    assert counter.committed == []
    counter.approvals.answer("L1", "2222")
    (recorded,) = counter.committed
    assert isinstance(recorded.fact, LineMoved)
    assert (recorded.fact.from_family, recorded.fact.to_family, recorded.fact.approved_by) == (UNASSIGNED, HUDA, "L1")
    assert [line.family for line in lines_of(counter, number)] == [HUDA]
    assert (counter.said, view.count("shown_again"), view.count("close_sheet")) == ("line_moved", 1, 1)


def test_who_has_the_line_now_is_said_and_of_which_receipt(
    counter: Counter, moving: LineMoving, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Saying] = []
    monkeypatch.setattr(counter.announcer, "tell", said.append)
    number = parked(counter)
    moving.choose(MoveWish(number, "0", HUDA, "she came for it"))
    counter.approvals.answer("L1", "2222")
    assert [(each.key, each.name.en, each.code) for each in said] == [("line_moved", "Huda Ahmad", number)]


def test_a_line_that_came_back_is_not_offered(counter: Counter, moving: LineMoving, view: Any) -> None:
    number = parked(counter)
    counter.till.undoing.refund(number, {0: 1}, by="C1", reason="torn", approved_by="L1")
    moving.ask(number, lines_of(counter, number))
    assert view.calls == []


def test_a_refusal_keeps_the_sheet(counter: Counter, moving: LineMoving, view: Any) -> None:
    number = str(getattr(counter.till.sell().fact, "number", ""))
    moving.choose(MoveWish(number, "0", SALMA, "x"))
    counter.approvals.answer("L1", "2222")
    assert view.last("show_refusal") == "AlreadyWithFamily"
    assert view.count("close_sheet") == 0


@pytest.mark.parametrize("is_parked", [True, False])
def test_what_bears_only_its_owners_name_is_called_by_who_is_paid_for_it(counter: Counter, is_parked: bool) -> None:
    """On the receipt that is shown, on the paper of a refund, and in the family's own ledger."""
    owner, name = (UNASSIGNED, UNASSIGNED_NAME) if is_parked else (SALMA, counter.desks.family_name(SALMA))
    counter.till.checkout.add_unlisted(owner, 3_000, name.ar, name.en)
    sale: Any = counter.till.checkout.pay(by="C1", tendered_minor=3_000).fact
    (line,) = lines_of(counter, sale.number)
    assert (line.family, line.name) == (owner, name)
    undoing, huda = counter.till.undoing, counter.desks.family_name(HUDA)
    undoing.move(sale.number, 0, HUDA, by="C1", reason="wrong number", approved_by="L1")
    (line,) = lines_of(counter, sale.number)
    assert (line.family, line.name) == (HUDA, huda)
    back: Any = undoing.refund(sale.number, {0: 1}, by="C1", reason="torn", approved_by="L1").fact
    assert back.lines[0].line.name == huda.ar
    ledger = FamilyLedger(counter.desks.book)
    assert [(one.kind, one.name) for one in ledger.entries(HUDA)] == [("refund", huda.ar), ("line_moved", "")]
