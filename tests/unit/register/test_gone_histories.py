"""In any history of late sales, refunds, transfers and write-offs a family has in the end what plain counting says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.domain.errors import NothingToPay
from pos.domain.exception_facts import Resolution
from pos.domain.facts import Sale
from pos.domain.goods_facts import GoodsSent, GoodsTaken, Pieces, TakenLine
from pos.domain.oddities import Oddity
from pos.domain.reports import PayoutState
from tests.unit.register.rehearsal import ACCOUNTANT, PRICE_MINOR, on_sqlite, open_register
from tests.unit.register.settling import CODE, FIRST, Office, take_in
from tests.unit.register.test_odd_receipts_across_tills import give_back
from tests.unit.register.test_resolving import balance, resolve
from tests.unit.register.test_settled import PROVISIONAL
from tests.unit.register.vanishing import ITEM, gone, lost, tills

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.facts import Stamp
    from pos.register.register import Register

SENT = 4
STANDING = {PayoutState.APPROVED, PayoutState.PAID}  # a run that owes nobody anything is paid at once
WRITE_OFF = {Oddity.REFUND_WITHOUT_SALE, Oddity.REFUNDED_TWICE, Oddity.TRANSFER_SHORT}
ROUNDS_MAX = 3  # what is decided may change what another row comes to
ACTS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(("sell", "give back", "send", "explain")), st.integers(0, 2)),
        st.tuples(st.sampled_from(("decide", "arrive", "settle")), st.just(0)),
    ),
    min_size=4,
    max_size=16,
)


class History:
    """A till that is heard of late, one that is heard of at once, and an office that decides on what it knows."""

    def __init__(self, register: Register) -> None:
        self.register, self.office = register, Office(register)
        self.here, self.there = tills()
        self.here.receive(FIRST, quantity=1_000)
        for till in (self.here, self.there):
            till.open_shift()
        self.sales: list[tuple[Stamp, Sale]] = []
        self.notes: list[str] = []
        self.sold, self.back = Counter[int](), Counter[int]()
        self.missing, self.explained = Counter[int](), Counter[int]()

    def happen(self, act: str, which: int) -> None:
        if act == "sell":
            stamp, sale = self.there.sell(FIRST, quantity=which + 1), self.there.facts[-1]
            assert isinstance(sale, Sale)
            self.sold[len(self.sales)] = which + 1
            self.sales.append((stamp, sale))
        elif act == "give back" and self.sales:
            n = which % len(self.sales)
            give_back(self.here, *self.sales[n], 1)
            self.back[n] += 1
        elif act == "send":
            note = GoodsSent(
                number=self.there.number(), to="T01", reason="full", lines=(Pieces(item=ITEM, quantity=SENT),)
            )
            self.there.add(note)
            counted = TakenLine(item=ITEM, sent=SENT, quantity=SENT - which)
            self.here.add(GoodsTaken(number=self.here.number(), of_number=note.number, lines=(counted,)))
            self.missing[len(self.notes)] = which
            self.notes.append(note.number)
        elif act == "explain" and self.notes and which:
            n = len(self.notes) - 1
            self.there.add(lost(which, self.notes[n]))
            self.explained[n] += which
        elif act == "decide":
            self._decide()
        elif act == "settle":
            self._settle()
        take_in(self.register, self.here)
        if act == "arrive":
            take_in(self.register, self.there)

    def _decide(self) -> bool:
        """Write off what the list says is to be borne, and take back what it says is without a cause."""
        asked = [row for row in self.register.accounts.exceptions(ACCOUNTANT, CODE) if row.kind in WRITE_OFF]
        for row in asked:
            resolve(self.office, row, Resolution.WRITTEN_OFF)
        over = gone(self.register)
        for row in over:
            resolve(self.office, row, Resolution.TAKEN_BACK)
        return bool(asked or over)

    def _settle(self) -> None:
        try:
            self.office.approve(self.office.draft(PROVISIONAL).number)
        except NothingToPay:
            return

    def end(self) -> None:
        """Hear of everything, decide until nothing is left to decide, settle, and count again by hand."""
        self.happen("arrive", 0)
        rounds = 0
        while self._decide():
            rounds += 1
            assert rounds <= ROUNDS_MAX, "it comes to an end"
        self._settle()
        kept = sum(pieces - min(self.back[n], pieces) for n, pieces in self.sold.items())
        paid = sum(self.explained.values()) + sum(max(m - self.explained[n], 0) for n, m in self.missing.items())
        runs = [run for run in self.register.payouts.runs(ACCOUNTANT, CODE) if run.state in STANDING]
        own = [part.line for run in runs for part in run.lines if part.line.family == FIRST]
        assert sum(line.gross_minor - line.refunds_minor for line in own) == (kept + paid) * PRICE_MINOR
        balance(self.register)


@on_sqlite
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(acts=ACTS)
def test_in_any_history_a_family_has_what_plain_counting_says(tmp_path: Path, acts: list[tuple[str, int]]) -> None:
    register = open_register(tmp_path / "any.db")
    try:
        history = History(register)
        for act, which in acts:
            history.happen(act, which)
        history.end()
    finally:
        register.close()
        for path in tmp_path.glob("any.db*"):
            path.unlink()


@pytest.mark.parametrize("which", ["late sale", "part of a transfer", "debt"])
def test_one_of_each_on_either_database(register: Register, which: str) -> None:
    history = History(register)
    acts = {
        "late sale": [("sell", 1), *[("give back", 0)] * 3],
        "part of a transfer": [("send", 2), ("explain", 1)],
        "debt": [("sell", 2), ("give back", 0), ("settle", 0)],
    }
    for act, n in acts[which]:
        history.happen(act, n)
    for act in ("decide", "settle"):
        history.happen(act, 0)
    history.end()


@on_sqlite
def test_canary_where_the_list_is_silent_a_family_has_more_than_counting_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos.register.oddities.gone_causes", lambda *_: ())
    register = open_register(tmp_path / "any.db")
    history = History(register)
    for act, which in (("sell", 0), ("give back", 0), ("decide", 0)):
        history.happen(act, which)
    with pytest.raises(AssertionError):
        history.end()
    register.close()
