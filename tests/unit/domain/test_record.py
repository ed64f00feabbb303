"""A recorded fact: the value together with where it stands, as one frozen whole."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from pos.domain.record import Recorded
from tests.builders import a_sale, a_stamp


def test_a_record_is_the_same_wherever_it_is_read() -> None:
    one = Recorded(1, a_stamp(), a_sale(), bytes(32), b"{}")
    assert one == Recorded(1, a_stamp(), a_sale(), bytes(32), b"{}")
    assert one != Recorded(2, a_stamp(), a_sale(), bytes(32), b"{}")


def test_a_record_cannot_be_changed() -> None:
    record = Recorded(1, a_stamp(), a_sale(), bytes(32), b"{}")
    with pytest.raises(FrozenInstanceError):
        record.place = 2  # type: ignore[misc]  # the very thing that must be impossible
