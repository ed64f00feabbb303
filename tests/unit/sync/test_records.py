"""Records are read strictly, and pass over what a newer register added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import Role
from pos.domain.errors import (
    DamagedMessage,
)
from pos.sync.records import from_record, to_record
from tests.unit.register.rehearsal import (
    CASHIER,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.sync.client import RegisterClient

    SignIn = Callable[[str], RegisterClient]


def test_records_are_read_strictly_and_pass_over_what_is_newer() -> None:
    record = to_record(CASHIER)
    assert from_record(type(CASHIER), {**record, "badge": "gold"}) == CASHIER
    assert from_record(type(CASHIER), {key: record[key] for key in ("code", "name_ar", "name_en", "role")}) == CASHIER
    wrong_ones: tuple[object, ...] = ({}, [], None, {**record, "role": "king"}, {**record, "code": 3})
    for wrong in wrong_ones:
        with pytest.raises(DamagedMessage):
            from_record(type(CASHIER), wrong)
    assert CASHIER.role is Role.CASHIER
