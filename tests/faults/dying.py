"""A settlement whose process is killed in the middle of every act, and asked again with the same id.

    python -m tests.faults.dying ADDRESS STRIDE SEED [forgetful]

It has a single thread, so that it can be copied (`fork`): each copy does an act and dies by signal 9 before a statement,
after its commit but before its answer, or by the system's own clock within the commit. What it left is looked at by the process
that goes on. Who is `forgetful` asks with another id the second time, which must be noticed.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, func, select

from pos.domain.payout_facts import CashPlace, Mistake, ReversalCause
from pos.domain.postings import Account
from pos.register.register import Register
from pos.register.settled import is_settled
from pos.register.tables import BAZAAR as BAZAARS
from pos.register.tables import (
    FACT,
    LEFT_OUT,
    PAID_LINE,
    PAYOUT,
    PAYOUT_HOLD,
    PAYOUT_LINE,
    PAYOUT_REVERSAL,
    POSTING,
    SETTLED_STRETCH,
)
from tests.unit.register.rehearsal import ACCOUNTANT, APPROVER, FAMILIES, KEYS, Clock, Ids, surroundings
from tests.unit.register.settling import CODE

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from sqlalchemy import ColumnElement, Table

    from pos.domain.bazaar import Person

FILLED_MINOR = 100_000
LEFT_MINOR = 1_000
WITHIN_SECONDS_MAX = 0.004  # a commit takes about so long
WITHIN_COMMIT = 1  # deaths somewhere in it, for each act
UNDO = Mistake(cause=ReversalCause.VOUCHER, reason="to the wrong family")


@dataclass(frozen=True)
class Death:
    """When a copy dies: before its nth statement, at its commit, some seconds into it, or before its answer."""

    statement: int = -1
    seconds: float = -1
    is_after: bool = False


class Settling:
    """One bazaar's settlement, act by act; asked again, an act has the same id.

    Args:
        register: opened once; each copy of the process makes connections of its own.
        stride: of the statements, how many lie between two deaths.
        dice: when it dies within a commit.
        is_forgetful: ask again with another id.
    """

    def __init__(self, register: Register, stride: int, dice: random.Random, *, is_forgetful: bool = False) -> None:
        self.register = register
        self.stride = stride
        self.dice = dice
        self.is_forgetful = is_forgetful
        self.ids = Ids().fork("dying")
        self.deaths = 0

    # -- the acts ----------------------------------------------------------------------------------------------

    def live(self) -> None:
        """Settle twice: what is undone in the first run is in the second one, and paid there."""
        register = self.register
        box, payouts, reversals = register.cash_box, register.payouts, register.reversals
        first, second = FAMILIES[0], FAMILIES[1]
        who: tuple[Person, str] = (ACCOUNTANT, CODE)

        self.act(lambda own: box.fill(*who, FILLED_MINOR, CashPlace.SAFE, identity=own))
        self.act(lambda own: payouts.draft(*who, identity=own))
        run = payouts.runs(*who)[-1].number
        self.act(lambda own: payouts.approve(APPROVER, CODE, run, identity=own))
        self.act(lambda own: payouts.pay(*who, run, first, identity=own))
        self.act(lambda own: reversals.reverse(*who, run, first, mistake=UNDO, approver=APPROVER, identity=own))
        self.act(lambda own: reversals.hold(*who, run, second, "nobody came", identity=own))
        self.act(lambda own: reversals.release(*who, run, second, identity=own))
        self.act(lambda own: payouts.pay_all(*who, run, identity=own))
        self.act(lambda own: payouts.draft(*who, identity=own))
        again = payouts.runs(*who)[-1].number
        self.act(lambda own: payouts.approve(APPROVER, CODE, again, identity=own))
        self.act(lambda own: payouts.pay_all(*who, again, identity=own))
        self.act(lambda own: box.empty(*who, LEFT_MINOR, CashPlace.SAFE, identity=own))
        self.act(lambda own: register.periods.close(*who, identity=own, approver=APPROVER))
        self.require_paid_once()

    def act(self, work: Callable[[UUID], object]) -> None:
        """Do one act after it was killed at each of its points; all copies ask with the same id."""
        identity, before = self.ids.new(), self.state()
        for place in count(0, self.stride):
            if not self._killed(work, identity, Death(statement=place)):
                break
            assert self.state() == before, "half of an act was kept"
        for _ in range(WITHIN_COMMIT):
            self._killed(work, identity, Death(seconds=self.dice.uniform(0, WITHIN_SECONDS_MAX)))
        assert self._killed(work, identity, Death(is_after=True))
        done = self.state()
        assert done != before, "what was committed is gone"
        work(self.ids.new() if self.is_forgetful else identity)
        assert self.state() == done, "asked again, it was done again"

    def _killed(self, work: Callable[[UUID], object], identity: UUID, death: Death) -> bool:
        """Let a copy of this process do the act and die; return whether it did."""
        self.register.database.close()  # no connection may be in two processes
        child = os.fork()
        if child:
            _, status = os.waitpid(child, 0)
            if not os.WIFSIGNALED(status):
                assert status == 0, "the copy failed before it could die"
            self.deaths += os.WIFSIGNALED(status)
            return os.WIFSIGNALED(status)
        try:
            self._arm(death)
            work(identity)
            if death.is_after:
                _die()
            os._exit(0)
        finally:
            os._exit(1)

    def _arm(self, death: Death) -> None:
        engine: Any = self.register.database._writer
        if death.statement >= 0:
            places = count()
            event.listen(
                engine,
                "before_cursor_execute",
                lambda *_: _die() if next(places) == death.statement else None,
            )
        elif death.seconds >= 0:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends the process wherever it is, without a word to Python
            event.listen(engine, "commit", lambda _: signal.setitimer(signal.ITIMER_REAL, death.seconds or 1e-6))

    # -- what is there -----------------------------------------------------------------------------------------

    def state(self) -> tuple[object, ...]:
        """All that an act of settling can change."""
        settled = (SETTLED_STRETCH, LEFT_OUT, PAID_LINE)
        tables = (FACT, POSTING, *settled, PAYOUT, PAYOUT_LINE, PAYOUT_REVERSAL, PAYOUT_HOLD)
        with self.register.database.reading() as connection:
            counts = [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables]
            papers = connection.execute(select(BAZAARS.c.papers).where(BAZAARS.c.code == CODE)).scalar_one()
            states = tuple(connection.execute(select(PAYOUT.c.state).order_by(PAYOUT.c.number)).scalars())
            vouchers = tuple(
                connection.execute(select(PAYOUT_LINE.c.voucher).order_by(PAYOUT_LINE.c.voucher)).scalars()
            )
        return (*counts, papers, states, vouchers)

    def require_paid_once(self) -> None:
        """What was handed out is what was due, each claim is in one run, and what was undone was brought in once."""
        moved = POSTING.c.kind.in_(("payout_paid", "payout_reversed")) & (POSTING.c.account == Account.FAMILY.value)
        handed = self._sum(POSTING.c.amount_minor, POSTING, moved)
        runs = self.register.payouts.runs(ACCOUNTANT, CODE)
        undone = sum(part.line.paid_minor for run in runs for part in run.lines if part.reversal)
        due = sum(part.line.paid_minor for run in runs for part in run.lines)
        assert handed == due - undone
        brought = sum(part.line.brought_minor for part in runs[-1].lines if part.line.family == FAMILIES[0])
        carried = next(part.line.carried_minor for part in runs[0].lines if part.line.family == FAMILIES[0])
        assert brought == undone + carried
        claim = POSTING.c.claim != ""
        assert self._sum(1, POSTING, claim, is_settled()) == self._sum(1, POSTING, claim), "each claim, once"
        assert self._sum(1, PAID_LINE) == 1, "and the reversal, once"
        cash = self._sum(POSTING.c.amount_minor, POSTING, POSTING.c.account == Account.BOX.value)
        by_cash = sum(p.line.paid_minor for run in runs for p in run.lines if p.line.family != FAMILIES[2]) - undone
        assert cash == FILLED_MINOR - LEFT_MINOR - by_cash
        assert self.register.tracing.trial_balance(ACCOUNTANT, CODE).difference_minor == 0
        assert len(list(self.register.periods.proven(CODE))) == 1

    def _sum(self, what: ColumnElement[int] | int, table: Table, *where: ColumnElement[bool]) -> int:
        query = select(func.coalesce(func.sum(what), 0)).select_from(table).where(*where)
        with self.register.database.reading() as connection:
            return int(connection.execute(query).scalar_one())


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(address: str, stride: int, seed: str, *, is_forgetful: bool) -> None:
    """Settle the bazaar at an address through many deaths, and say how many there were."""
    register = Register.open(address, KEYS, surroundings(Clock(), seed=9))
    settling = Settling(register, stride, random.Random(seed), is_forgetful=is_forgetful)
    settling.live()
    print(settling.deaths)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], is_forgetful="forgetful" in sys.argv[4:])
