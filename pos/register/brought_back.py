"""What a register knows that was brought back from a copy, and what it cannot know: what the office did after that copy."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from pos.domain.period_facts import PeriodClosed
from pos.register.office_journal import OFFICE, generation
from pos.register.tables import FACT

if TYPE_CHECKING:
    from sqlalchemy import Connection


def known_until(connection: Connection, bazaar: str) -> datetime | None:
    """Return when the office did the last thing that came back with a copy.

    Tills send again what they did after it; the office cannot. Families that it paid then are unpaid here.

    Returns:
        The moment; `None` where the register was not brought back, or the bazaar's books were closed since: two persons have
        looked through them by then.
    """
    life = generation(connection)
    if life == 1:
        return None
    own = (FACT.c.bazaar == bazaar, FACT.c.device == OFFICE)
    closings = select(FACT.c.seq).where(*own, FACT.c.epoch == life, FACT.c.kind == PeriodClosed.KIND).limit(1)
    if connection.execute(closings).first() is not None:
        return None
    before = select(FACT.c.at).where(*own, FACT.c.epoch < life)
    at = connection.execute(before.order_by(FACT.c.epoch.desc(), FACT.c.seq.desc()).limit(1)).scalar_one_or_none()
    return None if at is None else datetime.fromisoformat(at)
