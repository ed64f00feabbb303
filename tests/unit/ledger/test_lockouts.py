"""Wrong PINs: counted, waited for, and not forgiven by a restart or a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.limits import SIGN_IN_ATTEMPTS_MAX
from pos.ledger.lockouts import FIRST_WAIT_MS, WAIT_MS_MAX
from tests.builders import a_book

if TYPE_CHECKING:
    from tests.builders import Till

NOW = 1_800_000_000_000


def test_attempts_run_out_and_then_there_is_a_wait_that_doubles_up_to_an_hour(till: Till) -> None:
    lockouts = till.book.lockouts
    left = [lockouts.failed("C1", NOW) for _ in range(SIGN_IN_ATTEMPTS_MAX)]
    assert left == [4, 3, 2, 1, 0]
    waits = []
    for _ in range(9):
        waits.append(lockouts.seconds_left("C1", NOW))
        lockouts.failed("C1", NOW)
    assert waits == [60, 120, 240, 480, 960, 1_920, 3_600, 3_600, 3_600]
    assert (FIRST_WAIT_MS, WAIT_MS_MAX) == (60_000, 3_600_000)


def test_a_wait_ends_by_itself_and_another_persons_is_their_own(till: Till) -> None:
    lockouts = till.book.lockouts
    for _ in range(SIGN_IN_ATTEMPTS_MAX):
        lockouts.failed("C1", NOW)
    assert lockouts.seconds_left("C1", NOW + 59_001) == 1
    assert lockouts.seconds_left("C1", NOW + 60_000) == 0
    assert lockouts.seconds_left("L1", NOW) == 0


def test_a_restart_does_not_forgive_and_a_clock_set_back_does_not_lengthen_beyond_the_longest(till: Till) -> None:
    for _ in range(SIGN_IN_ATTEMPTS_MAX):
        till.book.lockouts.failed("C1", NOW)
    till.book.close()
    book = a_book(till.book.folder)
    assert book.lockouts.seconds_left("C1", NOW) == 60
    assert book.lockouts.seconds_left("C1", NOW - 86_400_000) == 3_600
    book.close()


def test_getting_in_forgets_the_wrong_attempts(till: Till) -> None:
    for _ in range(SIGN_IN_ATTEMPTS_MAX):
        till.book.lockouts.failed("C1", NOW)
    till.book.lockouts.passed("C1")
    assert till.book.lockouts.seconds_left("C1", NOW) == 0
    assert till.book.lockouts.failed("C1", NOW) == 4
