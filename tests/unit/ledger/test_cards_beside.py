"""Cards taken over beside a counter that sells (`pos.ledger.catalogue`): in small commits, and sound wherever they end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from typing_extensions import override

from pos.domain.goods_facts import ItemRepriced
from pos.domain.identity import catalogue_item_code, family_number
from pos.domain.troubles import DiskFull
from pos.ledger import catalogue as door
from pos.ledger.card_seal import card_faults
from pos.ledger.catalogue import Cards, Catalogue
from tests.builders import CAKE, JAM, a_family, a_person, an_id, an_item, some_cards
from tests.fakes import FaultyConnection

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ledger.driver import sqlite3
    from tests.builders import Till

FAMILIES, ITEMS = 5, 7
LATEST = family_number(FAMILIES)
NEW = [catalogue_item_code(LATEST, n) for n in range(1, 1 + ITEMS)]


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "CARDS_AT_ONCE", 2)


def newer() -> Cards:
    """Families and items that are new, a price that is, an item that is gone, and other people."""
    families = tuple(a_family(n, name_en=f"Family {n}") for n in range(1, 1 + FAMILIES))
    items = (
        *(an_item(code, family=LATEST, name_en=f"Item {code}") for code in NEW),
        an_item(CAKE, price_minor=1),
        an_item(off=True),
    )
    return some_cards(version=2, families=families, items=items, people=(a_person("L1"),))


class Dying(FaultyConnection):
    """A connection whose disk is full at one commit, counted from the first, and from then on."""

    def __init__(self, real: sqlite3.Connection, commits: int) -> None:
        super().__init__(real)
        self._left = commits

    @override
    def execute(self, sql: str, *values: Any) -> Any:
        if sql == "COMMIT":
            self._left -= 1
            if self._left < 0:
                self.fail()
        return super().execute(sql, *values)


def commits(till: Till, cards: Cards) -> int:
    """Return in how many commits cards are taken over."""
    counted: Any = FaultyConnection(till.book.connection)
    Catalogue(counted).apply_beside(cards)
    return int(counted.statements.count("COMMIT"))


def stands(till: Till) -> dict[str, object]:
    """Return each card of families and items as it stands, by its key."""
    catalogue = till.book.catalogue
    families = {card.number: card for card in catalogue.families()}
    return families | {card.code: card for card in catalogue.all_items()}


def when_given_way(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> list[str]:
    """Do something whenever the way is given to others; return the times that it was."""
    given: list[str] = []

    def give_way(_connection: sqlite3.Connection) -> None:
        given.append("given")
        act()

    monkeypatch.setattr(door, "give_way", give_way)
    return given


def test_they_are_the_same_as_if_they_were_taken_over_at_once(till: Till) -> None:
    assert commits(till, newer()) == 7
    beside = till.book.catalogue.cards()
    assert not list(card_faults(till.book.connection))
    till.book.catalogue.apply(newer())
    assert till.book.catalogue.cards() == beside
    assert beside.version == 2
    assert till.book.catalogue.item(JAM) is None


def test_few_of_them_are_one_commit(till: Till) -> None:
    cards = some_cards(version=2, families=newer().families[:2], items=newer().items[:2])
    assert commits(till, cards) == 1


@pytest.mark.parametrize("done", range(7))
def test_wherever_they_end_each_card_is_old_or_new_and_they_are_asked_for_again(till: Till, done: int) -> None:
    catalogue, cards = till.book.catalogue, newer()
    before = stands(till)
    after = {card.number: card for card in cards.families} | {card.code: card for card in cards.items if not card.off}
    dying: Any = Dying(till.book.connection, done)
    with pytest.raises(DiskFull):
        Catalogue(dying).apply_beside(cards)
    assert catalogue.version == 1, "so the same cards are asked for again"
    assert not list(card_faults(till.book.connection))
    now = stands(till)
    for key in before.keys() | after.keys():
        assert now.get(key) in (before.get(key), after.get(key))
    assert {card.family for card in catalogue.all_items()} <= {card.number for card in catalogue.families()} | {""}
    till.sell(JAM)
    catalogue.apply_beside(cards)
    assert catalogue.version == 2
    assert stands(till) == before | after | {JAM: before[JAM]}, "an item that was sold here stays"


def test_a_sale_is_recorded_in_between(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = till.book.reader()
    given = when_given_way(monkeypatch, lambda: till.sell(JAM))
    before = till.book.journal.count()
    Catalogue(reader).apply_beside(newer())
    reader.close()
    assert till.book.journal.count() - before == len(given) == 6
    assert till.book.catalogue.version == 2


def test_what_the_till_says_of_an_item_meanwhile_stays(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = till.book.reader()
    repriced = ItemRepriced(item=CAKE, price_minor=999, reason="last day", floor_minor=0)

    def reprice() -> None:
        till.book.journal.append(repriced, identity=an_id(1), by="L1")

    assert when_given_way(monkeypatch, reprice) == []
    Catalogue(reader).apply_beside(newer())
    reader.close()
    cake = till.book.catalogue.item(CAKE)
    assert cake is not None
    assert cake.price_minor == 999, "the register hears of it, and hands it down with the next cards"
