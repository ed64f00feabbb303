"""The form of one line of a goods-received note: what it is, how much of it, on which terms.

Signals:
    name_typed(str): the Arabic or English name, after each change by a person.
    offer_chosen(str): the code of a known item that was meant.
    line_ready(object): the `rows.goods.LineForm` to take onto the note.
    take_out_requested(str): the key of the line to take from the note.
    new_requested(): write a new line instead of the one that is changed.

`photo` has the signals of the item's photo.

Verbs: show_packages, show_form, show_offers, show_refusal.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from pos.domain.limits import NAME_CHARACTERS_MAX
from pos.ui.rows.goods import LineForm
from pos.ui.views.goods_photo import GoodsPhotoPart
from pos.ui.widgets.amount_field import AmountField
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.figures_field import figures_field
from pos.ui.widgets.frames import column, frame, row, scrolling
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.stepwise import Stepwise
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.ui.desk import Desk
    from pos.ui.rows.goods import ItemOffer
    from pos.ui.rows.till import PackageChip

OFFERS_MAX = 3


class LineFormView(Stepwise):
    """One line to be written or changed."""

    name_typed = Signal(str)
    offer_chosen = Signal(str)
    line_ready = Signal(object)
    take_out_requested = Signal(str)
    new_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, whole: bool = True) -> None:
        self._form = LineForm()
        self._packages: tuple[PackageChip, ...] = ()
        self._captions: dict[QWidget, Words] = {}
        super().__init__(desk, parent, whole=whole)

    @override
    def _make_parts(self) -> Iterator[None]:
        desk = self.desk
        lines = column(self, space_px=10)
        head = row()
        self._title = Words("title")
        self._new = ActionButton(desk, "plus", kind="quiet")
        self._new.clicked.connect(self.new_requested)
        head.addWidget(self._title, 1)
        head.addWidget(self._new)
        lines.addLayout(head)
        inner = QWidget(self)
        lines.addWidget(scrolling(inner), 1)
        yield from self._fill(column(inner, space_px=8))
        self._refusal = Words("bad", wrap=True)
        for amount in (self._price, self._floor):
            amount.complained.connect(self._refusal.setText)
        lines.addWidget(self._refusal)
        lines.addLayout(self._make_actions())
        self.setFocusProxy(self._name_ar)
        yield

    # Verbs

    def show_packages(self, packages: tuple[PackageChip, ...]) -> None:
        """Offer these packages."""
        self._packages = packages
        self._package.clear()
        for package in packages:
            self._package.addItem("", package.key)
        self.retranslate()

    def show_form(self, form: LineForm) -> None:
        """Show a line; a known item keeps its code, whatever is changed."""
        self._form = form
        texts = {
            self._name_ar: form.name_ar,
            self._name_en: form.name_en,
            self._declared: form.declared,
            self._counted: form.counted,
            self._expiry: form.expiry,
            self._batch: form.batch,
            self._remark: form.remark,
        }
        for field, text in texts.items():
            field.setText(text)
        self._price.show_amount(form.price_minor)
        self._floor.show_amount(form.floor_minor)
        self._package.setCurrentIndex(max(0, self._package.findData(form.package)))
        self._unit.choose("weight" if form.is_weighed else "piece")
        self._unit.setEnabled(not form.item)
        self._unsold.choose("donate" if form.is_donated else "return")
        self._refusal.clear()
        self.show_offers(())
        self.retranslate()
        (self._counted if form.item and not form.key else self._name_ar).setFocus()

    def show_offers(self, offers: tuple[ItemOffer, ...]) -> None:
        """Show the known items that may be meant."""
        speech = self.desk.speech
        for place, button in enumerate(self._offers):
            button.setVisible(place < len(offers))
            if place < len(offers):
                offer = offers[place]
                button.setProperty("code", offer.code)
                button.set_words(speech.line([speech.name(offer.name), speech.number(offer.price_minor)]))

    def show_refusal(self, text: str) -> None:
        """Say why the line cannot be taken, and keep what was typed."""
        self._refusal.setText(text)

    # Texts

    @override
    def retranslate(self) -> None:
        form, speech = self._form, self.desk.speech
        self.photo.retranslate()
        is_known, is_weighed = bool(form.item), self._unit.choice == "weight"
        self._title.setText(self.tr("Change a line") if form.key else self.tr("Next line"))
        self._new.set_words(self.tr("New line"))
        self._new.setVisible(bool(form.key))
        self._known.setText(
            self.tr("Known item {code}").format(code=speech.code(form.item))
            if is_known
            else self.tr("New item: it gets its code when the note is saved")
        )
        captions = {
            self._name_ar: self.tr("Name in Arabic"),
            self._name_en: self.tr("Name in English"),
            self._package: self.tr("Package"),
            self._unit: self.tr("Sold by"),
            self._unsold: self.tr("If it is not sold"),
            self._declared: self.tr("Declared, kg") if is_weighed else self.tr("Declared"),
            self._counted: self.tr("Counted, kg") if is_weighed else self.tr("Counted"),
            self._price: self.tr("Price"),
            self._floor: self.tr("Lowest price"),
            self._expiry: self.tr("Last day (day/month/year)"),
            self._batch: self.tr("Batch"),
            self._remark: self.tr("Remark"),
        }
        for field, text in captions.items():
            self._captions[field].setText(text)
            field.setAccessibleName(text)
        for place, package in enumerate(self._packages):
            self._package.setItemText(place, speech.name(package.name))
        self._unit.set_words({"piece": self.tr("Piece"), "weight": self.tr("Weight")})
        self._unsold.set_words({"return": self.tr("Return"), "donate": self.tr("Donate")})
        self._add.set_words(self.tr("Save the line") if form.key else self.tr("Add to the note"), keys="Return")
        self._take_out.set_words(self.tr("Take out"))
        self._take_out.setVisible(bool(form.key))

    # Parts

    def _fill(self, lines: QVBoxLayout) -> Iterator[None]:
        # What is made in a step is laid in it: nothing waits between two steps as a window of its own.
        self._known = Words("muted", wrap=True)
        self._name_ar, self._name_en = _text(), _text()
        self._offers = [ActionButton(self.desk, "package", kind="large", icon_px=20) for _ in range(OFFERS_MAX)]
        lines.addWidget(self._known)
        self._pair(lines, self._name_ar)
        for button in self._offers:
            button.clicked.connect(self._choose)
            lines.addWidget(button)
        self._pair(lines, self._name_en)
        yield
        self._package = ChoiceBox(self.desk)
        self._declared, self._counted = figures_field(), figures_field()
        self._price, self._floor = AmountField(self.desk), AmountField(self.desk)
        for amount in (self._price, self._floor):
            amount.setProperty("role", "")  # as large as the other fields of the form
        self._expiry, self._batch = figures_field(), _text()
        self._unit = Segmented(self.desk, (("piece", ""), ("weight", "")))
        self._pair(lines, self._package)
        self._pair(lines, self._unit)
        self._unit.chosen.connect(self.retranslate)
        for pair in ((self._declared, self._counted), (self._price, self._floor), (self._expiry, self._batch)):
            self._pair(lines, *pair)
        yield
        self._unsold, self._remark = Segmented(self.desk, (("return", ""), ("donate", ""))), _text()
        self._pair(lines, self._unsold)
        self._pair(lines, self._remark)
        self.photo = GoodsPhotoPart(self.desk, is_asked_twice=False)
        lines.addWidget(self.photo)
        lines.addStretch(1)
        typed = (self._name_ar, self._name_en, self._declared, self._counted, self._price, self._floor)
        fields = (*typed, self._expiry, self._batch, self._remark)
        for field, following in pairwise(fields):
            field.returnPressed.connect(following.setFocus)
        self._remark.returnPressed.connect(self._request)
        for name in (self._name_ar, self._name_en):
            name.textEdited.connect(self._name_edited)

    def _pair(self, lines: QVBoxLayout, *fields: QWidget) -> None:
        """Add one field, or two side by side, each with its caption above it."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for place, field in enumerate(fields):
            caption = self._captions[field] = Words("caption", wrap=True)
            grid.addWidget(caption, 0, place)
            grid.addWidget(field, 1, place)
            grid.setColumnStretch(place, 1)
        lines.addLayout(grid)

    def _make_actions(self) -> QVBoxLayout:
        lines = column(space_px=8)
        self._add = ActionButton(self.desk, "check", kind="primary")
        self._add.clicked.connect(self._request)
        self._take_out = ActionButton(self.desk, "trash-2", kind="danger")
        self._take_out.clicked.connect(self._request_take_out)
        line = row()
        line.addWidget(self._take_out)
        line.addWidget(self._add, 1)
        lines.addLayout(line)
        return lines

    # What the person does

    def _name_edited(self, text: str) -> None:
        if not self._form.item:
            self.name_typed.emit(text)

    def _choose(self) -> None:
        button = self.sender()
        if button is not None:
            self.offer_chosen.emit(str(button.property("code")))

    def _request(self) -> None:
        complaint = self._price.complaint or self._floor.complaint
        if complaint:
            self._refusal.setText(complaint)
            return
        self.line_ready.emit(
            LineForm(
                key=self._form.key,
                item=self._form.item,
                name_ar=self._name_ar.text(),
                name_en=self._name_en.text(),
                package=str(self._package.currentData() or ""),
                is_weighed=self._unit.choice == "weight",
                declared=self._declared.text(),
                counted=self._counted.text(),
                price_minor=self._price.amount_minor,
                floor_minor=self._floor.amount_minor,
                expiry=self._expiry.text(),
                batch=self._batch.text(),
                remark=self._remark.text(),
                is_donated=self._unsold.choice == "donate",
            )
        )

    def _request_take_out(self) -> None:
        if self._form.key:
            self.take_out_requested.emit(self._form.key)


def _text() -> QLineEdit:
    field = LineField()
    field.setMaxLength(NAME_CHARACTERS_MAX)
    return field


def form_panel(desk: Desk, parent: QWidget, width_px: int) -> tuple[QWidget, LineFormView]:
    """Return a panel for the side of a screen with the form in it, and the form, which is still to be furnished."""
    panel = frame("panel", parent)
    panel.setFixedWidth(width_px)
    form = LineFormView(desk, panel, whole=False)
    column(panel, margins=(18, 16, 18, 16)).addWidget(form)
    return panel, form
