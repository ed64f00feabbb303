"""A markdown of the office over real HTTP: looked at, planned, listed for others, stopped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import NotAllowed
from pos.domain.goods_facts import MarkdownPlanned
from pos.domain.identity import catalogue_item_code
from pos.domain.list_facts import ListedLine
from pos.domain.markdown_errors import MarkdownOver, NothingMarkedDown
from pos.domain.markdowns import MarkdownState
from pos.office.acting import Acting
from pos.office.families import FamilyDesk
from pos.office.markdowns import MarkdownsDesk
from pos.sync.markdown_calls import MarkdownCalls
from tests.unit.register.rehearsal import BAZAAR, FAMILIES, Ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.sync.client import RegisterClient

    SignIn = Callable[[str], RegisterClient]


def test_a_markdown_reaches_the_tills_and_is_stopped(office: SignIn) -> None:
    ids, admin = Ids().fork("markdowns"), office("A01")
    number, code = FAMILIES[0], catalogue_item_code(FAMILIES[0], 8)
    lists = FamilyDesk(admin, BAZAAR.code, Acting(ids.new))
    begun = lists.begin_import("items.csv", "items", added=1, changed=0)
    line = ListedLine(item=code, family=number, name_ar="مربى", name_en="Jam", package="A", price_minor=999, rate_bp=0)
    lists.take_items(begun.source, [line])
    desk = MarkdownsDesk(MarkdownCalls(admin, BAZAAR.code), Acting(ids.new))
    plan = MarkdownPlanned(
        day=BAZAAR.last_day,
        from_minute=1_200,
        off_bp=0,
        price_minor=500,
        reason="last hours",
        item=code,
        consent_by="all",
    )
    (seen,) = desk.preview(plan).rows
    assert (seen.price_minor, seen.cheaper_minor, seen.name_ar) == (999, 500, "مربى")
    (row,) = desk.plan(plan)
    assert (row.told.plan, row.state, row.name_en) == (plan, MarkdownState.PLANNED, "Jam")
    assert MarkdownsDesk(MarkdownCalls(office("K01"), BAZAAR.code), Acting(ids.new)).all() == (row,)
    with pytest.raises(NotAllowed):
        MarkdownsDesk(MarkdownCalls(office("K01"), BAZAAR.code), Acting(ids.new)).stop(row.told.id, "")
    assert desk.stop(row.told.id, "sold out")[0].state is MarkdownState.STOPPED
    with pytest.raises(MarkdownOver):
        desk.stop(row.told.id, "again")
    with pytest.raises(NothingMarkedDown):
        desk.plan(replace(plan, price_minor=999))
