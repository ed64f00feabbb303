"""The rows that part are shown first, each leads to its rows, and the board shows one day as it shows them all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.ledger_reports import Entry
from pos.domain.roads import ClosedDay, RoadPart, RoadRow, Roads
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.office import Snapshot
from pos.ui.presenters.roads import RoadsPresenter
from pos.ui.rows.ledger import LedgerFilter
from tests.fakes import NOON
from tests.unit.ui.presenters.accounts import FakeDesk, a_board, a_standing
from tests.unit.ui.presenters.office_scene import FakeRoom
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from datetime import date

    from pos.domain.ledger_reports import Trace
    from tests.unit.ui.presenters.scene import Counter


class RoadDesk(FakeDesk):
    """A desk whose figures have rows on each of their three roads, told one after the other."""

    roadwise: tuple[tuple[Entry, ...], ...] = ()

    def every_entry(self, trace: Trace) -> tuple[Entry, ...]:
        self.traces.append(trace)
        return self.roadwise[len(self.traces) - 1]


class Page:
    """The rows and the board, over a fake desk."""

    def __init__(self, counter: Counter) -> None:
        board = a_board(a_standing("T01"), a_standing("T02"), a_standing("T03"))
        self.day = board.bazaar.first_day
        self.desk = RoadDesk(board_now=board)
        self.desk.roads_now = Roads(at=NOON, rows=rows_of(self.day), compared=9, closed=closed_of(self.day))
        self.view: Any = Recorder()
        self.board: Any = Recorder()
        self.sheet: Any = Recorder()
        self.opened: list[LedgerFilter] = []
        self.facts: list[str] = []
        self.presenter = RoadsPresenter(
            self.view,
            self.board,
            self.sheet,
            room=FakeRoom(self.desk),
            lanes=Lanes(counter.runner, counter.runner, counter.announcer.failed),
            desks=counter.desks,
            open_origin=self.opened.append,
            open_fact=self.facts.append,
        )
        self.presenter.show(Snapshot(board, (), self.desk.families(), ()))


def rows_of(day: date) -> tuple[RoadRow, ...]:
    plain = RoadRow(device="T01", day=day, part=RoadPart.ALL, z_reports_minor=500, receipts_minor=500)
    number = FakeDesk().families()[0].family.number
    return (
        replace(plain, ledgers_minor=499),
        replace(plain, part=RoadPart.METHOD, key="cash", ledgers_minor=500),
        replace(plain, part=RoadPart.FAMILY, key=number, ledgers_minor=499),
        RoadRow(device="T02", day=day, part=RoadPart.ALL, is_open=True, receipts_minor=70, ledgers_minor=70),
    )


def closed_of(day: date) -> tuple[ClosedDay, ...]:
    return (ClosedDay(device="T01", day=day, reports=1, counted_minor=450, difference_minor=-50),)


@pytest.fixture
def page(counter: Counter) -> Page:
    return Page(counter)


def test_rows_that_part_come_first_and_lead_to_what_they_are_made_of(page: Page) -> None:
    page.presenter.present()
    rows, compared, is_all = page.view.last("show_roads")
    assert [(row.part, row.state, row.off_minor) for row in rows] == [("all", "parted", 1), ("family", "parted", 1)]
    assert (compared, is_all) == (9, False)
    assert rows[1].name.en == page.desk.families()[0].family.name_en
    page.presenter.show_all(is_all=True)
    rows, _, is_all = page.view.last("show_roads")
    assert [row.state for row in rows] == ["parted", "agrees", "parted", "open"]
    assert is_all
    page.presenter.open(rows[1].key, "ledger")
    assert page.opened == [LedgerFilter("taken", paid="cash", device="T01", day=page.day, by_shift=True)]
    page.presenter.open("gone", "ledger")
    assert len(page.opened) == 1


def test_how_far_figures_lie_apart_leads_to_the_entries_that_each_road_tells_otherwise(page: Page) -> None:
    def entry(seq: int, minor: int, kind: str = "sale") -> Entry:
        return Entry(
            device="T01", epoch=1, seq=seq, n=0, at=NOON, by="C1", kind=kind, number=f"N{seq}", amount_minor=minor
        )

    told, booked = (entry(3, 300), entry(4, 200)), (entry(3, -300), entry(4, -150), entry(4, -49))
    page.desk.roadwise = ((entry(9, 500, "shift_closed"),), told, booked)
    page.presenter.present()
    row = next(one for one in page.view.last("show_roads")[0] if one.part == "all")
    page.presenter.open(row.key, "apart")
    shown = page.sheet.last("show_parting")
    assert shown.off_minor == shown.line.off_minor == row.off_minor == 1
    (one,) = shown.rows
    assert (one.key, one.receipts_minor, one.ledgers_minor, one.z_reports_minor) == ("T01.1.4", 200, 199, None)
    page.presenter.open_parted("T01.1.4", "ledger")
    assert page.facts == ["T01.1.4"]
    page.presenter.open_parted("gone", "ledger")
    assert (page.facts, page.opened) == (["T01.1.4"], [])


def test_a_shift_that_parts_leads_to_its_report_or_to_its_rows(page: Page) -> None:
    sale = Entry(device="T01", epoch=1, seq=3, n=0, at=NOON, by="C1", kind="sale", number="N3", amount_minor=500)
    report = replace(sale, seq=9, kind="shift_closed", number="Z1", amount_minor=525)
    page.desk.roadwise = ((report,), (sale,), (replace(sale, amount_minor=-500),))
    page.presenter.present()
    page.presenter.open(page.view.last("show_roads")[0][0].key, "apart")
    (one,) = page.sheet.last("show_parting").rows
    assert (one.key, one.off_minor, one.z_reports_minor) == ("T01.1.9", 25, 525)
    page.presenter.open_parted(one.key, "z_reports")
    page.presenter.open_parted(one.key, "receipts")
    page.presenter.open_parted(one.key, "ledger")
    assert page.facts == [one.key]
    assert page.opened == [
        LedgerFilter("receipts", device="T01", shift="T01.1.9"),
        LedgerFilter("credited", device="T01", shift="T01.1.9"),
    ]
    page.presenter.forget()
    page.presenter.open_parted(one.key, "receipts")
    assert len(page.opened) == 2


def test_what_agrees_is_not_apart_and_leads_to_the_ledger(page: Page) -> None:
    page.presenter.present()
    page.presenter.show_all(is_all=True)
    row = next(one for one in page.view.last("show_roads")[0] if one.part == "method")
    page.presenter.open(row.key, "apart")
    assert page.opened == [LedgerFilter("taken", paid="cash", device="T01", day=page.day, by_shift=True)]
    assert page.sheet.calls == []


def test_a_till_whose_totals_differ_is_pointed_at(page: Page) -> None:
    page.presenter.show_all(is_all=True)
    page.presenter.show_till("T01")
    rows, _, is_all = page.view.last("show_roads")
    assert not is_all
    assert page.view.last("point_at") == rows[0].key
    page.presenter.show_till("T03")
    assert page.view.count("point_at") == 1, "of this one no row parts"


def test_one_day_of_the_board_has_its_own_figures(page: Page) -> None:
    days, chosen = page.board.last("show_days")
    assert (days[0], chosen) == (page.day, None)
    page.presenter.choose_day(page.day)
    tills = {one.device: one for one in page.board.last("show_tills")}
    first = tills["T01"]
    assert (first.state, first.z_reports_minor, first.families_minor) == ("in", 500, 499)
    assert (first.counted_minor, first.difference_minor) == (450, -50)
    assert (tills["T02"].state, tills["T02"].receipts_minor) == ("open", 70)
    assert (tills["T03"].state, tills["T03"].receipts_minor) == ("in", 0)
    page.presenter.open_till("T01", "counted")
    assert page.opened == [LedgerFilter("counted", device="T01", day=page.day, by_shift=True)]
    page.presenter.open_till("T01", "entries")
    assert page.opened[-1] == LedgerFilter("entries", device="T01"), "what was acknowledged is of all days"
    page.presenter.choose_day(None)
    assert {one.z_reports_minor for one in page.board.last("show_tills")} == {a_standing("T01").z_reports_minor}
    page.presenter.forget()
    assert page.view.last("show_roads") == ((), 0, False)
