"""The walk along the facts: it goes on after a fault, and says each one once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.ledger.connection import connect
from pos.ledger.proven import Proven, leave, recall
from pos.ledger.walk import Fault, Walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.builders import Till


def test_a_walk_counts_what_it_meets(till: Till) -> None:
    for _ in range(3):
        till.sell()
    till.close_shift()
    walk = Walk(till.book.connection, Proven(), till.book.key.public)
    assert list(walk.faults()) == []
    assert (walk.facts, walk.sales, walk.epochs, walk.folded, walk.signed) == (7, 3, 1, 7, 7)
    assert walk.head == till.book.journal.head().hash


def test_a_walk_folds_only_what_was_not_proved(till: Till) -> None:
    till.sell()
    leave(till.book.connection)
    till.sell()
    walk = Walk(till.book.connection, recall(till.book.connection))
    assert list(walk.faults()) == []
    assert (walk.facts, walk.folded) == (4, 1)


def test_a_walk_goes_on_after_a_fault_and_finds_the_next(till: Till, tamper: Callable[..., None]) -> None:
    for _ in range(4):
        till.sell()
    till.book.close()
    tamper(
        till.book.path,
        "UPDATE posting SET amount_minor = 1 WHERE place = 3 AND account = 1",
        "UPDATE move SET quantity = 9 WHERE place = 5",
        "UPDATE fact SET body = x'7b7d' WHERE place = 6",
    )
    connection = connect(till.book.path)
    faults = list(Walk(connection, Proven()).faults())
    connection.close()
    assert [(fault.check, fault.place) for fault in faults] == [
        ("postings", 3),
        ("moves", 5),
        ("chain", 6),
        ("body", 6),
        ("papers", 0),
    ]


def test_the_first_fact_of_a_life_says_how_it_began(till: Till, tamper: Callable[..., None]) -> None:
    till.book.close()
    tamper(till.book.path, "UPDATE fact SET seq = 1, epoch = 2 WHERE place = 2")
    connection = connect(till.book.path)
    faults = list(Walk(connection, Proven()).faults())
    connection.close()
    assert Fault("body", 2, "an epoch that does not say how it began") in faults


@pytest.mark.parametrize("place", [1, 2])
def test_a_body_that_cannot_be_read_is_a_finding_also_where_it_was_proved_before(
    till: Till, tamper: Callable[..., None], place: int
) -> None:
    leave(till.book.connection)
    proven = recall(till.book.connection)
    till.book.close()
    tamper(till.book.path, f"UPDATE fact SET body = x'7b7d' WHERE place = {place}")
    connection = connect(till.book.path)
    found = {(fault.check, fault.place) for fault in Walk(connection, proven).faults()}
    connection.close()
    assert ("chain", place) in found
