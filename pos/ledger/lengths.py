"""How long the body of a fact may be: short for what tills write, longer for the kinds that tell of every family."""

from __future__ import annotations

from pos.domain.errors import OutOfRange
from pos.domain.limits import FACT_BYTES_MAX, LONG_FACT_BYTES_MAX
from pos.domain.office_facts import PayoutApproved, PayoutDrafted
from pos.domain.period_facts import PeriodClosed

_LONG = frozenset({PayoutDrafted, PayoutApproved, PeriodClosed})


def bytes_max(kind: type) -> int:
    """Return how many bytes the body of a kind of fact may have."""
    return LONG_FACT_BYTES_MAX if kind in _LONG else FACT_BYTES_MAX


def require_length(body: bytes, kind: type) -> None:
    """Refuse a body that is too long for its kind.

    Raises:
        OutOfRange: it is.
    """
    if len(body) > bytes_max(kind):
        raise OutOfRange("fact_bytes", len(body), 1, bytes_max(kind))
