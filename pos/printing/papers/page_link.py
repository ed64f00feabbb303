"""The paper of a family's private link, for the family to take home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.text import isolate
from pos.printing.document import Align, Big, Cut, Document, Gap, Qr, Rule, Size, Text

if TYPE_CHECKING:
    from pos.printing.papers.letterhead import Letterhead


def page_link_slip(letterhead: Letterhead, *, family: str, link: str) -> Document:
    """Write a family's link.

    Args:
        letterhead: whose paper it is; it knows the family's names.
        family: the family's number.
        link: the whole address.
    """
    wording = letterhead.wording
    name = letterhead.family(family)
    return Document(
        family,
        wording.direction,
        (
            *letterhead.masthead(wording.line("paper.family_number", number=isolate(family))),
            *(Big(words) for words in name.lines()),
            Gap(),
            Qr(link),
            Gap(),
            *(Text(words, Align.CENTRE, Size.SMALL) for words in wording.label("goods.page").lines()),
            Rule(),
            Cut(),
        ),
    )
