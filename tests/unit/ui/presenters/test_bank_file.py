"""The bank's file: what it would hold and who is left out are shown first; it is written as it was asked for, or refused."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import PayBy, Role
from pos.domain.reports import PayoutState
from pos.ui.presenters.bank_file import BankFilePresenter
from pos.ui.presenters.lanes import Lanes
from pos.ui.rows.bank import BankPart, BankWish
from pos.ui.screens.bank_shop import BankFileShop
from tests.builders import HUDA
from tests.fakes import NOON
from tests.unit.ui.presenters.accounts import NET, a_part, a_run, a_settlement
from tests.unit.ui.presenters.office_scene import Office
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.ui.presenters.scene import Counter

RUN = "R01-000001-2"
REFERENCE = f"B1-{RUN}-1"
CENTRE = {"name": "Intaj Centre", "iban": "AE070331234567890123456", "bic": "", "purpose": ""}
COLUMNS = ("Beneficiary = name_en", "IBAN = account", "Amount = amount", "Ccy = currency", "On = day", "Batch = batch")
DAY = NOON.date().isoformat()


class Bank:
    """The sheet of a bank's file, over a fake register and real files."""

    def __init__(self, counter: Counter, folder: Path) -> None:
        self.office = Office(counter)
        self.office.be("A1", Role.ACCOUNTANT)
        self.desk = self.office.desk
        self.desk.run_now = a_run(PayoutState.APPROVED)
        self.sheet: Any = Recorder()
        self.folder = folder
        self.presenter = BankFilePresenter(
            self.sheet,
            room=self.office.room,
            shop=BankFileShop(folder, self._write),
            run=lambda: self.desk.run_now,
            lanes=Lanes(counter.runner, counter.runner, counter.announcer.failed),
            desks=counter.desks,
            announcer=counter.announcer,
            words=counter.words,
        )

    def _write(self, path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    @property
    def shown(self) -> Any:
        self.presenter.present()
        return self.sheet.last("show_file")


@pytest.fixture
def bank(counter: Counter, tmp_path: Path) -> Bank:
    return Bank(counter, tmp_path / "office")


def test_it_shows_what_the_file_would_hold(bank: Bank) -> None:
    shown = bank.shown
    assert (shown.number, shown.reference, shown.told, shown.day) == (RUN, REFERENCE, "", DAY)
    assert shown.parts == {"iso": BankPart(1, NET), "table": BankPart(1, NET)}
    assert shown.centre == {"name": "", "iban": "", "bic": "", "purpose": ""}
    assert not any(asked.startswith("note") for asked in bank.desk.asked)  # it is no export yet
    bank.desk.account = ""
    assert bank.shown.parts["iso"] == BankPart(0, 0, ("AccountsMissing",))


def test_a_payment_order_is_written_and_the_account_is_asked_once(bank: Bank, counter: Counter) -> None:
    assert bank.shown
    bank.presenter.write(BankWish("iso", CENTRE, (), DAY))
    content = (bank.folder / f"bank-{REFERENCE}.xml").read_bytes()
    assert f"<EndToEndId>{RUN}/{HUDA}</EndToEndId>".encode() in content
    assert (counter.said, bank.sheet.count("close_sheet")) == ("file_saved", 1)
    assert f"note transfers {REFERENCE}" in bank.desk.asked
    assert bank.shown.centre == CENTRE
    bank.presenter.write(BankWish("iso", CENTRE, (), DAY))
    assert (bank.folder / f"bank-{REFERENCE}.xml").read_bytes() == content


def test_the_banks_own_table_has_its_headings_in_its_order(bank: Bank) -> None:
    assert bank.shown
    bank.presenter.write(BankWish("iso", CENTRE, (), DAY))
    bank.presenter.write(BankWish("table", {}, COLUMNS, DAY))
    with (bank.folder / f"bank-{REFERENCE}.csv").open(encoding="utf-8-sig", newline="") as file:
        head, row = csv.reader(file)
    assert head == ["Beneficiary", "IBAN", "Amount", "Ccy", "On", "Batch"]
    assert row == ["Family", "AE070331234567890123456", "85.00", "AED", DAY, REFERENCE]
    assert (bank.shown.columns, bank.shown.centre) == (COLUMNS, CENTRE)  # neither form forgets what the other was told


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (BankWish("iso", CENTRE | {"iban": "AE07"}, (), DAY), "NotAnIban"),
        (BankWish("iso", CENTRE | {"name": "مركز"}, (), DAY), "NotLatin"),
        (BankWish("iso", CENTRE, (), "2020-01-01"), "DayBefore"),
        (BankWish("iso", CENTRE, (), "tomorrow"), "NotADate"),
        (BankWish("table", {}, ("Amount",), DAY), "NotAColumn"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(bank: Bank, wish: BankWish, said: str) -> None:
    assert bank.shown
    bank.presenter.write(wish)
    assert bank.sheet.last("show_refusal") == said
    assert not bank.folder.exists()


def test_a_name_in_arabic_stops_a_payment_order_and_not_a_table(bank: Bank) -> None:
    run = a_run(PayoutState.APPROVED)
    banked = replace(a_part(HUDA, line=a_settlement(HUDA, pay_by=PayBy.BANK)), name_en="هدى")
    bank.desk.run_now = replace(run, lines=(*run.lines, banked))
    assert bank.shown.parts == {"iso": BankPart(1, NET, ("NamesNotLatin",)), "table": BankPart(2, 2 * NET)}
    bank.presenter.write(BankWish("iso", CENTRE, (), DAY))
    assert bank.sheet.last("show_refusal") == "NamesNotLatin"
    bank.presenter.write(BankWish("table", {}, COLUMNS, DAY))
    assert [path.suffix for path in bank.folder.glob("bank-*")] == [".csv"]


def test_what_was_held_since_is_not_in_the_file(bank: Bank) -> None:
    assert bank.shown
    run = bank.desk.run_now
    assert run is not None
    bank.desk.run_now = replace(run, lines=tuple(replace(part, held="why") for part in run.lines))
    bank.presenter.write(BankWish("iso", CENTRE, (), DAY))
    assert bank.sheet.last("show_refusal") == "NothingToTransfer"
    assert not bank.folder.exists()


def test_without_a_run_there_is_nothing_to_ask(bank: Bank) -> None:
    bank.desk.run_now = None
    bank.presenter.present()
    bank.presenter.write(BankWish("iso", CENTRE, (), DAY))
    assert bank.sheet.count("show_file") == bank.sheet.count("show_refusal") == 0
    assert bank.desk.asked == []


def test_settings_that_were_altered_wrongly_are_told(bank: Bank, counter: Counter) -> None:
    bank.folder.mkdir()
    (bank.folder / "bank.toml").write_text("name = ", encoding="utf-8")
    bank.presenter.present()
    assert (counter.said, bank.sheet.count("show_file")) == ("UnreadableFile", 0)
