"""An invitation survives being scanned, pasted and typed, and is refused when it is none."""

from __future__ import annotations

import pytest

from pos.domain.errors import DamagedMessage
from pos.sync.invitation import Invitation, grouped, read_address, read_invitation

FINGERPRINT = "ABCDEFGHIJKLMNOPQRST2345"
INVITATION = Invitation(address="https://192.168.8.5:8420", code="0482109375", fingerprint=FINGERPRINT)


@pytest.mark.parametrize("invitation", [INVITATION, Invitation(address="http://127.0.0.1:8420", code="0123456789")])
def test_it_comes_back_as_it_went(invitation: Invitation) -> None:
    assert read_invitation(invitation.text()) == invitation


def test_a_small_code_holds_it() -> None:
    """Only characters of a QR code's alphanumeric mode, so that it stays small (ISO/IEC 18004, 7.4.4)."""
    assert set(INVITATION.text()) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: f"  {text.lower()}\n",
        lambda text: f"{text[:30]}\n{text[30:]}",
        lambda text: text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    ],
)
def test_it_is_read_however_it_was_typed(spoil: object) -> None:
    assert callable(spoil)
    assert read_invitation(spoil(INVITATION.text())) == INVITATION


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0482109375",
        "6291041500213",
        INVITATION.text()[:-1],
        INVITATION.text() + "A",
        INVITATION.text().replace("0482109375", "048210937"),
        INVITATION.text().replace("HTTPS", "HTTP"),
        "OTHER" + INVITATION.text()[5:],
        "AMANA*HTTPS://*0482109375",
    ],
)
def test_what_is_no_invitation_is_refused(text: str) -> None:
    with pytest.raises(DamagedMessage):
        read_invitation(text)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("192.168.8.5", "https://192.168.8.5:8420"),
        ("١٩٢.١٦٨.٨.٥:٩٠٠٠", "https://192.168.8.5:9000"),
        (" Register.Example/ ", "https://register.example:8420"),
        ("http://127.0.0.1:5000", "http://127.0.0.1:5000"),
        ("https://[fd00::5]", "https://[fd00::5]:8420"),
    ],
)
def test_an_address_is_read_as_people_type_it(typed: str, read: str) -> None:
    assert read_address(typed) == read


@pytest.mark.parametrize(
    "typed", ["", "http://192.168.8.5", "ftp://192.168.8.5", "https://a/b", "a b", "1.2.3.4:99999", "https://u@host"]
)
def test_what_is_no_address_or_would_speak_in_clear_is_refused(typed: str) -> None:
    with pytest.raises(DamagedMessage):
        read_address(typed)


def test_groups_are_for_the_eye() -> None:
    assert grouped("0482109375", 5) == "04821 09375"
