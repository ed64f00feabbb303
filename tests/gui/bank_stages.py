"""The sheet of a bank's file in both of its forms; `paying_stages` shows them with a payout's other sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pos.domain.bank_errors import AccountsMissing, DayBefore, NamesNotLatin
from pos.intake.bank import OWN_COLUMNS, column_lines
from pos.ui.rows.bank import BankFile, BankPart
from pos.ui.views.bank_sheet import BankSheet
from pos.wording import say
from tests.gui.frames import sheeted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def a_file(desk: Desk) -> BankFile:
    speech = desk.speech
    missing, arabic = AccountsMissing(("1016", "1024"), 48_550), NamesNotLatin(("1032",), 12_000)
    left_out = tuple(say(one, speech.language, speech.currency) for one in (missing, arabic))
    return BankFile(
        number="R01-000001-2",
        reference="INTAJ8-R01-000001-2-1",
        told="P-2026-7",
        parts={"iso": BankPart(41, 1_048_550, left_out), "table": BankPart(42, 1_060_550, left_out[:1])},
        centre={"name": "Intaj Centre", "iban": "AE070331234567890123456", "bic": "", "purpose": "FAM"},
        columns=column_lines(OWN_COLUMNS),
        day="2026-07-17",
    )


def bank_file(desk: Desk) -> QWidget:
    return sheeted(desk, lambda window: BankSheet(desk, window).show_file(a_file(desk)))


def bank_table(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = BankSheet(desk, window)
        sheet.show_file(replace(a_file(desk), told=""))
        sheet._form.button("table").click()
        sheet.show_refusal(say(DayBefore(date(2026, 7, 14)), desk.speech.language))

    return sheeted(desk, lay)


BANK_STAGES = (bank_file, bank_table)
