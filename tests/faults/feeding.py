"""A till whose process is killed while it takes many cards in, between two of its commits.

    python -m tests.faults.feeding FOLDER SEED PARTS [hasty]

It takes the next version of the cards in and stands still after so many parts, where it is killed. Who is `hasty` writes the
version down before the cards, which must be noticed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pos.domain.identity import catalogue_item_code, family_number
from pos.ledger import catalogue as door
from pos.ledger.card_seal import VERSION, Sealing
from pos.ledger.connection import writing
from tests.builders import a_book, a_family, an_item, some_cards, surroundings

if TYPE_CHECKING:
    from pos.ledger.book import Book
    from pos.ledger.catalogue import Cards
    from pos.ledger.driver import sqlite3

FAMILIES, ITEMS = 6, 15
AT_ONCE = 4  # so that families are taken in with two commits and items with four, the last of them with the version


def cards_of(version: int) -> Cards:
    """Return cards of which each says its version."""
    numbers = [family_number(n) for n in range(1, FAMILIES + 1)]
    families = tuple(a_family(n, name_en=f"Family of {version}") for n in range(1, FAMILIES + 1))
    codes = [catalogue_item_code(numbers[n % FAMILIES], 1 + n // FAMILIES) for n in range(ITEMS)]
    items = tuple(
        an_item(code, family=numbers[n % FAMILIES], price_minor=2_000 + version) for n, code in enumerate(codes)
    )
    return some_cards(version=version, families=families, items=items)


def opened(folder: Path, seed: int) -> Book:
    """Open the till's book; begin it with the first cards where there is none."""
    book = a_book(folder, around=surroundings(seed))
    if book.journal.epoch() is None:
        book.begin(cards_of(1))
    return book


def take_in(book: Book, parts: int, *, is_hasty: bool) -> None:
    """Take the next cards in and stand still after some parts."""
    cards, done = cards_of(book.catalogue.version + 1), 0

    def stand_still(_connection: sqlite3.Connection) -> None:
        nonlocal done
        done += 1
        if done == parts:
            print("here", flush=True)
            sys.stdin.read()

    vars(door).update(CARDS_AT_ONCE=AT_ONCE, give_way=stand_still)
    if is_hasty:
        with writing(book.connection):
            sealing = Sealing(book.connection)
            sealing.put("meta", VERSION, str(cards.version))
            sealing.finish()
    book.catalogue.apply_beside(cards)


def main(folder: str, seed: str, parts: str, *hasty: str) -> None:
    take_in(opened(Path(folder), int(seed)), int(parts), is_hasty=bool(hasty))


if __name__ == "__main__":
    main(*sys.argv[1:])
