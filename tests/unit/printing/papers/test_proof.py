"""The proof on paper: figures, head and moment of the register's word; what is not sent cannot be overlooked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.proof import Proof
from pos.printing.document import Big, Qr
from pos.printing.papers.proof import proof_slip, proof_text
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead

ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
PROOF = Proof(
    device="T07",
    epoch=1,
    seq=161,
    entries=161,
    sales=142,
    reports=2,
    takings_minor=845_000,
    is_open=False,
    head="7f3a" * 16,
    at=NOON,
    generation="1",
    unsent=0,
)


def words_of(letterhead: Letterhead, proof: Proof) -> str:
    return "\n".join(proof_slip(letterhead, proof).texts()).translate(ISOLATES)


@pytest.mark.parametrize("language", ["ar", "en", "both"])
def test_the_figures_the_head_and_the_moment_stand_on_it(speaks: Callable[..., Letterhead], language: str) -> None:
    letterhead = speaks(language)
    text = words_of(letterhead, PROOF)
    for shown in ("T07", "142", "8,450.00", "7F3A 7F3A 7F3A 7F3A", "12:00"):
        assert shown in text
    document = proof_slip(letterhead, PROOF)
    assert [one.text for one in document.elements if isinstance(one, Qr)] == [proof_text(letterhead.bazaar.code, PROOF)]


def test_what_is_not_sent_or_not_counted_is_said(speaks: Callable[..., Letterhead]) -> None:
    letterhead = speaks("en")
    assert "Nothing is only on this till" in words_of(letterhead, PROOF)
    part = replace(PROOF, unsent=7, is_open=True)
    text = words_of(letterhead, part)
    assert "NOT ALL IS SENT: 7" in text
    assert "still open" in text
    assert "Nothing is only" not in text
    assert any(isinstance(one, Big) and one.warns for one in proof_slip(letterhead, part).elements)
