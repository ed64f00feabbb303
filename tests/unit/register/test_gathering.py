"""What several statements have in common is asked of the database once, and what each is made of is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import event

from pos.domain.facts import Sale
from pos.register.gathering import gather
from tests.unit.register.rehearsal import FAMILIES
from tests.unit.register.settling import CODE, FIRST, SECOND, both

if TYPE_CHECKING:
    from pos.register.register import Register


def test_what_families_have_in_common_is_read_once(register: Register) -> None:
    both(register)
    asked: list[str] = []
    event.listen(
        register.database.engine, "before_cursor_execute", lambda *call: asked.append(" ".join(call[2].split()))
    )
    counts = []
    for families in ((FIRST,), FAMILIES):
        asked.clear()
        with register.database.reading() as connection:
            gathered = list(gather(connection, CODE, families))
        assert [one.family.number for one in gathered] == list(families)
        bodies = sum("FROM fact WHERE" in statement for statement in asked)
        runs = sum("FROM payout" in statement for statement in asked)
        counts.append((bodies, runs))
    assert counts == [(2, 1), (2, 1)], "one question for each till, and one for the runs"


def test_each_family_gets_its_own_facts(register: Register) -> None:
    both(register)
    with register.database.reading() as connection:
        first, second = gather(connection, CODE, (FIRST, SECOND))
    for one in (first, second):
        assert one.found
        for found in one.found:
            assert isinstance(found.fact, Sale)
            assert one.family.number in {line.family for line in found.fact.lines}
        assert set(one.items) == {line.item for line in one.goods}
