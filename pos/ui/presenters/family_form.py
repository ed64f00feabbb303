"""A family as texts in a form, and back: each field read by itself, so that every mistake stands beside its field.

What is wrong keeps the form from being saved; what is only doubtful (a phone, an identity number, a licence that runs out) is
said and saved. Two people's changes of one family are put together field by field.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pos.domain.bank import is_iban
from pos.domain.bazaar import FamilyCard, FamilyKind, PayBy
from pos.domain.errors import Refusal
from pos.domain.families import LICENCE_WARNING_DAYS, PRIVATE_FIELDS, FamilyPrivate, FamilyRecord
from pos.domain.identity import read_family_number
from pos.domain.text import clean, latin_digits
from pos.intake.cells import is_identity, is_phone, read_date, read_rate, text_of
from pos.intake.findings import CellEmpty, LicenceRunsOut, NotAnIban, NotAnIdentity, NotAPhone
from pos.ui.rows.enrolment import FieldNote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CASH, BANK, OTHER = "cash", "bank", "other"  # how a family is paid, as the form asks
LONG = ("address", "collectors", "needs", "services", "notes")
SHORT = ("name_ar", "name_en", "branch", "governorate", "phone", "identity", "licence", "iban", "account")
FIELDS = (
    *("number", "family_kind", "package", "more_packages", "pay_by", "licence_expiry", "rate_bp", "left"),
    *SHORT,
    *LONG,
)
RATE_MARK = "%"
PHONE_MARKS = re.compile(r"[;؛]")  # between two phones


class _Reader:
    """Reads the texts of a form one by one and keeps what is wrong."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self.notes: dict[str, FieldNote] = {}

    def text(self, name: str) -> str:
        return self._values.get(name, "")

    def read(self, name: str, read: Callable[[str], object]) -> object:
        text = clean(self.text(name))
        if not text:
            return None
        try:
            return read(text)
        except Refusal as reason:
            self.stop(name, reason)
            return None

    def stop(self, name: str, reason: Refusal) -> None:
        self.notes[name] = FieldNote(reason=reason.with_traceback(None), stops=True)

    def doubt(self, name: str, reason: Refusal) -> None:
        self.notes.setdefault(name, FieldNote(reason=reason))


def values_of(record: FamilyRecord) -> dict[str, str]:
    """Return a family as the texts of a form."""
    card, private = record.card, record.private
    values = {name: getattr(private, name) for name in PRIVATE_FIELDS}
    is_cash = card.pay_by is PayBy.CASH
    return values | {
        "number": card.number,
        "name_ar": card.name_ar,
        "name_en": "" if card.name_en == card.name_ar else card.name_en,
        "family_kind": card.family_kind.value,
        "package": card.package,
        "more_packages": ",".join(card.more_packages),
        "branch": card.branch,
        "governorate": card.governorate,
        "pay_by": CASH if is_cash else OTHER if private.account and not private.iban else BANK,
        "licence_expiry": card.licence_expiry.strftime("%d/%m/%Y") if card.licence_expiry else "",
        "rate_bp": "" if card.rate_bp is None else _percent(card.rate_bp),
        "left": "1" if card.left else "",
    }


def read_form(values: Mapping[str, str], version: int, today: date) -> tuple[FamilyRecord | None, dict[str, FieldNote]]:
    """Read a form.

    Args:
        values: the text of every field.
        version: of the record that it was made on.
        today: for the licence's last day.

    Returns:
        The record, nothing where a field cannot be read; and what is to be said beside fields.
    """
    reader = _Reader(values)
    texts = {name: str(reader.read(name, text_of()) or "") for name in SHORT}
    texts |= {name: reader.text(name).strip() for name in LONG}
    number = reader.read("number", read_family_number)
    rate, expiry = reader.read("rate_bp", read_rate), reader.read("licence_expiry", read_date)
    for name in ("number", "name_ar", "package"):
        if not clean(reader.text(name)):
            reader.stop(name, CellEmpty())
    pay_by = reader.text("pay_by") or CASH
    texts |= _ways_to_pay(reader, pay_by, texts)
    _doubts(reader, texts, expiry if isinstance(expiry, date) else None, today)
    if any(note.stops for note in reader.notes.values()):
        return None, reader.notes
    card = FamilyCard(
        number=str(number),
        name_ar=texts["name_ar"],
        name_en=texts["name_en"] or texts["name_ar"],
        package=reader.text("package"),
        pay_by=PayBy.CASH if pay_by == CASH else PayBy.BANK,
        rate_bp=rate if isinstance(rate, int) else None,
        licence_expiry=expiry if isinstance(expiry, date) else None,
        left=bool(reader.text("left")),
        family_kind=FamilyKind(reader.text("family_kind") or FamilyKind.HOUSEHOLD.value),
        more_packages=tuple(code for code in reader.text("more_packages").split(",") if code),
        branch=texts["branch"],
        governorate=texts["governorate"],
    )
    private = FamilyPrivate(**{name: texts[name] for name in PRIVATE_FIELDS})
    return FamilyRecord(card=card, private=private, version=version), reader.notes


def put_together(
    base: Mapping[str, str], mine: Mapping[str, str], theirs: Mapping[str, str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Put two people's changes of one family together.

    Args:
        base: the texts that both began with.
        mine: as they stand in the form.
        theirs: as the register has them now.

    Returns:
        Theirs, but for the fields that I changed; and the fields that both changed, each to something else.
    """
    changed = [name for name in FIELDS if mine.get(name, "") != base.get(name, "")]
    both = tuple(name for name in changed if theirs.get(name, "") not in {base.get(name, ""), mine.get(name, "")})
    return {**theirs, **{name: mine.get(name, "") for name in changed}}, both


def _ways_to_pay(reader: _Reader, pay_by: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Read the IBAN, which must be right where it is paid to; another account is asked for where there is none."""
    iban = latin_digits(texts["iban"]).replace(" ", "").upper()
    if pay_by == BANK and not iban:
        reader.stop("iban", CellEmpty())
    if iban and not is_iban(iban):
        if pay_by == BANK:
            reader.stop("iban", NotAnIban(iban))
        else:
            reader.doubt("iban", NotAnIban(iban))
    if pay_by == OTHER and not texts["account"]:
        reader.stop("account", CellEmpty())
    return {"iban": "" if pay_by == OTHER else iban}


def _doubts(reader: _Reader, texts: Mapping[str, str], expiry: date | None, today: date) -> None:
    """Say what looks wrong and may be right all the same."""
    for phone in filter(None, (part.strip() for part in PHONE_MARKS.split(texts["phone"]))):
        if not is_phone(latin_digits(phone)):
            reader.doubt("phone", NotAPhone(phone))
    if texts["identity"] and not is_identity(texts["identity"]):
        reader.doubt("identity", NotAnIdentity(texts["identity"]))
    soon = today + timedelta(days=LICENCE_WARNING_DAYS)
    if expiry is not None and expiry <= soon:
        reader.doubt("licence_expiry", LicenceRunsOut(expiry))


def _percent(rate_bp: int) -> str:
    whole, rest = divmod(rate_bp, 100)
    return f"{whole}.{rest:02d}{RATE_MARK}" if rest else f"{whole}{RATE_MARK}"
