"""Names for papers, looked up in a till's catalogue when a paper needs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from typing_extensions import override

from pos.printing.papers.letterhead import Letterhead, Named
from pos.printing.words import wording

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.bazaar import FamilyCard, ItemCard, Person
    from pos.ledger.catalogue import Catalogue


class Looked(Mapping[str, Named]):
    """Names that are looked up one by one; there may be a hundred thousand, and a paper needs ten."""

    def __init__(self, look: Callable[[str], ItemCard | FamilyCard | Person | None]) -> None:
        self._look = look

    @override
    def __getitem__(self, code: str) -> Named:
        card = self._look(code)
        if card is None:
            raise KeyError(code)
        return Named(card.name_ar, card.name_en)

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(())

    @override
    def __len__(self) -> int:
        return 0


def letterhead_of(catalogue: Catalogue, paper_folder: Path) -> Letterhead:
    """Return the letterhead of a till: its bazaar, in its bazaar's languages, with the names it knows.

    Args:
        catalogue: the till's cards.
        paper_folder: where the words of papers are.
    """
    bazaar = catalogue.bazaar()
    people = {person.code: person for person in catalogue.people()}
    return Letterhead(
        bazaar=bazaar,
        wording=wording(paper_folder, bazaar.paper),
        items=Looked(catalogue.item),
        families=Looked(catalogue.family),
        people=Looked(people.get),
    )
