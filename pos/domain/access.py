"""How people and devices get in at the register: what each of them is handed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from pos.domain.bazaar import Person


@dataclass(frozen=True, slots=True)
class Second:
    """A second person who answers for one act, and the secret by which they are known."""

    code: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A person who has signed in at the register.

    Attributes:
        token: the secret that stands for the session, hexadecimal.
        person: who it is; without the hash of the secret.
        ends_at: when the session ends by itself.
    """

    token: str
    person: Person
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """A code that admits one device.

    Attributes:
        code: ten digits; shown once.
        device: the name that the device will have.
        ends_at: when the code is worth nothing any more.
        address: where the register is reached; empty where only whoever asked knows.
        fingerprint: of the register's certificate (`pos.sync.invitation`); empty where there is none to pin.
    """

    code: str
    bazaar: str
    device: str
    ends_at: datetime
    address: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """What a device learns when it is admitted: its place, and whom to trust.

    Attributes:
        register_key: the register's Ed25519 public key, hexadecimal.
        sealing_key: its X25519 public key, hexadecimal.
        generation: which life of the register this is.
        epoch: the last epoch that the register holds under this name; 0 where it holds none. A new book begins after it.
        serial: the last paper number that the register knows under this name; a new book leaps over it.
    """

    bazaar: str
    device: str
    register_key: str
    sealing_key: str
    generation: int
    epoch: int = 0
    serial: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceCard:
    """A device as the administrator sees it.

    Attributes:
        label: what people call it.
        key: the first digits of its public key, to be compared by eye.
        hall: the hall's register that introduced it; empty where it was admitted here.
        revoked: why it may send no more; empty while it may.
        epoch: the last epoch held; 0 where nothing is.
        facts: facts held, over all epochs.
        waiting: facts that the device said were only on it, when it was last heard.
        skew_ms: how far its clock was ahead of the register's then; None where it never said.
    """

    device: str
    label: str
    key: str
    hall: str
    revoked: str
    contact_at: datetime
    epoch: int
    facts: int
    waiting: int = 0
    skew_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RollRow:
    """One till at the end of the day, as the register knows it; what its Z-reports say, never what an open drawer should hold.

    Attributes:
        standing: as in `pos.domain.reports.Standing`, by value.
        facts: facts held, over all epochs.
        waiting: facts that the till said were only on it, when it was last heard.
        relayed: facts that the centre's register has signed for; the same as `facts` where this register is the centre's.
        shifts: Z-reports held.
        sales: sales in them.
        takings_minor: takings in them.
        open_by: who has an open shift; empty where none is open.
        skew_ms: how far the till's clock was ahead of the register's; None where it never said.
        hall: the hall's register that it sends to; empty where it sends here.
        papers: Z-reports that somebody compared with their papers.
        papers_differ: those of which the paper says something else.
        told_at: when it last said how it is; None for never.
    """

    device: str
    label: str
    standing: str
    expected: bool
    facts: int
    waiting: int
    relayed: int
    shifts: int
    sales: int
    takings_minor: int
    open_by: str
    revoked: str
    contact_at: datetime | None = None
    skew_ms: int | None = None
    hall: str = ""
    papers: int = 0
    papers_differ: int = 0
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """Who is in, who is missing.

    Attributes:
        at: the register's time.
        has_centre: whether this register sends on to another.
        relayed_at: when it last did; None for never.
        wished_at: when somebody last wished that all tills send at once; None for never.
        wished_from: the till on which that was.
    """

    at: datetime
    tills: tuple[RollRow, ...]
    has_centre: bool = False
    relayed_at: datetime | None = None
    wished_at: datetime | None = None
    wished_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How the register is, for anyone who asks.

    Attributes:
        generation: which life of the register this is; a restored one begins the next.
        register_key, sealing_key: its public keys, hexadecimal.
    """

    version: str
    generation: int
    register_key: str
    sealing_key: str


class Deed(str, Enum):
    """What the register's trail names: deeds around people, keys and copies, which belong to no bazaar's journal."""

    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    PERSON_ADDED = "person_added"
    PERSON_CHANGED = "person_changed"
    SECRET_CHANGED = "secret_changed"  # noqa: S105 - the name of a deed
    PERSON_REMOVED = "person_removed"
    PERSONAL_READ = "personal_read"
    PERSONAL_WRITTEN = "personal_written"
    JOURNAL_EXPORTED = "journal_exported"
    CODE_ISSUED = "code_issued"
    DEVICE_RENAMED = "device_renamed"
    KEY_ROTATED = "key_rotated"
    BUNDLE_IMPORTED = "bundle_imported"
    PAPER_CHECKED = "paper_checked"
    PLAN_CHANGED = "plan_changed"
    FILE_EXPORTED = "file_exported"
    PAGE_GIVEN = "page_given"
    PAGE_RENEWED = "page_renewed"
    PAGE_WITHDRAWN = "page_withdrawn"
    PAGES_MOVED = "pages_moved"
    ACCOUNT_CODED = "account_coded"
    BACKED_UP = "backed_up"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailRow:
    """One entry of the register's trail.

    Attributes:
        seq: its number, from 1, without gaps.
        by: the person's code; `OWNER` for a command on the machine.
        subject: whom or what it concerns: a person, a family, a device, a file.
        detail: which parts of it; never a secret and never anybody's data.
        hash: over this entry and the one before it, 64 hexadecimal digits.
    """

    seq: int
    at: datetime
    by: str
    deed: Deed
    subject: str
    detail: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeAct:
    """One act of the office's own journal, as it is told to whoever looks for who did what.

    Attributes:
        epoch, seq: its place in that journal.
        by: the person's code.
        kind: of the fact, such as `payout_approved`.
        subject: whom or what it concerns: a family, a device, a run.
        detail: the reason, where one was given; no amount and nobody's data.
    """

    epoch: int
    seq: int
    at: datetime
    by: str
    kind: str
    subject: str
    detail: str = ""
