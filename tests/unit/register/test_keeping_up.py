"""The sums are there before anybody looks, and follow when enough came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.troubles import BookDamaged
from pos.register import keeping_up
from pos.register.keeping_up import KeepingUp
from tests.unit.register.rehearsal import BAZAAR
from tests.unit.register.settling import CODE, FIRST, both, take_in

if TYPE_CHECKING:
    import pytest

    from pos.register.register import Register


def test_it_looks_where_enough_came(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = both(register)
    keeping = KeepingUp(register)
    assert keeping.look() == [CODE]
    kept = register.kept.roads._kept[CODE]
    assert keeping.look() == []
    first.open_shift()
    first.sell(FIRST)
    take_in(register, first)
    assert keeping.look() == [], "a look adds so little by itself"
    monkeypatch.setattr(keeping_up, "FACTS_MIN", 2)
    monkeypatch.setattr(keeping_up, "RUSH_FACTS", 1)
    first.sell(FIRST)
    first.sell(FIRST)
    take_in(register, first)
    assert keeping.look() == [], "a rush is waited out"
    assert keeping.look() == [CODE]
    assert register.kept.roads._kept[CODE] != kept
    with register.database.reading() as connection:
        ahead = register.kept.exceptions(connection, BAZAAR)
        assert register.kept.exceptions(connection, BAZAAR) is ahead


def test_it_goes_on_after_a_trouble_and_ends_when_told(
    register: Register, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    both(register)
    monkeypatch.setattr(keeping_up, "FIRST_AFTER_SECONDS", 0)
    monkeypatch.setattr(keeping_up, "PAUSE_SECONDS", 0)
    keeping, looks = KeepingUp(register), list[int]()

    def look() -> list[str]:
        looks.append(1)
        if len(looks) == 1:
            raise BookDamaged("the disk")
        keeping._is_over.set()
        return []

    monkeypatch.setattr(keeping, "look", look)
    keeping.start()
    keeping._thread.join(60)
    assert len(looks) == 2
    assert "BookDamaged" in caplog.text
    keeping.stop()
    assert not keeping._thread.is_alive()
