"""The accounts: families that pass the filter with their sums, three totals, statements to look at and to save."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.identity import UNASSIGNED
from pos.domain.troubles import RegisterUnreachable
from pos.ledger.chain import GENESIS, link
from pos.ledger.codec import encode, journal_line
from pos.ui.presenters.office import Printed
from pos.ui.rows.files import FileAbout
from pos.ui.rows.ledger import LedgerFilter
from tests.builders import HUDA, SALMA
from tests.unit.ui.presenters.accounts import GROSS, FakeDesk, a_row, an_exception
from tests.unit.ui.presenters.office_scene import Office

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter


@pytest.fixture
def office(counter: Counter) -> Office:
    made = Office(counter, FakeDesk(exceptions_now=(an_exception(),)))
    made.presenter.present()
    return made


def shown(office: Office) -> list[str]:
    accounts, _total = office.families.last("show_accounts")
    return [row.number for row in accounts]


def test_everything_is_asked_once_and_shown(office: Office) -> None:
    assert shown(office) == [SALMA, HUDA]
    assert office.families.last("show_accounts")[1].gross_minor == 2 * GROSS
    assert office.matching.last("show_matching").apart_minor == 0
    assert [row.kind for row in office.matching.last("show_exceptions")] == ["cash_difference"]
    assert office.state.stage == "none"
    assert office.desk.asked == ["board"]


def test_a_filter_and_a_package_narrow_the_list_and_its_sums(office: Office) -> None:
    office.presenter.filter("هدي")
    assert shown(office) == [HUDA]
    assert office.families.last("show_accounts")[1].gross_minor == GROSS
    office.presenter.filter("")
    office.presenter.choose_package("A")
    assert shown(office) == [SALMA]
    assert office.families.last("show_packages")[1] == "A"
    assert office.desk.asked == ["board"]


def test_coming_back_shows_what_is_known_and_asks_anew(office: Office) -> None:
    office.presenter.present()
    assert office.desk.asked == ["board", "board"]


def test_a_silent_register_is_said_and_what_is_known_stays(office: Office, counter: Counter) -> None:
    office.desk.failure = RegisterUnreachable("no route")
    office.presenter.refresh()
    assert counter.said == "RegisterUnreachable"
    assert shown(office) == [SALMA, HUDA]


def test_a_statement_is_shown_and_saved_as_it_is(office: Office, counter: Counter) -> None:
    office.presenter.save_paper("nothing.pdf")
    assert office.shop.written == {}
    office.presenter.open_statement(SALMA)
    title, png, file_name, may_print = office.sheet.last("show_paper")
    assert (title, png) == (f"Statement {SALMA}", f"statement {SALMA}".encode())
    assert (file_name, may_print) == (f"statement {SALMA}.pdf", False)
    office.presenter.save_paper("stick/s.pdf")
    assert office.shop.written == {"s.pdf": f"%PDF statement {SALMA}".encode()}
    assert counter.said == "file_saved"


def test_a_statement_goes_into_a_message_as_pictures_and_out_as_a_slip(office: Office, counter: Counter) -> None:
    office.presenter.show_slip()
    office.presenter.save_pictures("nothing.png")
    assert (office.shop.written, office.slips) == ({}, [])
    office.presenter.open_statement(SALMA)
    assert office.sheet.last("offer_slip") == f"statement {SALMA}.png"
    office.presenter.save_pictures("stick/s.png")
    assert office.shop.written == {"s.png": f"%PDF statement {SALMA}".encode()}
    assert counter.said == "file_saved"
    office.presenter.show_slip()
    assert office.slips == [(f"Statement {SALMA}", SALMA)]
    office.presenter.show_paper(Printed("Voucher", "voucher", b"%PDF", b""))
    assert office.sheet.last("offer_slip") == ""
    office.presenter.show_slip()
    office.presenter.show_origin()
    assert len(office.slips) == 1


def test_a_paper_leads_to_the_entries_that_it_is_made_of(office: Office, counter: Counter) -> None:
    said: Any = SimpleNamespace(family=SimpleNamespace(number=SALMA), payout="R01-000001-2")
    statement = Printed("Statement", "statement", b"%PDF", b"", statement=said)
    office.presenter.show_paper(statement)
    office.presenter.show_origin()
    assert office.sheet.calls[-1][0] == "close_sheet"
    assert office.rows.last("show_filter") == LedgerFilter(family=SALMA, settled_by="R01-000001-2")
    sold = counter.till.sell()
    body = encode(sold.stamp, sold.fact)
    line = journal_line(sold.stamp, GENESIS, link(GENESIS, body), body)
    office.presenter.show_paper(Printed("Note", "note", b"%PDF", b"", line=line))
    office.presenter.show_origin()
    assert office.desk.asked[-1] == f"fact {sold.stamp.device} {sold.stamp.epoch} {sold.stamp.seq}"


def test_statements_and_the_table_are_of_what_is_shown(office: Office, counter: Counter) -> None:
    office.presenter.choose_package("T")
    office.presenter.write_statements()
    assert (office.shop.made, office.many.last("ask")) == ([], 1)
    office.statements.write("one")
    office.presenter.export()
    assert office.shop.made == [HUDA, HUDA, FileAbout("INTAJ8", ("T",))]
    assert counter.said == "file_saved"


def test_what_nobody_could_name_has_no_statement(office: Office) -> None:
    nobodys = a_row(1, family=replace(a_row(1).family, number=UNASSIGNED))
    snapshot = office.presenter._snapshot
    assert snapshot is not None
    office.presenter._snapshot = replace(snapshot, families=(nobodys, a_row(2)))
    office.presenter.write_statements()
    assert office.many.last("ask") == 1


def test_whoever_leaves_leaves_nothing_on_the_screen(office: Office) -> None:
    office.presenter.forget()
    assert shown(office) == []
    office.presenter.filter("")
    assert shown(office) == []
