"""What the sheet of a bank's file shows and asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

BankForm = Literal["iso", "table"]


@dataclass(frozen=True, slots=True)
class BankPart:
    """What a file of one form holds.

    Attributes:
        count: how many transfers.
        left_out: who is not in it and why, in words.
    """

    count: int
    amount_minor: int
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BankFile:
    """What can be written for the bank.

    Attributes:
        number: of the payout.
        reference: by which the bank knows the file.
        told: the reference under which the bank was told of the same lines before; empty where it was not.
        centre: the centre's account by the fields `name`, `iban`, `bic` and `purpose`; empty texts where nobody told them yet.
        columns: of the bank's table, each as `heading = field`.
        day: on which the bank is to pay, as it is typed.
    """

    number: str
    reference: str
    told: str
    parts: Mapping[BankForm, BankPart]
    centre: Mapping[str, str]
    columns: tuple[str, ...]
    day: str


@dataclass(frozen=True, slots=True)
class BankWish:
    """What somebody asks to be written; the fields are those of `BankFile`, as they were typed."""

    form: BankForm
    centre: Mapping[str, str]
    columns: tuple[str, ...]
    day: str
