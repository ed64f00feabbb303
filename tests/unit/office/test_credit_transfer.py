"""The payment order is valid by ISO's own schema, adds up, and says the same whenever it is written anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from importlib.resources import files

import pytest
from xmlschema import XMLResource, XMLSchema10

from pos.domain.bank import CentreAccount, Transfer, TransferBatch
from pos.domain.money import CURRENCIES
from pos.office.credit_transfer import NAMESPACE, amount_text, credit_transfers

CREATED = datetime(2026, 7, 17, 9, 30, 5, 999, timezone(timedelta(hours=4)))
DAY = date(2026, 7, 18)
CENTRE = CentreAccount(name="Intaj Centre", iban="AE070331234567890123456", bic="BOMLAEAD", purpose="FAM")
HUDA = Transfer(
    family="0029",
    name_ar="هدى",
    name_en="Um Sālim & Huda",
    account="AE070331234567890123456",
    amount_minor=1_048_550,
    reference="R01-000001-2 0029",
)
WALLET = replace(
    HUDA, family="0037", account="050 000 0001", is_iban=False, amount_minor=5, reference="R01-000001-2 0037"
)
BATCH = TransferBatch(
    number="R01-000001-2", part=1, reference="INTAJ-08-R01-000001-2-1", transfers=(HUDA, WALLET), told=""
)


@pytest.fixture(scope="module")
def schema() -> XMLSchema10:
    return XMLSchema10(str(files("sepaxml") / "schemas" / "pain.001.001.09.xsd"))


def written(batch: TransferBatch = BATCH, centre: CentreAccount = CENTRE, currency: str = "AED") -> bytes:
    return credit_transfers(batch, centre, CURRENCIES[currency], day=DAY, created=CREATED)


def texts(content: bytes, path: str) -> list[str | None]:
    steps = "/".join(f"{{{NAMESPACE}}}{name}" for name in path.split("/"))
    return [found.text for found in XMLResource(content).root.findall(f".//{steps}")]


@pytest.mark.parametrize("currency", CURRENCIES)
def test_the_file_is_valid_in_every_currency(schema: XMLSchema10, currency: str) -> None:
    for centre in (CENTRE, replace(CENTRE, bic="", purpose="")):
        schema.validate(written(centre=centre, currency=currency).decode().partition("?>")[2].strip())


def test_the_schema_would_notice(schema: XMLSchema10) -> None:
    good = written().decode().partition("?>")[2].strip()
    for wrong, right in (("XXX", "TRF"), ("A" * 36, BATCH.reference), ("1,048", "10485"), ("أ", "AE07033")):
        assert right in good
        assert not schema.is_valid(good.replace(right, wrong))


def test_it_says_who_pays_whom_what_and_when() -> None:
    content = written()
    assert content.startswith(b"<?xml version='1.0' encoding='UTF-8'?>")
    assert texts(content, "GrpHdr/MsgId") == texts(content, "PmtInf/PmtInfId") == [BATCH.reference]
    assert texts(content, "GrpHdr/CreDtTm") == ["2026-07-17T09:30:05+04:00"]
    assert texts(content, "GrpHdr/InitgPty/Nm") == texts(content, "Dbtr/Nm") == ["Intaj Centre"]
    assert texts(content, "DbtrAcct/Id/IBAN") == [CENTRE.iban]
    assert texts(content, "DbtrAgt/FinInstnId/BICFI") == ["BOMLAEAD"]
    assert texts(content, "ReqdExctnDt/Dt") == ["2026-07-18"]
    assert texts(content, "PmtId/EndToEndId") == ["R01-000001-2/0029", "R01-000001-2/0037"]
    assert texts(content, "Cdtr/Nm") == ["Um Salim + Huda"] * 2
    assert texts(content, "CdtrAcct/Id/IBAN") == [HUDA.account]
    assert texts(content, "CdtrAcct/Id/Othr/Id") == ["050 000 0001"]
    assert texts(content, "Purp/Prtry") == ["FAM"] * 2
    assert texts(content, "RmtInf/Ustrd") == [HUDA.reference, WALLET.reference]


@pytest.mark.parametrize(
    ("currency", "sums"), [("AED", ("10485.50", "0.05", "10485.55")), ("KWD", ("1048.550", "0.005", "1048.555"))]
)
def test_amounts_have_the_decimals_of_their_currency_and_add_up(currency: str, sums: tuple[str, str, str]) -> None:
    content = written(currency=currency)
    assert texts(content, "Amt/InstdAmt") == list(sums[:2])
    assert texts(content, "CtrlSum") == [sums[2]] * 2
    assert texts(content, "NbOfTxs") == ["2"] * 2
    assert f'Ccy="{currency}"'.encode() in content
    assert amount_text(CURRENCIES[currency], 123_456_789_00).replace(".", "").isdecimal()


def test_the_same_batch_gives_the_same_bytes() -> None:
    assert written() == written()
    assert written(replace(BATCH, told="BATCH-1")) == written()
