"""The dashboard's figures travel whole: one question, one answer, for a bazaar or for one of its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.selling import Chart, SellingFigures
from pos.register.doors.selling import selling_router
from pos.sync.records import from_record
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR, on_sqlite
from tests.unit.register.settling import both

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.register.register import Register
    from pos.sync.client import RegisterClient

    SignIn = Callable[[str], RegisterClient]

PATH = f"/v1/bazaars/{BAZAAR.code}/selling"


@on_sqlite
def test_all_figures_come_by_one_question(register: Register, office: SignIn) -> None:
    both(register)
    client = office("K01")
    whole = from_record(SellingFigures, client.ask_json("GET", PATH))
    kept = register.selling.figures(ACCOUNTANT, BAZAAR.code)
    (day,) = whole.days
    one = from_record(SellingFigures, client.ask_json("GET", PATH, day=day.isoformat()))
    for chart in Chart:
        assert whole.parts(chart) == kept.parts(chart)
        assert one.parts(chart) == kept.parts(chart), "the only day is all of it"
    assert (one.day, one.takings_minor) == (day, whole.takings_minor)
    assert len(selling_router(register).routes) == 1
