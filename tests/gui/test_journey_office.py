"""The accountant's day in the real window against a real register: families, totals, draft, approval, payment, statement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING, cast

import pytest

from pos import settings as files
from pos.demo.first_start import set_up_sample
from pos.demo.sample import Sample, read_sample
from pos.demo.stage import Means, Stage, exchange_of
from pos.domain.bazaar import PayBy
from pos.domain.errors import UnknownDevice
from pos.domain.founding import FIRST_TILL
from pos.domain.reports import PayoutState
from pos.ledger.book import Book
from pos.ledger.keys import from_seed
from pos.ledger.strongbox import FileBox, device_key
from pos.register.surroundings import Surroundings as RegisterSurroundings
from pos.register.surroundings import keys_from_seed
from pos.sync.admitted import read_admission
from pos.sync.invitation import read_invitation
from pos.sync.joining import join
from pos.ui.rows.ledger import LedgerFilter
from pos.ui.screens.window import UNANSWERED
from tests.builders import Till, surroundings
from tests.fakes import SteppingNow, seeded_entropy
from tests.gui.rig import Hands, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.sync.admitted import Admission
    from pos.ui.application import Shell
    from pos.ui.screens.office import OfficeScreen
    from pos.ui.screens.outlets import OutletsScreen

SOLD = 4
ADVANCE_LIMIT_MINOR = 5_000


@dataclass
class Bazaar:
    """The sample bazaar after a day: one till has sold, closed and sent."""

    home: Path
    stage: Stage
    book: Book
    admission: Admission

    def send(self) -> None:
        exchange = exchange_of(self.book, self.admission)
        with self.stage.client() as line:
            exchange.run(line)


def with_a_limit(folder: Path) -> Sample:
    """The sample, with an amount from which an advance needs a second person."""
    sample = read_sample(folder)
    return replace(sample, bazaar=replace(sample.bazaar, advance_limit_minor=ADVANCE_LIMIT_MINOR))


@pytest.fixture
def bazaar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bazaar]:
    home, chance = tmp_path / "home", Random(8)
    monkeypatch.setattr("pos.demo.first_start.read_sample", with_a_limit)
    means = Means(
        register=RegisterSurroundings(SteppingNow(), seeded_entropy(2), chance.randbytes),
        register_keys=keys_from_seed("journey"),
        till=lambda _device: surroundings(),
        key=from_seed,
    )
    stage = set_up_sample(home, means, files.assets() / "sample")
    book = Book(home / FIRST_TILL, FIRST_TILL, surroundings(2), from_seed(FIRST_TILL))
    made = Bazaar(home, stage, book, read_admission(home / FIRST_TILL))
    till = Till(book)
    till.open_shift()
    for card in [card for card in book.catalogue.items() if card.family][:SOLD]:
        till.sell(card.code)
    till.close_shift()
    made.send()
    yield made
    book.close()
    stage.close()


@pytest.fixture
def hands(bazaar: Bazaar, qtbot: QtBot, shell: Shell) -> Iterator[Hands]:
    with opened(
        qtbot, shell, bazaar.book, bazaar.home, admission=bazaar.admission, connect=bazaar.stage.client
    ) as made:
        yield made


def sign_in(hands: Hands) -> None:
    hands.sign_in("A1", "66006600")
    hands.until(lambda: hands.window.office is not None and hands.window.office.presenter._snapshot is not None)


def test_from_the_families_to_a_statement(hands: Hands, bazaar: Bazaar) -> None:
    hands.sign_in("A1", "00000000")
    pad = hands.window.sign_in_view._pin
    hands.until(lambda: not pad.is_waiting)
    assert "غير صحيح" in pad._error.text()
    assert hands.window.hall.session.person is None
    sign_in(hands)
    office = hands.window.office
    assert office is not None
    assert hands.is_at("accounts")

    # Everyone is listed, and what was sold is there.
    snapshot = office.presenter._snapshot
    assert snapshot is not None
    sold = sum(row.gross_minor for row in snapshot.families)
    assert sold > 0
    office.view.families.filter_changed.emit("ام سالم")
    assert office.view.families._table.rows.rowCount() == 1
    assert snapshot.board.reconciliation.agrees
    assert snapshot.board.reconciliation.incomplete == ()

    # Draft; the accountant cannot approve alone; the manager's secret can; pay everyone once.
    office.view.show_tab("payout")
    payout = office.view.payout
    hands.press(payout._draft.button)
    hands.until(lambda: office.payout._run is not None)
    hands.press(payout._approve)
    approval = hands.sheet
    assert approval is not None
    hands.type_pin(approval, "11111111")
    hands.until(lambda: bool(office._approval._pin._error.text()))
    hands.type_pin(approval, "77007700")
    hands.until(lambda: is_run_in(hands, PayoutState.APPROVED))
    fill_the_box(hands, office)
    assert (bazaar.book.folder / UNANSWERED).read_bytes() == b"{}"  # kept while it was asked for, and answered
    hands.press(payout._pay_all)
    confirm = hands.sheet
    assert confirm is not None
    hands.window.hall.confirmations.confirm()
    confirm.close_sheet()
    hands.until(lambda: office.payout._run is not None and office.payout._run.waiting(PayBy.CASH) == ())
    office.payout.take_text("transferred", "BATCH-1")
    hands.until(lambda: is_run_in(hands, PayoutState.PAID))
    assert office.payout._run is not None
    assert office.payout._run.waiting() == ()
    hands.until(lambda: printed_name(hands).startswith("vouchers"))
    hands.window._lock()
    hands.sign_in("A1", "66006600")
    hands.until(lambda: hands.window.places.may_scan)

    require_statement(hands, bazaar, office)


def require_statement(hands: Hands, bazaar: Bazaar, office: OfficeScreen) -> None:
    """The statement is a PDF and a picture of its pages, in the language that the screen speaks by now."""
    hands.window.main.language_requested.emit("en")
    snapshot = office.presenter._snapshot
    assert snapshot is not None
    family = next(row.family.number for row in snapshot.families if row.gross_minor)
    office.view.families.family_opened.emit(family)
    hands.until(lambda: printed_name(hands).startswith("statement"))
    printed = office.presenter._printed
    assert printed is not None
    assert printed.pdf.startswith(b"%PDF")
    assert printed.picture.startswith(b"P5")
    target = bazaar.home / "out" / "statement.pdf"
    office.presenter.save_paper(str(target))
    hands.until(target.exists)
    hands.window._lock()
    assert hands.sheet is None


def test_the_pack_the_tables_and_leaving(hands: Hands, bazaar: Bazaar) -> None:
    sign_in(hands)
    office = hands.window.office
    assert office is not None
    office.payout.draft()
    hands.until(lambda: office.payout._run is not None)
    office.payout.show_pack()
    hands.until(lambda: hands.sheet is not None)
    hands.window._lock()
    hands.sign_in("A1", "66006600")
    hands.until(lambda: hands.is_at("accounts") and hands.window.places.may_scan)
    folder = bazaar.home / "office"
    office.presenter.export()
    accounts = folder / f"accounts-{bazaar.book.catalogue.bazaar().code}.csv"
    hands.until(accounts.with_suffix(".xlsx").exists)  # written after the other
    rows = accounts.read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 1 + len(bazaar.book.catalogue.families())
    assert rows[0].split(",")[4] == "gross AED"
    assert all("." in cell for row in rows[1:] for cell in row.split(",")[4:])
    office.view.dashboard.reports_requested.emit()
    reports = office.view.reports
    hands.until(lambda: reports._stock.rows.rowCount() > 0)
    office.reports.choose_report("families_by_branch")
    hands.until(lambda: reports._shown.report.value == "families_by_branch")
    assert reports._stack.currentWidget() is reports._groups
    office.reports.write_paper()
    paper = folder / f"report-families_by_branch-{bazaar.book.catalogue.bazaar().code}.pdf"
    hands.until(paper.exists)
    hands.window.places.sign_out()
    assert office.presenter._snapshot is None
    assert not reports._found.rows


def test_a_figure_leads_down_to_the_receipt_s_picture(hands: Hands, bazaar: Bazaar) -> None:
    """Where does this come from? From a family's figure and from each of the three totals to the stored sale."""
    sign_in(hands)
    office = hands.window.office
    assert office is not None
    snapshot = office.presenter._snapshot
    assert snapshot is not None
    row = next(one for one in snapshot.families if one.gross_minor)
    families, ledger = office.view.families._table, office.view.ledger
    place = next(n for n in range(families.rows.rowCount()) if families.rows.key_at(n) == row.family.number)
    families.setCurrentIndex(families.rows.index(place, 2))
    hands.press(office.view.families._origin)
    hands.until(lambda: ledger._table.rows.rowCount() > 0)
    assert ledger.isVisible()
    assert ledger._sums.credit_minor == row.gross_minor
    ledger._table.setCurrentIndex(ledger._table.rows.index(0, 0))
    hands.press(ledger._open)
    hands.until(lambda: hands.sheet is office._fact)
    fact = office._fact._fact
    assert fact is not None
    assert fact.kind == "sale"
    assert fact.png.startswith(b"\x89PNG")
    assert sum(each.debit_minor - each.credit_minor for each in fact.rows) == 0
    office._fact.dismiss()

    # The Z-reports' total is made of the Z-reports; all accounts come to zero.
    office.view.show_tab("matching")
    hands.press(office.view.matching._origins[0])
    hands.until(lambda: ledger._sums.debit_minor == snapshot.board.reconciliation.z_reports_minor)
    hands.press(ledger._export)
    code = bazaar.book.catalogue.bazaar().code
    hands.until((bazaar.home / "office" / f"ledger-{code}-z_reports.xlsx").exists)
    hands.press(ledger._views.button("balance"))
    hands.until(lambda: ledger._balance.rows.rowCount() > 0)
    assert ledger._sums.balance_minor == 0
    hands.window.places.sign_out()
    assert ledger._table.rows.rowCount() == 0


def printed_name(hands: Hands) -> str:
    """What the paper that was shown last is called."""
    office = hands.window.office
    return "" if office is None or office.presenter._printed is None else office.presenter._printed.name


def fill_the_box(hands: Hands, office: OfficeScreen) -> None:
    """Put cash into the box that families are paid from."""
    box = office._paying.box
    hands.press(office.view.payout._box)
    hands.until(lambda: hands.sheet is box)
    box._amount.setText("90000")
    hands.press(box._go)
    hands.until(lambda: box._table.rows.rowCount() == 1)
    box.close_sheet()


def is_run_in(hands: Hands, state: PayoutState) -> bool:
    """Whether the run that is shown is in a state."""
    office = hands.window.office
    return office is not None and office.payout._run is not None and office.payout._run.state is state


def test_an_administrator_lets_a_machine_in_and_revokes_it(hands: Hands, bazaar: Bazaar, tmp_path: Path) -> None:
    """What the invitation shows is all that another machine needs; the list tells what becomes of it."""
    hands.sign_in("S1", "88008800")
    hands.until(lambda: hands.is_at("accounts"))
    office = hands.window.office
    assert office is not None
    view, sheet = office.view.machines, office.administration.invitation
    hands.press(office.view._tabs.button("machines"))
    hands.until(lambda: view._table.rows.rowCount() == 1)
    hands.press(view._invite)
    hands.until(sheet.isVisible)
    assert sheet._row is not None
    joined = join(tmp_path / "other", read_invitation(sheet._row.text), surroundings(9), label="Gate")
    assert joined.admission.device == sheet._row.device == "T02"
    hands.press(sheet._print)
    hands.until(lambda: hands.sheet is not sheet and hands.sheet is not None)
    for _ in range(2):
        assert hands.sheet is not None
        hands.sheet.dismiss()
    hands.press(view._refresh)
    hands.until(lambda: view._table.rows.rowCount() == 2)

    office.administration.machines.rename("T02")
    office.administration.names.close_sheet()
    office.administration.machines.take_text("rename_machine", "بوابة")
    hands.until(lambda: view._machines[1].label == "بوابة")
    view._table.setCurrentIndex(view._table.rows.index(1, 0))
    hands.press(view._revoke)
    office.administration.names.close_sheet()
    office.administration.machines.take_text("revoke_machine", "lost")
    second = hands.sheet
    assert second is not None
    assert view._machines[1].state == "new"
    hands.window.hall.confirmations.confirm()
    second.close_sheet()
    hands.until(lambda: view._machines[1].state == "revoked")
    with bazaar.stage.client() as line, pytest.raises(UnknownDevice):
        line.feed(joined.admission.bazaar, "T02", 0, device_key(FileBox(joined.folder)))


def test_an_accountant_has_no_way_to_the_machines(hands: Hands) -> None:
    sign_in(hands)
    assert hands.window.office is not None
    assert not hands.window.office.view._tabs.button("machines").isVisible()
    assert hands.window.office.view.machines._machines == ()


def test_what_outlets_owe_leads_from_their_place_into_the_accounts(hands: Hands) -> None:
    sign_in(hands)
    hands.window.places.go("outlets")
    outlets = cast("OutletsScreen", hands.window.building.get("outlets"))
    outlets.view.money.origin_requested.emit("", "owed")
    hands.until(lambda: hands.is_at("accounts"))
    office = hands.window.office
    assert office is not None
    assert office.view.ledger.isVisibleTo(office.view)
    assert office.view.ledger._filter == LedgerFilter(account="agent")
