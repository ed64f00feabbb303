"""What the fault tests share: a machine with a disk in memory, a first day that is copied and not lived again, and seeds."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.faults.machine import Machine
from tests.faults.power_book import PowerMedium
from tests.faults.power_disk import Disk, PowerVFS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID


@pytest.fixture(scope="session")
def vfs() -> PowerVFS:
    """The one way from SQLite to a disk in memory; a process registers it once."""
    return PowerVFS()


@pytest.fixture(scope="session")
def first_day(
    vfs: PowerVFS, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, bytes], dict[str, bytes], list[UUID]]:
    """A book with its cards and an open shift, as it lies on the platters, with its strongbox and what was called saved."""
    folder = tmp_path_factory.mktemp("first day")
    machine = Machine(folder, PowerMedium(vfs))
    machine.insert(Disk())
    till = machine.first_day()
    till.book.close()
    image = {name.replace(str(folder), ""): content for name, content in machine.disk.synced().items()}
    return image, machine.box.kept, machine.saved


@pytest.fixture
def make_machine(
    vfs: PowerVFS,
    first_day: tuple[dict[str, bytes], dict[str, bytes], list[UUID]],
    tmp_path: object,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[..., Machine]]:
    """Return a maker of machines on the morning after the first day; arguments go to the medium."""
    made: list[Machine] = []
    folder = tmp_path_factory.mktemp("machine")

    def make(**medium: object) -> Machine:
        image, secrets, saved = first_day
        for machine in made:
            machine.stop()
        machine = Machine(folder, PowerMedium(vfs, **medium), saved=list(saved), starts=1)  # type: ignore[arg-type]  # a test names them
        machine.box.kept = dict(secrets)
        machine.insert(Disk.holding({f"{folder}{name}": content for name, content in image.items()}))
        made.append(machine)
        return machine

    yield make
    for machine in made:
        machine.stop()
    assert tmp_path is not None


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> str:
    """A seed that the run's own seed repeats: `--randomly-seed=N` plays the same cuts again. Shown when a test fails."""
    run = request.config.getoption("randomly_seed", default=0)
    told = f"{run}/{request.node.name}"
    print(f"seed {told}")
    return told


@pytest.fixture
def dice_of(seed: str) -> Callable[[object], random.Random]:
    """Return a maker of dice, one for each trial."""
    return lambda trial: random.Random(f"{seed}/{trial}")


@pytest.fixture
def fixed_dice_of(request: pytest.FixtureRequest) -> Callable[[object], random.Random]:
    """Return a maker of dice that fall alike in every run: a canary must turn red by what it does, not by luck."""
    return lambda trial: random.Random(f"{request.node.name}/{trial}")
