"""The sheets on which the office plans a markdown: what, how much, when and why; then what it would change.

Signals of `MarkdownPlanSheet`:
    searched(str, str): `item` or `family`, and what was typed.
    wished(object): the `rows.markdowns.PlanWish` that is to be looked at.
Signal of `MarkdownPreviewSheet`:
    confirmed(): plan it.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.ui.keys import MARKDOWNS, bind_button
from pos.ui.rows.markdowns import PlanWish
from pos.ui.tables import Column, RowTable
from pos.ui.widgets.amount_field import AmountField
from pos.ui.widgets.asking_sheet import AskingSheet
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.figures_field import figures_field
from pos.ui.widgets.frames import row
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.search_field import SearchField
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.markdowns import CheaperLine, GoodsChoice, GoodsKind, PlanOffer, PlanPreview

SHEET_PX = 1_020
STEP_MINUTES = 30
DAY_MINUTES = 24 * 60
_MIDNIGHT = datetime(2000, 1, 1, tzinfo=timezone.utc)  # of any day
_PERCENT = "20"
_BOX_CHARACTERS = 12
_ROWS_PX = 260


class MarkdownPlanSheet(AskingSheet):
    """Asks for which goods, how much off or which price, when, why, and who bears it."""

    searched = Signal(str, str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=SHEET_PX, icon="eye")
        self._offer: PlanOffer | None = None
        self._choices: tuple[GoodsChoice, ...] = ()
        self._goods = Segmented(
            desk, (("item", "tag"), ("family", "users-round"), ("package", "package"), ("all", "store"))
        )
        self._goods.chosen.connect(lambda _kind: self._turn_goods())
        self._find, self._which = SearchField(desk), _box(desk)
        self._find.textChanged.connect(lambda text: self.searched.emit(self._goods.choice, text))
        self._find.returnPressed.connect(self._which.setFocus)
        self._how = Segmented(desk, (("percent", "percent"), ("price", "wallet")))
        self._how.chosen.connect(lambda _how: self._turn_how())
        self._percent, self._price = figures_field(), AmountField(desk)
        self._price.setProperty("role", "")
        self._price.complained.connect(self.show_refusal)
        self._day, self._from, self._until = _box(desk), _box(desk), _box(desk)
        self._reason, self._consent = LineField(), LineField()
        self._payer = Segmented(desk, (("family", "users-round"), ("centre", "landmark")))
        self._payer.chosen.connect(lambda _payer: self._turn_payer())
        bind_button(self, MARKDOWNS["record"], self._go)
        self._reason.setMaxLength(REASON_CHARACTERS_MAX)
        self._consent.setMaxLength(REASON_CHARACTERS_MAX)
        self.send_by(self._wish, self._percent, self._price, self._reason, self._consent)
        self._lay()
        self.retranslate()

    def ask(self, offer: PlanOffer) -> None:
        """Ask for a markdown."""
        self._offer = offer
        self._goods.choose("all")
        self._how.choose("percent")
        self._payer.choose("family")
        for line in (self._find, self._reason, self._consent):
            line.clear()
        self._percent.setText(_PERCENT)
        self._price.show_amount(None)
        self.show_refusal("")
        self._fill_times()
        self._from.setCurrentIndex(offer.from_minute // STEP_MINUTES)
        self._until.setCurrentIndex(self._until.count() - 1)
        for turn in (self._turn_goods, self._turn_how, self._turn_payer):
            turn()
        self.retranslate()
        self.open()

    def show_hits(self, hits: tuple[GoodsChoice, ...]) -> None:
        """Show what was found among the items or the families."""
        self._fill_goods(hits)

    @override
    def take_focus(self) -> None:
        self._goods.button(self._goods.choice).setFocus()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Plan a markdown"))
        self._goods.set_words(
            {
                "item": self.tr("One item"),
                "family": self.tr("A family"),
                "package": self.tr("A package"),
                "all": self.tr("Everything"),
            }
        )
        self._how.set_words({"percent": self.tr("Percent off"), "price": self.tr("One price")})
        self._payer.set_words({"family": self.tr("The family"), "centre": self.tr("The centre pays")})
        for field, text in (
            (self._find, self.tr("Find by name, code or number")),
            (self._which, self.tr("Which")),
            (self._how, self.tr("How much")),
            (self._percent, self.tr("Percent, at most 90")),
            (self._price, self.tr("Price of a piece or a kilogram")),
            (self._payer, self.tr("Who bears it, as agreed")),
            (self._day, self.tr("Day")),
            (self._from, self.tr("From")),
            (self._until, self.tr("Until")),
            (self._reason, self.tr("Reason on the receipt")),
            (self._consent, self.tr("How the families agreed")),
        ):
            self.name(field, text)
        self._find.show_words(self._find.accessibleName(), self._find.accessibleName())
        self._go.set_words(self.tr("See what changes"), keys=MARKDOWNS["record"])
        if self._offer is not None:
            self._fill_days(self._offer)
            self._fill_times()
            self._fill_goods(self._choices)

    # Parts

    def _lay(self) -> None:
        self.body.addWidget(self._goods)
        self.body.addLayout(self.in_pairs(self._find, self._which))
        for pair, single in (
            (self.in_pairs(self._how, (self._percent, self._price)), self.in_pairs(self._payer)),
            (self.in_pairs(self._from, self._until), self.in_pairs(self._day)),
        ):
            line = row(space_px=14)
            line.addLayout(pair, 2)
            line.addLayout(single, 1)
            self.body.addLayout(line)
        self.body.addLayout(self.in_pairs(self._reason, self._consent))
        for last in (self._refusal, self._go):
            self.body.addWidget(last)

    def _fill_goods(self, choices: tuple[GoodsChoice, ...]) -> None:
        speech, at = self.desk.speech, max(0, self._which.currentIndex())
        self._choices = choices
        self._which.clear()
        for choice in choices:
            self._which.addItem(speech.line([speech.name(choice.name), speech.code(choice.code)]), choice.code)
        self._which.setCurrentIndex(at if at < len(choices) else 0)

    def _fill_days(self, offer: PlanOffer) -> None:
        at = max(0, self._day.currentIndex())
        self._day.clear()
        for day in offer.days:
            self._day.addItem(self.desk.speech.day_short(day), day)
        self._day.setCurrentIndex(at if at < len(offer.days) else 0)

    def _fill_times(self) -> None:
        speech = self.desk.speech
        for box, first in ((self._from, 0), (self._until, STEP_MINUTES)):
            at = max(0, box.currentIndex())
            box.clear()
            for minute in range(first, first + DAY_MINUTES, STEP_MINUTES):
                moment = _MIDNIGHT + timedelta(minutes=minute)
                box.addItem(self.tr("midnight") if minute == DAY_MINUTES else speech.time(moment), minute % DAY_MINUTES)
            box.setCurrentIndex(at)

    # Acts

    def _turn_goods(self) -> None:
        kind = self._goods.choice
        is_found = kind in {"item", "family"}
        self.show_field(self._find, is_shown=is_found)
        self.show_field(self._which, is_shown=kind != "all")
        packages = self._offer.packages if self._offer is not None else ()
        self._fill_goods(packages if kind == "package" else ())
        if kind in {"item", "family"}:
            self.searched.emit(kind, self._find.text())

    def _turn_how(self) -> None:
        is_price = self._how.choice == "price"
        self.show_field(self._percent, is_shown=not is_price)
        self.show_field(self._price, is_shown=is_price)

    def _turn_payer(self) -> None:
        self.show_field(self._consent, is_shown=self._payer.choice == "family")

    def _wish(self) -> None:
        kinds: dict[str, GoodsKind] = {"item": "item", "family": "family", "package": "package", "all": "all"}
        kind = kinds[self._goods.choice]
        is_price = self._how.choice == "price"
        if is_price and self._price.complaint:
            self.show_refusal(self._price.complaint)
            return
        self.wished.emit(
            PlanWish(
                kind=kind,
                code="" if kind == "all" else str(self._which.currentData() or ""),
                percent=self._percent.text(),
                is_price=is_price,
                price_minor=self._price.amount_minor,
                day=self._day.currentData(),
                from_minute=int(self._from.currentData()),
                until_minute=int(self._until.currentData()),
                reason=self._reason.text(),
                consent_by=self._consent.text(),
                paid_by_centre=self._payer.choice == "centre",
            )
        )


class MarkdownPreviewSheet(Sheet):
    """Shows what a markdown would change, before it is planned."""

    confirmed = Signal()

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=SHEET_PX)
        self._seen: PlanPreview | None = None
        self._sum, self._rest = Words("lead-strong", wrap=True), Words("muted", wrap=True)
        self._table = _cheaper_table(desk)
        self._table.setMinimumHeight(_ROWS_PX)
        self._refusal = Words("bad", wrap=True)
        self._go = ActionButton(desk, "check", kind="primary")
        self._go.clicked.connect(self.confirmed)
        bind_button(self, MARKDOWNS["record"], self._go)
        for widget in (self._sum, self._rest, self._table, self._refusal, self._go):
            self.body.addWidget(widget)
        self.retranslate()

    def show_preview(self, preview: PlanPreview) -> None:
        """Show what would change."""
        self._seen = preview
        self._table.show_rows(preview.lines)
        self._go.setEnabled(preview.items > 0)
        self.show_refusal("")
        self.retranslate()
        self.open()

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be planned."""
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))

    @override
    def take_focus(self) -> None:
        (self._go if self._go.isEnabled() else self._table).setFocus()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("What changes"))
        self._go.set_words(self.tr("Plan the markdown"), keys=MARKDOWNS["record"])
        self._table.setAccessibleName(self.tr("Items that get cheaper"))
        self._table.rows.show_titles(
            (
                *(self.tr("Item"), self.tr("Code"), self.tr("Family")),
                *(self.tr("Price"), self.tr("Not below"), self.tr("New price")),
            )
        )
        seen = self._seen
        if seen is None:
            return
        self._sum.setText(self.tr("%n item(s) get cheaper", "", seen.items))
        rest = [self.tr("%n stop(s) at the family’s lowest price", "", seen.at_floor)] if seen.at_floor else []
        rest += [self.tr("%n keep(s) the price it has", "", seen.unchanged)] if seen.unchanged else []
        if len(seen.lines) < seen.items:
            rest.append(self.tr("The first %n of them are shown", "", len(seen.lines)))
        self._rest.setText(self.desk.speech.line(rest))
        self._rest.setVisible(bool(rest))


def _box(desk: Desk) -> ChoiceBox:
    """Return a box whose width is the same in both languages."""
    box = ChoiceBox(desk)
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_BOX_CHARACTERS)
    return box


def _cheaper_table(desk: Desk) -> RowTable[CheaperLine]:
    speech = desk.speech
    return RowTable(
        desk,
        (
            Column(lambda each: speech.name(each.name), strong=True),
            Column(lambda each: speech.code(each.code), width_px=150, spare=True),
            Column(lambda each: speech.code(each.family) if each.family else "–", width_px=90),
            Column(lambda each: speech.number(each.price_minor), side="trailing", width_px=110),
            Column(
                lambda each: speech.number(each.floor_minor) if each.floor_minor else "–",
                side="trailing",
                width_px=110,
            ),
            Column(
                lambda each: speech.number(each.cheaper_minor),
                side="trailing",
                width_px=120,
                strong=True,
                ink=lambda each: "warn" if each.is_at_floor else "good",
            ),
        ),
        lambda each: each.code,
    )
