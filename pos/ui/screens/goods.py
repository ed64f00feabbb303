"""The goods desk, married to its presenters: notes in the making, notes that were recorded, labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from pos.domain.transfers import is_note_code
from pos.till.goods import GoodsDesk
from pos.ui.presenters.counting_goods import GoodsCounting
from pos.ui.presenters.goods_during import GoodsDuring
from pos.ui.presenters.goods_elsewhere import GoodsElsewhere
from pos.ui.presenters.goods_markdowns import GoodsMarkdowns
from pos.ui.presenters.goods_notes import NotesPresenter
from pos.ui.presenters.goods_photo import PhotoDesk
from pos.ui.presenters.goods_transfers import GoodsTransfers
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.receiving import ReceivingPresenter
from pos.ui.screens.place import PlaceScreen
from pos.ui.views.goods import GoodsView
from pos.ui.views.goods_during_sheets import LossSheet, PriceSheet
from pos.ui.views.goods_markdown import MarkdownSheet
from pos.ui.views.goods_sheets import DecisionSheet, LabelsSheet
from pos.ui.views.goods_transfer import SendSheet, TakeSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pos.domain.record import Recorded
    from pos.ui.presenters.goods_notes import GoodsShop
    from pos.ui.presenters.reports import ReportShop, ReportsPresenter
    from pos.ui.rows.goods import RegisterWord
    from pos.ui.screens.hall import Hall
    from pos.ui.screens.reports import RegisterPinSheet
    from pos.ui.screens.room import RegisterRoom


class GoodsScreen(PlaceScreen):
    """The goods desk of this till.

    Args:
        hall: what every screen shares.
        shop: makes A4 papers.
        room: the register as the signed-in person sees it.
        reports: makes what writes the files of its reports.
    """

    takes_scans = True

    def __init__(self, hall: Hall, shop: GoodsShop, room: RegisterRoom, reports: Callable[[], ReportShop]) -> None:
        self._hall = hall
        self._shop = shop
        self._room = room
        self._make_report_shop = reports
        self.reports: ReportsPresenter | None = None

    @override
    def build(self) -> Iterator[None]:
        hall = self._hall
        page = GoodsView(hall.desk, self.seat)
        yield
        yield from page.furnish()
        self.notes_view, self.receive_view, self.return_view, self.during_view = (
            page.notes,
            page.receive,
            page.back,
            page.during,
        )
        self.price_sheet = PriceSheet(hall.desk, hall.main)
        yield
        self.loss_sheet = LossSheet(hall.desk, hall.main)
        yield
        self.markdown_sheet = MarkdownSheet(hall.desk, hall.main)
        yield
        self.send_sheet = SendSheet(hall.desk, hall.main)
        yield
        self.take_sheet = TakeSheet(hall.desk, hall.main)
        yield
        self.view: GoodsView = page
        yield
        self.labels_sheet = LabelsSheet(hall.desk, hall.main)
        yield
        self.decision_sheet = DecisionSheet(hall.desk, hall.main)
        yield
        self._follow(hall)

    def _follow(self, hall: Hall) -> None:
        """Make what is behind the views."""
        self.notes = self._make_notes()
        desk = GoodsDesk(hall.desks.book, hall.papers)
        photos = PhotoDesk(hall.paper, hall.announcer.failed)
        self.elsewhere = self._make_elsewhere()
        self.receiving = ReceivingPresenter(
            self.receive_view,
            self.decision_sheet,
            desk=desk,
            desks=hall.desks,
            session=hall.session,
            words=hall.words,
            announcer=hall.announcer,
            confirmations=hall.confirmations,
            committed=hall.committed,
            received=self._received,
            photos=photos,
        )
        self.counting = GoodsCounting(
            self.return_view,
            desk=desk,
            desks=hall.desks,
            session=hall.session,
            words=hall.words,
            announcer=hall.announcer,
            approvals=hall.approvals,
            confirmations=hall.confirmations,
            committed=hall.committed,
            returned=self._returned,
            papers=hall.papers,
            shop=self._shop,
            elsewhere=self.elsewhere,
        )
        self.during = self._make_during(desk, photos)
        self._connect()

    def _make_notes(self) -> NotesPresenter:
        hall = self._hall
        return NotesPresenter(
            self.notes_view,
            self.labels_sheet,
            desks=hall.desks,
            papers=hall.papers,
            shop=self._shop,
            runner=hall.paper,
            announcer=hall.announcer,
            words=hall.words,
        )

    def _make_elsewhere(self) -> GoodsElsewhere:
        hall = self._hall
        return GoodsElsewhere(
            self._make_pin_sheet,
            room=self._room,
            lanes=Lanes(hall.wire, hall.paper, hall.announcer.failed),
            desks=hall.desks,
            session=hall.session,
            words=hall.words,
            heard=self._hear,
        )

    def _hear(self, family: str, word: RegisterWord, left: Mapping[str, int], why: str) -> None:
        """Tell the count what the register said; the two are made one after the other."""
        self.counting.hear(family, word, left, why)

    def _make_pin_sheet(self) -> RegisterPinSheet:
        from pos.ui.screens.reports import RegisterPinSheet

        sheet = RegisterPinSheet(self._hall, self.return_view)
        sheet.approved.connect(self.elsewhere.sign_in)
        return sheet

    def _present_during(self) -> None:
        self.during.present()
        self.during_view.show_waiting(self.transfers.waiting())

    def _moved(self) -> None:
        """Show what a transfer, or one in the making, changed: the counts, and the notes of this till."""
        self._present_during()
        self.notes.present()

    def _ask_markdown(self) -> None:
        card = self.during.chosen
        if card is not None:
            self.markdowns.ask(card)

    def _ask_send(self) -> None:
        card = self.during.chosen
        if card is not None:
            self.transfers.ask_send(card)

    def _ask_take(self) -> None:
        card = self.during.chosen
        if card is not None:
            self.transfers.ask_take(card)

    def _make_during(self, desk: GoodsDesk, photos: PhotoDesk) -> GoodsDuring:
        hall = self._hall
        self.markdowns = GoodsMarkdowns(
            self.markdown_sheet,
            desks=hall.desks,
            session=hall.session,
            words=hall.words,
            announcer=hall.announcer,
            approvals=hall.approvals,
            committed=hall.committed,
            planned=self._present_during,
        )
        self.transfers = GoodsTransfers(
            self.send_sheet,
            self.take_sheet,
            press=hall.papers,
            desks=hall.desks,
            session=hall.session,
            words=hall.words,
            announcer=hall.announcer,
            committed=hall.committed,
            moved=self._moved,
        )
        return GoodsDuring(
            self.during_view,
            self.price_sheet,
            self.loss_sheet,
            desk=desk,
            desks=hall.desks,
            session=hall.session,
            words=hall.words,
            announcer=hall.announcer,
            approvals=hall.approvals,
            committed=hall.committed,
            labelled=self.notes.offer_item_labels,
            marked=self.markdowns.shown,
            photos=photos,
        )

    @override
    def enter(self) -> None:
        self.notes.present()
        self.receiving.present()
        self._show_part(self.view.part)

    @override
    def forget(self) -> None:
        if self.reports is not None:
            self.reports.forget()

    @override
    def scan(self, code: str) -> None:
        if is_note_code(code):
            self._show_part("during")
            self.transfers.scan(code)
            return
        parts: dict[str, ReceivingPresenter | GoodsDuring | GoodsCounting] = {
            "receive": self.receiving,
            "during": self.during,
            "return": self.counting,
        }
        parts[self.view.part].scan(code)

    def _received(self, recorded: Recorded) -> None:
        """Offer the labels of a note in the same step."""
        number = str(getattr(recorded.fact, "number", ""))
        self.notes.present(number)
        self.notes.offer_labels(number)

    def _returned(self, recorded: Recorded) -> None:
        """Show the note among the others."""
        self.notes.present(str(getattr(recorded.fact, "number", "")))
        self._show_part("receive")

    def _show_part(self, part: str) -> None:
        if part == "return":
            self.counting.present()
        elif part == "during":
            self._present_during()
        self.view.show_part(part)

    def show_reports(self) -> None:
        """Show the register's reports; their page is made when somebody first wants it."""
        if self.reports is None:
            from pos.ui.screens.reports import marry_reports
            from pos.ui.views.reports import ReportsView

            self.reports_view = ReportsView(self._hall.desk)
            self.reports_view.back_requested.connect(lambda: self._show_part("return"))
            self.reports = marry_reports(self._hall, self.reports_view, self._room, self._make_report_shop())
        self.view.show_reports(self.reports_view)
        self.reports.present()

    def _connect_during(self) -> None:
        view, during = self.during_view, self.during
        view.search_changed.connect(during.search)
        view.item_chosen.connect(during.choose)
        view.price_requested.connect(during.ask_price)
        view.loss_requested.connect(during.ask_loss)
        view.labels_requested.connect(during.ask_labels)
        view.markdown_requested.connect(self._ask_markdown)
        self.markdown_sheet.wished.connect(self.markdowns.plan)
        self.price_sheet.wished.connect(during.reprice)
        self.loss_sheet.wished.connect(during.lose)
        view.send_requested.connect(self._ask_send)
        view.take_requested.connect(self._ask_take)
        self.send_sheet.wished.connect(self.transfers.send)
        self.send_sheet.more_wished.connect(self.transfers.add_sent)
        self.send_sheet.given_up.connect(self.transfers.give_up_sent)
        self.take_sheet.wished.connect(self.transfers.take)
        self.take_sheet.more_wished.connect(self.transfers.add_taken)
        self.take_sheet.given_up.connect(self.transfers.give_up_taken)
        view.resume_requested.connect(self.transfers.resume)
        view.photo.file_chosen.connect(during.choose_photo)
        view.photo.removed.connect(during.remove_photo)

    def _connect_counting(self) -> None:
        view, counting = self.return_view, self.counting
        self.view.part_chosen.connect(self._show_part)
        view.family_typed.connect(counting.look)
        view.begin_requested.connect(counting.begin)
        view.item_chosen.connect(counting.choose)
        view.quantity_typed.connect(counting.set_quantity)
        view.finish_requested.connect(counting.finish)
        view.count_on_requested.connect(counting.count_on)
        view.give_up_requested.connect(counting.ask_to_give_up)
        view.record_requested.connect(counting.record)
        view.list_requested.connect(counting.show_list)
        view.donated_requested.connect(counting.show_donated)
        view.reports_requested.connect(self.show_reports)
        view.register_requested.connect(counting.ask_register)
        view.families_requested.connect(counting.set_aside)

    def _connect(self) -> None:
        self._connect_receiving()
        self._connect_during()
        self._connect_counting()

    def _connect_receiving(self) -> None:
        view, form, receiving = self.receive_view, self.receive_view.form, self.receiving
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
        form.photo.file_chosen.connect(receiving.choose_photo)
        form.photo.removed.connect(receiving.remove_photo)
        self.decision_sheet.decided.connect(receiving.decide)
        notes = self.notes
        self.notes_view.note_opened.connect(notes.show)
        self.notes_view.print_requested.connect(notes.print_again)
        self.notes_view.save_requested.connect(notes.save)
        self.notes_view.labels_requested.connect(notes.offer_labels)
        self.labels_sheet.wished.connect(notes.make_labels)
        self.labels_sheet.roll_requested.connect(notes.print_labels)
