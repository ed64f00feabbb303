"""The goods desk through the window, in Arabic: a note survives a restart, is printed and labelled, and its goods are sold."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pos.domain.bazaar import Unsold
from pos.domain.facts import Sale
from pos.domain.goods_facts import Concern, GoodsReceived, GoodsReturned, Pieces
from pos.domain.identity import booth_item_code
from pos.ui.screens.goods import GoodsScreen
from pos.ui.views.goods_during_sheets import PriceSheet
from pos.ui.views.goods_sheets import DecisionSheet, LabelsSheet
from pos.ui.views.paper import PaperSheet
from tests.builders import HUDA, JAM, OUD, SALMA, an_open_book, facts_in, some_cards
from tests.gui.rig import opened
from tests.gui.test_journey_counter import open_shift, pay_in_cash

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QLineEdit
    from pytestqt.qtbot import QtBot

    from pos.ledger.book import Book
    from pos.ui.application import Shell
    from tests.gui.rig import Hands

NEW = booth_item_code("T01", 1)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = an_open_book(tmp_path)
    yield made
    made.close()


def goods(hands: Hands) -> GoodsScreen:
    screen = hands.window.building.get("goods")
    assert isinstance(screen, GoodsScreen)
    return screen


def write_new_item(hands: Hands) -> None:
    """Write a line of an item that was never here."""
    lay_out_new_item(hands, "٤", "٣")
    hands.press(goods(hands).receive_view.form._add)


def lay_out_new_item(hands: Hands, declared: str, counted: str) -> None:
    """Fill the form of a line with an item that was never here."""
    form = goods(hands).receive_view.form
    form._name_ar.setText("سلة خوص")
    form._declared.setText(declared)
    form._counted.setText(counted)
    form._price.setText("٩٠")


def test_from_the_familys_name_to_the_labels_and_the_first_sale(
    qtbot: QtBot, shell: Shell, book: Book, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    with opened(qtbot, shell, book, home) as hands:
        hands.sign_in("G1", "3333")
        assert hands.is_at("goods")
        view = goods(hands).receive_view
        view._family.field.setText("ام سالم")
        hands.press(view._family._likely[0])
        assert "عمولة" in view._about.text()
        hands.scan(JAM)
        assert view.form._price.amount_minor == 2_500
        view.form._counted.setText("12")
        hands.press(view.form._add)
        write_new_item(hands)
        assert view._table.model().rowCount() == 2
        hands.scan(OUD)  # another family's
        assert "لا يوجد صنف" in hands.notice
    with opened(qtbot, shell, book, home) as hands:  # the program was ended in the middle of the note
        hands.sign_in("G1", "3333")
        view = goods(hands).receive_view
        assert view._table.model().rowCount() == 2
        hands.key(Qt.Key.Key_F12)
        (note,) = [fact for fact in facts_in(book) if isinstance(fact, GoodsReceived)]
        assert [(line.item, line.declared, line.quantity) for line in note.lines] == [(JAM, 12, 12), (NEW, 4, 3)]
        assert note.number in hands.notice
        sheet = hands.sheet
        assert isinstance(sheet, LabelsSheet)
        target = tmp_path / "labels.pdf"
        sheet._wish(str(target))
        hands.until(target.exists)
        assert target.read_bytes().startswith(b"%PDF")
        hands.until(lambda: hands.window.hall.papers.state()[1] == 0)
        slips = list((home / "papers").rglob("*.png"))
        assert len(slips) == 1  # both copies come out of the printer as one paper, with a cut between them
        change_price(hands)
        hands.window.places.sign_out()
        open_shift(hands)
        hands.scan(NEW)
        hands.scan(JAM)
        pay_in_cash(hands, 20_000)
        sale = [fact for fact in facts_in(book) if isinstance(fact, Sale)][-1]
        assert (sale.lines[0].family, sale.lines[0].price_minor, sale.lines[0].rate_bp) == (SALMA, 9_000, 1_500)
        assert sale.lines[1].price_minor == 2_200


def change_price(hands: Hands) -> None:
    """Lower the price of the jam with the family's word, and see its new labels offered."""
    hands.press(goods(hands).view._choice.button("during"))
    hands.scan(JAM)
    assert change_price_to(hands, "٢٢") == 52  # forty that the register knows, and the twelve of the note


def change_price_to(hands: Hands, price: str) -> int:
    """Give the chosen item another price with the family's word; return how many labels are offered for it."""
    hands.press(goods(hands).during_view._reprice)
    sheet = hands.sheet
    assert isinstance(sheet, PriceSheet)
    sheet._price.setText(price)
    sheet._reason.setText("آخر يوم")
    hands.press(sheet._go)
    assert "بموافقة الأسرة" in sheet._refusal.text()
    sheet._consent.setText("أم سالم، بالهاتف")
    hands.press(sheet._go)
    labels = hands.sheet
    assert isinstance(labels, LabelsSheet)
    assert labels._offer is not None
    offered = labels._offer.labels
    labels.dismiss()
    return offered


def test_what_is_left_is_counted_blind_and_goes_home(qtbot: QtBot, shell: Shell, book: Book, tmp_path: Path) -> None:
    with opened(qtbot, shell, book, tmp_path / "home") as hands:
        open_shift(hands)
        hands.scan(OUD)
        pay_in_cash(hands, 20_000)
        hands.key(Qt.Key.Key_Return)
        hands.window.places.sign_out()
        hands.sign_in("G1", "3333")
        screen = goods(hands)
        view = screen.return_view
        hands.press(screen.view._choice.button("return"))
        print_what_must_be_left(hands)
        hands.scan(OUD)  # the first label begins the count of its family, and counts
        hands.scan(OUD)
        assert view._count is not None
        assert [each.counted for each in view._count.rows if each.item == OUD] == [2]
        hands.scan(JAM)
        assert "لا يوجد صنف" in hands.notice
        view._quantity.setText("٤٠")
        hands.press(view._set)
        hands.press(view._finish)
        assert view._outcome._outcome is not None
        (line,) = view._outcome._outcome.rows
        assert line.missing < 0  # one was sold, and all of them were counted
        hands.press(view._outcome._on)
        view._quantity.setText("3")
        hands.press(view._set)
        hands.press(view._finish)
        view._outcome._collector.setText("سالم")
        hands.press(view._outcome._record)
        (note,) = [fact for fact in facts_in(book) if isinstance(fact, GoodsReturned)]
        assert (note.family, note.collector, note.lines) == (HUDA, "سالم", (Pieces(item=OUD, quantity=3),))
        assert note.missing == (Pieces(item=OUD, quantity=line.expected - 3),)
        assert note.number in hands.notice
        assert screen.notes_view._table.chosen == note.number


def print_what_must_be_left(hands: Hands) -> None:
    """Before the hall closes, with a lead's word: the count is blind, and this list says what will be looked for."""
    hands.key(Qt.Key.Key_F4)
    approval = hands.sheet
    assert approval is not None
    hands.type_pin(approval, "2222")
    hands.until(lambda: isinstance(hands.sheet, PaperSheet))
    hands.key(Qt.Key.Key_Escape)


def test_a_note_is_given_up_after_a_question(qtbot: QtBot, shell: Shell, book: Book, tmp_path: Path) -> None:
    with opened(qtbot, shell, book, tmp_path / "home", language="en") as hands:
        hands.sign_in("L1", "2222")
        hands.window._go("goods")
        view = goods(hands).receive_view
        code = "https://centre.example/f/INTAJ8/5sUZp4ZtHCo-ccYGcjHjqMXyo_k"
        cards = book.catalogue.cards()
        families = tuple(replace(card, page=code if card.number == HUDA else "") for card in cards.families)
        book.catalogue.apply(replace(cards, families=families))
        hands.scan(code)  # of the family's own page, from one of its papers
        assert HUDA in view._about.text()
        hands.press(view._give_up)
        hands.scan(HUDA)
        write_new_item(hands)
        hands.press(view._give_up)
        assert hands.sheet is not None
        hands.window.hall.confirmations.confirm()
        assert not view._note.isVisible()
        assert not any(isinstance(fact, GoodsReceived) for fact in facts_in(book))


def test_by_keys_alone_a_note_says_all_that_was_agreed_and_what_speaks_against_it_is_decided(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    cards = some_cards()
    perishable = tuple(replace(package, perishable=True) for package in cards.bazaar.packages)
    ended = tuple(replace(card, licence_expiry=date(2026, 1, 31)) for card in cards.families)
    begun = replace(cards, bazaar=replace(cards.bazaar, packages=perishable), families=ended)
    with (
        closing(an_open_book(tmp_path, cards=begun)) as made,
        opened(qtbot, shell, made, tmp_path / "home") as hands,
    ):
        hands.sign_in("G1", "3333")
        view, form = goods(hands).receive_view, goods(hands).receive_view.form
        into(hands, view._family.field, SALMA)
        assert view._licence.isVisible()
        for expiry in ("٣١/١٢/٢٠٢٧", ""):
            said = ("تمر محشو", "Stuffed dates", "12", "10", "35", "30", expiry, "B7", "علبتان مفتوحتان")
            form._unsold.choose("donate")
            fields = (form._name_ar, form._name_en, form._declared, form._counted, form._price, form._floor)
            for field, text in zip((*fields, form._expiry, form._batch, form._remark), said, strict=True):
                into(hands, field, text)
        hands.key(Qt.Key.Key_F12)
        asked = hands.sheet
        assert isinstance(asked, DecisionSheet), "the licence has ended, and food has no last day"
        into(hands, asked._reason, "التجديد مقدَّم اليوم")
        (note,) = [fact for fact in facts_in(made) if isinstance(fact, GoodsReceived)]
        assert {decision.concern for decision in note.decisions} == {Concern.LICENCE_EXPIRED, Concern.NO_EXPIRY}
        first, second = note.lines
        assert (first.declared, first.quantity, first.price_minor, first.floor_minor) == (12, 10, 3_500, 3_000)
        assert (first.expiry, first.batch, first.remark) == (date(2027, 12, 31), "B7", "علبتان مفتوحتان")
        assert (first.unsold, second.expiry, first.item == second.item) == (Unsold.DONATE, None, False)
        assert isinstance(hands.sheet, LabelsSheet), "in the same step"
        hands.until(lambda: hands.window.hall.papers.state()[1] == 0)


def into(hands: Hands, field: QLineEdit, text: str) -> None:
    """Write into the field that has the keyboard, and go on with Enter."""
    assert field.hasFocus() or field.isAncestorOf(hands.window.main.focusWidget())
    field.setText(text)
    hands.key(Qt.Key.Key_Return)
