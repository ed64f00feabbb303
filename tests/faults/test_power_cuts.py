"""The power fails at any moment: nothing that was called saved is lost, nothing is torn, and the till sells on.

Each test has a canary: with weaker settings, or a disk that lies, the same cuts must turn red.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from pos.ledger import schema
from pos.ledger.connection import connect
from pos.ledger.mirror import Mirror
from pos.ledger.salvage import salvage
from pos.ledger.schema import STEPS, prepare
from pos.ledger.verify import verify
from tests.builders import some_cards
from tests.faults import machine as acts
from tests.faults.machine import Machine, a_day, quietly
from tests.faults.power_disk import Disk

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

    from pos.ledger.driver import sqlite3
    from tests.builders import Till

MakeMachine = "Callable[..., Machine]"
QUICK_CUTS = 120
LONG_CUTS = 20_000


def live_and_die(machine: Machine, dice: random.Random, day: list[Callable[[Till], object]]) -> None:
    """Play a day whose power fails at some operation; it may fail again while the book recovers; then ask every question."""
    till = machine.start()
    rehearsed = rehearsal_length(machine, day)
    machine.disk.cut_at = machine.disk.operations + dice.randint(1, rehearsed)
    machine.play(day)
    machine.cut_power(dice)
    if dice.random() < 0.5:
        machine.disk.cut_at = dice.randint(1, 12)
        quietly(machine.start)
        machine.cut_power(dice)
    machine.require_whole()
    assert till is not machine.till


def rehearsal_length(machine: Machine, day: list[Callable[[Till], object]]) -> int:
    """Guess how many operations a day takes: some thirty a step."""
    return 30 * len(day) if machine.disk is not None else 0


def trials(
    make: Callable[..., Machine], dice_of: Callable[[object], random.Random], count: int, **medium: Any
) -> Counter[str]:
    """Play many days; return how they ended."""
    return Counter(how_it_ended(make(**medium), dice_of(trial), f"trial {trial}") for trial in range(count))


def how_it_ended(machine: Machine, dice: random.Random, name: str) -> str:
    """Play one day to its bad end; a loss, a trouble or a stumble over what the platters hold are all told with their name."""
    try:
        live_and_die(machine, dice, a_day(dice))
    except Exception as error:  # noqa: BLE001 - a canary's disk holds anything
        return f"{name}: {error!r}"
    return "whole"


def test_a_cut_at_any_operation_of_any_day_loses_nothing(
    make_machine: Callable[..., Machine], dice_of: Callable[[object], random.Random]
) -> None:
    assert trials(make_machine, dice_of, QUICK_CUTS) == {"whole": QUICK_CUTS}


@pytest.mark.long
@pytest.mark.parametrize("checkpoint_pages", [4, 12, 1_000])
def test_twenty_thousand_cuts_lose_nothing(
    make_machine: Callable[..., Machine], dice_of: Callable[[object], random.Random], checkpoint_pages: int
) -> None:
    ends = trials(make_machine, dice_of, LONG_CUTS // 3, checkpoint_pages=checkpoint_pages)
    assert ends == {"whole": LONG_CUTS // 3}


@pytest.mark.parametrize("synchronous", ["normal", "off"])
def test_canary_with_weaker_settings_the_same_cuts_lose_sales(
    make_machine: Callable[..., Machine], fixed_dice_of: Callable[[object], random.Random], synchronous: str
) -> None:
    def end_of(trial: int) -> str:
        machine = make_machine(checkpoint_pages=1_000, pragmas={"synchronous": synchronous})
        return how_it_ended(machine, fixed_dice_of(trial), f"trial {trial}")

    assert any(end_of(trial) != "whole" for trial in range(12))


# -- every operation of one act -------------------------------------------------------------------------------------

ACTS: dict[str, list[Callable[[Till], object]]] = {
    "a sale": [acts.sell],
    "a refund": [acts.sell, acts.refund],
    "a void": [acts.void],
    "a closing": [acts.sell, acts.new_shift],
    "goods received": [acts.receive],
    "new cards": [acts.new_cards],
    "a new life": [acts.sell, acts.hear, acts.lead_two_lives],
    "a rest": [acts.sell, acts.rest],
}


@pytest.mark.parametrize("act", ACTS)
def test_a_cut_at_every_operation_of_an_act_loses_nothing(
    make_machine: Callable[..., Machine], dice_of: Callable[[object], random.Random], act: str
) -> None:
    whole = make_machine()
    whole.start()
    first = whole.disk.operations + 1
    assert whole.play(ACTS[act])
    last = whole.disk.operations
    for at in range(first, last + 1):
        machine = make_machine()
        machine.start()
        machine.disk.cut_at = at
        assert not machine.play(ACTS[act])
        machine.cut_power(dice_of(at))
        lives = 2 if act == "a new life" and _second_life(machine) else 1
        machine.require_whole(epochs=lives)


def _second_life(machine: Machine) -> bool:
    till = machine.start()
    lives = till.book.journal.head().epoch
    machine.stop()
    machine.disk.is_off = False
    machine.insert(Disk.holding({name: bytes(file.seen) for name, file in machine.disk.files.items()}))
    return lives == 2


# -- the first start and a later migration --------------------------------------------------------------------------


def test_a_cut_at_every_operation_of_the_first_start_leaves_a_book_that_begins(
    make_machine: Callable[..., Machine], dice_of: Callable[[object], random.Random]
) -> None:
    machine = make_machine()
    machine.insert(Disk())
    machine.box.kept = {}
    machine.first_day()
    last = machine.disk.operations
    machine.stop()
    for at in range(1, last + 1, 3):
        machine = make_machine()
        machine.insert(Disk())
        machine.box.kept, machine.saved = {}, []
        machine.disk.cut_at = at
        quietly(machine.first_day)
        machine.cut_power(dice_of(at))
        till = machine.start()
        if till.book.journal.epoch() is None:
            till.book.begin(some_cards())
        machine.baskets = [None]
        if till.book.journal.open_shift() is None:
            till.open_shift()
        till.sell()
        assert verify(till.book.connection, public=till.book.key.public).faults == ()


def add_note(connection: sqlite3.Connection) -> None:
    """A step of a version to come, which rebuilds a guarded table."""
    connection.execute("CREATE TABLE paper_new (serial INTEGER PRIMARY KEY, place INTEGER NOT NULL, note TEXT) STRICT")
    connection.execute("INSERT INTO paper_new SELECT serial, place, NULL FROM paper")
    connection.execute("DROP TABLE paper")
    connection.execute("ALTER TABLE paper_new RENAME TO paper")


def test_a_cut_at_every_operation_of_a_migration_leaves_the_old_tables_or_the_new(
    make_machine: Callable[..., Machine], dice_of: Callable[[object], random.Random]
) -> None:
    def migrate(machine: Machine) -> None:
        connection = machine.medium.connect(machine.folder / "book.db")
        prepare(connection, (*STEPS, add_note))

    machine = make_machine()
    migrate(machine)
    last = machine.disk.operations
    for at in range(1, last + 1):
        machine = make_machine()
        machine.disk.cut_at = at
        quietly(lambda machine=machine: migrate(machine))  # type: ignore[misc]  # bound now, as ruff asks
        machine.cut_power(dice_of(at))
        connection = machine.medium.connect(machine.folder / "book.db")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        assert version in {len(STEPS), len(STEPS) + 1}
        prepare(connection, (*STEPS, add_note))
        assert schema.missing_guards(connection) == []
        assert connection.execute("SELECT count(*) FROM fact").fetchone() == (2,)


# -- a salvage ------------------------------------------------------------------------------------------------------


def test_a_cut_at_every_operation_of_a_salvage_leaves_the_old_book_or_the_new(
    make_machine: Callable[..., Machine], dice_of: Callable[[object], random.Random]
) -> None:
    def salvaged(machine: Machine) -> None:
        salvage(machine.folder, "T01", medium=machine.medium)

    machine = make_machine()
    salvaged(machine)
    last = machine.disk.operations
    names = set()
    for at in range(1, last + 1, 2):
        machine = make_machine()
        machine.disk.cut_at = at
        quietly(lambda machine=machine: salvaged(machine))  # type: ignore[misc]  # bound now, as ruff asks
        machine.cut_power(dice_of(at))
        machine.baskets = [None]
        till = machine.require_whole()
        names.add(till.book.path.name)
    assert names == {"book.db", "book.2.db"}


def nothing(*_: object) -> None:
    pass


def test_canary_a_salvage_that_names_its_file_before_it_is_whole_would_leave_half_a_book(
    make_machine: Callable[..., Machine],
    fixed_dice_of: Callable[[object], random.Random],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pos.ledger.salvage.PART", "")

    def hasty_machine() -> Machine:
        """A machine whose salvage writes under the book's own name, and finds it there when it is done."""
        machine = make_machine()
        medium: Any = machine.medium
        medium.move = medium.remove = nothing  # it bears its name already, and would be taken away again
        return machine

    def leaves_half_a_book(at: int) -> bool:
        machine = hasty_machine()
        machine.disk.cut_at = at
        quietly(lambda: salvage(machine.folder, "T01", medium=machine.medium))
        machine.cut_power(fixed_dice_of(at))
        machine.baskets = [None]
        try:
            machine.require_whole()
        except Exception:  # noqa: BLE001 - half a book fails in many ways
            return True
        return False

    machine = hasty_machine()
    salvage(machine.folder, "T01", medium=machine.medium)
    last = machine.disk.operations
    assert any(leaves_half_a_book(at) for at in range(1, last + 1, 2))


# -- a disk that lies -----------------------------------------------------------------------------------------------


def test_canary_a_disk_that_lies_about_syncs_loses_sales(
    make_machine: Callable[..., Machine], fixed_dice_of: Callable[[object], random.Random]
) -> None:
    def end_of(trial: int) -> str:
        machine = make_machine()
        machine.disk.lies = True
        return how_it_ended(machine, fixed_dice_of(trial), f"trial {trial}")

    assert any(end_of(trial) != "whole" for trial in range(8))


def test_what_a_lying_disk_lost_is_noticed_and_comes_back_from_the_mirror(
    make_machine: Callable[..., Machine], tmp_path: Path
) -> None:
    machine = make_machine()
    till = machine.start()
    stick = tmp_path / "stick"
    stick.mkdir()
    lost_from = len(machine.saved)
    machine.disk.lies = True
    connection: Any = till.book.connection
    lent: Any = Lent(connection)
    mirror = Mirror(stick, tmp_path, "T01", lambda: lent)
    machine.play([acts.sell, acts.sell, acts.rest, acts.sell])
    assert mirror.catch_up().trouble == ""
    till.book.sign_head()
    assert len(machine.saved) == lost_from + 3
    synced = machine.disk.synced()
    machine.stop()
    machine.insert(Disk.holding(synced))
    remembered = dict(machine.box.kept)
    without = machine.start().book
    assert without.journal.head().epoch == 2  # the loss is noticed, and a new life begun
    assert without.journal.by_id(machine.saved[-1]) is None
    machine.stop()
    machine.insert(Disk.holding(synced))
    machine.box.kept = remembered
    machine.mirror = stick
    machine.require_whole()


def test_what_the_witness_did_not_see_either_comes_back_from_the_mirror(
    make_machine: Callable[..., Machine], tmp_path: Path
) -> None:
    """The disk lost the last sales, and the device remembers nothing newer: only the mirror knows of them."""
    machine = make_machine()
    till = machine.start()
    stick = tmp_path / "stick"
    lent: Any = Lent(till.book.connection)
    mirror = Mirror(stick, tmp_path, "T01", lambda: lent)
    machine.play([acts.sell])
    machine.disk.lies = True
    machine.play([acts.sell, acts.sell])
    assert mirror.catch_up().trouble == ""
    synced = machine.disk.synced()
    machine.stop()
    machine.insert(Disk.holding(synced))
    machine.mirror = stick
    machine.baskets = []
    machine.require_whole()


class Lent:
    """A connection that somebody else will close."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def close(self) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def test_the_shipped_driver_reads_what_the_disk_in_memory_holds(
    make_machine: Callable[..., Machine], tmp_path: Path
) -> None:
    machine = make_machine()
    machine.start()
    machine.play([acts.sell, acts.refund])
    for name, content in machine.disk.synced().items():
        (tmp_path / name.rpartition("/")[2]).write_bytes(content)
    connection = connect(tmp_path / "book.db")
    assert verify(connection).faults == ()
    assert connection.execute("SELECT count(*) FROM fact WHERE kind = 'refund'").fetchone() == (1,)
    connection.close()
