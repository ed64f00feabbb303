"""The proof: what the register has signed for, on a paper that a person can keep and compare with the office's screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.text import isolate
from pos.printing.document import Align, Big, Cut, Document, Gap, Pair, Qr, Rule, Size, Text, Weight

if TYPE_CHECKING:
    from pos.domain.proof import Proof
    from pos.printing.document import Element
    from pos.printing.papers.letterhead import Letterhead

HEAD_DIGITS_SHOWN = 16
_GROUP = 4


def proof_slip(letterhead: Letterhead, proof: Proof) -> Document:
    """Write a proof."""
    wording = letterhead.wording
    shown = proof.head[:HEAD_DIGITS_SHOWN].upper()
    head = " ".join(shown[at : at + _GROUP] for at in range(0, len(shown), _GROUP))
    elements: list[Element] = [
        *letterhead.masthead(wording.line("proof.title")),
        Big(isolate(proof.device)),
        Pair(wording.line("proof.held"), wording.count(proof.sales), Size.LARGE, Weight.STRONG),
        Pair(wording.line("proof.takings"), letterhead.price(proof.takings_minor), Size.LARGE, Weight.STRONG),
        Pair(wording.line("proof.reports"), wording.count(proof.reports)),
        Pair(wording.line("proof.entries"), wording.count(proof.entries)),
        Rule(),
        Pair(wording.line("proof.at"), wording.moment(proof.at), weight=Weight.STRONG),
        Text(wording.line("proof.head"), size=Size.SMALL),
        Text(isolate(head), Align.CENTRE, weight=Weight.STRONG),
        Pair(wording.line("proof.life"), isolate(proof.generation), Size.SMALL),
        Gap(),
        Qr(proof_text(letterhead.bazaar.code, proof)),
        Gap(),
    ]
    if proof.is_open:
        elements += [Text(words, size=Size.SMALL) for words in wording.label("proof.open").lines()]
    if proof.unsent:
        elements.append(Big(wording.line("proof.not_all", count=wording.count(proof.unsent)), warns=True))
    else:
        elements.append(Text(wording.line("proof.all"), Align.CENTRE, weight=Weight.STRONG))
    return Document(proof.device, wording.direction, (*elements, Cut()))


def proof_text(bazaar: str, proof: Proof) -> str:
    """Return the line that the proof's QR code holds: where the journal was held up to, and its hash there."""
    return f"AMANA-HELD*{bazaar}*{proof.device}*{proof.epoch}*{proof.seq}*{proof.head.upper()}*{proof.generation}"
