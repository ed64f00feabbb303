"""Only what tells something of every family may be long."""

from __future__ import annotations

import pytest

from pos.domain.errors import OutOfRange
from pos.domain.facts import Sale
from pos.domain.limits import FACT_BYTES_MAX, LONG_FACT_BYTES_MAX
from pos.domain.office_facts import PayoutApproved, PayoutDrafted
from pos.domain.period_facts import PeriodClosed
from pos.ledger.lengths import bytes_max, require_length


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        (Sale, FACT_BYTES_MAX),
        (PayoutDrafted, LONG_FACT_BYTES_MAX),
        (PayoutApproved, LONG_FACT_BYTES_MAX),
        (PeriodClosed, LONG_FACT_BYTES_MAX),
    ],
)
def test_a_body_may_be_as_long_as_its_kind_asks_for(kind: type, most: int) -> None:
    assert bytes_max(kind) == most
    require_length(b" " * most, kind)
    with pytest.raises(OutOfRange):
        require_length(b" " * (most + 1), kind)
