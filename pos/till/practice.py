"""A book to practise in: the same cards, people and goods as the till's own, and nothing else of it.

Practice has its own folder, its own key, a device name that no till has, and a bazaar that no register knows; so that nothing
of it can be taken for a sale even where someone carries its file away. It begins empty each time.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from pos import settings
from pos.domain.bazaar import Role
from pos.domain.goods_facts import ReceivedLine
from pos.domain.limits import BASKET_LINES_MAX
from pos.domain.weighing import Unit
from pos.ledger.book import Book
from pos.ports import NoPress
from pos.till.goods import GoodsDesk

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.bazaar import ItemCard
    from pos.ledger.catalogue import Cards

FOLDER = "training"
BAZAAR = "TRAINING"
LETTER = "X"
PIECES, GRAMS = 100, 100_000
ROLES = (Role.CASHIER, Role.LEAD)


def practice_book(book: Book, home: Path) -> Book:
    """Return a new, open book to practise in.

    Args:
        book: the till's own; it is only read.
        home: Amana's own folder; what was practised there before is thrown away.

    Raises:
        Trouble: the book cannot be made.
    """
    device = f"{LETTER}{book.device[1:]}"
    folder = home / FOLDER / device
    shutil.rmtree(folder, ignore_errors=True)
    made = Book(folder, device, book.around)
    try:
        cards = practice_cards(book.catalogue.cards())
        made.begin(cards)
        if pins := settings.sample_pins(book.folder):
            settings.keep_sample_pins(folder, pins)
        _fill_the_shelf(made, cards)
    except BaseException:
        made.close()
        raise
    return made


def practice_cards(cards: Cards) -> Cards:
    """Return the cards for practice: a bazaar that calls itself practice, and the people of the counter."""
    bazaar = cards.bazaar
    return replace(
        cards,
        bazaar=replace(
            bazaar,
            code=BAZAAR,
            name_ar=f"تدريب · {bazaar.name_ar}",
            name_en=f"TRAINING · {bazaar.name_en}",
        ),
        items=tuple(replace(item, received=0) for item in cards.items),
        people=tuple(person for person in cards.people if person.role in ROLES),
    )


def _fill_the_shelf(book: Book, cards: Cards) -> None:
    """Receive goods, so that counts are as on a busy day and nothing is oversold."""
    desk, by = GoodsDesk(book, NoPress()), cards.people[0].code if cards.people else ""
    for family, items in groupby(sorted(cards.items, key=lambda item: item.family), key=lambda item: item.family):
        lines = tuple(_received(item) for item in items)
        for start in range(0, len(lines), BASKET_LINES_MAX):
            desk.receive(family, lines[start : start + BASKET_LINES_MAX], by=by)


def _received(item: ItemCard) -> ReceivedLine:
    quantity = GRAMS if item.unit is Unit.GRAM else PIECES
    return ReceivedLine(
        item=item.code,
        name_ar=item.name_ar,
        name_en=item.name_en,
        package=item.package,
        quantity=quantity,
        price_minor=item.price_minor,
        declared=quantity,
        floor_minor=item.floor_minor,
        unit=item.unit,
    )
