"""The closed books say what is open, show each closing with its whole hash, and offer only what can be done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pos.ui.rows.closing import OpenRow
from pos.ui.views.office_closing import OfficeClosingView
from tests.gui import samples
from tests.gui.bookkeeping_stages import DIGESTS, TOTALS, closings

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk


def test_a_closing_is_shown_with_its_figures_and_the_hashes_that_chain_it(desk: Desk, qtbot: QtBot) -> None:
    view = OfficeClosingView(desk)
    qtbot.addWidget(view)
    view.show_closings((), OpenRow())
    assert not view._open_origin.isEnabled()
    view.show_closings((), OpenRow(entries=3, may_close=True))
    with qtbot.waitSignal(view.figure_opened) as everything:
        view._open_origin.click()
    assert everything.args == ["", "open"]
    assert (view._nothing.isVisibleTo(view), view._close.isEnabled(), view._prove.isEnabled()) == (True, True, False)
    rows = closings(desk)
    view.show_closings(rows, OpenRow(hindrances=("no",), entries=3, last=rows[0].number))
    with qtbot.waitSignal(view.figure_opened) as later:
        view._open_origin.click()
    assert later.args == [rows[0].number, "open"]
    assert (view._hindrances.text(), view._close.isEnabled()) == ("no", False)
    view._table.selectRow(1)
    said = view._detail.text().replace(" ", "")
    assert DIGESTS[1] in said
    assert DIGESTS[0] in said
    assert view._totals.rows.rowCount() == 5
    view._table.selectRow(2)
    assert "first" in view._detail.text()
    with qtbot.waitSignal(view.fact_opened) as opened:
        view._open.click()
    assert opened.args == ["R01.1.1"]
    with qtbot.waitSignal(view.account_opened) as account:
        view._totals.row_opened.emit(view._totals.rows.key_at(0))
    assert account.args == [rows[2].number, rows[2].totals[0].account]
    for column, figure in ((5, "entries"), (6, "owed")):
        view._table.setCurrentIndex(view._table.rows.index(1, column))
        with qtbot.waitSignal(view.figure_opened) as told:
            view._origin.click()
        assert told.args == [rows[1].number, figure]
    view._table.setCurrentIndex(view._table.rows.index(1, 0))
    with qtbot.waitSignal(view.fact_opened) as opened:
        view._table.row_opened.emit(rows[1].key)
    assert opened.args == [rows[1].key]


def test_what_was_just_closed_is_chosen_and_else_the_choice_stays(desk: Desk, qtbot: QtBot) -> None:
    view = OfficeClosingView(desk)
    qtbot.addWidget(view)
    rows = closings(desk)
    view.show_closings(rows[1:], OpenRow())
    assert view._table.chosen == rows[1].key
    view.show_closings(rows, OpenRow())
    assert view._table.chosen == rows[1].key
    view.show_closings(rows, OpenRow(), rows[0].key)
    assert view._table.chosen == rows[0].key
    assert DIGESTS[2] in view._detail.text().replace(" ", "")


def bare(text: str) -> str:
    return re.sub("[\u2066-\u2069\u200e\u200f]", "", text).replace("\u00a0", " ")


def cells(rows: QAbstractItemModel, row: int) -> list[str]:
    return [bare(str(rows.index(row, column).data())) for column in range(rows.columnCount())]


@pytest.mark.parametrize(
    ("language", "states", "proofs", "told"),
    [
        (
            "en",
            ["May be disputed until ", "Opened again", "Stands"],
            ["–", "Altered!", "Proved"],
            ["Closing 2", "closed by {by}, approved by {other}", "provisional: {reason}", "Opened again by {by}, "],
        ),
        (
            "ar",
            ["يمكن الاعتراض حتى ", "أُعيد فتحه", "نهائي"],
            ["–", "مُغيَّر!", "سليم"],
            ["الإقفال 2", "أقفله {by}، واعتمده {other}", "مؤقت: {reason}", "أعاد فتحه {by}، "],
        ),
    ],
)
def test_what_became_of_each_closing_is_told_in_words(
    shell: Shell, qtbot: QtBot, language: str, states: list[str], proofs: list[str], told: list[str]
) -> None:
    shell.set_language(language)
    speech = shell.desk.speech
    view = OfficeClosingView(shell.desk)
    qtbot.addWidget(view)
    rows = closings(shell.desk)
    view.show_closings(rows, OpenRow())
    shown = [cells(view._table.rows, place) for place in range(3)]
    until = bare(speech.day_short(rows[0].dispute_until))
    assert [row[3] for row in shown] == [states[0] + until, *states[1:]]
    assert [row[4] for row in shown] == proofs
    by, other = (bare(speech.name(name)) for name in (rows[1].by, rows[1].approved_by))
    assert {row[2] for row in shown} == {bare(speech.line((speech.name(rows[1].by), speech.name(rows[1].approved_by))))}
    assert [row[5:7] for row in shown] == [
        [bare(speech.count(one.entries)), bare(speech.number(one.owed_minor))] for one in rows
    ]
    view._table.setCurrentIndex(view._table.rows.index(1, 0))
    said = bare(view._detail.text())
    for words in told:
        assert words.format(by=by, other=other, reason=rows[1].provisional) in said
    assert rows[1].why in said
    view._table.setCurrentIndex(view._table.rows.index(0, 0))
    plain = bare(view._detail.text())
    assert "{" not in said + plain
    assert told[2].partition("{")[0] not in plain, "nothing was provisional about it"
    assert told[3].partition("{")[0] not in plain, "it stands"
    assert cells(view._totals.rows, 0)[1:] == [
        bare(speech.number(minor)) for minor in (TOTALS[0].debit_minor, TOTALS[0].credit_minor, TOTALS[0].balance_minor)
    ]


@pytest.mark.parametrize(
    ("language", "since", "provisionally", "plainly"),
    [("en", "since ", "Close provisionally…", "Close the books"), ("ar", "منذ ", "إقفال مؤقت…", "إقفال الدفاتر")],
)
def test_what_is_open_says_since_when_and_what_hinders_the_closing(
    shell: Shell, qtbot: QtBot, language: str, since: str, provisionally: str, plainly: str
) -> None:
    shell.set_language(language)
    view = OfficeClosingView(shell.desk)
    qtbot.addWidget(view)
    view.show_closings((), OpenRow(samples.AT, 3, ("T02",), may_close=True, needs_reason=True))
    assert since + bare(shell.desk.speech.moment(samples.AT)) in bare(view._about.text())
    assert view._hindrances.isVisibleTo(view)
    assert view._close.text().strip() == provisionally
    view.show_closings((), OpenRow(entries=3, may_close=True))
    assert since not in bare(view._about.text())
    assert not view._hindrances.isVisibleTo(view)
    assert view._close.text().strip() == plainly
