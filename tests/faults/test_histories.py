"""Random histories of everything at once, on the real books, the real exchange and the real register.

Hypothesis makes the histories and shortens the one that fails: tills sell, lines lose requests and answers or bring them twice
and late, sticks travel, the register is put back from older copies, tills are put back from images, families are paid. At the
end the lines are good for once, and then the two counts must be one and what was paid must be what was due.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from sqlalchemy import func, select

from pos.domain.errors import Forked, GapFound, NothingToPay, NothingUnsent
from pos.domain.troubles import RegisterUnreachable
from pos.ledger.watermarks import Watermark
from pos.register.settled import is_settled
from pos.register.tables import POSTING
from pos.sync.exchange import Exchange, accept_all
from pos.sync.wire import pack, unpack
from tests.faults.hall import HallTill, enrol_families, require_same
from tests.faults.test_lives import Centre, Direct
from tests.unit.register.rehearsal import ACCOUNTANT, APPROVER, BAZAAR
from tests.unit.register.settling import Office, fill_box

if TYPE_CHECKING:
    from pos.register.register import Register
    from pos.sync.wire import Ack, Batch

HISTORIES = 10
LONG_HISTORIES = 300
STEPS = 24
LIVES_MAX = 20
WORKS, LOSES_REQUEST, LOSES_ANSWER, TWICE, STALE = "works", "loses the request", "loses the answer", "twice", "stale"
LINES = st.sampled_from([WORKS, WORKS, LOSES_REQUEST, LOSES_ANSWER, TWICE, STALE])
TILLS = st.integers(0, 1)


class BadLine(Direct):
    """A line that does one thing wrong; what it carried once, it may bring again much later."""

    def __init__(self, register: Register, what: str, old: list[bytes]) -> None:
        super().__init__(register)
        self._what, self._old = what, old

    def push(self, batch: Batch) -> Ack:
        message = pack(batch)
        if self._what == LOSES_REQUEST:
            raise RegisterUnreachable("the request")
        if self._what == TWICE:
            self.register.intake.take_in(unpack(message))
        if self._what == STALE and self._old:
            self._bring_again(self._old[len(message) % len(self._old)])
        self._old.append(message)
        ack = self.register.intake.take_in(unpack(message))
        if self._what == LOSES_ANSWER:
            raise RegisterUnreachable("the answer")
        return ack

    def _bring_again(self, message: bytes) -> None:
        try:
            self.register.intake.take_in(unpack(message))
        except (GapFound, Forked):
            return  # the register or the till was put back since; what is missing comes from the till


def send(till: HallTill, line: Direct) -> None:
    """Run a pass; where the register holds another history of this device, begin a new life and say again what is unconfirmed."""
    for _ in range(LIVES_MAX):
        if _goes_through(till, line):
            return
    raise AssertionError("forked again and again")


def _goes_through(till: HallTill, line: Direct) -> bool:
    try:
        till.run(line)
    except Forked:
        till.book.new_epoch("forked")
        return False
    return True


class Story(RuleBasedStateMachine):
    """Two tills, one register, sticks between them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="amana-story-"))
        self.centre = Centre(self.folder)
        enrol_families(self.centre.register)
        self.tills = [HallTill(self.folder / device, device) for device in ("T01", "T02")]
        self.old: list[bytes] = []
        self.sticks: list[bytes] = []
        self.ids = Office(self.centre.register).ids
        self.images: set[int] = set()
        self.has_backup = False

    def teardown(self) -> None:
        try:
            for till in self.tills:
                send(till, self.centre.line)
            require_same(self.centre.register.database, *self.tills)
            self._require_paid_once()
        finally:
            for till in self.tills:
                till.book.close()
            self.centre.register.close()
            shutil.rmtree(self.folder)

    def _require_paid_once(self) -> None:
        """Every settled line was settled once, and what runs say is what their lines come to."""
        with self.centre.register.database.reading() as connection:
            whole = select(func.coalesce(func.sum(-POSTING.c.amount_minor), 0))
            settled = connection.execute(whole.where(POSTING.c.claim != "", is_settled())).scalar_one()
        runs = self.centre.register.payouts.runs(ACCOUNTANT, BAZAAR.code)
        gross = sum(part.line.gross_minor for run in runs if run.approved_by for part in run.lines)
        assert gross == int(settled)

    @rule(till=TILLS, which=st.integers(0, 3))
    def sell(self, till: int, which: int) -> None:
        self.tills[till].sell(which)

    @rule(till=TILLS, what=LINES)
    def send(self, till: int, what: str) -> None:
        try:
            send(self.tills[till], BadLine(self.centre.register, what, self.old))
        except RegisterUnreachable:
            assert what in {LOSES_REQUEST, LOSES_ANSWER}

    @rule(till=TILLS)
    def fill_a_stick(self, till: int) -> None:
        try:
            self.sticks.append(self.tills[till].bundle())
        except NothingUnsent:
            return

    @precondition(lambda self: self.sticks)
    @rule(which=st.integers(0, 100), till=TILLS)
    def empty_a_stick(self, which: int, till: int) -> None:
        try:
            acks = self.centre.register.intake.take_in_bundle(self.sticks[which % len(self.sticks)])
        except (GapFound, Forked):
            return
        reader = self.tills[till].book.reader()
        exchange: Exchange = self.tills[till]._exchange(reader)
        try:
            accept_all(exchange, acks)
        except Forked:
            return  # a word about a life that this till has left behind
        finally:
            reader.close()

    @rule()
    def back_the_register_up(self) -> None:
        self.centre.back_up()
        self.has_backup = True

    @precondition(lambda self: self.has_backup)
    @rule()
    def put_the_register_back(self) -> None:
        self.centre.restore()

    @rule(till=TILLS)
    def take_an_image_of_a_till(self, till: int) -> None:
        one = self.tills[till]
        one.book.close()
        shutil.rmtree(self.folder / f"image {till}", ignore_errors=True)
        shutil.copytree(one.folder / one.device, self.folder / f"image {till}")
        one.start()
        self.images.add(till)

    @precondition(lambda self: self.images)
    @rule(till=TILLS)
    def put_a_till_back(self, till: int) -> None:
        """Its disk dies after a last contact; copies of the register from before that are gone with it."""
        if till not in self.images:
            return
        one = self.tills[till]
        send(one, self.centre.line)
        one.book.close()
        shutil.rmtree(one.folder / one.device)
        shutil.copytree(self.folder / f"image {till}", one.folder / one.device)
        one.start()
        self.has_backup = False

    @rule()
    def pay(self) -> None:
        payouts = self.centre.register.payouts
        try:
            run = payouts.draft(ACCOUNTANT, BAZAAR.code, identity=self.ids.new(), provisional="a rehearsal")
        except NothingToPay:
            return
        payouts.approve(APPROVER, BAZAAR.code, run.number, identity=self.ids.new())
        fill_box(self.centre.register, self.ids)
        payouts.pay_all(ACCOUNTANT, BAZAAR.code, run.number, identity=self.ids.new())
        self.has_backup = False  # the office's own journal has no second copy to be refilled from


def play(histories: int) -> None:
    chosen = settings(
        max_examples=histories,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    run_state_machine_as_test(Story, settings=chosen)


def test_in_any_history_every_saved_sale_counts_once_and_is_paid_once() -> None:
    play(HISTORIES)


@pytest.mark.long
def test_in_many_histories_every_saved_sale_counts_once_and_is_paid_once() -> None:
    play(LONG_HISTORIES)


def test_canary_a_till_that_calls_everything_sent_without_asking_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def deaf(self: HallTill, line: Direct) -> None:
        mark = self.book.journal.head()
        self.book.watermarks.accept(Watermark(epoch=mark.epoch, seq=mark.seq, head=mark.hash.hex(), generation="1"))
        assert line.register is not None

    monkeypatch.setattr(HallTill, "run", deaf)
    story = Story()
    story.sell(0, 1)
    story.send(0, LOSES_REQUEST)
    with pytest.raises(AssertionError):
        story.teardown()
