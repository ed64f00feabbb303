"""A register on the network is found by whoever looks, and forgotten when it goes. On loopback only."""

from __future__ import annotations

import queue
from typing import TYPE_CHECKING

from pos.sync.nearby import Herald, Nearby, Search, find_again, own_addresses

if TYPE_CHECKING:
    from collections.abc import Callable

LOOPBACK = ("127.0.0.1",)
PATIENCE_S = 20


def test_it_is_found_and_it_goes() -> None:
    heard: queue.Queue[tuple[Nearby, ...]] = queue.Queue()
    search = Search(heard.put, interfaces=LOOPBACK)
    ours = Nearby("amana-test-hall", "https://127.0.0.1:8499", "ABCDEFGHIJKLMNOPQRST2345")
    try:
        with Herald(8499, ours.fingerprint, ours.name, LOOPBACK, interfaces=LOOPBACK):
            _until(heard, lambda near: ours in near)
        _until(heard, lambda near: ours not in near)
    finally:
        search.close()


def test_the_one_that_shows_a_fingerprint_is_found_again_and_no_other() -> None:
    with (
        Herald(8497, "B" * 24, "amana-test-other", LOOPBACK, interfaces=LOOPBACK),
        Herald(8498, "A" * 24, "amana-test-moved", LOOPBACK, interfaces=LOOPBACK),
    ):
        assert find_again("A" * 24, bool, PATIENCE_S, LOOPBACK) == "https://127.0.0.1:8498"
        assert find_again("C" * 24, bool, 0.1, LOOPBACK) == ""


def test_whoever_says_the_same_and_does_not_prove_it_stands_in_nobodys_way() -> None:
    ours = "https://127.0.0.1:8496"
    with Herald(8495, "D" * 24, "amana-test-liar", LOOPBACK, interfaces=LOOPBACK):
        assert find_again("D" * 24, {ours}.__contains__, 3, LOOPBACK) == ""
        with Herald(8496, "D" * 24, "amana-test-right", LOOPBACK, interfaces=LOOPBACK):
            assert find_again("D" * 24, {ours}.__contains__, PATIENCE_S, LOOPBACK) == ours


def test_a_machine_has_an_address() -> None:
    assert own_addresses()
    assert all(one.count(".") == 3 for one in own_addresses())


def _until(heard: queue.Queue[tuple[Nearby, ...]], wanted: Callable[[tuple[Nearby, ...]], bool]) -> None:
    while not wanted(heard.get(timeout=PATIENCE_S)):
        pass
