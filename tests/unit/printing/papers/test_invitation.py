"""The paper of an invitation holds what the QR code holds, readable by eye, and says how long it is worth something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.printing.document import Qr
from pos.printing.papers.invitation import invitation_slip
from pos.sync.invitation import Invitation
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead

ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
TEXT = Invitation(address="https://192.168.8.5:8420", code="4071938265", fingerprint="MZXW6YTBOJ2GK3TUMFZGKIDB").text()


@pytest.mark.parametrize("fingerprint", ["", "MZXW 6YTB OJ2G K3TU MFZG KIDB"])
def test_everything_stands_on_it(speaks: Callable[..., Letterhead], fingerprint: str) -> None:
    document = invitation_slip(
        speaks("en"),
        device="T05",
        text=TEXT,
        code="40719 38265",
        address="https://192.168.8.5:8420",
        fingerprint=fingerprint,
        until=NOON,
    )
    words = "\n".join(document.texts()).translate(ISOLATES)
    for shown in ("Invitation to join", "T05", "40719 38265", "https://192.168.8.5:8420", "Worth until"):
        assert shown in words
    assert ("Its fingerprint" in words) is bool(fingerprint)
    assert [one.text for one in document.elements if isinstance(one, Qr)] == [TEXT]
