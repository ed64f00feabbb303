"""The letterhead: which bazaar speaks, in which words, and what its items, families and people are called.

Facts carry codes, never names of people; a letterhead holds the names that a paper may show, and no more than its caller
put there. Where a name is missing the code stands for it, so that no paper fails for want of a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pos.domain.bazaar import Bazaar
from pos.domain.identity import UNASSIGNED
from pos.domain.money import CURRENCIES, Currency
from pos.domain.text import isolate
from pos.printing.document import Align, Big, Element, Gap, Logo, Qr, Rule, Size, Text, Weight
from pos.printing.setup import Trimmings
from pos.printing.sheet import Block, Code, Sheet, Signatures, Space
from pos.printing.tafqit import amount_in_words
from pos.printing.words import Label, Wording

if TYPE_CHECKING:
    from datetime import datetime

PLAIN_TRIMMINGS: Final = Trimmings()
SIGNING: Final = ("paper.name", "paper.signature", "paper.date")


@dataclass(frozen=True, slots=True)
class Named:
    """What something is called in both languages; one of them may be empty."""

    arabic: str
    english: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who speaks on a paper, and how.

    Attributes:
        bazaar: the bazaar's plan.
        wording: the words of its papers.
        items: names by item code.
        families: names by family number; only for papers that go to the family or to the office.
        people: names by person code.
        trimmings: what this till prints around its papers.
    """

    bazaar: Bazaar
    wording: Wording
    items: Mapping[str, Named] = field(default_factory=dict)
    families: Mapping[str, Named] = field(default_factory=dict)
    people: Mapping[str, Named] = field(default_factory=dict)
    trimmings: Trimmings = PLAIN_TRIMMINGS

    @property
    def currency(self) -> Currency:
        """The bazaar's currency."""
        return CURRENCIES[self.bazaar.currency]

    def amount(self, minor: int) -> str:
        """Return a bare amount."""
        return self.wording.amount(self.currency, minor)

    def price(self, minor: int) -> str:
        """Return an amount with its currency."""
        return self.wording.price(self.currency, minor)

    def in_words(self, minor: int) -> Label:
        """Return an amount in words, in each language of the paper."""
        return self.wording.each(
            "paper.in_words", lambda language: {"words": amount_in_words(minor, self.currency, language)}
        )

    def item(self, code: str, otherwise: str = "") -> Label:
        """Return what an item is called; `otherwise` names what is on no list."""
        return self._label(self.items, code, otherwise)

    def family(self, number: str) -> Label:
        """Return what a family is called; the empty number is the centre."""
        return self._label(self.families, number, "") if number else self.wording.label("paper.centre")

    def page_slip(self, family: str) -> list[Element]:
        """Return the code of a family's own page and what it is, for a thermal printer; nothing where there is none."""
        link = self._page(family)
        return [Rule(), Qr(link), Text(self.wording.line("goods.page"), Align.CENTRE, Size.SMALL)] if link else []

    def page_block(self, family: str) -> tuple[Block, ...]:
        """Return the code of a family's own page and what it is, for a sheet; nothing where there is none."""
        link = self._page(family)
        return (Space(3), Code(link, self.wording.label("goods.page"))) if link else ()

    def _page(self, family: str) -> str:
        named = self.families.get(family)
        return "" if named is None else named.page

    def owner(self, number: str) -> Label:
        """Return whose something is, by number: a customer's paper names no family."""
        if number == UNASSIGNED:
            return self.wording.label("paper.unassigned")
        return self.wording.label("paper.family_number", number=isolate(number)) if number else self.family("")

    def person(self, code: str) -> Label:
        """Return what a person is called."""
        return self._label(self.people, code, "")

    def approved_by(self, code: str) -> Label:
        """Return that a person approved something, with the name in each language of the paper."""
        name = self.person(code)
        return self.wording.each(
            "paper.approved_by_name",
            lambda language: {
                "name": name.first if language == self.wording.first.language else name.second or name.first
            },
        )

    def bazaar_name(self) -> Label:
        """Return the bazaar's name."""
        return self.wording.choose(self.bazaar.name_ar, self.bazaar.name_en)

    def edition(self) -> Label:
        """Return which edition of the bazaar this is."""
        return self.wording.label("paper.edition", number=self.wording.count(self.bazaar.edition))

    def package(self, code: str) -> Label:
        """Return what a package is called."""
        names = {package.code: Named(package.name_ar, package.name_en) for package in self.bazaar.packages}
        return self._label(names, code, "")

    def masthead(self, title: str, *, copy: bool = False) -> list[Element]:
        """Return the head of every thermal paper: the bazaar, its place, and what paper this is."""
        name = self.bazaar_name()
        venue = self.wording.choose(self.bazaar.venue_ar, self.bazaar.venue_en)
        trimmings = self.trimmings
        elements: list[Element] = [Logo(trimmings.logo), Gap(3)] if trimmings.logo else []
        elements.append(Text(name.first, Align.CENTRE, Size.TITLE, Weight.STRONG))
        if name.second:
            elements.append(Text(name.second, Align.CENTRE))
        elements.append(Text(self.edition().line(), Align.CENTRE, Size.SMALL))
        if venue.first:
            elements.append(Text(venue.line(), Align.CENTRE, Size.SMALL))
        elements += self._lines(trimmings.header_ar, trimmings.header_en)
        if copy:
            elements.append(Big(self.wording.line("paper.copy"), warns=True))
        elements += [Rule(), Text(title, Align.CENTRE, Size.LARGE, Weight.STRONG)]
        return elements

    def postscript(self) -> list[Element]:
        """Return what this till prints below a receipt's own words."""
        return self._lines(self.trimmings.footer_ar, self.trimmings.footer_en)

    def _lines(self, arabic: str, english: str) -> list[Element]:
        """Return a line of the till's owner in each language of the paper; the one that was written stands for both."""
        label = self.wording.choose(arabic or english, english or arabic)
        texts = dict.fromkeys(text for text in label.lines() if text)
        return [Text(text, Align.CENTRE, Size.SMALL) for text in texts]

    def sheet(
        self,
        title: str,
        printed: datetime,
        blocks: tuple[Block, ...],
        copy: Label | None = None,
        *,
        is_wide: bool = False,
    ) -> Sheet:
        """Return an A4 paper of this bazaar, in these words.

        Args:
            title: what people call it, in the leading language.
            printed: the moment that stands at the foot of every page.
            blocks: what stands on it.
            copy: what stands before that moment, such as whose copy it is.
            is_wide: whether its pages lie on their long side.
        """
        foot = self.wording.line("paper.printed", moment=self.wording.moment(printed))
        return Sheet(
            title,
            self.wording.first.language,
            self.wording.direction,
            self.bazaar_name().first,
            foot if copy is None else f"{copy.line()} — {foot}",
            blocks,
            is_wide=is_wide,
        )

    def signatures(self, *signers: str, prompts: Iterable[str] = SIGNING) -> Signatures:
        """Return where each of the signers signs, both told by the keys of their words."""
        return Signatures(tuple(map(self.wording.label, signers)), tuple(map(self.wording.label, prompts)))

    def reason(self, reason: str) -> list[Element]:
        """Return why something was done, on lines of its own: it may be long, and in either language."""
        return [Text(self.wording.line("paper.reason"), size=Size.SMALL), Text(reason)]

    def _label(self, names: Mapping[str, Named], code: str, otherwise: str) -> Label:
        named = names.get(code)
        if named is None:
            return Label(otherwise or isolate(code))
        return self.wording.choose(named.arabic, named.english)
