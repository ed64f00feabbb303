"""A bazaar is begun through the real register: whole, or nothing is left, also where the process is killed in the middle."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pos.app.clock import HallClock, entropy
from pos.app.founding import found
from pos.app.unfinished import MARK, clear_unfinished
from pos.demo.stage import means_of
from pos.domain.bazaar import Bazaar, Person, Role
from pos.domain.errors import WrongSecret
from pos.domain.founding import PACKAGES, Founding
from pos.ledger.book import Book
from pos.ledger.strongbox import best_strongbox
from pos.sync.admitted import admitted_till
from tests.builders import surroundings
from tests.tidy.house import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.demo.stage import Means, Stage

PIN = "83920174"
FOUNDING = Founding(
    bazaar=Bazaar(
        code="FAMILIES-2026",
        name_ar="بازار الأسر",
        name_en="Families' bazaar",
        edition=1,
        venue_ar="",
        venue_en="",
        first_day=date(2026, 7, 14),
        last_day=date(2026, 7, 16),
        currency="AED",
        utc_offset_minutes=240,
        tills=("T01",),
        packages=PACKAGES,
    ),
    admin=Person(code="S1", name_ar="مديرة", name_en="Manager", role=Role.ADMIN),
    secret=PIN,
)
KILLED = """
import os, signal, sys
from pathlib import Path
from tests.unit.app.test_founding import FOUNDING, begun
asked = []
def killed():
    asked.append(1)
    if len(asked) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return False
begun(Path(sys.argv[1]), killed)
"""


def begun(home: Path, stopped: Callable[[], bool] = lambda: False) -> Stage:
    clock = HallClock()

    def means() -> Means:
        return means_of(home, clock.now, entropy, clock.surroundings)

    return found(home, means, FOUNDING, stopped)


def test_the_administrator_alone_may_sign_in_and_the_till_is_ready(tmp_path: Path) -> None:
    with closing(begun(tmp_path)) as stage:
        assert not (tmp_path / MARK).exists()
        assert admitted_till(tmp_path) == "T01"
        with closing(
            Book(tmp_path / "T01", "T01", surroundings(), box=best_strongbox(tmp_path / "T01", "T01"))
        ) as book:
            assert book.catalogue.bazaar().name_ar == "بازار الأسر"
            assert [(person.code, person.secret_hash) for person in book.catalogue.people()] == [("S1", "")]
        with stage.client() as line:
            for wrong in ("88008800", "00000000"):
                with pytest.raises(WrongSecret):
                    line.sign_in("S1", wrong)
            assert line.sign_in("S1", PIN).person.role is Role.ADMIN


def test_who_says_no_on_the_way_leaves_nothing_behind(tmp_path: Path) -> None:
    asked = iter(range(1, 9))
    with pytest.raises(InterruptedError):
        begun(tmp_path, lambda: next(asked) == 3)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="kills by a signal")
def test_a_beginning_that_is_killed_begins_again_cleanly(tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, check=False, capture_output=True)
    assert run.returncode < 0, run.stderr
    assert (tmp_path / MARK).exists()
    assert (tmp_path / "register" / "register.db").exists()
    clear_unfinished(tmp_path)
    assert list(tmp_path.iterdir()) == []
    begun(tmp_path).close()
    assert admitted_till(tmp_path) == "T01"
