"""The sheets of printers and of waiting papers show what is chosen and ask for what a person wants."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from pos.ui.rows.printing import JobRow, LabelsForm, PrinterForm, PrintingForm
from pos.ui.views.printers import LOGO_BYTES_MAX, PrintersSheet
from pos.ui.views.waiting_papers import WaitingPapersSheet
from tests.gui import samples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


@pytest.fixture
def window(show: Callable[[QWidget], None]) -> QWidget:
    made = QWidget()
    made.resize(1366, 768)
    show(made)
    return made


@pytest.fixture
def sheet(desk: Desk, window: QWidget) -> PrintersSheet:
    made = PrintersSheet(desk, window)
    made.show_printing(samples.PRINTING, samples.PROFILES)
    made.open()
    return made


@pytest.fixture
def waiting(desk: Desk, window: QWidget) -> WaitingPapersSheet:
    made = WaitingPapersSheet(desk, window)
    made.show_jobs(samples.JOBS)
    made.open()
    return made


@pytest.mark.parametrize(
    "form",
    [
        PrintingForm(),
        samples.PRINTING,
        PrintingForm(
            receipt=PrinterForm(kind="serial", address="COM3@115200", dots=640, has_cutter=False, drawer_pin=5),
            label=PrinterForm(kind="network", address="10.0.0.4", dots=400, code="zpl"),
            prints_receipts=False,
            opens_drawer=False,
            labels=LabelsForm(sheet="24", sheet_right=-25, roll_down=50),
        ),
    ],
)
def test_the_sheet_gives_back_what_it_was_shown(sheet: PrintersSheet, form: PrintingForm) -> None:
    sheet.show_printing(form, samples.PROFILES)
    assert sheet.form() == form


def test_a_model_sets_what_it_has(sheet: PrintersSheet) -> None:
    card = sheet._cards["receipt"]
    assert card._profile.currentIndex() == 1
    card._profile.activated.emit(2)
    assert (card.form().dots, card.form().has_cutter) == (384, False)
    sheet.show_printing(replace(samples.PRINTING, receipt=PrinterForm(density=3, drawer_pin=5)), samples.PROFILES)
    assert card._profile.currentIndex() == 0


def test_a_printer_that_was_found_is_taken(sheet: PrintersSheet, qtbot: QtBot) -> None:
    card = sheet._cards["receipt"]
    with qtbot.waitSignal(sheet.find_requested):
        card._find.click()
    sheet.show_searching()
    assert not card._find.isEnabled()
    sheet.show_found(samples.PRINTERS_FOUND)
    assert (card._find.isEnabled(), card._finds.count()) == (True, 3)
    card._finds.activated.emit(2)
    assert (card.form().kind, card.form().address) == ("usb", "04b8:0e15")
    sheet.show_found(())
    assert not card._finds.isEnabled()


def test_a_test_page_is_asked_for_the_printer_that_is_shown(sheet: PrintersSheet, qtbot: QtBot) -> None:
    card = sheet._cards["report"]
    sheet._roles.button("report").click()
    assert sheet._pages.currentIndex() == 1
    with qtbot.waitSignal(sheet.test_requested) as asked:
        card._test.click()
    assert asked.args == [samples.PRINTING.report]


def test_a_role_without_a_printer_of_its_own_asks_for_nothing(sheet: PrintersSheet) -> None:
    assert sheet._cards["report"].isEnabled()
    sheet._own["report"].click()
    assert not sheet._cards["report"].isEnabled()
    assert sheet.form().report is None


def test_everything_is_kept_saved_and_taken_over(sheet: PrintersSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.keep_requested) as kept:
        sheet._keep.click()
    assert kept.args == [samples.PRINTING]
    sheet._save.click()
    assert isinstance(sheet._dialog, QFileDialog)
    with qtbot.waitSignal(sheet.save_requested) as saved:
        sheet._dialog.fileSelected.emit("till.toml")
    assert saved.args == ["till.toml", samples.PRINTING]
    sheet._dialog.close()
    sheet._load.click()
    with qtbot.waitSignal(sheet.load_requested) as loaded:
        sheet._dialog.fileSelected.emit("till.toml")
    assert loaded.args == ["till.toml"]
    sheet._dialog.close()


def test_a_logo_is_a_picture_of_some_size(sheet: PrintersSheet, tmp_path: Path) -> None:
    good, text, large = tmp_path / "logo.png", tmp_path / "text.png", tmp_path / "large.png"
    good.write_bytes(samples.picture())
    text.write_text("no picture", encoding="utf-8")
    large.write_bytes(samples.picture().ljust(LOGO_BYTES_MAX + 1, b"\0"))
    for path in (text, large, tmp_path / "missing.png"):
        sheet._choose_logo.click()
        assert isinstance(sheet._dialog, QFileDialog)
        sheet._dialog.fileSelected.emit(str(path))
        sheet._dialog.close()
        assert (sheet.form().logo, sheet._bad.isVisible()) == (b"", True)
    sheet._take_logo(str(good))
    assert sheet.form().logo == samples.picture()
    assert sheet._logo_picture.isVisible()
    sheet._drop_logo.click()
    assert sheet.form().logo == b""


def test_good_and_bad_words_are_told_apart(sheet: PrintersSheet) -> None:
    sheet.show_words("printed")
    assert (sheet._good.isVisible(), sheet._bad.isVisible()) == (True, False)
    sheet.show_words("off", is_bad=True)
    assert (sheet._good.isVisible(), sheet._bad.isVisible()) == (False, True)


# ---- papers that wait ---------------------------------------------------------------------------


def test_an_unknown_paper_is_printed_as_a_copy_and_a_refused_one_as_itself(
    waiting: WaitingPapersSheet, qtbot: QtBot
) -> None:
    assert waiting._again.words == "Print as a copy"
    with qtbot.waitSignal(waiting.again_requested) as again:
        waiting._again.click()
    assert again.args == [4]
    waiting._table.selectRow(1)
    assert waiting._again.words == "Print again"
    with qtbot.waitSignal(waiting.strike_requested) as struck:
        waiting._strike.click()
    assert struck.args == [5]
    with qtbot.waitSignal(waiting.all_requested):
        waiting._all.click()


def test_the_chosen_paper_stays_chosen_while_it_is_there(waiting: WaitingPapersSheet, qtbot: QtBot) -> None:
    waiting._table.selectRow(2)
    waiting.show_jobs(samples.JOBS[1:])
    with qtbot.waitSignal(waiting.strike_requested) as struck:
        waiting._strike.click()
    assert struck.args == [6]
    waiting.show_jobs(samples.JOBS[:1])
    assert waiting._again.words == "Print as a copy"


def test_nothing_can_be_said_of_a_paper_that_is_on_its_way_or_of_none(waiting: WaitingPapersSheet) -> None:
    waiting.show_jobs((JobRow(9, "T07-000126-5", "sent", "receipt", None),))
    assert not waiting._again.isEnabled()
    assert not waiting._strike.isEnabled()
    waiting.show_jobs(())
    assert (waiting._table.isVisible(), waiting._empty.isVisible()) == (False, True)
    assert not waiting._all.isEnabled()
