"""The sheet of what was changed of a family: when, who, which field, from what, to what.

Verb: show_history.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from pos.domain.bazaar import FamilyKind, PayBy
from pos.domain.text import FSI, PDI
from pos.ui.rows.names import Name
from pos.ui.tables import Column, RowTable
from pos.ui.views.family_words import FamilyWords
from pos.ui.views.table_sheet import TableSheet
from pos.ui.widgets.words import Words
from pos.wording import name_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.enrolment import HistoryLine

_NAMED = {"pay_by": PayBy, "family_kind": FamilyKind}
_HEIGHT_PX = 560
_MARK_SHOWN = 4  # tells one photo from another


class FamilyHistorySheet(TableSheet["HistoryLine"]):
    """Every change of one family."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=1_120, height_px=_HEIGHT_PX)
        self._family, self._number = Name(""), ""
        self._words = FamilyWords(desk, self)
        self._about = Words("muted", wrap=True)
        self.body.addWidget(self._about)
        self.body.addWidget(self._table, 1)
        self.retranslate()

    def show_history(self, family: Name, number: str, lines: tuple[HistoryLine, ...]) -> None:
        """Show every change of a family, the last one first."""
        self._family, self._number = family, number
        self._table.show_rows(lines)
        self.retranslate()
        self.open()

    @override
    def retranslate(self) -> None:
        speech = self.desk.speech
        self.set_titles(
            self.tr("What was changed"),
            *(self.tr("When"), self.tr("Who"), self.tr("Field"), self.tr("Before"), self.tr("After")),
        )
        self._about.setText(speech.line([speech.code(self._number), speech.name(self._family)]))

    @override
    def _make_table(self) -> RowTable[HistoryLine]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(lambda each: speech.moment(each.at), when="moment"),
                Column(self._who, width_px=190),
                Column(lambda each: self._words.field(each.name), width_px=190, strong=True),
                Column(lambda each: self._said(each, each.before), ink=lambda _each: "muted"),
                Column(lambda each: self._said(each, each.after)),
            ),
            lambda each: each.key,
        )

    def _who(self, each: HistoryLine) -> str:
        name = self.desk.speech.name(each.by)
        return self.tr("{person}, from a file").format(person=name) if each.is_import else name

    def _said(self, each: HistoryLine, text: str) -> str:
        if not text:
            return "–"
        if each.name in _NAMED:
            return name_of(_NAMED[each.name](text), self.desk.speech.language)
        if each.name == "photo":
            return self.tr("Photo {mark}").format(mark=self.desk.speech.code(text[:_MARK_SHOWN]))
        if each.name == "rate_bp":
            return self.desk.speech.percent(int(text))
        return self.tr("Yes") if each.name == "left" else f"{FSI}{' '.join(text.split())}{PDI}"
