"""Payment by bank: whose account is credited with what, what a bank's file can hold of it, and what it cannot.

A family whose account is missing or mistyped is left out of the file by name, and stays owed. Banks read names in the Latin
letters of SWIFT's character set X and nothing else: while a family's English name is not written in them, no payment order is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from pos.domain.bank_errors import AccountsMissing, AccountsWrong, NamesNotLatin
from pos.domain.bazaar import PayBy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pos.domain.bank_errors import LeftOut
    from pos.domain.reports import PayoutLine, PayoutRun

ACCOUNT_CHARACTERS_MAX = 34  # ISO 20022: Max34Text
NAME_CHARACTERS_MAX = 140  # ISO 20022: Max140Text
REFERENCE_CHARACTERS_MAX = 35  # ISO 20022: Max35Text

_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
# SWIFT IBAN registry: the Gulf, and where its families' relatives bank.
_IBAN_LENGTH = {"AE": 23, "SA": 24, "KW": 30, "BH": 22, "OM": 23, "QA": 29} | {"EG": 29, "IQ": 23, "JO": 30, "LB": 28}
_BIC = re.compile(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")  # ISO 9362, as the schema asks for it
_SET_X = re.compile(r"[A-Za-z0-9/\-?:().,'+ ]*")
_TYPED_ALIKE = str.maketrans({"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "_": "-", "&": "+", "ʿ": "'", "ʾ": "'"})
_PRIME = 0xFFFFFFFB  # the largest of 32 bits
_SPARE_CLASSES = ("P", "S", "Z", "C")  # punctuation, signs, spaces, controls: a space says as much


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreAccount:
    """The account that the centre pays out of.

    Attributes:
        name: of its holder, as the bank knows it.
        iban: without spaces.
        bic: of the bank; empty where the bank asks for none.
        purpose: the code of the purpose that each transfer bears; empty where the bank asks for none.
    """

    name: str
    iban: str
    bic: str = ""
    purpose: str = ""


CENTRE_FIELDS = tuple(each.name for each in fields(CentreAccount))


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """What the bank is to credit one family with.

    Attributes:
        account: the family's IBAN, or the other account that it named; empty where none is known, and then the bank cannot pay.
        is_iban: whether it was given as an IBAN.
        reference: the run and the family, by which both banks' papers name the transfer.
    """

    family: str
    name_ar: str
    name_en: str
    account: str
    amount_minor: int
    reference: str
    is_iban: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferBatch:
    """The bank's part of an approved run, as one file.

    Attributes:
        number: of the run.
        part: which file of the run it is, from 1: the next one begins when the bank was told of the one before.
        reference: by which the bank knows the file again; the same whenever it is written anew.
        told: the reference under which the bank was told of it already; empty where it was not.
    """

    number: str
    part: int
    reference: str
    transfers: tuple[Transfer, ...]
    told: str = ""

    @property
    def amount_minor(self) -> int:
        """What the bank is to pay in all."""
        return sum(one.amount_minor for one in self.transfers)


def is_iban(text: str) -> bool:
    """Tell whether a bank account's check digits fit (ISO 13616: mod 97 of the rearranged number is 1)."""
    if _IBAN.fullmatch(text) is None or len(text) != _IBAN_LENGTH.get(text[:2], len(text)):
        return False
    return int("".join(str(int(letter, 36)) for letter in text[4:] + text[:4])) % 97 == 1


def is_bic(text: str) -> bool:
    """Tell whether a text has the form of a bank's code."""
    return _BIC.fullmatch(text) is not None


def banks_text(text: str) -> str:
    """Return a text in the letters that every bank reads, accents taken off; empty where it has others, such as Arabic ones."""
    plain = unicodedata.normalize("NFKD", text).translate(_TYPED_ALIKE)
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    kept = "".join(" " if _is_spare(letter) else letter for letter in kept)
    kept = " ".join(kept.split()).strip("/- ")
    return kept if _SET_X.fullmatch(kept) and any(map(str.isalnum, kept)) else ""


def batch_reference(bazaar: str, number: str, part: int) -> str:
    """Return by which reference a bank knows a file: the bazaar, the run, and which file of the run it is.

    A bazaar whose code is too long for it gives its first letters and a sum over all of them.
    """
    code, tail = bazaar.translate(_TYPED_ALIKE), f"-{number}-{part}"
    room = REFERENCE_CHARACTERS_MAX - len(tail)
    if len(code) > room:
        told = int.from_bytes(bazaar.encode(), "big") % _PRIME
        code = f"{code[: room - 8]}{told:08x}"
    return f"{code}{tail}"


def to_transfer(run: PayoutRun) -> tuple[int, str, tuple[PayoutLine, ...]]:
    """Return the part of a run that a bank's file is for now.

    That are the lines that wait for the bank. Where none does, it is those that the bank was last told of, so that a file that
    was lost can be written again, under the reference that it had: a bank takes no file twice.

    Returns:
        Which file of the run it is, from 1; under which reference the bank was told of it, if so; its lines.
    """
    told = [part for part in run.lines if part.line.pay_by is PayBy.BANK and part.voucher and part.paid_at is not None]
    moments = sorted({part.paid_at for part in told if part.paid_at is not None})
    waiting = run.waiting(PayBy.BANK)
    if waiting or not moments:
        return len(moments) + 1, "", waiting
    last = tuple(part for part in told if part.paid_at == moments[-1])
    return len(moments), last[0].voucher, tuple(part for part in last if not part.reversal)


def fitting(transfers: Iterable[Transfer], *, needs_latin: bool) -> tuple[tuple[Transfer, ...], tuple[LeftOut, ...]]:
    """Part what a bank can pay from what it cannot, and name the latter.

    Args:
        transfers: what is to be paid.
        needs_latin: whether the file takes Latin letters only.
    """
    good: list[Transfer] = []
    bad: dict[type[LeftOut], list[Transfer]] = {}
    for one in transfers:
        reason = _unfit(one, needs_latin=needs_latin)
        if reason is None:
            good.append(one)
        else:
            bad.setdefault(reason, []).append(one)
    left_out = (
        reason(tuple(one.family for one in some), sum(one.amount_minor for one in some)) for reason, some in bad.items()
    )
    return tuple(good), tuple(left_out)


def _unfit(one: Transfer, *, needs_latin: bool) -> type[LeftOut] | None:
    if not one.account:
        return AccountsMissing
    if one.is_iban and not is_iban(one.account):
        return AccountsWrong
    if not one.is_iban and (len(one.account) > ACCOUNT_CHARACTERS_MAX or not one.account.strip()):
        return AccountsWrong
    if needs_latin and not one.is_iban and banks_text(one.account) != one.account:
        return AccountsWrong
    return NamesNotLatin if needs_latin and not banks_text(one.name_en) else None


def _is_spare(letter: str) -> bool:
    return _SET_X.fullmatch(letter) is None and unicodedata.category(letter)[0] in _SPARE_CLASSES


def account_of(private: Mapping[str, str]) -> str:
    """Return where a family is paid without cash: its IBAN, or the other account that it named."""
    return private.get("iban", "") or private.get("account", "")
