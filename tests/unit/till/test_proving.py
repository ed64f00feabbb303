"""The proof covers what the register signed for and nothing after it, and never tells what an open drawer took."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.ways import NothingAcknowledged
from pos.ledger.watermarks import Watermark
from pos.till.proving import prove
from tests.builders import CAKE, JAM, Till, a_till
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    made = a_till(tmp_path)
    yield made
    made.book.close()


def acknowledge(till: Till) -> None:
    """Let the register sign for everything up to here."""
    head = till.book.journal.head()
    mark = Watermark(epoch=head.epoch, seq=head.seq, head=head.hash.hex(), generation="3", at=NOON.isoformat())
    till.book.watermarks.accept(mark)


def test_nothing_is_proved_before_the_register_has_spoken(till: Till) -> None:
    with pytest.raises(NothingAcknowledged):
        prove(till.book.reader(), "T01")


def test_it_covers_what_was_signed_for_and_names_what_was_not(till: Till) -> None:
    till.sell(JAM)
    till.sell(CAKE)
    till.close_shift()
    acknowledge(till)
    proof = prove(till.book.reader(), "T01")
    assert (proof.sales, proof.reports, proof.takings_minor) == (2, 1, 2_500 + 725)
    assert (proof.entries, proof.unsent, proof.is_open) == (till.book.journal.count(), 0, False)
    assert proof.head == till.book.journal.head().hash.hex()
    assert (proof.at, proof.generation) == (NOON, "3")
    till.open_shift()
    till.sell(JAM)
    later = prove(till.book.reader(), "T01")
    assert (later.sales, later.takings_minor, later.is_open) == (2, 2_500 + 725, True)
    assert later.unsent == 2


def test_an_open_drawer_s_takings_are_not_told(till: Till) -> None:
    till.sell(JAM)
    acknowledge(till)
    proof = prove(till.book.reader(), "T01")
    assert (proof.sales, proof.takings_minor, proof.reports, proof.is_open) == (1, 0, 0, True)
