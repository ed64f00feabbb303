"""A ready-made decision about an exception."""

from __future__ import annotations

from pos.domain.oddities import Oddity, ResolvedRow
from tests.fakes import NOON


def a_resolution() -> ResolvedRow:
    """A drawer that was off was accepted by A1 and M1."""
    return ResolvedRow(
        number="R01-000009-0",
        key="cash_difference:T01.1.9:T01-000009-1",
        kind=Oddity.CASH_DIFFERENCE,
        act="accepted",
        at=NOON,
        by="A1",
        approved_by="M1",
        reason="Counted again",
        till="T01",
        subject="T01-000009-1",
        count=1,
        amount_minor=-2_500,
        family="",
        document="",
        device="R01",
        epoch=1,
        seq=40,
    )
