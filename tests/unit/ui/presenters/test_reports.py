"""The page of reports: what a role may read, what is asked for, long lists, files, a register that is gone, a PIN once more."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import Person, Role
from pos.domain.errors import SessionEnded, WrongSecret
from pos.domain.stock_reports import EXPIRY_DAYS, EXPIRY_DAYS_MAX, Report
from pos.domain.troubles import RegisterUnreachable
from pos.office.reports import ReportsDesk
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.report_ways import ON_SALES, PUT_TOGETHER
from pos.ui.presenters.reports import ReportsPresenter
from pos.ui.rows.ledger import LedgerFilter
from tests.unit.office.test_reports import OWN, ROWS, Line

if TYPE_CHECKING:
    from datetime import datetime

    from pos.office.reports import Answer
    from pos.ui.rows.people import PersonTile
    from pos.ui.rows.reports import ReportAsked, ReportChoices, ReportFound
    from tests.unit.ui.presenters.scene import Counter


@dataclass
class Scene:
    """View, sheet, room and shop in one."""

    line: Line = field(default_factory=Line)
    choices: Any = None
    asked: Any = None
    found: Any = None
    trouble: str = ""
    said: list[Any] = field(default_factory=list)
    is_signed_in: bool = True
    is_gone: bool = False

    def show_choices(self, choices: ReportChoices, asked: ReportAsked) -> None:
        self.choices, self.asked = choices, asked

    def show_found(self, asked: ReportAsked, found: ReportFound) -> None:
        self.asked, self.found = asked, found

    def show_trouble(self, text: str) -> None:
        self.trouble = text

    def ask_pin(self, person: PersonTile) -> None:
        self.said.append(("pin", person.key))

    def show_wrong_pin(self, attempts_left: int | None) -> None:
        self.said.append(("wrong", attempts_left))

    def show_refusal(self, text: str) -> None:
        self.said.append(("refused", text))

    def close_sheet(self) -> None:
        self.said.append("closed")

    def reports(self) -> ReportsDesk:
        if self.is_gone:
            raise RegisterUnreachable
        if not self.is_signed_in:
            raise SessionEnded
        return ReportsDesk(self.line, OWN.code)

    def sign_in(self, code: str, secret: str) -> Any:
        if self.is_gone:
            raise RegisterUnreachable
        if secret != "42":
            raise WrongSecret(3)
        self.is_signed_in = True
        return code

    def tables(self, answer: Answer) -> Path:
        self.said.append(("tables", len(answer.rows)))
        return Path("report.xlsx")

    def paper(self, answer: Answer, by: str, now: datetime) -> Path:
        self.said.append(("paper", len(answer.rows), by, now.tzinfo is not None))
        return Path("report.pdf")

    def tell(self, saying: Any) -> None:
        self.said.append(saying.code)


class Later:
    """A lane that works when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[Any] = []

    def run(self, work: Any, then: Any, oops: Any) -> None:
        self.waiting.append((work, then, oops))

    def go(self) -> None:
        while self.waiting:
            work, then, oops = self.waiting.pop(0)
            try:
                done = work()
            except (RegisterUnreachable, SessionEnded, WrongSecret) as error:
                oops(error)
            else:
                then(done)


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.fixture
def lane() -> Later:
    return Later()


@pytest.fixture
def reports(scene: Scene, lane: Later, counter: Counter) -> ReportsPresenter:
    runner: Any = lane
    announcer: Any = scene
    return ReportsPresenter(
        scene,
        scene,
        room=scene,
        shop=scene,
        lanes=Lanes(runner, runner, lambda error: pytest.fail(str(error))),
        desks=counter.desks,
        session=counter.session,
        words=counter.words,
        announcer=announcer,
        has_ledger=True,
    )


def test_the_first_report_of_this_bazaar_is_there_at_once(reports: ReportsPresenter, scene: Scene, lane: Later) -> None:
    reports.present()
    lane.go()
    assert [code for code, _ in scene.choices.bazaars] == [OWN.code, "LATER"]
    assert (scene.asked.bazaar, scene.found.items, scene.found.value_minor) == (OWN.code, 6, 210)
    reports.choose_bazaar("LATER")
    lane.go()
    assert scene.line.asked[-1][0] == "LATER"
    assert scene.asked.bazaar == "LATER"


def test_sales_of_families_are_for_who_reads_the_ledger(
    reports: ReportsPresenter, scene: Scene, lane: Later, counter: Counter
) -> None:
    reports.present()
    lane.go()
    assert not {*ON_SALES} & {*scene.choices.reports}, "a cashier of this till reads no ledger"
    counter.session.person = Person(code="A1", name_ar="س", name_en="Accountant", role=Role.ACCOUNTANT)
    reports.present()
    assert scene.choices.reports == tuple(one for one in Report if one is not Report.STOCK_BY_ITEM)


def test_a_group_leads_to_its_members_and_sales_to_their_rows(
    reports: ReportsPresenter, scene: Scene, lane: Later
) -> None:
    reports.present()
    lane.go()

    def open_in(report: Report, key: str) -> LedgerFilter | None:
        reports.choose_report(report.value)
        lane.go()
        rows = reports.open_group(key)
        lane.go()
        return rows

    assert open_in(Report.STOCK_BY_FAMILY, "0042") is None
    assert (scene.asked.report, scene.line.asked[-1][2].family) == (Report.STOCK_BY_ITEM, "0042")
    assert Report.STOCK_BY_ITEM in scene.choices.reports
    reports.choose_report(Report.STOCK_BY_ITEM.value)
    lane.go()
    assert scene.asked.narrowed.family == "0042", "the same report goes on being of the same family"
    assert reports.open_group("7", "sold") == LedgerFilter("goods", item="7", way="sold")
    assert open_in(Report.STOCK_BY_PACKAGE, "") is None
    assert (scene.asked.narrowed.package, scene.asked.narrowed.family) == ("", None), "another report is of everyone"
    assert Report.STOCK_BY_ITEM not in scene.choices.reports
    reports.narrow(None, None, None)
    assert open_in(Report.FAMILIES_BY_PACKAGE, "A") == LedgerFilter("sold", package="A")
    reports.narrow_days("2026-11-20", "2026-11-21", "")
    days = LedgerFilter("sold", package="A", day=date(2026, 11, 20), last_day=date(2026, 11, 21))
    assert open_in(Report.FAMILIES_BY_PACKAGE, "A") == days
    assert open_in(Report.FAMILIES_BY_BRANCH, "?") is None
    assert (scene.asked.report, scene.asked.narrowed.package) == (Report.FAMILIES_BY_FAMILY, "?")
    reports.narrow(None, None, "H01")
    assert open_in(Report.FAMILIES_BY_BRANCH, "Homs") is None
    assert (scene.asked.report, scene.asked.narrowed.branch) == (Report.FAMILIES_BY_FAMILY, "Homs")
    assert reports.open_group("0042", "sold_minor") == replace(days, package="", family="0042", hall="H01")
    assert open_in(Report.FAMILIES_BY_PACKAGE, "A") is None, "the ledger knows no branches"
    to = scene.line.asked[-1][2]
    assert (scene.asked.report, to.package, to.branch, to.first) == (
        *(Report.FAMILIES_BY_FAMILY, "A", "Homs"),
        date(2026, 11, 20),
    )
    reports.narrow(None, None, None)
    open_in(Report.FAMILIES_BY_GOVERNORATE, "")
    assert (scene.asked.report, scene.asked.narrowed.governorate) == (Report.FAMILIES_BY_FAMILY, "")
    reports.show_everyone()
    assert (scene.asked.report, scene.asked.narrowed.governorate) == (Report.FAMILIES_BY_FAMILY, None)
    open_in(Report.STOCK_BY_HALL, "")
    assert (scene.asked.report, scene.asked.narrowed.hall) == (Report.STOCK_BY_FAMILY, "")
    open_in(Report.STOCK_BY_PACKAGE, "B")
    assert (scene.asked.report, scene.asked.narrowed.package) == (Report.STOCK_BY_FAMILY, "B")


def test_rows_behind_a_former_bazaar_are_its_own(reports: ReportsPresenter, lane: Later) -> None:
    reports.present()
    lane.go()
    assert reports.open_item("7") == LedgerFilter("goods", item="7")
    reports.choose_bazaar("LATER")
    reports.choose_report(Report.FAMILIES_BY_PACKAGE.value)
    lane.go()
    assert reports.open_item("7") == LedgerFilter("goods", item="7", bazaar="LATER")
    assert reports.open_group("A") == LedgerFilter("sold", package="A", bazaar="LATER")


def test_all_that_families_sold_leads_to_its_rows(
    reports: ReportsPresenter, scene: Scene, lane: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reports.open_all() is None, "nothing was asked for yet"
    reports.present()
    lane.go()
    reports.choose_report(Report.FAMILIES_BY_BRANCH.value)
    lane.go()
    assert scene.found.leads
    assert reports.open_all() == LedgerFilter("sold")
    reports.narrow_days("2026-11-20", "2026-11-21", "")
    reports.narrow("A", None, "H01")
    lane.go()
    days = LedgerFilter("sold", day=date(2026, 11, 20), last_day=date(2026, 11, 21), hall="H01")
    assert reports.open_all() == replace(days, package="A")
    reports.narrow("A", "Homs", "H01")
    lane.go()
    assert scene.found.leads
    assert reports.open_all() is None, "the ledger knows no branches, but its families can be listed"
    lane.go()
    assert scene.asked.report is Report.FAMILIES_BY_FAMILY
    numbers = tuple(row.key for row in scene.found.rows)
    assert numbers
    assert reports.open_all() == replace(days, families=numbers)
    monkeypatch.setattr(reports, "_has_ledger", False)
    assert reports.open_all() is None
    assert scene.asked.report is Report.FAMILIES_BY_FAMILY, "nothing else was asked for"


@pytest.mark.parametrize("has_ledger", [True, False])
def test_all_stock_leads_to_its_items(
    reports: ReportsPresenter, scene: Scene, lane: Later, monkeypatch: pytest.MonkeyPatch, *, has_ledger: bool
) -> None:
    monkeypatch.setattr(reports, "_has_ledger", has_ledger)
    reports.present()
    lane.go()
    for report in PUT_TOGETHER:
        reports.choose_report(report.value)
        reports.narrow("A", None, "H01")
        lane.go()
        assert scene.found.leads
        assert reports.open_all() is None
        lane.go()
        assert (scene.asked.report, scene.asked.narrowed.package, scene.asked.narrowed.hall) == (
            *(Report.HAVE_MOVED, "A", "H01"),
        )
        assert not scene.found.leads, "its sums are those of its own rows"


def test_one_family_s_items_lead_back_to_everyone(reports: ReportsPresenter, scene: Scene, lane: Later) -> None:
    assert reports.open_group("0042") is None, "nothing was asked for yet"
    reports.present()
    lane.go()
    reports.narrow("A", None, None)
    lane.go()
    reports.open_group("0042")
    lane.go()
    reports.show_everyone()
    lane.go()
    to = scene.asked.narrowed
    assert (scene.asked.report, to.family, to.package) == (Report.STOCK_BY_FAMILY, None, "A")


def test_a_report_is_narrowed_and_what_is_no_day_narrows_nothing(
    reports: ReportsPresenter, scene: Scene, lane: Later
) -> None:
    reports.present()
    lane.go()
    reports.choose_report("expire")
    reports.narrow("A", None, "")
    reports.narrow_days("2026-11-20", "soon", "99999")
    lane.go()
    to = scene.line.asked[-1][2]
    assert (to.package, to.branch, to.hall, to.first, to.last) == ("A", None, "", date(2026, 11, 20), None)
    assert to.days == EXPIRY_DAYS_MAX
    assert (scene.asked.last_text, scene.found.count) == ("soon", len(ROWS))
    reports.narrow_days("", "", "some")
    lane.go()
    assert scene.line.asked[-1][2].days == EXPIRY_DAYS


def test_an_answer_that_comes_too_late_is_not_shown(reports: ReportsPresenter, scene: Scene, lane: Later) -> None:
    reports.present()
    lane.go()
    reports.choose_report("expire")
    reports.choose_report("stock_by_hall")
    late, timely = lane.waiting
    lane.waiting = [timely, late]
    lane.go()
    assert (scene.asked.report, scene.found.count) == (Report.STOCK_BY_HALL, 3)


def test_more_is_fetched_once_at_a_time_and_files_have_every_row(
    reports: ReportsPresenter, scene: Scene, lane: Later
) -> None:
    reports.write_tables()
    assert not lane.waiting, "nothing was asked for yet"
    reports.present()
    reports.choose_report("expire")
    lane.go()
    assert len(scene.found.rows) == 2
    reports.more()
    reports.more()
    assert len(lane.waiting) == 1
    lane.go()
    assert len(scene.found.rows) == 4
    reports.show_chart(is_wanted=True)
    assert scene.asked.as_chart
    reports.write_tables()
    reports.write_paper()
    lane.go()
    assert scene.said == [("tables", 5), "report.xlsx", ("paper", 5, scene.said[2][2], True), "report.pdf"]
    assert (OWN.code, "report expire") in scene.line.asked


def test_a_register_that_is_gone_is_said_and_comes_back(reports: ReportsPresenter, scene: Scene, lane: Later) -> None:
    scene.is_gone = True
    reports.present()
    lane.go()
    assert scene.trouble
    scene.is_gone = False
    reports.present()
    lane.go()
    assert (scene.trouble, scene.found.count) == ("", 3)


def test_who_is_known_at_this_till_only_is_asked_for_the_pin_once_more(
    reports: ReportsPresenter, scene: Scene, lane: Later, counter: Counter
) -> None:
    scene.is_signed_in = False
    reports.present()
    lane.go()
    person = counter.session.person
    assert person is not None
    assert scene.said == [("pin", person.code)]
    reports.sign_in(person.code, "17")
    lane.go()
    scene.is_gone = True
    reports.sign_in(person.code, "42")
    lane.go()
    assert scene.said[1] == ("wrong", 3)
    assert scene.said[2][0] == "refused"
    scene.is_gone = False
    reports.sign_in(person.code, "42")
    lane.go()
    assert scene.said[-1] == "closed"
    assert scene.found.count == 3


def test_who_leaves_leaves_nothing(reports: ReportsPresenter, scene: Scene, lane: Later) -> None:
    reports.present()
    lane.go()
    reports.choose_report("stock_by_hall")
    reports.forget()
    lane.go()
    assert (scene.found.rows, scene.choices.bazaars, scene.asked.bazaar) == ((), (), "")


def test_the_office_is_not_asked_for_a_pin(
    reports: ReportsPresenter, scene: Scene, lane: Later, counter: Counter
) -> None:
    assert counter.session.person is not None
    counter.session.person = replace(counter.session.person, code="NOBODY")
    scene.is_signed_in = False
    reports.present()
    lane.go()
    assert scene.said == []
    assert scene.trouble
