"""What a device tells of itself comes back as it went, and nothing else passes for it."""

from __future__ import annotations

import json

import pytest

from pos.domain.errors import DamagedMessage
from pos.sync.told import (
    INTRODUCED_MAX,
    Introduced,
    Introductions,
    RollCall,
    read_introductions,
    read_roll_call,
)
from tests.fakes import NOON

KEY = "ab" * 32
ROLL = RollCall(bazaar="INTAJ8", device="T07", at=NOON, facts=12, waiting=3)
TOLD = Introductions(
    bazaar="INTAJ8",
    device="H01",
    devices=(Introduced(device="T101", public_key=KEY, label="باب", former=(("cd" * 32, 2),)),),
)


def test_both_come_back_as_they_went() -> None:
    assert read_roll_call(ROLL.message()) == ROLL
    assert read_introductions(TOLD.message()) == TOLD


@pytest.mark.parametrize(
    "change",
    [
        {"amana": "feed?"},
        {"facts": -1},
        {"waiting": "3"},
        {"at": "2026-11-20T12:00:00"},
        {"at": "2026-11-20X12:00:00+04:00"},
        {"more": 1},
    ],
)
def test_a_roll_call_is_read_strictly(change: dict[str, object]) -> None:
    with pytest.raises(DamagedMessage):
        read_roll_call(_with(ROLL.message(), change))


@pytest.mark.parametrize(
    "change",
    [
        {"amana": "roll?"},
        {"devices": [{"device": "T101"}]},
        {"devices": [{"device": "T101", "public_key": "zz", "label": "", "former": []}]},
        {"devices": [{"device": "T101", "public_key": KEY, "label": "", "former": [[KEY]]}]},
        {"devices": [{"device": "T101", "public_key": KEY, "label": "", "former": 7}]},
        {"devices": [{"device": "T101", "public_key": KEY, "label": "", "former": []}] * (INTRODUCED_MAX + 1)},
    ],
)
def test_introductions_are_read_strictly(change: dict[str, object]) -> None:
    with pytest.raises(DamagedMessage):
        read_introductions(_with(TOLD.message(), change))


def _with(message: bytes, change: dict[str, object]) -> bytes:
    document = json.loads(message) | change
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
