"""Payment by bank as banks take it from any program: ISO 20022 `pain.001.001.09`, one file for the bank's part of a run.

The order of the elements is the schema's. The file is a plain value of what goes in: the same batch, day and moment give the same
bytes, and the same batch the same message id, by which a bank refuses a file that it had before.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from pos.domain.bank import ACCOUNT_CHARACTERS_MAX, NAME_CHARACTERS_MAX, REFERENCE_CHARACTERS_MAX, banks_text

if TYPE_CHECKING:
    from datetime import date, datetime

    from pos.domain.bank import CentreAccount, Transfer, TransferBatch
    from pos.domain.money import Currency

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"


def credit_transfers(
    batch: TransferBatch, centre: CentreAccount, currency: Currency, *, day: date, created: datetime
) -> bytes:
    """Return the file.

    Args:
        batch: what is paid; each of its transfers fits (`pos.domain.bank.fitting`).
        centre: the account that it is paid from.
        currency: of every amount.
        day: on which the bank is to pay.
        created: when the file is made, with its zone.
    """
    document = ET.Element("Document", xmlns=NAMESPACE)
    message = ET.SubElement(document, "CstmrCdtTrfInitn")
    header = _put(message, "GrpHdr")
    _put(header, "MsgId", batch.reference)
    _put(header, "CreDtTm", created.isoformat(timespec="seconds"))
    _put_sums(header, batch, currency)
    _put(header, "InitgPty/Nm", banks_text(centre.name)[:NAME_CHARACTERS_MAX])
    payment = _put(message, "PmtInf")
    _put(payment, "PmtInfId", batch.reference)
    _put(payment, "PmtMtd", "TRF")
    _put_sums(payment, batch, currency)
    _put(payment, "ReqdExctnDt/Dt", day.isoformat())
    _put(payment, "Dbtr/Nm", banks_text(centre.name)[:NAME_CHARACTERS_MAX])
    account = _put(payment, "DbtrAcct")
    _put(account, "Id/IBAN", centre.iban)
    _put(account, "Ccy", currency.code)
    if centre.bic:
        _put(payment, "DbtrAgt/FinInstnId/BICFI", centre.bic)
    else:  # the schema wants the element; this is what EPC and CGI-MP write where the account says it all
        _put(payment, "DbtrAgt/FinInstnId/Othr/Id", "NOTPROVIDED")
    _put(payment, "ChrgBr", "SHAR")
    for transfer in batch.transfers:
        _put_transfer(payment, transfer, currency, batch.number, centre.purpose)
    ET.indent(document)
    return bytes(ET.tostring(document, encoding="UTF-8", xml_declaration=True))


def amount_text(currency: Currency, minor: int) -> str:
    """Return an amount as a file for a bank bears it: all decimals, no grouping."""
    return currency.format(minor).replace(",", "")


def _put_sums(parent: ET.Element, batch: TransferBatch, currency: Currency) -> None:
    _put(parent, "NbOfTxs", str(len(batch.transfers)))
    _put(parent, "CtrlSum", amount_text(currency, batch.amount_minor))


def _put_transfer(payment: ET.Element, transfer: Transfer, currency: Currency, run: str, purpose: str) -> None:
    one = _put(payment, "CdtTrfTxInf")
    _put(one, "PmtId/EndToEndId", f"{run}/{transfer.family}"[:REFERENCE_CHARACTERS_MAX])
    _put(one, "Amt/InstdAmt", amount_text(currency, transfer.amount_minor)).set("Ccy", currency.code)
    _put(one, "Cdtr/Nm", banks_text(transfer.name_en)[:NAME_CHARACTERS_MAX])
    if transfer.is_iban:
        _put(one, "CdtrAcct/Id/IBAN", transfer.account)
    else:
        _put(one, "CdtrAcct/Id/Othr/Id", transfer.account[:ACCOUNT_CHARACTERS_MAX])
    if purpose:
        _put(one, "Purp/Prtry", purpose)
    _put(one, "RmtInf/Ustrd", transfer.reference[:NAME_CHARACTERS_MAX])


def _put(parent: ET.Element, path: str, text: str | None = None) -> ET.Element:
    """Put elements one into the other, and a text into the last one."""
    for name in path.split("/"):
        parent = ET.SubElement(parent, name)
    parent.text = text
    return parent
