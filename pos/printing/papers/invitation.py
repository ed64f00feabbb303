"""The paper of an invitation: what a machine at the other end of the hall needs to join, for somebody to carry there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.text import isolate
from pos.printing.document import Align, Big, Cut, Document, Gap, Pair, Qr, Rule, Size, Text, Weight

if TYPE_CHECKING:
    from datetime import datetime

    from pos.printing.document import Element
    from pos.printing.papers.letterhead import Letterhead


def invitation_slip(
    letterhead: Letterhead, *, device: str, text: str, code: str, address: str, fingerprint: str, until: datetime
) -> Document:
    """Write an invitation.

    Args:
        letterhead: who invites.
        device: the name that the machine will have.
        text: everything in one line, for the QR code.
        code: the one-time code, in groups.
        address: where the register is reached.
        fingerprint: of its certificate, in groups; empty where none is pinned.
        until: when the code is worth nothing any more.
    """
    wording = letterhead.wording
    elements: list[Element] = [
        *letterhead.masthead(wording.line("invitation.title")),
        Big(isolate(device)),
        *(Text(words, Align.CENTRE, Size.SMALL) for words in wording.label("invitation.how").lines()),
        Gap(),
        Qr(text),
        Gap(),
        Text(isolate(code), Align.CENTRE, Size.TITLE, Weight.STRONG),
        Rule(),
        Text(wording.line("invitation.address"), size=Size.SMALL),
        Text(isolate(address)),
    ]
    if fingerprint:
        elements += [Text(wording.line("invitation.fingerprint"), size=Size.SMALL), Text(isolate(fingerprint))]
    elements += [
        Rule(),
        Pair(wording.line("invitation.until"), wording.moment(until), weight=Weight.STRONG),
        *(Text(words, size=Size.SMALL) for words in wording.label("invitation.once").lines()),
        Cut(),
    ]
    return Document(device, wording.direction, tuple(elements))
