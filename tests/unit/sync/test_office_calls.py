"""Each call asks the right door with the right words."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from typing_extensions import override

from pos.domain.account_errors import NoEveningsThere
from pos.domain.bazaar import PayBy, Person, Role
from pos.domain.errors import DamagedMessage
from pos.domain.office_facts import FamilyEnrolled
from pos.sync.office_calls import OfficeCalls
from pos.sync.records import to_record

ID = UUID(int=7)
PERSON = Person(code="K01", name_ar="م", name_en="M", role=Role.ACCOUNTANT)


class Recorder(OfficeCalls):
    """Remembers what was asked and answers what it was given."""

    def __init__(self, answer: Any = None) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.answer: Any = answer

    @override
    def ask_json(self, method: str, path: str, record: object = None, **params: str | int | list[str]) -> Any:
        self.asked.append((method, path, to_record(record), params))
        return self.answer

    @override
    def ask_bytes(self, method: str, path: str, content: bytes | None = None) -> bytes:
        self.asked.append((method, path, content))
        return b"answer"


def test_signing_in_keeps_the_token_and_signing_out_forgets_it() -> None:
    line = Recorder({"token": "ab", "person": to_record(PERSON), "ends_at": "2026-11-20T12:00:00+04:00"})
    assert line.sign_in("K01", "secret").person == PERSON
    assert line.token == "ab"
    assert line.asked == [("POST", "/v1/sessions", {"person": "K01", "secret": "secret"}, {})]
    line.sign_out()
    assert line.token == ""


def test_what_stands_in_a_path_cannot_lead_elsewhere() -> None:
    line = Recorder([])
    line.accounts("A/../B?x=1 #")
    line.journal("A", "T01/x")
    assert [asked[1] for asked in line.asked] == [
        "/v1/bazaars/A%2F..%2FB%3Fx%3D1%20%23/accounts",
        "/v1/bazaars/A/journals/T01%2Fx",
    ]


def test_an_act_carries_its_id_and_its_words() -> None:
    line = Recorder("no run")
    with pytest.raises(DamagedMessage):
        line.pay_all("B", "R01-000001-0", identity=ID, pay_by=PayBy.BANK, reference="X")
    with pytest.raises(DamagedMessage):
        line.draft_payout("B", identity=ID, provisional="why")
    (_, path, order, _), (_, drafted, draft, _) = line.asked
    assert (path, drafted) == ("/v1/bazaars/B/payouts/R01-000001-0/payments", "/v1/bazaars/B/payouts")
    assert order == {"id": str(ID), "pay_by": "bank", "reference": "X"}
    assert draft == {"id": str(ID), "provisional": "why"}


def test_a_draft_names_its_evening_only_where_it_has_one_so_that_a_register_of_before_understands_it() -> None:
    line = Recorder("no run")
    for until in (None, date(2026, 11, 20)):
        with pytest.raises(DamagedMessage):
            line.draft_payout("B", identity=ID, until=until)
    plain = {"id": str(ID), "provisional": ""}
    assert [asked[2] for asked in line.asked] == [plain, plain | {"until": "2026-11-20"}]


class Older(Recorder):
    """A register that does not understand a part of what it is asked."""

    @override
    def ask_json(self, method: str, path: str, record: object = None, **params: str | int | list[str]) -> Any:
        raise DamagedMessage(self.answer)


def test_a_register_that_knows_no_evening_is_named_and_no_other_refusal_is_taken_for_that() -> None:
    with pytest.raises(NoEveningsThere):
        Older("body.until").draft_payout("B", identity=ID, until=date(2026, 11, 20))
    for reason, until in (("body.until", None), ("its id was used for another act", date(2026, 11, 20))):
        with pytest.raises(DamagedMessage):
            Older(reason).draft_payout("B", identity=ID, until=until)


def test_personal_data_is_sent_only_where_there_is_some() -> None:
    line = Recorder({"number": "0427", "name_ar": "", "name_en": "", "package": "A"})
    family = FamilyEnrolled(number="0427", name_ar="", name_en="", package="A")
    line.enrol_family("B", family, identity=ID)
    assert len(line.asked) == 1
    line.enrol_family("B", family, identity=ID, private={"phone": "1"})
    assert line.asked[-1] == ("PUT", "/v1/families/0427/personal", {"phone": "1"}, {})
