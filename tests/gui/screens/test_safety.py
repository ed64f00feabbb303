"""The safety of the book, put together: what changes is shown below every screen, and told only to somebody."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.device_facts import ClockJumped
from pos.ui.rows.keeping import MirrorRow
from pos.ui.screens.safety import SafetyScreen
from tests.builders import an_open_book
from tests.gui.rig import opened

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell


def test_nobody_is_told_before_somebody_is_here(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    book = an_open_book(tmp_path)
    with opened(qtbot, shell, book, tmp_path / "home", language="en") as hands:
        safety, main = hands.window.safety, hands.window.main
        assert isinstance(safety, SafetyScreen)
        hands.until(lambda: safety.keeping.row.free >= 0)  # what the first look brings
        safety.keeping.row = replace(safety.keeping.row, mirror=MirrorRow(kind="foreign"))
        safety.keeping.changed.emit()
        assert main._strip._mirror.accessibleName() == "The mirror holds another book"
        assert not main._notice.isVisible()
        hands.sign_in("C1", "1111")
        assert "another book" in hands.notice
        safety.keeping.row = replace(safety.keeping.row, mirror=MirrorRow(kind="safe"), is_low=True)
        safety.keeping.changed.emit()
        assert "almost full" in hands.notice
        hands.window.main.language_requested.emit("ar")
        assert "القرص" in hands.notice
        assert "كل ما حُفظ آمن" in hands.notice  # what is safe
        book.journal.append(ClockJumped(by_ms=-7_200_000), identity=book.around.new_id(), by="")
        assert "120" in hands.notice
        assert "ساعة هذا" in hands.notice
    assert safety.watching.observe not in book.journal.observers
    book.close()
