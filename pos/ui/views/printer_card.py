"""The card of one printer: which cable, where, and what it has.

Signals:
    find_requested(): look for printers.
    test_requested(object): print a test page on this `rows.printing.PrinterForm`.

Verbs: show_printer, show_profiles, show_found, show_searching. Read: form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget
from typing_extensions import override

from pos.ui.rows.printing import PrinterForm
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.haste import Once
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.tick import Tick
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.printing import FoundRow, PrinterRole, ProfileRow

KINDS = ("network", "usb", "serial", "queue", "device", "folder")
WIDTHS = (576, 512, 384)
LABEL_WIDTHS = (304, 400)
CODES = ("raster", "graphics")
LABEL_CODES = ("raster", "zpl")
DENSITY_MAX = 6
COPIES_MAX = 5


class PrinterCard(Spoken):
    """One printer's choices."""

    find_requested = Signal()
    test_requested = Signal(object)

    def __init__(self, desk: Desk, role: PrinterRole) -> None:
        super().__init__(desk)
        self._role = role
        self._profiles: tuple[ProfileRow, ...] = ()
        self._found: tuple[FoundRow, ...] = ()
        self._is_searching = False
        self._was_searched = False
        is_label = role == "label"
        self._widths = LABEL_WIDTHS if is_label else WIDTHS
        self._codes = LABEL_CODES if is_label else CODES
        lines = column(self, space_px=8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._kind, self._width, self._code = self._box(KINDS), self._box(self._widths), self._box(self._codes)
        self._pin, self._copies = self._box((2, 5)), self._box(range(1, COPIES_MAX + 1))
        self._density = self._box(range(-DENSITY_MAX, DENSITY_MAX + 1))
        self._profile, self._finds = ChoiceBox(desk), ChoiceBox(desk)
        self._address = QLineEdit()
        self._address.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._cutter = Tick(desk)
        self._words: dict[str, Words] = {}
        self._lay(grid, 0, ("kind", self._kind), ("address", self._address))
        self._find = ActionButton(desk, "search")
        self._find.clicked.connect(self.find_requested)
        grid.addWidget(self._find, 1, 0, 1, 2)
        grid.addWidget(self._finds, 1, 2, 1, 2)
        if not is_label:
            self._lay(grid, 2, ("profile", self._profile), ("width", self._width))
            self._lay(grid, 3, ("pin", self._pin), ("code", self._code))
        else:
            self._lay(grid, 2, ("width", self._width), ("code", self._code))
            for box in (self._profile, self._pin):  # a printer of labels has neither makes to choose from nor a drawer
                box.setParent(self)
                box.hide()
        self._lay(grid, 4, ("density", self._density), ("copies", self._copies))
        lines.addLayout(grid)
        last = row()
        self._test = ActionButton(desk, "file-text")
        Once(self._test, lambda: self.test_requested.emit(self.form()))
        last.addWidget(self._cutter, 1)
        last.addWidget(self._test)
        self._cutter.setVisible(not is_label)
        lines.addLayout(last)
        self._profile.activated.connect(self._take_profile)
        self._finds.activated.connect(self._take_found)
        self._kind.currentIndexChanged.connect(self._say_address)
        self.retranslate()

    def show_printer(self, form: PrinterForm) -> None:
        """Show what is chosen."""
        for box, value in (
            (self._kind, form.kind),
            (self._width, form.dots),
            (self._code, form.code),
            (self._pin, form.drawer_pin),
            (self._copies, form.copies),
            (self._density, form.density),
        ):
            if box.findData(value) < 0:
                box.addItem(str(value), value)  # a width that another till's file brought along
            box.setCurrentIndex(box.findData(value))
        self._address.setText(form.address)
        self._cutter.setChecked(form.has_cutter)
        self._show_profile()

    def show_profiles(self, profiles: tuple[ProfileRow, ...]) -> None:
        """Offer makes of printers to begin from."""
        self._profiles = profiles
        self._fill_profiles()

    def show_found(self, found: tuple[FoundRow, ...]) -> None:
        """Offer the printers that were found."""
        self._found, self._is_searching, self._was_searched = found, False, True
        self._fill_found()

    def show_searching(self) -> None:
        """Say that printers are looked for."""
        self._is_searching = True
        self._fill_found()

    def form(self) -> PrinterForm:
        """Return what is chosen on the card."""
        return PrinterForm(
            kind=self._kind.currentData(),
            address=self._address.text().strip(),
            dots=self._width.currentData(),
            has_cutter=self._cutter.isChecked(),
            drawer_pin=self._pin.currentData(),
            density=self._density.currentData(),
            code=self._code.currentData(),
            copies=self._copies.currentData(),
        )

    # Texts

    @override
    def retranslate(self) -> None:
        kinds = {
            "network": self.tr("Network"),
            "usb": self.tr("USB cable"),
            "serial": self.tr("Serial cable"),
            "queue": self.tr("Printer of the system"),
            "device": self.tr("Device file"),
            "folder": self.tr("A folder, for practice"),
        }
        codes = {
            "raster": self.tr("ESC/POS (raster)"),
            "graphics": self.tr("ESC/POS (graphics)"),
            "zpl": self.tr("ZPL"),
        }
        for place, kind in enumerate(KINDS):
            self._kind.setItemText(place, kinds[kind])
        for place, code in enumerate(self._codes):
            self._code.setItemText(place, codes[code])
        for place, dots in enumerate(self._widths):
            self._width.setItemText(place, self._width_words(dots))
        for place in range(self._density.count()):
            value = self._density.itemData(place)
            as_set = self.tr("As the printer is set")
            self._density.setItemText(place, as_set if value == 0 else f"\u2066{value:+d}\u2069")
        names = {
            "kind": self.tr("Connection"),
            "profile": self.tr("Model"),
            "width": self.tr("Paper width") if self._role != "label" else self.tr("Label size"),
            "pin": self.tr("Drawer pin"),
            "code": self.tr("Language of the printer"),
            "density": self.tr("Darkness"),
            "copies": self.tr("Copies"),
        }
        for key, text in names.items():
            if key in self._words:
                self._words[key].setText(text)
        for box, key in (
            (self._kind, "kind"),
            (self._profile, "profile"),
            (self._width, "width"),
            (self._pin, "pin"),
            (self._code, "code"),
            (self._density, "density"),
            (self._copies, "copies"),
        ):
            box.setAccessibleName(names[key])
        self._finds.setAccessibleName(self.tr("Printers that were found"))
        self._cutter.setText(self.tr("It cuts the paper"))
        self._find.set_words(self.tr("Find printers"))
        self._test.set_words(self.tr("Print a test page"))
        self._say_address()
        self._fill_profiles()
        self._fill_found()

    def _width_words(self, dots: int) -> str:
        if self._role == "label":
            return self.tr("{n} mm").format(n={304: "\u206638 × 25\u2069", 400: "\u206650 × 30\u2069"}[dots])
        millimetres = {576: 80, 512: 80, 384: 58}[dots]
        extra = "" if dots != 512 else f" \u2066({dots})\u2069"
        return self.tr("{n} mm").format(n=self.desk.speech.count(millimetres)) + extra

    def _say_address(self) -> None:
        kind = self._kind.currentData()
        texts = {
            "network": (self.tr("Address"), "192.168.1.50"),
            "usb": (self.tr("Maker and model"), "04b8:0e15"),
            "serial": (self.tr("Port and speed"), "/dev/ttyUSB0@115200"),
            "queue": (self.tr("Name of the printer"), ""),
            "device": (self.tr("Device file"), "/dev/usb/lp0"),
            "folder": (self.tr("Folder"), ""),
        }
        name, example = texts[kind]
        self._words["address"].setText(name)
        self._address.setAccessibleName(name)
        self._address.setPlaceholderText(example)

    # Parts

    def _box(self, values: tuple[str, ...] | tuple[int, ...] | range) -> ChoiceBox:
        box = ChoiceBox(self.desk)
        for value in values:
            box.addItem(f"\u2066{value}\u2069", value)
        return box

    def _lay(self, grid: QGridLayout, line: int, *pairs: tuple[str, QWidget]) -> None:
        for place, (key, widget) in enumerate(pairs):
            self._words[key] = Words("caption")
            grid.addWidget(self._words[key], line, 2 * place)
            grid.addWidget(widget, line, 2 * place + 1)

    def _fill_profiles(self) -> None:
        self._profile.clear()
        self._profile.addItem(self.tr("Other"), "")
        for profile in self._profiles:
            self._profile.addItem(f"\u2066{profile.name}\u2069", profile.name)
        self._show_profile()

    def _show_profile(self) -> None:
        """Name the model whose choices these are, if there is one."""
        if self._width.count() == 0:
            return
        form = self.form()
        chosen = (form.dots, form.has_cutter, form.drawer_pin, form.code)
        fitting = [
            place
            for place, one in enumerate(self._profiles, 1)
            if (one.dots, one.has_cutter, one.drawer_pin, one.code) == chosen
        ]
        self._profile.setCurrentIndex(fitting[0] if fitting else 0)

    def _fill_found(self) -> None:
        self._finds.clear()
        if self._is_searching:
            self._finds.addItem(self.tr("Looking for printers …"))
        elif not self._was_searched:
            self._finds.addItem(self.tr("Not looked for yet"))
        elif not self._found:
            self._finds.addItem(self.tr("None was found"))
        else:
            self._finds.addItem(self.tr("%n printer(s) found: choose one", "", len(self._found)))
            for one in self._found:
                name = f"{one.name} – " if one.name and one.name != one.address else ""
                self._finds.addItem(f"\u2066{name}{one.address}\u2069", one)
        self._finds.setEnabled(bool(self._found) and not self._is_searching)
        self._find.setEnabled(not self._is_searching)

    def _take_profile(self, place: int) -> None:
        if place > 0:
            profile = self._profiles[place - 1]
            self._width.setCurrentIndex(self._width.findData(profile.dots))
            self._code.setCurrentIndex(self._code.findData(profile.code))
            self._pin.setCurrentIndex(self._pin.findData(profile.drawer_pin))
            self._cutter.setChecked(profile.has_cutter)

    def _take_found(self, place: int) -> None:
        if place > 0:
            found = self._found[place - 1]
            self._kind.setCurrentIndex(self._kind.findData(found.kind))
            self._address.setText(found.address)
