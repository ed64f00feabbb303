"""In any history of facts, drafts and late cards each claim is settled by one run, and each run is what its claims come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from pos.domain.account_errors import FactsReadSince
from pos.domain.errors import Refusal
from pos.domain.reports import PayoutState
from pos.register.tables import POSTING
from tests.unit.register.rehearsal import ACCOUNTANT, FAMILIES, on_sqlite, open_register
from tests.unit.register.settling import CODE, FIRST, Office, day, settled_lines, settled_within, take_in
from tests.unit.register.test_settled import OTHER, PROVISIONAL, STRANGER, enrol, unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.reports import PayoutRun
    from pos.register.register import Register

ACTS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(("sell", "sell unread")), st.integers(0, 4)),
        st.tuples(st.sampled_from(("draft", "approve", "cancel", "enrol", "read again", "settle")), st.just(0)),
    ),
    min_size=4,
    max_size=14,
)


class History:
    """Facts that come readable or not, drafts that are approved or given up, cards that come late."""

    def __init__(self, register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
        self.register, self.office, self.monkeypatch = register, Office(register), monkeypatch
        self.journal = day("T01", (FIRST,))
        take_in(register, self.journal)
        self.settled = settled_lines(register)

    def happen(self, act: str, which: int) -> None:
        if act.startswith("sell"):
            self._sell((*FAMILIES, STRANGER, OTHER)[which], is_unread=act.endswith("unread"))
        elif act == "enrol":
            enrol(self.office, STRANGER)
        elif act == "read again":
            self.register.intake.read_again()
        else:
            self._settle(act)
        settled = settled_lines(self.register)
        assert self.settled <= settled, "what was settled stays with its run"
        with self.register.database.reading() as connection:
            assert settled_within(connection) == len(settled)
        self.settled = settled

    def _sell(self, family: str, *, is_unread: bool) -> None:
        self.journal.open_shift()
        self.journal.sell(family, FIRST)
        self.journal.close_shift()
        if is_unread:
            unreadable(self.monkeypatch, self.register, self.journal)
        else:
            take_in(self.register, self.journal)

    def _settle(self, act: str) -> None:
        try:
            number = self._drafted() if act in {"approve", "cancel"} else self.office.draft(PROVISIONAL).number
        except Refusal:
            return  # nothing to pay, or one is drafted
        if number and act in {"approve", "settle"}:
            try:
                self.office.approve(number)
            except FactsReadSince:
                act = "cancel"  # what could not be read when it was drafted can be read now
        if number and act == "cancel":
            self.register.payouts.cancel(ACCOUNTANT, CODE, number, "another one", identity=self.office.ids.new())

    def _drafted(self) -> str:
        drafted = [run.number for run in self._runs() if run.state is PayoutState.DRAFTED]
        return drafted[0] if drafted else ""

    def _runs(self) -> tuple[PayoutRun, ...]:
        return self.register.payouts.runs(ACCOUNTANT, CODE)

    def end(self) -> None:
        """Read everything, know everybody, and settle it: each run is what its claims come to, and all together is all."""
        self.happen("cancel", 0)
        for family in (STRANGER, OTHER):
            enrol(self.office, family)
        self.register.intake.read_again()
        self.happen("settle", 0)
        with self.register.database.reading() as connection:
            place = [POSTING.c[name] for name in ("bazaar", "device", "epoch", "seq", "n")]
            query = select(*place, -POSTING.c.amount_minor).where(POSTING.c.claim != "")
            claims = {(*row[:5],): row[5] for row in connection.execute(query)}
        assert {line[:5] for line in self.settled} == claims.keys(), "each claim, by one run"
        assert len(self.settled) == len(claims)
        for run in self._runs():
            own = sum(claims[line[:5]] for line in self.settled if line[5] == run.number)
            assert own == sum(part.line.gross_minor for part in run.lines) * (run.state is not PayoutState.CANCELLED)


@on_sqlite
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(acts=ACTS)
def test_in_any_history_each_claim_is_settled_by_one_run_and_runs_are_what_their_claims_come_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, acts: list[tuple[str, int]]
) -> None:
    register = open_register(tmp_path / "any.db")
    history = History(register, monkeypatch)
    for act, which in acts:
        history.happen(act, which)
    history.end()
    register.close()
    for path in tmp_path.glob("any.db*"):
        path.unlink()


@on_sqlite
def test_canary_a_fact_that_is_read_late_and_left_out_of_nothing_is_never_paid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos.register.intake.leave_out_late", lambda *_: None)
    register = open_register(tmp_path / "any.db")
    history = History(register, monkeypatch)
    for act in ("sell unread", "settle"):
        history.happen(act, 0)
    with pytest.raises(AssertionError):
        history.end()
    register.close()
