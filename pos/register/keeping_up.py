"""Keeping the sums up to date beside the serving, so that whoever looks first after a start or a rush need not wait.

It reads and writes nothing down. A look before it is done waits for it and is right; so it is never in anybody's way for longer
than that look would have taken by itself.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from sqlalchemy import select

from pos.domain.troubles import Trouble
from pos.register.extents import extents_of
from pos.register.office_journal import bazaar_of
from pos.register.selling import bazaar_before
from pos.register.tables import BAZAAR

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar
    from pos.register.register import Register

log = logging.getLogger(__name__)

FIRST_AFTER_SECONDS = 1  # the doors are open by then
PAUSE_SECONDS = 10
FACTS_MIN = 2_000  # fewer of them are added within a look
RUSH_FACTS = 5_000  # within a pause: whoever sends that much is not to share the processor
BAZAARS_MAX = 2  # the last ones; who looks at an older one waits once


class KeepingUp:
    """A thread that looks at the last bazaars now and then.

    Args:
        register: whose sums are kept.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sums", daemon=True)
        self._held: dict[str, int] = {}  # when its sums were last added up
        self._seen: dict[str, int] = {}  # when it was last asked for

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, after what is being added up; stopping twice is harmless."""
        self._is_over.set()
        if self._thread.is_alive():
            self._thread.join()

    def look(self) -> list[str]:
        """Bring the sums of the last bazaars up to date where enough came; return the codes of those."""
        with self._register.database.reading() as connection:
            codes = connection.execute(select(BAZAAR.c.code)).scalars().all()
            plans = sorted((bazaar_of(connection, code) for code in codes), key=lambda one: one.first_day)
        return [plan.code for plan in reversed(plans[-BAZAARS_MAX:]) if not self._is_over.is_set() and self._add(plan)]

    def _add(self, plan: Bazaar) -> bool:
        with self._register.database.reading() as connection:
            held = sum(one.seq for one in extents_of(connection, plan.code))
            before, seen = self._held.get(plan.code), self._seen.get(plan.code, held)
            self._seen[plan.code] = held
            if held - seen > RUSH_FACTS or (before is not None and 0 <= held - before < FACTS_MIN):
                return False
            self._sum_up(connection, plan)
            self._held[plan.code] = held
            return True

    def _sum_up(self, connection: Connection, plan: Bazaar) -> None:
        kept = self._register.kept
        kept.exceptions(connection, plan)
        compared = bazaar_before(connection, plan)
        if compared is not None:
            kept.sold.of(connection, compared.bazaar)

    def _run(self) -> None:
        pause = FIRST_AFTER_SECONDS
        while not self._is_over.wait(pause):
            pause = PAUSE_SECONDS
            try:
                self.look()
            except Trouble as failed:
                log.warning("the sums were not brought up to date: %s", type(failed).__name__)
