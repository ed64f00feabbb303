"""Beginning a bazaar: what was written is read line by line, the first bad line is named, and saying no leaves nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import Role
from pos.domain.errors import OutOfRange, Refusal
from pos.domain.founding import Founding
from pos.domain.pins import PinsDiffer, PinTooWeak
from pos.domain.troubles import RegisterUnreachable, Trouble
from pos.intake.findings import CellEmpty, DaysReversed, NotADate, NotARate
from pos.ui.presenters.founding import FoundingPresenter
from pos.ui.rows.founding import FoundedRow, FoundingField, FoundingWish
from tests.fakes import NOON
from tests.unit.ui.presenters.scene import InlineRunner, Recorder

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS: dict[FoundingField, str] = {
    "name_ar": " بازار الأسر ",
    "name_en": "Families' bazaar",
    "edition": "٨",
    "first_day": "14/07/2026",
    "last_day": "2026-07-16",
    "currency": "AED",
    "commission": "12.5%",
    "admin_ar": "مديرة المركز",
    "pin": "٨٣٩٢٠١٧٤",
    "again": "83920174",
}
WISH = FoundingWish(texts=TEXTS, packages=("food", "clothes"))


@dataclass
class Way:
    """The way to a bazaar, with a machine that does what it is told to."""

    view: Any = field(default_factory=Recorder)
    begun: list[Founding] = field(default_factory=list)
    failure: Exception | None = None

    def __post_init__(self) -> None:
        self.presenter = FoundingPresenter(self.view, self.found, InlineRunner(), lambda: NOON)

    def found(self, founding: Founding, stopped: Callable[[], bool]) -> None:
        assert not stopped()
        if self.failure is not None:
            if isinstance(self.failure, InterruptedError):
                self.presenter.stop()
                assert stopped()
            raise self.failure
        self.begun.append(founding)


def test_what_was_written_becomes_a_bazaar_and_its_administrator() -> None:
    way = Way()
    way.presenter.begin(WISH)
    (founding,) = way.begun
    plan = founding.bazaar
    assert (plan.name_ar, plan.name_en, plan.edition) == ("بازار الأسر", "Families' bazaar", 8)
    assert (plan.first_day, plan.last_day) == (date(2026, 7, 14), date(2026, 7, 16))
    assert (plan.currency, plan.commission_bp, plan.utc_offset_minutes) == ("AED", 1_250, 240)
    assert (plan.cash_step_minor, plan.payout_step_minor, plan.tills) == (25, 25, ("T01",))
    assert [package.code for package in plan.packages] == ["food", "clothes"]
    assert (founding.admin.role, founding.admin.name_en) == (Role.ADMIN, "مديرة المركز")
    assert founding.secret == "83920174"
    assert "83920174" not in repr(founding) + repr(WISH)
    assert [verb for verb, _ in way.view.calls] == ["show_working", "show_founded"]
    assert way.view.last("show_founded") == FoundedRow("T01", "بازار الأسر", "Families' bazaar")


def test_cash_is_rounded_only_where_that_was_wanted() -> None:
    way = Way()
    way.presenter.begin(replace(WISH, rounds_cash=False))
    assert (way.begun[0].bazaar.cash_step_minor, way.begun[0].bazaar.payout_step_minor) == (1, 1)


@pytest.mark.parametrize(
    ("name", "text", "refusal"),
    [
        ("name_ar", " ", CellEmpty()),
        ("edition", "0", OutOfRange("edition", 0, 1, 9_999)),
        ("first_day", "tomorrow", NotADate("tomorrow")),
        ("last_day", "2026-07-13", DaysReversed(date(2026, 7, 14), date(2026, 7, 13))),
        ("commission", "a lot", NotARate("a lot")),
        ("admin_ar", "", CellEmpty()),
        ("pin", "1234", OutOfRange("secret", 4, 8, 12)),
        ("pin", "12345678", PinTooWeak("row")),
        ("again", "83920175", PinsDiffer()),
    ],
)
def test_a_line_that_cannot_be_read_is_named(name: FoundingField, text: str, refusal: Refusal) -> None:
    way = Way()
    way.presenter.begin(replace(WISH, texts=TEXTS | {name: text}))
    assert way.view.calls == [("show_refusal", (refusal, name))]
    assert way.begun == []


def test_a_bazaar_without_a_package_is_refused() -> None:
    way = Way()
    way.presenter.begin(replace(WISH, packages=()))
    assert way.view.last("show_refusal") == (CellEmpty(), "packages")


def test_saying_no_shows_what_was_written_again() -> None:
    way = Way(failure=InterruptedError())
    way.presenter.begin(WISH)
    assert way.view.calls[-1] == ("show_form", ())


def test_what_the_machine_cannot_do_is_said_and_a_bug_is_loud() -> None:
    way = Way(failure=RegisterUnreachable("no port"))
    way.presenter.begin(WISH)
    assert way.view.last("show_refusal") == (RegisterUnreachable("no port"), None)
    way.failure = OSError("no room")
    way.presenter.begin(WISH)
    assert way.view.last("show_refusal") == (Trouble("no room"), None)
    way.failure = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        way.presenter.begin(WISH)
    assert way.view.last("show_refusal") == (Trouble("ZeroDivisionError()"), None)
