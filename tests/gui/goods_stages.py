"""The goods desk on stages of its own; `stages` shows them with all the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.goods_errors import ConsentMissing
from pos.domain.troubles import RegisterUnreachable
from pos.ui.views.goods import GoodsView
from pos.ui.views.goods_during_sheets import LossSheet, PriceSheet
from pos.ui.views.goods_markdown import MarkdownSheet
from pos.ui.views.goods_sheets import DecisionSheet, LabelsSheet
from pos.ui.views.goods_transfer import SendSheet, TakeSheet
from pos.wording import say
from tests.gui import goods_samples, samples
from tests.gui.enrolment_stages import a_photo
from tests.gui.frames import framed, sheeted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def place(desk: Desk) -> GoodsView:
    view = GoodsView(desk)
    for _ in view.furnish():
        pass
    view.notes.show_notes(goods_samples.NOTES, goods_samples.NOTES[0].number)
    return view


def goods_begin(desk: Desk) -> QWidget:
    view = place(desk)
    view.receive.show_note(None)
    view.receive._family.field.setText("1024")
    view.receive.show_family(samples.FOUND)
    return framed(desk, view)


def goods_note(desk: Desk) -> QWidget:
    view = place(desk)
    view.receive.show_packages(samples.PACKAGES)
    view.receive.show_note(goods_samples.NOTE)
    view.receive.show_form(goods_samples.FORM)
    view.receive.show_photo(a_photo(), may_remove=True)
    return framed(desk, view)


def goods_count(desk: Desk) -> QWidget:
    view = place(desk)
    view.back.show_held(goods_samples.HELD)
    view.back.show_count(goods_samples.COUNT)
    view.show_part("return")
    return framed(desk, view)


def goods_held(desk: Desk) -> QWidget:
    view = place(desk)
    view.back.show_held(goods_samples.HELD)
    view.show_part("return")
    return framed(desk, view)


def goods_outcome(desk: Desk) -> QWidget:
    view = place(desk)
    view.back.show_outcome(goods_samples.OUTCOME)
    view.show_part("return")
    return framed(desk, view)


def goods_outcome_alone(desk: Desk) -> QWidget:
    view = place(desk)
    view.back.show_outcome(
        replace(
            goods_samples.OUTCOME,
            pieces=goods_samples.ALONE,
            register="failed",
            why=say(RegisterUnreachable(), desk.speech.language, desk.speech.currency),
        )
    )
    view.show_part("return")
    return framed(desk, view)


def goods_during(desk: Desk) -> QWidget:
    view = place(desk)
    view.during.show_items(goods_samples.SHELF, goods_samples.SHELF[0].code)
    view.during.show_item(replace(goods_samples.SHELF[0], photo=a_photo()))
    view.during.show_waiting(goods_samples.WAITING)
    view.show_part("during")
    return framed(desk, view)


def goods_during_none(desk: Desk) -> QWidget:
    view = place(desk)
    view.show_part("during")
    return framed(desk, view)


def goods_price(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = PriceSheet(desk, window)
        sheet.ask(goods_samples.SHELF[0])
        sheet.show_refusal(say(ConsentMissing("1024"), desk.speech.language, desk.speech.currency))

    return sheeted(desk, lay)


def goods_loss(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        LossSheet(desk, window).ask(goods_samples.SHELF[0])

    return sheeted(desk, lay)


def goods_markdown(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        MarkdownSheet(desk, window).ask(goods_samples.MARKDOWN)

    return sheeted(desk, lay)


def goods_send(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        SendSheet(desk, window).ask(goods_samples.SENDING)

    return sheeted(desk, lay)


def goods_take(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        TakeSheet(desk, window).ask(goods_samples.TAKING)

    return sheeted(desk, lay)


def goods_decision(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        DecisionSheet(desk, window).ask(goods_samples.DOUBTS)

    return sheeted(desk, lay)


def goods_labels(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        LabelsSheet(desk, window).ask(goods_samples.LABELS)

    return sheeted(desk, lay)


GOODS_STAGES = (
    goods_begin,
    goods_note,
    goods_during,
    goods_during_none,
    goods_held,
    goods_count,
    goods_outcome,
    goods_outcome_alone,
    goods_decision,
    goods_labels,
    goods_price,
    goods_loss,
    goods_markdown,
    goods_send,
    goods_take,
)
