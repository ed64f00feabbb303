"""What is kept of a bazaar is what its stored facts come to, whatever came, in whatever order, however often one looked."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from pos.domain.errors import DamagedMessage
from pos.domain.facts import LineMoved, Void
from pos.ledger.codec import decode_kept
from pos.register import intake
from pos.register.kept_sums import KeptSums
from pos.register.reconciling import reconcile
from tests.unit.register.rehearsal import BAZAAR, FAMILIES, FIRST_DAY, RATES, Journal, surroundings

if TYPE_CHECKING:
    from pos.domain.facts import Stamp
    from pos.domain.office_facts import Fact
    from pos.register.register import Register
    from tests.unit.register.rehearsal import Clock

CODE = BAZAAR.code
STEPS = 6
UNKNOWN = "0990"  # no family has this number
MAKERS = (*FAMILIES, "", "0000", UNKNOWN)


class Story:
    """A till's journal by dice: sales, refunds on later days, voids, moved lines, shifts that end or do not."""

    def __init__(self, device: str, dice: random.Random) -> None:
        self.journal = Journal(device)
        self.dice = dice
        self.told = 0
        self._sold: list[Stamp] = []
        self._day = 0
        self._is_open = False

    def go_on(self) -> None:
        """Let some things happen."""
        for _ in range(self.dice.randint(1, 4)):
            self._act(self.dice.choice(("sell", "sell", "sell", "receive", "refund", "void", "move", "close")))

    def _act(self, act: str) -> None:
        if act == "receive":
            self.journal.receive(self.dice.choice(FAMILIES), self.dice.randint(1, 4))
            return
        if not self._is_open:
            self.journal.open_shift(FIRST_DAY + timedelta(days=self._day))
            self._is_open = True
        if act == "close":
            self.journal.close_shift(missing_minor=self.dice.choice((0, 0, 90_000)))
            self._is_open, self._day = False, self._day + self.dice.randint(0, 1)
            self.journal.clock.advance(hours=12)
        elif act == "sell" or not self._sold:
            makers = self.dice.choices(MAKERS, k=self.dice.randint(1, 3))
            sold = self.journal.sell(*makers, quantity=self.dice.randint(1, 3), card=self.dice.random() < 0.3)
            self._sold.append(sold)
        elif act == "move":
            self.journal.add(self._moved(self.dice.choice(self._sold)))
        else:
            {"refund": self.journal.refund, "void": self.journal.void}[act](self.dice.choice(self._sold))

    def _moved(self, stamp: Stamp) -> LineMoved:
        sale = self.journal._sold(stamp)
        line = sale.lines[0]
        return LineMoved(
            of=stamp.id,
            of_number=sale.number,
            line=0,
            from_family=line.family,
            to_family=FAMILIES[0],
            from_rate_bp=line.rate_bp,
            to_rate_bp=RATES[FAMILIES[0]],
            amount_minor=line.credited_minor,
            reason="the wrong tile",
            approved_by="L01",
        )

    def send(self, register: Register) -> None:
        """Send some of what is not there yet; the rest comes late."""
        upto = self.dice.randint(self.told, self.journal.seq)
        if upto > self.told:
            register.intake.take_in(self.journal.batch(self.told, upto))
            self.told = upto


def prove(register: Register, clock: Clock) -> None:
    """What is kept is what is added up at once, and what whoever pays by it reads without any sums."""
    at_once, at = KeptSums(), surroundings(clock).at(BAZAAR)
    with register.database.reading() as connection:
        kept = register.kept
        roads = kept.roads.of(connection, CODE)
        assert roads == at_once.roads.of(connection, CODE)
        assert reconcile(connection, BAZAAR, at, roads) == reconcile(connection, BAZAAR, at)
        assert kept.sold.of(connection, CODE) == at_once.sold.of(connection, CODE)
        told, again = kept.exceptions(connection, BAZAAR), kept.exceptions(connection, BAZAAR)
        assert told is again, "nothing came, so nothing is read"
        assert told == at_once.exceptions(connection, BAZAAR)


@pytest.mark.parametrize("seed", range(2))
def test_any_history_is_kept_as_its_facts_have_it(
    register: Register, clock: Clock, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(seed)
    stories = Story("T01", dice), Story("T02", dice)

    def older(body: bytes) -> tuple[Stamp, Fact]:
        stamp, fact = decode_kept(body)
        if isinstance(fact, Void):
            raise DamagedMessage("a newer Amana's")
        return stamp, fact

    monkeypatch.setattr(intake, "decode_kept", older)
    for step in range(STEPS):
        if step == STEPS // 2:
            monkeypatch.undo()
            register.intake.read_again()
        for story in stories:
            story.go_on()
            story.send(register)
        prove(register, clock)


def test_a_row_that_nobody_heard_of_shows(register: Register, clock: Clock) -> None:
    """The canary: without the triggers, what is kept is not what is stored, and the proof says so."""
    story = Story("T01", random.Random("canary"))
    story.journal.open_shift()
    story.journal.sell(FAMILIES[0])
    register.intake.take_in(story.journal.batch())
    prove(register, clock)
    with register.database.writing(CODE) as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        connection.execute(
            text(f"DROP TRIGGER {'posting_notes_update' if is_sqlite else 'posting_notes_change ON posting'}")
        )
        connection.execute(text("UPDATE posting SET amount_minor = amount_minor - 1 WHERE account = 'family'"))
    with pytest.raises(AssertionError):
        prove(register, clock)
