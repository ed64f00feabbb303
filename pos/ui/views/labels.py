"""The sheet of item labels: whose, how many, and on what.

Signals:
    sheets_requested(object), sheet_trial_requested(object): show labels, or the trial page, on A4 sheets.
    roll_requested(object), roll_trial_requested(object): print labels, or one trial label, on the label printer.
        Each with a `rows.labels.LabelWish`.
    dismissed().

Verbs: show_goods, show_form, show_words, open, close_sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from pos.ui.rows.labels import LabelForm, LabelGoods, LabelWish
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.haste import Once
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.used_sheet import UsedSheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.labels import LabelItem, SheetRow

COUNTS = (1, 0, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 65, 100)  # 0 is as many as were received
SHIFTS = range(-500, 501, 25)  # hundredths of a millimetre


class LabelsSheet(Sheet):
    """Asks what labels are printed."""

    sheets_requested = Signal(object)
    sheet_trial_requested = Signal(object)
    roll_requested = Signal(object)
    roll_trial_requested = Signal(object)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=860)
        self._goods = LabelGoods((), ())
        self._form = LabelForm()
        self._sheets: tuple[SheetRow, ...] = ()
        self._used_kind = ""
        self._words: dict[str, Words] = {}
        self._target = Segmented(desk, (("sheet", "file-text"), ("roll", "tag")))
        self._target.chosen.connect(lambda _target: self._show_target())
        self._boxes = {key: ChoiceBox(desk) for key in ("family", "item", "count", "sheet", "right", "down")}
        self._used = UsedSheet(desk)
        self._used.chosen.connect(lambda _start: self._say_count())
        self._count = Words("lead-strong", wrap=True)
        self._hint = Words("muted", wrap=True)
        self._good, self._bad = Words("good", wrap=True), Words("bad", wrap=True)
        self.body.addWidget(self._target)
        sides = row(space_px=24)
        sides.addLayout(self._make_choices(), 1)
        sides.addLayout(self._make_used())
        self.body.addLayout(sides)
        for widget in (self._good, self._bad):
            self.body.addWidget(widget)
        actions = row()
        self._trial = ActionButton(desk, "rotate-ccw")
        Once(self._trial, self._ask_trial)
        self._go = ActionButton(desk, "printer", kind="primary")
        Once(self._go, self._ask)
        actions.addWidget(self._trial, 1)
        actions.addWidget(self._go, 1)
        self.body.addLayout(actions)
        for key in ("item", "count"):
            self._boxes[key].currentIndexChanged.connect(self._say_count)
        self._boxes["family"].currentIndexChanged.connect(self._fill_items)
        self._boxes["sheet"].currentIndexChanged.connect(self._show_used)
        self.show_words("")
        self.retranslate()

    # Verbs

    def show_goods(self, goods: LabelGoods) -> None:
        """Offer what labels can be printed for; what was chosen stays chosen while it is there."""
        self._goods = goods
        self._used.show_direction(is_rtl=goods.is_rtl)
        self._fill_families()

    def show_form(self, form: LabelForm, sheets: tuple[SheetRow, ...]) -> None:
        """Show how labels were printed last."""
        self._form, self._sheets, self._used_kind = form, sheets, ""
        if not form.roll:
            self._target.choose("sheet")
        self._fill_sheets()
        self._boxes["sheet"].setCurrentIndex(max(0, self._boxes["sheet"].findData(form.sheet)))
        self._show_target()

    def show_words(self, text: str, *, is_bad: bool = False) -> None:
        """Say how something went."""
        self._bad.setText(text if is_bad else "")
        self._good.setText("" if is_bad else text)
        self._bad.setVisible(bool(text) and is_bad)
        self._good.setVisible(bool(text) and not is_bad)

    def wish(self) -> LabelWish:
        """Return what is chosen on the sheet."""
        boxes = self._boxes
        return LabelWish(
            items=self._chosen(),
            each=boxes["count"].currentData(),
            sheet=boxes["sheet"].currentData() or self._form.sheet,
            start=self._used.start,
            shift=(boxes["right"].currentData(), boxes["down"].currentData()),
        )

    @override
    def take_focus(self) -> None:
        self._boxes["family"].setFocus()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Item labels"))
        self._target.set_words({"sheet": self.tr("A4 sheets"), "roll": self.tr("Roll in the label printer")})
        names = {
            "family": self.tr("Family"),
            "item": self.tr("Item"),
            "count": self.tr("How many of each"),
            "sheet": self.tr("Kind of sheet"),
            "right": self.tr("Move to the right"),
            "down": self.tr("Move down"),
            "used": self.tr("First free label of the sheet"),
        }
        for key, text in names.items():
            self._words[key].setText(text)
            if key in self._boxes:
                self._boxes[key].setAccessibleName(text)
        self._used.setAccessibleName(names["used"])
        self._fill_counts()
        self._fill_families()
        self._fill_sheets()
        self._show_target()

    # Parts

    def _make_choices(self) -> QVBoxLayout:
        lines = column(space_px=10)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        places = {"family": (0, 0), "item": (0, 1), "count": (2, 0), "sheet": (2, 1), "right": (4, 0), "down": (4, 1)}
        for key, (line, side) in places.items():
            self._words[key] = Words("caption")
            grid.addWidget(self._words[key], line, side)
            grid.addWidget(self._boxes[key], line + 1, side)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        lines.addLayout(grid)
        lines.addWidget(self._count)
        lines.addWidget(self._hint)
        lines.addStretch(1)
        return lines

    def _make_used(self) -> QVBoxLayout:
        lines = column(space_px=4)
        self._words["used"] = Words("caption", wrap=True)
        lines.addWidget(self._words["used"])
        lines.addWidget(self._used)
        lines.addStretch(1)
        return lines

    def _fill(self, key: str, entries: list[tuple[str, object]]) -> None:
        """Offer other choices; what was chosen stays chosen while it is there."""
        box = self._boxes[key]
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        for text, value in entries:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.blockSignals(False)

    def _fill_families(self) -> None:
        speech = self.desk.speech
        entries: list[tuple[str, object]] = [(self.tr("All families"), None)]
        if any(not item.family for item in self._goods.items):
            entries.append((self.tr("The centre's own goods"), ""))
        entries += [
            (f"{speech.code(family.number)} · {speech.name(family.name)}", family.number)
            for family in self._goods.families
        ]
        self._fill("family", entries)
        self._fill_items()

    def _fill_items(self) -> None:
        items = self._of_family() if self._boxes["family"].currentData() is not None else ()
        entries: list[tuple[str, object]] = [(self.tr("All items"), "")]
        self._fill("item", entries + [(self.desk.speech.name(item.name), item.code) for item in items])
        self._say_count()

    def _fill_counts(self) -> None:
        words = {0: self.tr("As many as were received"), 1: self.tr("One of each")}
        self._fill("count", [(words.get(count, self.desk.speech.count(count)), count) for count in COUNTS])

    def _fill_sheets(self) -> None:
        count = self.desk.speech.count
        self._fill(
            "sheet",
            [
                (
                    self.tr("Sheet of {count}: {size} mm").format(
                        count=count(sheet.columns * sheet.rows), size=f"\u2066{sheet.size}\u2069"
                    ),
                    sheet.name,
                )
                for sheet in self._sheets
            ],
        )
        self._show_used()

    def _fill_shifts(self, shift: tuple[int, int]) -> None:
        for key, chosen in zip(("right", "down"), shift, strict=True):
            values = sorted({*SHIFTS, chosen})
            texts = [
                self.tr("{n} mm").format(n=f"\u2066{value / 100:+.2f}\u2069" if value else "0") for value in values
            ]
            self._fill(key, list(zip(texts, values, strict=True)))
            self._boxes[key].setCurrentIndex(values.index(chosen))

    # What is shown

    @property
    def _is_roll(self) -> bool:
        return self._target.choice == "roll"

    def _show_target(self) -> None:
        is_roll = self._is_roll
        self._target.button("roll").setEnabled(bool(self._form.roll))
        self._fill_shifts(self._form.roll_shift if is_roll else self._form.sheet_shift)
        for widget in (self._words["sheet"], self._boxes["sheet"], self._words["used"], self._used):
            widget.setVisible(not is_roll)
        self._trial.set_words(self.tr("Print a trial label") if is_roll else self.tr("Trial page"))
        self._go.set_words(self.tr("Print the labels") if is_roll else self.tr("Show the sheets"))
        if is_roll:
            size = f"\u2066{self._form.roll}\u2069"
            self._hint.setText(self.tr("Labels of {size} mm, as the label printer is set up.").format(size=size))
        elif not self._form.roll:
            self._hint.setText(self.tr("For rolls, set up a label printer under Printers and paper."))
        else:
            self._hint.setText(self.tr("Print the trial page at 100 %, hold it against a sheet, and move what is off."))
        self._say_count()

    def _show_used(self) -> None:
        name = self._boxes["sheet"].currentData()
        sheet = next((sheet for sheet in self._sheets if sheet.name == name), None)
        if sheet is not None:
            self._used.show_sheet(sheet.columns, sheet.rows, self._used.start if name == self._used_kind else 1)
            self._used_kind = sheet.name
        self._say_count()

    def _say_count(self) -> None:
        each = self._boxes["count"].currentData()
        total = sum((each or item.pieces) for item in self._chosen()) if each is not None else 0
        self._count.setText(self.tr("%n label(s)", "", total))
        self._go.setEnabled(total > 0)

    def _of_family(self) -> tuple[LabelItem, ...]:
        family = self._boxes["family"].currentData()
        return tuple(item for item in self._goods.items if family is None or item.family == family)

    def _chosen(self) -> tuple[LabelItem, ...]:
        code = self._boxes["item"].currentData()
        return tuple(item for item in self._of_family() if not code or item.code == code)

    # What the person does

    def _ask(self) -> None:
        self._keep_shift()
        (self.roll_requested if self._is_roll else self.sheets_requested).emit(self.wish())

    def _ask_trial(self) -> None:
        self._keep_shift()
        (self.roll_trial_requested if self._is_roll else self.sheet_trial_requested).emit(self.wish())

    def _keep_shift(self) -> None:
        """Remember how far this kind is moved, while the person looks at the other."""
        shift = self.wish().shift
        form = self._form
        self._form = LabelForm(
            sheet=form.sheet,
            sheet_shift=form.sheet_shift if self._is_roll else shift,
            roll_shift=shift if self._is_roll else form.roll_shift,
            roll=form.roll,
        )
