"""The goods desk, married to its presenters: notes in the making, notes that were recorded, labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from pos.till.goods import GoodsDesk
from pos.ui.presenters.goods_notes import NotesPresenter
from pos.ui.presenters.receiving import ReceivingPresenter
from pos.ui.screens.place import PlaceScreen
from pos.ui.views.goods_notes import NotesView
from pos.ui.views.goods_receive import ReceiveView
from pos.ui.views.goods_sheets import DecisionSheet, LabelsSheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.domain.record import Recorded
    from pos.ui.presenters.goods_notes import GoodsShop
    from pos.ui.screens.hall import Hall


class GoodsScreen(PlaceScreen):
    """The goods desk of this till.

    Args:
        hall: what every screen shares.
        shop: makes A4 papers.
    """

    takes_scans = True

    def __init__(self, hall: Hall, shop: GoodsShop) -> None:
        self._hall = hall
        self._shop = shop

    @override
    def build(self) -> Iterator[None]:
        hall = self._hall
        self.notes_view = NotesView(hall.desk)
        yield
        self.view: ReceiveView = ReceiveView(hall.desk, self.notes_view)
        yield
        self.labels_sheet = LabelsSheet(hall.desk, hall.main)
        self.decision_sheet = DecisionSheet(hall.desk, hall.main)
        yield
        self.notes = NotesPresenter(
            self.notes_view,
            self.labels_sheet,
            desks=hall.desks,
            papers=hall.papers,
            shop=self._shop,
            runner=hall.paper,
            announcer=hall.announcer,
            words=hall.words,
        )
        self.receiving = ReceivingPresenter(
            self.view,
            self.decision_sheet,
            desk=GoodsDesk(hall.desks.book, hall.papers),
            desks=hall.desks,
            session=hall.session,
            words=hall.words,
            announcer=hall.announcer,
            confirmations=hall.confirmations,
            committed=hall.committed,
            received=self._received,
        )
        self._connect()

    @override
    def enter(self) -> None:
        self.notes.present()
        self.receiving.present()
        self.view.take_focus()

    @override
    def scan(self, code: str) -> None:
        self.receiving.scan(code)

    def _received(self, recorded: Recorded) -> None:
        """Offer the labels of a note in the same step."""
        number = str(getattr(recorded.fact, "number", ""))
        self.notes.present(number)
        self.notes.offer_labels(number)

    def _connect(self) -> None:
        view, form, receiving = self.view, self.view.form, self.receiving
        view.family_typed.connect(receiving.look)
        view.begin_requested.connect(receiving.begin)
        view.line_chosen.connect(receiving.choose_line)
        view.record_requested.connect(receiving.record)
        view.give_up_requested.connect(receiving.ask_to_give_up)
        form.name_typed.connect(receiving.search)
        form.offer_chosen.connect(receiving.choose_item)
        form.line_ready.connect(receiving.put)
        form.take_out_requested.connect(receiving.take_out)
        form.new_requested.connect(receiving.start_line)
        self.decision_sheet.decided.connect(receiving.decide)
        notes = self.notes
        self.notes_view.note_opened.connect(notes.show)
        self.notes_view.print_requested.connect(notes.print_again)
        self.notes_view.save_requested.connect(notes.save)
        self.notes_view.labels_requested.connect(notes.offer_labels)
        self.labels_sheet.wished.connect(notes.make_labels)
