"""How people and devices get in at the register: what each of them is handed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pos.domain.bazaar import Person


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
    """

    code: str
    bazaar: str
    device: str
    ends_at: datetime


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
