"""What codes and numbers on the office's papers stand for: by this machine's book, or as the register told of another bazaar."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Protocol

from pos.domain.values import dataclass
from pos.ledger.catalogue import Catalogue
from pos.ui.presenters.session import Lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard, Person
    from pos.ledger.book import Book


class OfficeLists(Lists, Protocol):
    """What the office's papers look up."""

    def families(self) -> Sequence[FamilyCard]:
        """Return all families."""

    def people(self) -> Sequence[Person]:
        """Return the centre's people."""


class ListSource(Protocol):
    """Gives lists to whatever thread sets a paper."""

    def opened(self) -> AbstractContextManager[OfficeLists]:
        """Give the lists, for as long as a paper is set."""


class BookLists:
    """The lists of this machine's bazaar.

    Args:
        book: its book, read by a connection of the asking thread's own.
    """

    def __init__(self, book: Book) -> None:
        self._book = book

    @contextmanager
    def opened(self) -> Iterator[OfficeLists]:
        """Give the lists as they stand now."""
        with closing(self._book.reader()) as connection:
            yield Catalogue(connection)


@dataclass(frozen=True, slots=True)
class OtherLists:
    """The lists of another bazaar, as the register told them when somebody went over to it.

    Attributes:
        plan: the bazaar's.
        cards: its families, by number.
        items: its items, by code.
        staff: the centre's people, who are the same in all its bazaars.
    """

    plan: Bazaar
    cards: Mapping[str, FamilyCard]
    items: Mapping[str, ItemCard]
    staff: tuple[Person, ...]

    def bazaar(self) -> Bazaar:
        """Return the bazaar's plan."""
        return self.plan

    def item(self, code: str) -> ItemCard | None:
        """Return the item with this code."""
        return self.items.get(code)

    def family(self, number: str) -> FamilyCard | None:
        """Return the family with this number."""
        return self.cards.get(number)

    def families(self) -> tuple[FamilyCard, ...]:
        """Return all families."""
        return tuple(self.cards.values())

    def people(self) -> tuple[Person, ...]:
        """Return the centre's people."""
        return self.staff

    @contextmanager
    def opened(self) -> Iterator[OfficeLists]:
        """Give the lists; nothing of them changes."""
        yield self
