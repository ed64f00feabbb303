"""The sheet of this till's printers and of what stands around its papers.

Signals:
    find_requested(): look for printers.
    test_requested(object): print a test page on this `rows.printing.PrinterForm`.
    keep_requested(object): print by this `rows.printing.PrintingForm` from now on.
    save_requested(str, object): write the form into this file.
    load_requested(str): read this file.
    dismissed().

Verbs: show_printing, show_found, show_searching, show_words, open, close_sheet.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from pos.ui.rows.printing import LabelsForm, PrinterForm, PrintingForm
from pos.ui.views.printer_card import PrinterCard
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.frames import column, row, rule, scroll_by_touch
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.path_dialog import ask_file, ask_new_file
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.tick import Tick
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from pos.ui.desk import Desk
    from pos.ui.rows.printing import FoundRow, PrinterRole, ProfileRow

FILE_NAME = "amana-printing.toml"
ROLES: tuple[PrinterRole, ...] = ("receipt", "report", "label")
LINE_CHARACTERS_MAX = 120
LOGO_BYTES_MAX = 200_000
_LOGO_PX = 56


class PrintersSheet(Sheet):
    """Shows and asks for everything about this till's paper."""

    find_requested = Signal()
    test_requested = Signal(object)
    keep_requested = Signal(object)
    save_requested = Signal(str, object)
    load_requested = Signal(str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=980, height_px=900)
        self._logo = b""
        self._labels = LabelsForm()
        self._dialog: QFileDialog | None = None
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll_by_touch(area)
        inner = QWidget()
        lines = column(inner, margins=(0, 0, 8, 0), space_px=12)
        self._make_roles(lines)
        lines.addWidget(rule())
        lines.addWidget(self._make_trimmings())
        lines.addStretch(1)
        area.setWidget(inner)
        self.body.addWidget(area, 1)
        self._good, self._bad = Words("good", wrap=True), Words("bad", wrap=True)
        self.body.addWidget(self._good)
        self.body.addWidget(self._bad)
        self.show_words("")
        actions = row()
        self._load, self._save = ActionButton(desk, "folder-open"), ActionButton(desk, "download")
        self._load.clicked.connect(self._ask_file_to_load)
        self._save.clicked.connect(self._ask_file_to_save)
        self._keep = ActionButton(desk, "check", kind="primary")
        self._keep.clicked.connect(lambda: self.keep_requested.emit(self.form()))
        for button in (self._load, self._save, self._keep):
            actions.addWidget(button, 1)
        self.body.addLayout(actions)
        self.retranslate()

    # Verbs

    def show_printing(self, form: PrintingForm, profiles: tuple[ProfileRow, ...]) -> None:
        """Show what is chosen."""
        for role in ROLES:
            printer = getattr(form, role)
            card = self._cards[role]
            card.show_profiles(profiles)
            card.show_printer(printer or PrinterForm(dots=304 if role == "label" else 576))
            if role != "receipt":
                self._own[role].setChecked(printer is not None)
        self._prints.setChecked(form.prints_receipts)
        self._drawer.setChecked(form.opens_drawer)
        for key, field in self._lines.items():
            field.setText(getattr(form, key))
        self._show_logo(form.logo)
        self._labels = form.labels
        self._show_role("receipt")

    def show_found(self, found: tuple[FoundRow, ...]) -> None:
        """Offer the printers that were found."""
        for card in self._cards.values():
            card.show_found(found)

    def show_searching(self) -> None:
        """Say that printers are looked for."""
        for card in self._cards.values():
            card.show_searching()

    def show_words(self, text: str, *, is_bad: bool = False) -> None:
        """Say how something went."""
        self._bad.setText(text if is_bad else "")
        self._good.setText("" if is_bad else text)
        self._bad.setVisible(bool(text) and is_bad)
        self._good.setVisible(bool(text) and not is_bad)

    def form(self) -> PrintingForm:
        """Return what is chosen on the sheet."""
        return PrintingForm(
            receipt=self._cards["receipt"].form(),
            report=self._cards["report"].form() if self._own["report"].isChecked() else None,
            label=self._cards["label"].form() if self._own["label"].isChecked() else None,
            prints_receipts=self._prints.isChecked(),
            opens_drawer=self._drawer.isChecked(),
            logo=self._logo,
            labels=self._labels,
            **{key: field.text().strip() for key, field in self._lines.items()},
        )

    @override
    def take_focus(self) -> None:
        self._roles.button("receipt").setFocus()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Printers and paper"))
        self._roles.set_words(
            {"receipt": self.tr("Receipts"), "report": self.tr("Reports"), "label": self.tr("Labels")}
        )
        self._own["report"].setText(self.tr("Reports have a printer of their own"))
        self._own["label"].setText(self.tr("There is a printer for rolls of labels"))
        self._prints.setText(self.tr("Print a receipt after each sale"))
        self._drawer.setText(self.tr("There is a cash drawer on the receipt printer"))
        names = {
            "header_ar": self.tr("Below the bazaar's name, in Arabic"),
            "header_en": self.tr("Below the bazaar's name, in English"),
            "footer_ar": self.tr("At the foot of a receipt, in Arabic"),
            "footer_en": self.tr("At the foot of a receipt, in English"),
        }
        for key, text in names.items():
            self._names[key].setText(text)
            self._lines[key].setAccessibleName(text)
        self._logo_words.setText(self.tr("Logo"))
        self._choose_logo.set_words(self.tr("Choose a logo"))
        self._drop_logo.set_words(self.tr("No logo"))
        self._load.set_words(self.tr("Take over from a file"))
        self._save.set_words(self.tr("Save for the next till"))
        self._keep.set_words(self.tr("Print like this"))
        self._show_logo(self._logo)

    # Parts

    def _make_roles(self, lines: QVBoxLayout) -> None:
        desk = self.desk
        self._roles = Segmented(desk, (("receipt", "receipt"), ("report", "file-text"), ("label", "tag")))
        self._roles.chosen.connect(self._show_role)
        lines.addWidget(self._roles)
        self._pages = QStackedWidget()
        self._cards = {role: PrinterCard(desk, role) for role in ROLES}
        self._own: dict[str, Tick] = {}
        for role, card in self._cards.items():
            page = QWidget()
            inside = column(page, space_px=8)
            if role != "receipt":
                self._own[role] = Tick(desk)
                self._own[role].toggled.connect(card.setEnabled)
                card.setEnabled(False)
                inside.addWidget(self._own[role])
            inside.addWidget(card)
            inside.addStretch(1)
            self._pages.addWidget(page)
            card.find_requested.connect(self.find_requested)
            card.test_requested.connect(self.test_requested)
        lines.addWidget(self._pages)

    def _make_trimmings(self) -> QWidget:
        part = QWidget()
        lines = column(part, space_px=8)
        self._prints, self._drawer = Tick(self.desk), Tick(self.desk)
        switches = row(space_px=24)
        switches.addWidget(self._prints, 1)
        switches.addWidget(self._drawer, 1)
        lines.addLayout(switches)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        self._names: dict[str, Words] = {}
        self._lines: dict[str, QLineEdit] = {}
        for place, key in enumerate(("header_ar", "header_en", "footer_ar", "footer_en")):
            self._names[key], self._lines[key] = Words("caption"), LineField()
            self._lines[key].setMaxLength(LINE_CHARACTERS_MAX)
            side = Qt.LayoutDirection.RightToLeft if key.endswith("_ar") else Qt.LayoutDirection.LeftToRight
            self._lines[key].setLayoutDirection(side)
            grid.addWidget(self._names[key], 2 * (place // 2), place % 2)
            grid.addWidget(self._lines[key], 2 * (place // 2) + 1, place % 2)
        lines.addLayout(grid)
        logo = row(space_px=12)
        self._logo_words = Words("caption")
        self._logo_picture = QLabel()
        self._choose_logo, self._drop_logo = ActionButton(self.desk, "folder-open"), ActionButton(self.desk, "x")
        self._choose_logo.clicked.connect(self._ask_logo)
        self._drop_logo.clicked.connect(self._no_logo)
        for widget in (self._logo_words, self._logo_picture, self._choose_logo, self._drop_logo):
            logo.addWidget(widget)
        logo.addStretch(1)
        lines.addLayout(logo)
        return part

    # What the person does

    def _show_role(self, role: str) -> None:
        self._roles.choose(role)
        self._pages.setCurrentIndex(next(place for place, one in enumerate(ROLES) if one == role))

    def _show_logo(self, logo: bytes) -> None:
        self._logo = logo
        picture = QPixmap()
        picture.loadFromData(logo)
        shown = picture.scaledToHeight(_LOGO_PX, Qt.TransformationMode.SmoothTransformation) if logo else picture
        self._logo_picture.setPixmap(shown)
        self._logo_picture.setVisible(not shown.isNull())
        self._drop_logo.setVisible(bool(logo))

    def _no_logo(self) -> None:
        self._show_logo(b"")

    def _ask_logo(self) -> None:
        self._dialog = ask_file(self, self._choose_logo.words, self._take_logo, "PNG, JPEG (*.png *.jpg *.jpeg)")

    def _take_logo(self, path: str) -> None:
        try:
            with Path(path).open("rb") as file:
                picture = file.read(LOGO_BYTES_MAX + 1)
        except OSError:
            picture = b""
        if not picture or len(picture) > LOGO_BYTES_MAX or not QPixmap().loadFromData(picture):
            self.show_words(self.tr("This is no picture that fits: PNG or JPEG, at most 200 KB."), is_bad=True)
            return
        self._show_logo(picture)

    def _ask_file_to_save(self) -> None:
        self._dialog = ask_new_file(self, self._save.words, FILE_NAME, self._save_to)

    def _save_to(self, path: str) -> None:
        self.save_requested.emit(path, self.form())

    def _ask_file_to_load(self) -> None:
        self._dialog = ask_file(self, self._load.words, self.load_requested.emit, "TOML (*.toml)")
