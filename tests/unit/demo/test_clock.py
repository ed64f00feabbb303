"""Simulated time moves only when told to, and chance repeats from its seed."""

from __future__ import annotations

from datetime import date, timedelta

from pos.demo.clock import SimulatedClock, chance, surroundings

DAY = date(2026, 7, 14)


def test_two_looks_never_see_the_same_moment_and_time_never_goes_back() -> None:
    clock = SimulatedClock(DAY, 240)
    first, second = clock.now(), clock.now()
    assert first < second
    assert first.utcoffset() == timedelta(hours=4)
    clock.advance(60)
    assert clock.now() - second > timedelta(seconds=60)
    clock.go_to(DAY, 22)
    clock.go_to(DAY, 9)
    assert clock.now().hour == 22


def test_each_player_has_a_chance_of_its_own_that_the_seed_repeats() -> None:
    assert chance(1, "crowd").random() == chance(1, "crowd").random()
    assert chance(1, "crowd").random() != chance(1, "ids").random()
    assert chance(1, "crowd").random() != chance(2, "crowd").random()


def test_a_devices_ids_repeat_with_the_seed() -> None:
    ids = [surroundings(SimulatedClock(DAY, 240).now, seed, "T01").new_id() for seed in (1, 1, 2)]
    assert ids[0] == ids[1] != ids[2]
