"""A receipt's QR code proves without a network who recorded it, and nothing in it can be changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import DamagedMessage
from pos.domain.facts import Sale
from pos.ledger.keys import from_seed
from pos.ledger.proof import read_proof, write_proof
from tests.builders import JAM, a_till

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_written_is_read_and_only_the_tills_key_fits(tmp_path: Path) -> None:
    till = a_till(tmp_path)
    sold = till.sell(JAM)
    assert isinstance(sold.fact, Sale)
    text = write_proof("INTAJ8", sold, sold.fact.number, sold.fact.paid_minor, till.book.key)
    proof = read_proof(text)
    assert (proof.bazaar, proof.number, proof.amount_minor) == ("INTAJ8", sold.fact.number, sold.fact.paid_minor)
    assert proof.is_by(till.book.key.public)
    assert not proof.is_by(from_seed("stranger").public)
    assert not replace(proof, hash=bytes(32)).is_by(till.book.key.public)
    till.book.close()


@given(text=st.text())
def test_any_other_scan_is_no_proof(text: str) -> None:
    with pytest.raises(DamagedMessage):
        read_proof(text)
