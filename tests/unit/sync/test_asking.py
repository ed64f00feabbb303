"""Every set of calls stands on one base, and what an answer holds is read strictly."""

from __future__ import annotations

from uuid import UUID

import pytest
from typing_extensions import override

from pos.domain.errors import DamagedMessage
from pos.sync.asking import Asking
from pos.sync.office_calls import OfficeCalls


class Answering(OfficeCalls):
    """A register that answers everything alike."""

    def __init__(self, answer: object) -> None:
        self.answer = answer

    @override
    def ask_json(self, method: str, path: str, record: object = None, **params: str | int | list[str]) -> object:
        return self.answer

    @override
    def ask_bytes(self, method: str, path: str, content: bytes | None = None) -> bytes:
        return b""


def test_what_is_asked_for_is_read_strictly() -> None:
    assert isinstance(Answering({}), Asking)
    assert Answering(["Daughter"]).collectors("1016") == ("Daughter",)
    assert Answering({"phone": "+971"}).personal("1016") == {"phone": "+971"}
    for damaged in (None, [1], {"phone": 1}, "text"):
        with pytest.raises(DamagedMessage):
            Answering(damaged).collectors("1016")
        with pytest.raises(DamagedMessage):
            Answering(damaged).personal("1016")
        with pytest.raises(DamagedMessage):
            Answering(damaged).hold_payout("B1", "R01", "1016", "why", identity=UUID(int=1))
