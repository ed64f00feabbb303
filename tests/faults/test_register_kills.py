"""The register is killed while it takes facts in, and so is its database: nothing is lost, nothing counted twice."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from sqlalchemy import func, select

from pos.register.register import Register
from pos.register.serve import EmbeddedRegister
from pos.register.tables import FACT
from pos.sync.wire import sign_ack
from tests import stores
from tests.faults.hall import NEVER, HallTill, require_same
from tests.served import Served
from tests.stores import postgres, running_server, store
from tests.unit.register.rehearsal import KEYS, Clock, open_register, surroundings

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

    from pos.sync.wire import Ack, Batch

__all__ = ["postgres", "store"]  # every story here is told on both databases

KILLS = 1
LONG_KILLS = 40
SALES_A_TURN = 12


def in_threads(*works: Callable[[], object]) -> list[threading.Thread]:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    return threads


def kill_often(tmp_path: Path, dice: random.Random, kills: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two tills send in tiny batches while the register is killed at random moments and started again."""
    monkeypatch.setattr("pos.sync.exchange.BATCH_FACTS_MAX", 2)
    path = tmp_path / "register.db"
    open_register(path).close()
    address = stores.current().address(path)
    tills = [HallTill(tmp_path / device, device) for device in ("T01", "T02")]
    arrived: list[int] = []
    with Served(address) as served:
        for _ in range(kills):
            for till in tills:
                for which in range(SALES_A_TURN):
                    till.sell(which)
            draining = in_threads(*(_drain(till, served, arrived) for till in tills))
            NEVER.wait(dice.uniform(0.0, 0.4))
            served.kill()
            served.start()
            for thread in draining:
                thread.join(120)
    assert len(arrived) == kills * len(tills)
    register = Register.open(address, KEYS, surroundings(Clock()))
    require_same(register.database, *tills)
    register.close()
    for till in tills:
        till.book.close()


def _drain(till: HallTill, served: Served, arrived: list[int]) -> Callable[[], None]:
    return lambda: arrived.append(till.drain(served.url))


def test_a_register_that_is_killed_while_it_takes_in_loses_nothing_and_counts_nothing_twice(
    tmp_path: Path, dice_of: Callable[[object], random.Random], monkeypatch: pytest.MonkeyPatch
) -> None:
    kill_often(tmp_path, dice_of("kills"), KILLS, monkeypatch)


@pytest.mark.long
def test_many_kills_of_the_register_lose_nothing(
    tmp_path: Path, dice_of: Callable[[object], random.Random], monkeypatch: pytest.MonkeyPatch
) -> None:
    kill_often(tmp_path, dice_of("kills"), LONG_KILLS, monkeypatch)


@pytest.mark.on_sqlite  # it has a PostgreSQL of its own
def test_a_database_server_that_dies_under_the_register_is_found_again(
    tmp_path: Path, expected_logs: Callable[[str], None]
) -> None:
    expected_logs(r"/v1/batches failed")
    with running_server() as server:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(stores, "_current", [stores.Store(server.address)])
            register = open_register(tmp_path / "register.db")
        embedded = EmbeddedRegister(register)
        url = embedded.start()
        assert urlsplit(url).port
        till = HallTill(tmp_path / "till")
        till.sell()
        till.drain(url)
        till.sell()
        server.kill()
        with pytest.raises(AssertionError, match="never came through"):
            _few_tries(till, url)
        server.start()
        till.drain(url)
        require_same(register.database, till)
        till.book.close()
        embedded.stop()


def _few_tries(till: HallTill, url: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.faults.hall.TRIES_MAX", 3)
        till.drain(url)


class Answered(Exception):
    """The answer that was given without a commit."""

    def __init__(self, ack: Ack) -> None:
        super().__init__()
        self.ack = ack


def test_canary_a_register_that_answers_before_it_commits_loses_sales(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer without a commit, then the end: the till believes it, and the counts see what is missing."""
    path = tmp_path / "register.db"
    register = open_register(path)
    till = HallTill(tmp_path / "till")
    till.sell()

    original = register.intake._take_in

    def hasty(*arguments: object) -> None:
        raise Answered(original(*arguments))  # type: ignore[arg-type]  # passed on as they came

    class Hasty:
        """Takes a batch in, answers, and throws the transaction away."""

        def push(self, batch: Batch) -> Ack:
            try:
                register.intake.take_in(batch)
            except Answered as answered:
                return sign_ack(answered.ack, KEYS.signing)
            raise AssertionError("it committed")

        def feed(self, *_: object) -> None:
            return None

    monkeypatch.setattr(register.intake, "_take_in", hasty)
    assert till.run(Hasty()).unsent.facts == 0
    with pytest.raises(AssertionError):
        require_same(register.database, till)
    with register.database.reading() as connection:
        assert (
            connection.execute(select(func.count()).select_from(FACT).where(FACT.c.device == "T01")).scalar_one() == 0
        )
    till.book.close()
    register.close()
