"""Item labels, made for real: from the book's cards to sheets as PDF, or to painted labels for the label printer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from pos.domain.bazaar import PaperLanguage
from pos.domain.errors import OutOfRange
from pos.domain.weighing import Unit
from pos.ui.presenters.labels import LabelShop
from pos.ui.rows.labels import LabelFamily, LabelForm, LabelGoods, LabelItem, SheetRow
from pos.ui.rows.names import Name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from pos.printing.labels import LabelRoll
    from pos.printing.paper import Paper
    from pos.printing.papers.item_label import ItemLabel
    from pos.printing.pdf_labels import LabelPress
    from pos.printing.raster import Painter
    from pos.printing.setup import PrintingSetup
    from pos.ui.rows.labels import LabelWish
    from pos.ui.screens.paper_shop import TillPaperShop

LABELS_MAX = 5_000  # in one go
AT_ONCE = 25  # labels in one paper of the spool: what is not known after a pulled cable is never more than that
SUBSTITUTE = "?"


class TillLabelShop(LabelShop):
    """Makes the labels of one till.

    Args:
        shop: makes the till's other papers; its book and its folder of fonts serve here too.
        assets: the folder of fonts and words.
        setup: the printers and how labels were printed last, as they are now.
        remember: keeps a setup for the next time.
    """

    def __init__(
        self,
        shop: TillPaperShop,
        assets: Path,
        setup: Callable[[], PrintingSetup],
        remember: Callable[[PrintingSetup], None],
    ) -> None:
        self._shop = shop
        self._assets = assets
        self._setup = setup
        self._remember = remember
        self._press: LabelPress | None = None
        self._painters: dict[str, Painter] = {}

    @override
    def form(self) -> LabelForm:
        labels, kind = self._setup().labels, self._kind()
        return LabelForm(
            sheet=labels.sheet,
            sheet_shift=(labels.sheet_right, labels.sheet_down),
            roll_shift=(labels.roll_right, labels.roll_down),
            roll="" if kind is None else kind.name.replace("x", " × "),
        )

    @override
    def sheets(self) -> tuple[SheetRow, ...]:
        from pos.printing.labels import SHEETS

        return tuple(
            SheetRow(sheet.name, f"{sheet.width:g} × {sheet.height:g}", sheet.columns, sheet.rows) for sheet in SHEETS
        )

    @override
    def keep(self, wish: LabelWish, *, is_roll: bool) -> None:
        setup = self._setup()
        right, down = wish.shift
        if is_roll:
            labels = replace(setup.labels, roll_right=right, roll_down=down)
        else:
            labels = replace(setup.labels, sheet=wish.sheet, sheet_right=right, sheet_down=down)
        if labels != setup.labels:
            self._remember(replace(setup, labels=labels))

    @override
    def goods(self) -> LabelGoods:
        with self._shop.catalogue() as catalogue:
            families, cards, paper = catalogue.families(), catalogue.all_items(), catalogue.bazaar().paper
        return LabelGoods(
            tuple(LabelFamily(family.number, Name(family.name_ar, family.name_en)) for family in families),
            tuple(
                LabelItem(
                    card.code,
                    Name(card.name_ar, card.name_en),
                    card.family,
                    card.received if card.unit is Unit.PIECE else 1,
                )
                for card in cards
            ),
            is_rtl=paper is not PaperLanguage.ENGLISH,
        )

    @override
    def on_sheets(self, wish: LabelWish, *, is_trial: bool) -> tuple[bytes, bytes]:
        from pos.printing.labels import sheet_named
        from pos.printing.papers.item_label import trial_words
        from pos.printing.pdf_labels import LabelPress
        from pos.printing.pdf_pages import pages_picture

        if self._press is None:
            self._press = LabelPress(self._assets / "fonts", substitute=SUBSTITUTE)
        sheet, (right, down) = sheet_named(wish.sheet), wish.shift
        shift = (right / 100, down / 100)
        if is_trial:
            with self._shop.lookups() as lookups:
                words = lookups.letterhead().wording
            pdf = self._press.trial(sheet, trial_words(words, sheet), words.direction, shift=shift)
        else:
            labels = [label for label, count in self._labels(wish) for _ in range(count)]
            pdf = self._press.render(labels, sheet, start=wish.start, shift=shift)
        return pdf, pages_picture(pdf)

    @override
    def on_roll(self, wish: LabelWish, *, is_trial: bool) -> tuple[Paper, ...]:
        from pos.printing.connectors import NoPrinterAddress
        from pos.printing.labels import dots_of, shifted
        from pos.printing.papers.trial import trial_label

        kind = self._kind()
        if kind is None:
            raise NoPrinterAddress
        right, down = map(dots_of, wish.shift)
        if is_trial:
            return (shifted(trial_label(self._painter(kind), kind, wish.shift), right, down),)
        return self._rolled(kind, self._labels(wish), (right, down))

    @override
    def write(self, path: Path, content: bytes) -> None:
        self._shop.write(path, content)

    def roll_of(self, labels: Sequence[tuple[ItemLabel, int]]) -> tuple[Paper, ...]:
        """Return labels, each with how often it is wanted, as papers for the label printer, moved as labels were last.

        Raises:
            NoPrinterAddress: no label printer was chosen.
        """
        from pos.printing.connectors import NoPrinterAddress
        from pos.printing.labels import dots_of

        kind, kept = self._kind(), self._setup().labels
        if kind is None:
            raise NoPrinterAddress
        return self._rolled(kind, labels, (dots_of(kept.roll_right), dots_of(kept.roll_down)))

    # -- inside ------------------------------------------------------------------------------------------------

    def _rolled(
        self, kind: LabelRoll, labels: Sequence[tuple[ItemLabel, int]], dots: tuple[int, int]
    ) -> tuple[Paper, ...]:
        from pos.printing.labels import as_high_as, in_a_row, shifted
        from pos.printing.papers.item_label import label_document

        painter = self._painter(kind)
        painted: list[Paper] = []
        for label, count in labels:
            paper = as_high_as(painter.paint(label_document(label), substitute=SUBSTITUTE), kind.height)
            painted += [shifted(paper, *dots)] * count
        batches = [painted[start : start + AT_ONCE] for start in range(0, len(painted), AT_ONCE)]
        return tuple(in_a_row(batch, batch[0].title) for batch in batches)

    def _kind(self) -> LabelRoll | None:
        from pos.printing.labels import roll_as_wide_as

        printer = self._setup().label
        return None if printer is None else roll_as_wide_as(printer.dots)

    def _painter(self, kind: LabelRoll) -> Painter:
        from pos.printing.raster import Painter

        if kind.name not in self._painters:
            self._painters[kind.name] = Painter(self._assets / "fonts", kind.roll)
        return self._painters[kind.name]

    def _labels(self, wish: LabelWish) -> list[tuple[ItemLabel, int]]:
        """Return each label with how often it is wanted.

        Raises:
            OutOfRange: none at all, or more than in one go.
        """
        from pos.printing.papers.item_label import item_label

        total = sum(count for _, count in wish.pieces)
        if not 1 <= total <= LABELS_MAX:
            raise OutOfRange("labels", total, 1, LABELS_MAX)
        with self._shop.lookups() as lookups, self._shop.catalogue() as catalogue:
            letterhead = lookups.letterhead()
            cards = ((catalogue.item(code), count) for code, count in wish.pieces)
            return [(item_label(letterhead, card), count) for card, count in cards if card is not None and count]
