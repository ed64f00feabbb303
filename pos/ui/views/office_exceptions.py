"""The list of exceptions: what is open, with its age, its money and who sees to it; and what was dealt with, by whom and why.

Signals:
    exception_opened(str): the key of what a person wants to look at.
    resolve_requested(str), take_requested(str): the key of what a person wants to deal with, or to take on.
    resolved_wanted(bool): what was dealt with is asked for, or what is open again.

Verbs: show_exceptions, show_resolved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from pos.ui.tables import Column, RowTable
from pos.ui.views.exception_words import ExceptionWords
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout

    from pos.ui.desk import Desk
    from pos.ui.rows.office import ExceptionRow
    from pos.ui.rows.resolving import ResolvedRow

_RESOLVED_PX = 58  # two lines: an item's name below its code, and a reason


class OfficeExceptionsView(Spoken):
    """What must still be looked at, and what was."""

    exception_opened = Signal(str)
    resolve_requested = Signal(str)
    take_requested = Signal(str)
    resolved_wanted = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._words = ExceptionWords(desk, self)
        self._exceptions: tuple[ExceptionRow, ...] = ()
        lines = column(self, space_px=10)
        lines.addLayout(self._make_head())
        card = frame("card")
        inner = column(card, margins=(2, 2, 2, 2))
        self._open, self._resolved = self._make_open(), self._make_resolved()
        for table in (self._open, self._resolved):
            table.row_opened.connect(self.exception_opened)
        self._open.row_chosen.connect(lambda _key: self._show_buttons())
        self._nothing = EmptyState(desk, "shield-check")
        self._stack = QStackedWidget()
        for page in (self._open, self._resolved, self._nothing):
            self._stack.addWidget(page)
        inner.addWidget(self._stack)
        lines.addWidget(card, 1)
        self.retranslate()
        self.show_exceptions(())

    def show_exceptions(self, exceptions: tuple[ExceptionRow, ...]) -> None:
        """Show what must still be looked at, the gravest first."""
        self._views.choose("open")
        self._exceptions = exceptions
        self._open.show_rows(exceptions)
        self._stack.setCurrentWidget(self._open if exceptions else self._nothing)
        self._say_nothing()
        self._show_buttons()

    def show_resolved(self, rows: tuple[ResolvedRow, ...]) -> None:
        """Show what was dealt with, the last first."""
        self._views.choose("resolved")
        self._resolved.show_rows(rows)
        self._stack.setCurrentWidget(self._resolved if rows else self._nothing)
        self._say_nothing()
        self._show_buttons()

    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("Exceptions"))
        self._views.set_words({"open": self.tr("Open"), "resolved": self.tr("Dealt with")})
        self._take.set_words(self.tr("I see to it"))
        self._deal.set_words(self.tr("Deal with it"))
        self._open.setAccessibleName(self.tr("To be looked at"))
        self._open.rows.show_titles(
            (
                *(self.tr("What"), self.tr("Details"), self.tr("Till"), self.tr("About")),
                *(self.tr("Since"), self.tr("Seen to by"), self.tr("Amount")),
            )
        )
        self._resolved.setAccessibleName(self.tr("Dealt with"))
        self._resolved.rows.show_titles(
            (
                *(self.tr("When"), self.tr("What"), self.tr("About"), self.tr("Done"), self.tr("Why")),
                *(self.tr("By"), self.tr("Amount")),
            )
        )
        self._say_nothing()

    # -- inside ------------------------------------------------------------------------------------------------

    def _make_head(self) -> QHBoxLayout:
        head = row(space_px=10)
        self._title = Words("lead-strong")
        self._views = Segmented(self.desk, (("open", "triangle-alert"), ("resolved", "list-checks")))
        self._views.chosen.connect(lambda key: self.resolved_wanted.emit(key == "resolved"))
        self._take = ActionButton(self.desk, "user-round")
        self._take.clicked.connect(lambda: self.take_requested.emit(self._open.chosen))
        self._deal = ActionButton(self.desk, "check", kind="primary")
        self._deal.clicked.connect(lambda: self.resolve_requested.emit(self._open.chosen))
        head.addWidget(self._title, 1)
        for widget in (self._take, self._deal, self._views):
            head.addWidget(widget)
        return head

    def _make_open(self) -> RowTable[ExceptionRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(
                    lambda each: self._words.kind(each.kind),
                    icon=lambda _: "triangle-alert",
                    ink=lambda _: "warn",
                    width_px=220,
                ),
                Column(self._words.details),
                Column(self._words.till, width_px=84),
                Column(self._receipt_words, width_px=150),
                Column(self._since_words, when="moment", order=_age_of, spare=True),
                Column(lambda each: speech.name(each.owner) if each.owner else "–", width_px=150, spare=True),
                Column(
                    lambda each: "–" if each.amount_minor is None else speech.number(each.amount_minor),
                    side="trailing",
                    width_px=110,
                    order=lambda each: each.amount_minor or 0,
                    strong=True,
                ),
            ),
            lambda each: each.key,
        )

    def _make_resolved(self) -> RowTable[ResolvedRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(lambda each: speech.moment(each.at), when="moment", order=lambda each: each.at),
                Column(lambda each: self._words.kind(each.kind), width_px=200),
                Column(self._about_words, width_px=190, spare=True),
                Column(lambda each: self._words.act(each.act, speech.language), width_px=110, strong=True),
                Column(lambda each: each.reason),
                Column(self._who, width_px=240, spare=True),
                Column(
                    lambda each: speech.number(each.amount_minor) if each.amount_minor else "–",
                    side="trailing",
                    width_px=110,
                ),
            ),
            lambda each: each.key,
            row_px=_RESOLVED_PX,
            wraps=True,
        )

    def _about_words(self, each: ResolvedRow) -> str:
        """Say what was decided about: an item by its code, over its name."""
        subject = self._words.subject(each.kind, each.subject)
        return subject if each.item is None else f"{subject}\n{self.desk.speech.name(each.item)}"

    def _receipt_words(self, each: ExceptionRow) -> str:
        """Say what it is about; of a fact that cannot be read the details say it."""
        return "–" if each.kind == "unread" else self._words.subject(each.kind, each.receipt)

    def _since_words(self, each: ExceptionRow) -> str:
        return "–" if each.at is None else self.desk.speech.moment(each.at)

    def _who(self, each: ResolvedRow) -> str:
        speech = self.desk.speech
        people = (each.by,) if each.approved_by is None else (each.by, each.approved_by)
        return speech.line([speech.name(one) for one in people])

    def _say_nothing(self) -> None:
        if self._views.choice == "resolved":
            self._nothing.show_words(self.tr("Nothing was dealt with yet"), self.tr("What is decided is kept here."))
        else:
            self._nothing.show_words(self.tr("Nothing is open"), self.tr("Every entry has found its place."))

    def _show_buttons(self) -> None:
        chosen = next((one for one in self._exceptions if one.key == self._open.chosen), None)
        can_act = self._views.choice == "open" and chosen is not None and chosen.can_act
        for button in (self._take, self._deal):
            button.setEnabled(can_act)


def _age_of(each: ExceptionRow) -> float:
    """Return what it is sorted by: the oldest first, and before them what nobody knows the beginning of."""
    return 0.0 if each.at is None else each.at.timestamp()
