"""What is planned before the doors open: the bazaar, its packages, its people, families and items.

These are the *cards* that travel down from the register to the tills. They hold no personal data: a family is a number,
its display names and its package; phone numbers, identity numbers and bank accounts never leave the register.
"""

from __future__ import annotations

from datetime import date
from enum import Enum

from pos.domain.values import dataclass
from pos.domain.weighing import Unit


class Role(str, Enum):
    """What a person may do; rights are listed in `pos.domain.rights`."""

    CASHIER = "cashier"
    LEAD = "lead"
    GOODS = "goods"
    ACCOUNTANT = "accountant"
    APPROVER = "approver"
    ADMIN = "admin"


class Unsold(str, Enum):
    """What the family wants done with pieces that were not sold."""

    RETURN = "return"
    DONATE = "donate"


class PaperLanguage(str, Enum):
    """The language of the bazaar's paper, whatever the screen speaks."""

    ARABIC = "ar"
    ENGLISH = "en"
    BOTH = "both"


class TaxCode(str, Enum):
    """Which tax authority's code a receipt bears; ZATCA is Saudi Arabia's."""

    NONE = "none"
    ZATCA = "zatca"


class PayBy(str, Enum):
    """How a family is paid."""

    CASH = "cash"
    BANK = "bank"


class FamilyKind(str, Enum):
    """What kind of consignor a family is."""

    HOUSEHOLD = "household"
    INDIVIDUAL = "individual"
    UNIT = "unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One of the product groups of the bazaar (باقة).

    Attributes:
        perishable: whether its goods are food or the like, which must not be received without a last day.
    """

    code: str
    name_ar: str
    name_en: str
    icon: str = ""
    perishable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TillKey:
    """A key by which other tills know a till's receipts; one that was replaced has several.

    Attributes:
        till: the till's name.
        key: its Ed25519 public key, hexadecimal.
    """

    till: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bazaar:
    """One bazaar: where, when, and the rules that hold in it.

    Attributes:
        code: short name in ASCII, part of every batch and bundle.
        currency: ISO 4217 code, a key of `pos.domain.money.CURRENCIES`.
        cash_step_minor: what a customer's cash is rounded to; 1 means no rounding.
        payout_step_minor: the smallest coin paid out in cash; what is smaller is carried forward, never lost.
        commission_bp: the centre's commission where neither family nor consignment has its own, in basis points.
        difference_limit_minor: a cash difference above this needs the shift lead.
        advance_limit_minor: an advance above this needs a second person; 0 means that none does.
        tills: the devices that must have sent everything before a payout.
        terms, terms_ar, terms_en: what a family agrees to, for goods notes, and which version of it.
        note_ar, note_en: the line at the foot of a customer's receipt.
        tax_bp: the value-added tax that every price includes, in basis points; 0 where the centre is not registered for it.
        tax_number, tax_name: the seller's registration, and the name that is registered.
        tax_code: which code a receipt bears; it needs the three before.
    """

    code: str
    name_ar: str
    name_en: str
    edition: int
    venue_ar: str
    venue_en: str
    first_day: date
    last_day: date
    currency: str
    utc_offset_minutes: int
    tills: tuple[str, ...]
    packages: tuple[Package, ...]
    cash_step_minor: int = 1
    payout_step_minor: int = 1
    commission_bp: int = 0
    difference_limit_minor: int = 0
    advance_limit_minor: int = 0
    hall_limit: int = 0
    paper: PaperLanguage = PaperLanguage.BOTH
    terms: str = "1"
    terms_ar: str = ""
    terms_en: str = ""
    note_ar: str = ""
    note_en: str = ""
    tax_bp: int = 0
    tax_number: str = ""
    tax_name: str = ""
    tax_code: TaxCode = TaxCode.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyCard:
    """A family as a till knows it: number, display names, package, and its own commission if it has one.

    Attributes:
        licence_expiry: the last day of its home-production licence, which the goods desk looks at; the licence itself
            never leaves the register.
        left: whether it takes part no more; what it has sold stays its own.
        family_kind, more_packages, branch, governorate: for the office only; a card that travels to a till has none of them.
        page: the address of the family's own page, which stands on its papers as a QR code; empty where it has none.
    """

    number: str
    name_ar: str
    name_en: str
    package: str
    pay_by: PayBy = PayBy.CASH
    rate_bp: int | None = None
    licence_expiry: date | None = None
    page: str = ""
    left: bool = False
    family_kind: FamilyKind = FamilyKind.HOUSEHOLD
    more_packages: tuple[str, ...] = ()
    branch: str = ""
    governorate: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCard:
    """An item on sale: one product of one family (or of the centre, where `family` is empty).

    Attributes:
        code: EAN-13, digits only.
        price_minor: the price of one piece, or of one kilogram where it is weighed.
        floor_minor: the lowest such price that the family allows without asking; 0 where none was named.
        rate_bp: the commission frozen when the goods were received, in basis points.
        received: pieces or grams received so far.
        unit: whether it is sold by the piece or by weight.
        off: it was taken off the list before any of it came; a till that has the card forgets it.
        photo: the mark of its photo (`pos.ledger.chain`); empty where there is none.
    """

    code: str
    family: str
    name_ar: str
    name_en: str
    package: str
    price_minor: int
    rate_bp: int
    floor_minor: int = 0
    expiry: date | None = None
    unsold: Unsold = Unsold.RETURN
    received: int = 0
    unit: Unit = Unit.PIECE
    off: bool = False
    photo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who may sign in.

    Attributes:
        secret_hash: argon2id hash of the PIN (at a till) or password (in the office).
    """

    code: str
    name_ar: str
    name_en: str
    role: Role
    secret_hash: str = ""
