"""The doors of the reports name every way in which something can be put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.stock_reports import FamiliesBy, ItemsThat, StockBy
from pos.register.service import build_app

if TYPE_CHECKING:
    from pos.register.register import Register


def test_every_way_is_described(register: Register) -> None:
    schemas = build_app(register).openapi()["components"]["schemas"]
    for kind in (StockBy, FamiliesBy, ItemsThat):
        assert schemas[kind.__name__]["enum"] == [member.value for member in kind]
