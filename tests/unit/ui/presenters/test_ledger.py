"""The ledger: rows behind a figure come page by page with their balance, and each leads to its fact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pos.domain.account_codes import AccountCode, CodeBook
from pos.domain.facts import ShiftClosed
from pos.domain.ledger_reports import Entry, Trace
from pos.domain.oddities import ExceptionRow, Oddity
from pos.domain.postings import Account
from pos.domain.troubles import RegisterUnreachable
from pos.domain.weighing import Unit
from pos.ui.presenters.ledger import ROWS_AT_ONCE
from pos.ui.presenters.origins import of_exception, of_family, of_till, place_of
from pos.ui.rows.files import FileAbout
from pos.ui.rows.ledger import LedgerFilter, LedgerSums
from tests.builders import SALMA
from tests.fakes import NOON
from tests.unit.ui.presenters.accounts import FakeDesk, an_exception
from tests.unit.ui.presenters.office_scene import Office

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter

ENTRY = Entry(
    device="T01",
    epoch=1,
    seq=4,
    n=0,
    at=NOON,
    by="C1",
    kind="sale",
    number="T01-000001-3",
    account="cash",
    amount_minor=100,
)
MANY = tuple(replace(ENTRY, seq=4 + n, amount_minor=-100 if n % 2 else 300) for n in range(2 * ROWS_AT_ONCE + 1))


def test_moves_of_goods_say_what_they_are_counted_in(counter: Counter) -> None:
    move = replace(ENTRY, way="sold", quantity=1_500, item="7", amount_minor=0)
    made = Office(counter, FakeDesk(entries_now=(move, replace(move, n=1, unit=Unit.GRAM))))
    made.presenter.present()
    made.ledger.open(LedgerFilter("goods"))
    assert [(row.quantity, row.is_weighed) for row in made.rows.last("show_rows")[0]] == [(1_500, False), (1_500, True)]


@pytest.fixture
def office(counter: Counter) -> Office:
    made = Office(counter, FakeDesk(entries_now=MANY))
    made.presenter.present()
    return made


def test_a_filter_becomes_what_the_register_is_asked_for(office: Office) -> None:
    office.ledger.open(
        LedgerFilter("gross", family=SALMA, device="T01", day=date(2026, 11, 20), number=" t01-٠٠٠٠٠١-3 ")
    )
    assert office.desk.traces[-1] == Trace(
        claims=("gross",),
        family=SALMA,
        device="T01",
        mentions="T01-000001-3",
        first_day=date(2026, 11, 20),
        last_day=date(2026, 11, 20),
    )
    office.ledger.open(LedgerFilter("z_reports", account="cash"))
    assert office.desk.traces[-1] == Trace(source="facts", kinds=(ShiftClosed.KIND,), accounts=("cash",))
    assert office.rows.last("show_filter") == LedgerFilter("z_reports", account="cash")


def test_pages_follow_each_other_and_carry_the_balance_on(office: Office) -> None:
    office.ledger.open(LedgerFilter())
    assert office.rows.last("show_sums") == LedgerSums(401, 50, 60_300, 20_000, 40_350)
    balances = [row.balance_minor for row in office.rows.last("show_rows")[0]]
    for _ in range(5):
        office.ledger.more()
    added = [row.balance_minor for name, shown in office.rows.calls if name == "add_rows" for row in shown[0]]
    assert len(balances) == ROWS_AT_ONCE
    assert len(balances + added) == len(MANY)
    assert balances[:3] == [350, 250, 550]
    assert added[-1] == 40_350
    assert office.desk.asked.count("entries 200") == office.desk.asked.count("entries 400") == 1


def test_a_row_opens_its_fact_with_the_picture_of_its_paper(office: Office) -> None:
    office.ledger.open_fact("T01.1.45.2.row")
    fact = office.fact.last("show_fact")
    assert "fact T01 1 45" in office.desk.asked
    assert (fact.place, fact.png, fact.number) == ("T01 · 1 · 45", b"line 45", "T01-000001-3")
    assert [row.debit_minor for row in fact.rows] == [300]


def test_a_family_s_figure_of_a_z_report_opens_its_rows_in_that_shift_and_any_other_row_its_fact(
    office: Office,
) -> None:
    office.ledger.open(LedgerFilter("z_reports", family=SALMA, device="T01", paid="cash"))
    assert office.desk.traces[-1].accounts == ("cash",)
    office.ledger.open_row("T01.1.45.0.row")
    assert office.rows.last("show_filter") == LedgerFilter("owned", family=SALMA, shift="T01.1.45")
    assert office.desk.traces[-1].shift == "T01.1.45"
    office.ledger.open_row("T01.1.45.2.row")
    assert "fact T01 1 45" in office.desk.asked


def test_rows_of_a_former_bazaar_are_asked_for_there_and_open_its_facts(office: Office) -> None:
    office.ledger.open(LedgerFilter("sold", family=SALMA, bazaar="INTAJ7"))
    assert office.desk.asked[-1] == "of INTAJ7 entries"
    office.ledger.more()
    assert office.desk.asked[-1] == "of INTAJ7 entries 200"
    office.ledger.open_row("T01.1.45.2.row")
    assert office.desk.asked[-1] == "of INTAJ7 fact T01 1 45"
    assert office.fact.last("show_fact").png == b"", "its paper bore another head"
    office.ledger.open_fact("T01.1.45")
    assert office.desk.asked[-1] == "fact T01 1 45", "asked from another page, it is of this bazaar"
    office.ledger.show_balance(is_shown=True)
    assert office.desk.asked[-1].startswith("of INTAJ7 balance")


def test_all_accounts_together_and_back_to_the_rows_of_one(office: Office) -> None:
    office.ledger.show_balance(is_shown=True)
    rows, difference = office.rows.last("show_balance")
    assert ([row.balance_minor for row in rows], difference) == ([500, -500], 0)
    office.ledger.narrow(LedgerFilter(day=date(2026, 11, 21)))
    assert office.desk.asked[-1] == "balance 2026-11-21 2026-11-21"
    office.ledger.open(LedgerFilter(account="safe"))
    assert office.desk.traces[-1].accounts == ("safe",)


def test_a_silent_register_is_said_and_the_next_page_can_be_asked_for_again(office: Office, counter: Counter) -> None:
    office.ledger.open(LedgerFilter())
    office.desk.failure = RegisterUnreachable("no route")
    office.ledger.more()
    assert counter.said == "RegisterUnreachable"
    office.desk.failure = None
    office.ledger.more()
    assert office.rows.count("add_rows") == 1


def test_what_is_shown_is_written_for_accounting_software(office: Office, counter: Counter) -> None:
    office.ledger.open(LedgerFilter(account="safe", day=date(2026, 11, 21)))
    office.room.coded.book = CodeBook(version=1, rows=(AccountCode(account=Account.SAFE, code="1020"),))
    office.ledger.export()
    about = FileAbout("INTAJ8", ("safe",), date(2026, 11, 21), date(2026, 11, 21))
    assert office.shop.made == [*(one.number for one in MANY), "safe 1020", about], (
        "the register's codes, on every machine"
    )
    assert office.desk.traces[-1] == office.desk.traces[-2]
    assert counter.said == "file_saved"


def test_the_trial_balance_is_written_where_it_is_shown(office: Office) -> None:
    office.ledger.open(LedgerFilter(account="safe", day=date(2026, 11, 21)))
    office.ledger.show_balance(is_shown=True)
    office.ledger.export()
    totals = office.desk.trial_balance(None, None).accounts
    about = FileAbout("INTAJ8", (), date(2026, 11, 21), date(2026, 11, 21))
    assert office.shop.made == [*(f"total of {one.account} {one.balance_minor}" for one in totals), about]


def test_whoever_leaves_leaves_no_rows(office: Office) -> None:
    office.ledger.open(LedgerFilter(account="safe"))
    office.ledger.forget()
    assert office.rows.last("show_rows") == ((), False)
    assert office.rows.last("show_filter") == LedgerFilter()
    office.ledger.more()
    assert office.rows.count("add_rows") == 0


def test_each_figure_knows_where_it_comes_from() -> None:
    assert of_family(SALMA, "gross_minor") == LedgerFilter("gross", family=SALMA)
    assert of_family(SALMA, "net_minor") == LedgerFilter("all", family=SALMA)
    assert of_till("", "z_reports") == LedgerFilter("z_reports")
    assert of_till("T01", "difference") == LedgerFilter("difference", device="T01")


@pytest.mark.parametrize(
    ("row", "rows", "place"),
    [
        (an_exception(), LedgerFilter(device="T01"), "T01.1.9"),
        (an_exception(kind=Oddity.OVERSOLD, seq=0, subject="20"), LedgerFilter("goods", item="20"), ""),
        (an_exception(kind=Oddity.UNKNOWN_ITEM, seq=0, subject="20"), LedgerFilter("sold_pieces", item="20"), ""),
        (
            an_exception(kind=Oddity.UNKNOWN_FAMILY, seq=0, subject="9", family="9"),
            LedgerFilter(family="9", device="T01"),
            "",
        ),
        (
            an_exception(kind=Oddity.LATE_TILL, seq=0, subject="R01-1"),
            LedgerFilter("late", device="T01", late_for="R01-1"),
            "",
        ),
        (an_exception(kind=Oddity.FORKED), LedgerFilter(device="T01"), ""),
    ],
)
def test_each_exception_leads_to_its_fact_or_to_its_rows(row: ExceptionRow, rows: LedgerFilter, place: str) -> None:
    assert of_exception(row) == rows
    assert place_of(row) == place


def test_an_exception_is_opened_from_the_reconciliation(counter: Counter) -> None:
    listed = (an_exception(), an_exception(kind=Oddity.OVERSOLD, seq=0, subject="20"))
    office = Office(counter, FakeDesk(exceptions_now=listed))
    office.presenter.open_exception("0")  # before anything has come
    office.presenter.present()
    office.presenter.open_exception("0")
    assert "fact T01 1 9" in office.desk.asked
    office.presenter.open_exception("1")
    assert (office.desk.traces[-1].source, office.desk.traces[-1].item) == ("goods", "20")
    office.presenter.open_exception("till T02")
    assert office.desk.traces[-1].device == "T02"
    office.presenter.open_exception("till T03 totals")
    assert office.roads == ["T03"]
    assert office.desk.traces[-1].device == "T02"


def test_several_days_are_asked_for_in_rows_and_in_the_trial_balance(office: Office) -> None:
    first, last = date(2026, 11, 20), date(2026, 11, 22)
    office.ledger.narrow(LedgerFilter(day=first, last_day=last))
    assert (office.desk.traces[-1].first_day, office.desk.traces[-1].last_day) == (first, last)
