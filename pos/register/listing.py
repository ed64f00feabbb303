"""The centre's list of items: lines as they are put on it, and what an item was before an import.

What is said of an item is folded into its card in the order of the facts' times (`pos.register.projecting.fold_card`); what an
import said of it can be left out of that fold, which is how an item was before.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from pos.domain.bazaar import ItemCard
from pos.domain.errors import OutOfRange
from pos.domain.identity import read_item_code
from pos.domain.limits import NAME_CHARACTERS_MAX, PRICE_MINOR_MAX
from pos.domain.list_facts import ItemsListed, ListedLine, line_of
from pos.domain.text import clean
from pos.ledger.codec import decode, from_document
from pos.register.projecting import KEYS_AT_ONCE, fold_card, moved
from pos.register.tables import FACT, ITEM, ITEM_TERM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

_ORDER = (ITEM_TERM.c.at_ms, ITEM_TERM.c.device, ITEM_TERM.c.epoch, ITEM_TERM.c.seq, ITEM_TERM.c.n)


class Restoring(NamedTuple):
    """What undoes an import of items: the lines that put items back, and the codes of those that stay as they are."""

    lines: tuple[ListedLine, ...]
    kept: tuple[str, ...]


def sound_line(line: ListedLine, rate_bp: int) -> ListedLine:
    """Return a line with its texts as they are kept, and under the commission that holds.

    Raises:
        WrongCheckDigit: the code is no item code.
        OutOfRange: a price or a name is beyond its limits.
    """
    name_ar, name_en = clean(line.name_ar), clean(line.name_en)
    longest = max(len(name_ar), len(name_en))
    if not 1 <= longest <= NAME_CHARACTERS_MAX:
        raise OutOfRange("name", longest, 1, NAME_CHARACTERS_MAX)
    if not 1 <= line.price_minor <= PRICE_MINOR_MAX:
        raise OutOfRange("price", line.price_minor, 1, PRICE_MINOR_MAX)
    if not 0 <= line.floor_minor <= line.price_minor:
        raise OutOfRange("floor", line.floor_minor, 0, line.price_minor)
    code = read_item_code(line.item)
    return replace(line, item=code, name_ar=name_ar, name_en=name_en or name_ar, rate_bp=rate_bp)


def undoing(connection: Connection, bazaar: str, source: str) -> Restoring:
    """Return what undoes an import of items: an item of which anything was said after it stays as it is.

    So does one that the import put on the list and that was sold, received or given back since.
    """
    lines: list[ListedLine] = []
    kept: list[str] = []
    places, listed = _imported(connection, bazaar, source)
    used = moved(connection, bazaar, listed)
    for code, said in _said_of(connection, bazaar, sorted(listed)):
        mine = [index for index, (place, _) in enumerate(said) if place in places]
        if not mine or mine[-1] != len(said) - 1:
            kept.append(code)
            continue
        card = fold_card(terms for _, terms in said[: mine[0]])
        is_new = card is None or card.off
        if is_new and code in used:
            kept.append(code)
        else:
            lines.append(line_of(card) if card and not is_new else _off(listed[code]))
    return Restoring(tuple(lines), tuple(kept))


def _off(line: ListedLine) -> ListedLine:
    return replace(line, off=True, announced=0)


def _imported(
    connection: Connection, bazaar: str, source: str
) -> tuple[frozenset[tuple[str, int, int]], dict[str, ListedLine]]:
    """Return the places of an import's facts, and the lines in them by code."""
    query = select(FACT.c.device, FACT.c.epoch, FACT.c.seq, FACT.c.body)
    places, lines = [], dict[str, ListedLine]()
    for row in connection.execute(query.where(FACT.c.bazaar == bazaar, FACT.c.kind == ItemsListed.KIND)):
        fact = decode(bytes(row.body))[1]
        if isinstance(fact, ItemsListed) and fact.source == source:
            places.append((row.device, row.epoch, row.seq))
            lines |= {line.item: line for line in fact.lines}
    return frozenset(places), lines


def items_done(connection: Connection, bazaar: str) -> Counter[str]:
    """Return how many items each import, or its undoing, put on the list, changed or took off."""
    done: Counter[str] = Counter()
    query = select(FACT.c.body).where(FACT.c.bazaar == bazaar, FACT.c.kind == ItemsListed.KIND)
    for body in connection.execute(query).scalars():
        told = json.loads(bytes(body))  # not read as a fact: thousands of lines are only counted
        done[told["source"]] += len(told["lines"])
    return done


def _said_of(
    connection: Connection, bazaar: str, codes: list[str]
) -> Iterator[tuple[str, list[tuple[tuple[str, int, int], dict[str, Any]]]]]:
    """Yield everything that was said of each item, in its order, with the place of the fact that said it."""
    for first in range(0, len(codes), KEYS_AT_ONCE):
        some = codes[first : first + KEYS_AT_ONCE]
        said: dict[str, list[tuple[tuple[str, int, int], dict[str, Any]]]] = {code: [] for code in some}
        query = select(ITEM_TERM).where(ITEM_TERM.c.bazaar == bazaar, ITEM_TERM.c.item.in_(some)).order_by(*_ORDER)
        for row in connection.execute(query):
            said[row.item].append(((row.device, row.epoch, row.seq), json.loads(row.terms)))
        yield from said.items()


def listed(connection: Connection, bazaar: str, codes: list[str]) -> tuple[ItemCard, ...]:
    """Return the cards of these items, as far as they are on the list."""
    query = select(ITEM.c.card).where(ITEM.c.bazaar == bazaar, ITEM.c.code.in_(codes))
    return tuple(from_document(ItemCard, json.loads(card)) for card in connection.execute(query).scalars())


def facts_of(lines: Iterable[ListedLine], source: str, lines_max: int) -> Iterator[ItemsListed]:
    """Yield facts that list items, some in each, for a fact is bounded."""
    some = tuple(lines)
    for first in range(0, len(some), lines_max):
        yield ItemsListed(source=source, lines=some[first : first + lines_max])
