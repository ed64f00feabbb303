"""Every report can be narrowed to a period, a package, a branch and a hall."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.office_facts import FamilyEnrolled
from pos.domain.stock_reports import FamiliesBy, ItemsThat, Narrowed, StockBy
from pos.domain.weighing import Unit
from tests.unit.register.rehearsal import ADMIN, FIRST_DAY, PRICE_MINOR, Ids
from tests.unit.register.settling import CODE
from tests.unit.register.stocked import FIRST, THIRD, fill

if TYPE_CHECKING:
    from pos.register.register import Register


@pytest.fixture
def filled(register: Register) -> Register:
    return fill(register)


def test_a_report_is_narrowed_to_a_period_a_package_a_branch_and_a_hall(filled: Register) -> None:
    card = FamilyEnrolled(number=FIRST, name_ar="أسرة", name_en="Family", package="A", rate_bp=1_000, branch="الذيد")
    filled.planning.enrol(ADMIN, CODE, card, identity=Ids().fork("enrol").new())

    def stock(**words: Any) -> dict[tuple[str, Unit], tuple[int, int, int]]:
        rows = filled.stock_reports.stock(ADMIN, CODE, StockBy.FAMILY, Narrowed(**words))
        return {(row.key, row.unit): (row.received, row.sold, row.on_hand) for row in rows}

    whole = stock()
    assert stock(package="T") == {(THIRD, Unit.GRAM): whole[THIRD, Unit.GRAM]}
    assert stock(branch="الذيد") == {(FIRST, Unit.PIECE): (10, 4, 6)}
    assert (THIRD, Unit.GRAM) in stock(branch="")
    assert stock(hall="") == stock(last=FIRST_DAY) == stock(first=FIRST_DAY) == whole
    assert stock(hall="H01") == stock(last=FIRST_DAY - timedelta(days=1)) == {}
    after = stock(first=FIRST_DAY + timedelta(days=1))
    assert after[FIRST, Unit.PIECE] == (0, 0, 6), "nothing moved after the day, and all of it is still there"
    reports = filled.stock_reports
    assert reports.items(ADMIN, CODE, ItemsThat.EXPIRE, Narrowed(days=8)).rows == ()
    assert reports.items(ADMIN, CODE, ItemsThat.EXPIRE, Narrowed(days=9)).count == 1
    assert reports.families(ADMIN, CODE, FamiliesBy.BRANCH, Narrowed(branch="الذيد"))[0].sold_minor == 4 * PRICE_MINOR
    assert sum(row.sold_minor for row in reports.families(ADMIN, CODE, FamiliesBy.BRANCH, Narrowed(hall="H01"))) == 0
    late = Narrowed(first=FIRST_DAY + timedelta(days=1), last=FIRST_DAY + timedelta(days=1))
    assert sum(row.sold_minor for row in reports.families(ADMIN, CODE, FamiliesBy.BRANCH, late)) == 0
    assert reports.choices(ADMIN, CODE).branches == ("الذيد",)
