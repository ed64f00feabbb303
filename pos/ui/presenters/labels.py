"""Item labels: chosen by family or item, shown as the sheets they will be, or sent to the label printer through the spool.

How far sheets and rolls are moved is kept for the next time, with the printers.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import Refusal
from pos.domain.troubles import Trouble
from pos.ledger.durable import trouble_of
from pos.ui.rows.sayings import Saying, saved

if TYPE_CHECKING:
    from pos.printing.paper import Paper
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.papers import PaperDesk, PaperSheetView
    from pos.ui.presenters.ports import Runner, Words
    from pos.ui.rows.labels import LabelForm, LabelGoods, LabelWish, SheetRow


class LabelsView(Protocol):
    """The sheet of labels."""

    def show_goods(self, goods: LabelGoods) -> None:
        """Offer what labels can be printed for."""

    def show_form(self, form: LabelForm, sheets: tuple[SheetRow, ...]) -> None:
        """Show how labels were printed last."""

    def show_words(self, text: str, *, is_bad: bool = False) -> None:
        """Say how something went."""

    def open(self) -> None:
        """Lay the sheet over the window."""


class LabelShop(Protocol):
    """Makes labels; asked on the paper lane only, but for `form` and `keep`."""

    def form(self) -> LabelForm:
        """Return how labels were printed last."""

    def sheets(self) -> tuple[SheetRow, ...]:
        """Return the kinds of sheets."""

    def keep(self, wish: LabelWish, *, is_roll: bool) -> None:
        """Keep the kind of sheet and how far it is moved."""

    def goods(self) -> LabelGoods:
        """Return whose labels can be printed."""

    def on_sheets(self, wish: LabelWish, *, is_trial: bool) -> tuple[bytes, bytes]:
        """Return labels as a PDF, and a picture of its pages."""

    def on_roll(self, wish: LabelWish, *, is_trial: bool) -> tuple[Paper, ...]:
        """Return labels as papers for the label printer."""

    def write(self, path: Path, content: bytes) -> None:
        """Write a file whole or not at all."""


class LabelsPresenter:
    """The sheet of labels.

    Args:
        view: the sheet.
        preview: shows the pages, and asks where to save them.
        shop: makes labels.
        papers: the till's paper; labels of a roll go through its spool.
        paper: the paper lane.
        announcer: says what was done.
        words: words a failure.
    """

    def __init__(
        self,
        view: LabelsView,
        preview: PaperSheetView,
        shop: LabelShop,
        *,
        papers: PaperDesk,
        paper: Runner,
        announcer: Announcer,
        words: Words,
    ) -> None:
        self._view = view
        self._preview = preview
        self._shop = shop
        self._papers = papers
        self._paper = paper
        self._announcer = announcer
        self._words = words
        self._pdf = b""

    def present(self) -> None:
        """Open the sheet with what the book knows now."""
        self._view.show_words("")
        self._view.show_form(self._shop.form(), self._shop.sheets())
        self._view.open()
        self._paper.run(self._shop.goods, self._view.show_goods, self._failed)

    def show_sheets(self, wish: LabelWish) -> None:
        """Show labels on A4 sheets, to be saved and printed."""
        self._make_sheets(wish, "amana-labels", is_trial=False)

    def try_sheet(self, wish: LabelWish) -> None:
        """Show the trial page of a kind of sheet."""
        self._make_sheets(wish, "amana-labels-trial", is_trial=True)

    def print_roll(self, wish: LabelWish) -> None:
        """Print labels on the label printer."""
        self._make_roll(wish, is_trial=False)

    def try_roll(self, wish: LabelWish) -> None:
        """Print one label with a frame and strokes, to see how far labels must be moved."""
        self._make_roll(wish, is_trial=True)

    def save(self, path: str) -> None:
        """Save the PDF of what is shown."""
        pdf, target = self._pdf, Path(path)
        self._paper.run(
            lambda: self._shop.write(target, pdf),
            lambda _done: self._announcer.tell(saved(target)),
            self._failed,
        )

    # -- inside ------------------------------------------------------------------------------------------------

    def _make_sheets(self, wish: LabelWish, name: str, *, is_trial: bool) -> None:
        if self._is_kept(wish, is_roll=False):
            self._paper.run(
                lambda: self._shop.on_sheets(wish, is_trial=is_trial),
                lambda made: self._show(name, *made),
                self._failed,
            )

    def _make_roll(self, wish: LabelWish, *, is_trial: bool) -> None:
        if self._is_kept(wish, is_roll=True):
            self._paper.run(lambda: self._shop.on_roll(wish, is_trial=is_trial), self._print, self._failed)

    def _is_kept(self, wish: LabelWish, *, is_roll: bool) -> bool:
        self._view.show_words("")
        try:
            self._shop.keep(wish, is_roll=is_roll)
        except OSError as error:
            self._failed(error)
            return False
        return True

    def _show(self, name: str, pdf: bytes, picture: bytes) -> None:
        self._pdf = pdf
        title = self._words.saying(Saying("labels_shown"))
        self._preview.show_paper(title, picture, f"{name}.pdf", may_print=False)

    def _print(self, papers: tuple[Paper, ...]) -> None:
        self._papers.print_papers(papers, "label")
        self._view.show_words(self._words.saying(Saying("labels_sent")))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            error = trouble_of(error)
        if not isinstance(error, (Refusal, Trouble)):
            raise error
        self._view.show_words(self._words.failure(error), is_bad=True)
