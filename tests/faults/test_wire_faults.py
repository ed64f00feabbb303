"""Whatever the line between a till and the register does, the register ends with each saved sale once."""

from __future__ import annotations

import socket
import threading
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from sqlalchemy import text

from pos.register.serve import EmbeddedRegister
from pos.sync.wire import deflate, pack
from tests.faults.hall import HallTill, held_by, require_same
from tests.faults.wire_proxy import (
    CLEAN,
    CUT_ANSWER,
    CUT_REQUEST,
    FAULTS,
    LOSE_ANSWER,
    STALE,
    TWICE,
    FaultProxy,
    read_message,
    reset,
)
from tests.unit.register.arrivals import morning
from tests.unit.register.rehearsal import open_register

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator
    from pathlib import Path

ROUNDS = 12
LONG_ROUNDS = 400


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[EmbeddedRegister, int]]:
    embedded = EmbeddedRegister(open_register(tmp_path / "register.db"))
    port = urlsplit(embedded.start()).port
    assert port is not None
    yield embedded, port
    embedded.stop()


@pytest.fixture
def till(tmp_path: Path) -> Iterator[HallTill]:
    made = HallTill(tmp_path / "till")
    yield made
    made.book.close()


def trouble(proxy: FaultProxy, till: HallTill, dice: random.Random, rounds: int) -> None:
    """Sell and send in turns over a bad line, then over a good one."""
    for _ in range(rounds):
        for _ in range(dice.randint(1, 4)):
            till.sell(dice.randrange(4))
        till.drain(proxy.url, seconds_max=0.5)
    proxy.heal()
    till.drain(proxy.url)


def over_a_bad_line(
    served: tuple[EmbeddedRegister, int], till: HallTill, dice_of: Callable[[object], random.Random], rounds: int
) -> None:
    proxy = FaultProxy(served[1], dice_of("line"), {CLEAN: 3} | dict.fromkeys(FAULTS, 2))
    try:
        trouble(proxy, till, dice_of("till"), rounds)
    finally:
        proxy.close()
    require_same(served[0].register.database, till)
    assert len(proxy.met) > len(FAULTS) // 2


def test_over_a_bad_line_each_saved_sale_arrives_once(
    served: tuple[EmbeddedRegister, int], till: HallTill, dice_of: Callable[[object], random.Random]
) -> None:
    over_a_bad_line(served, till, dice_of, ROUNDS)


@pytest.mark.long
def test_over_a_bad_line_for_long_each_saved_sale_arrives_once(
    served: tuple[EmbeddedRegister, int], till: HallTill, dice_of: Callable[[object], random.Random]
) -> None:
    over_a_bad_line(served, till, dice_of, LONG_ROUNDS)


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_alone_loses_nothing_and_doubles_nothing(
    fault: str,
    served: tuple[EmbeddedRegister, int],
    till: HallTill,
    dice_of: Callable[[object], random.Random],
) -> None:
    proxy = FaultProxy(served[1], dice_of(fault), {fault: 1, CLEAN: 1})
    try:
        trouble(proxy, till, dice_of("till"), 4)
    finally:
        proxy.close()
    require_same(served[0].register.database, till)


def test_a_lost_answer_leaves_one_copy_and_the_next_pass_learns_of_it(
    served: tuple[EmbeddedRegister, int], till: HallTill, dice_of: Callable[[object], random.Random]
) -> None:
    till.sell()
    proxy = FaultProxy(served[1], dice_of("lost"), {LOSE_ANSWER: 1})
    try:
        with pytest.raises(AssertionError, match="never came through"):
            _few_tries(till, proxy)
        assert till.book.watermarks.unsent().facts == till.book.journal.count()  # unknown is not sent
        require_same(served[0].register.database, till)  # and yet it is there, once
        proxy.heal()
        assert till.drain(proxy.url) == 0
    finally:
        proxy.close()
    require_same(served[0].register.database, till)


def _few_tries(till: HallTill, proxy: FaultProxy) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.faults.hall.TRIES_MAX", 3)
        till.drain(proxy.url, seconds_max=20)  # it hears at once that the line broke; only a slow machine takes longer


def test_a_request_that_is_cut_anywhere_is_taken_whole_or_not_at_all(
    served: tuple[EmbeddedRegister, int], dice_of: Callable[[object], random.Random]
) -> None:
    journal = morning()
    body = deflate(pack(journal.batch()))
    head = f"POST /v1/batches HTTP/1.1\r\nHost: till\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    message = head + body
    dice = dice_of("cuts")
    cuts = sorted(
        {0, 1, len(head) - 1, len(head), len(message) - 1, *(dice.randrange(len(message)) for _ in range(40))}
    )
    for cut in cuts:
        with closing(socket.create_connection(("127.0.0.1", served[1]), 5)) as line:
            line.sendall(message[:cut])
            reset(line)
        assert _count(served[0], "fact") == 0, f"something of a request cut after {cut} bytes was kept"
    with closing(socket.create_connection(("127.0.0.1", served[1]), 5)) as line:
        line.sendall(message)
        assert b" 200 " in read_message(line)
    assert _count(served[0], "fact") == journal.seq


def _count(embedded: EmbeddedRegister, table: str) -> int:
    with embedded.register.database.reading() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table} WHERE device = 'T01'")).scalar_one())


def test_several_tills_on_one_bad_line_do_not_get_into_each_others_way(
    served: tuple[EmbeddedRegister, int], tmp_path: Path, dice_of: Callable[[object], random.Random]
) -> None:
    tills = [HallTill(tmp_path / device, device) for device in ("T01", "T02")]
    weights = {CLEAN: 4, STALE: 3, TWICE: 3, CUT_ANSWER: 2, CUT_REQUEST: 2}
    proxy = FaultProxy(served[1], dice_of("line"), weights)
    failures: list[BaseException] = []

    def work(till: HallTill) -> None:
        try:
            till.drain(proxy.url, seconds_max=1)
        except BaseException as error:  # noqa: BLE001 - told by the test itself
            failures.append(error)

    try:
        for turn in range(4):
            for till in tills:
                till.sell(turn)
            threads = [threading.Thread(target=work, args=(till,)) for till in tills]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(60)
    finally:
        proxy.close()
        for till in tills:
            till.book.close()
    assert failures == []
    require_same(served[0].register.database, *tills)


def test_canary_a_sale_that_was_projected_twice_is_noticed(
    served: tuple[EmbeddedRegister, int], till: HallTill
) -> None:
    till.sell()
    till.drain(f"http://127.0.0.1:{served[1]}")
    require_same(served[0].register.database, till)
    columns = "bazaar, device, epoch, seq, n + 100, kind, account, amount_minor, family, rate_bp, claim"
    with served[0].register.database.writing("INTAJ8") as connection:
        connection.execute(text(f"INSERT INTO posting SELECT {columns} FROM posting WHERE kind = 'sale'"))
    with pytest.raises(AssertionError):
        require_same(served[0].register.database, till)


def test_canary_a_sale_that_never_left_its_till_is_missed(served: tuple[EmbeddedRegister, int], till: HallTill) -> None:
    till.sell()
    till.drain(f"http://127.0.0.1:{served[1]}")
    till.sell()
    with pytest.raises(AssertionError):
        require_same(served[0].register.database, till)
    assert len(held_by(served[0].register.database)[0]) == 1
