"""What the register needs from outside: time, chance and keys, so that a rehearsal with the same seed repeats everything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta, timezone
from hashlib import sha256
from typing import TYPE_CHECKING

from pos.domain.identity import uuid7
from pos.ledger.durable import write_durably
from pos.ledger.keys import DeviceKey, from_seed, load_or_make, new_key
from pos.sync.seal import SealingKey, sealing_key_from_seed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from pos.domain.bazaar import Bazaar


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Time and chance.

    Attributes:
        now: the wall time with its offset.
        entropy: a random number below 2**74, for ids.
        chance: so many random bytes, for tokens, codes and salts; `os.urandom` but in a rehearsal.
    """

    now: Callable[[], datetime]
    entropy: Callable[[], int]
    chance: Callable[[int], bytes]

    def now_ms(self) -> int:
        """Return the time in milliseconds since 1970-01-01 UTC."""
        return int(self.now().timestamp() * 1000)

    def at(self, bazaar: Bazaar) -> datetime:
        """Return the time as a clock in the bazaar's hall shows it."""
        return self.now().astimezone(timezone(timedelta(minutes=bazaar.utc_offset_minutes)))

    def new_id(self) -> UUID:
        """Make the id of an act that begins now."""
        return uuid7(self.now_ms(), self.entropy())


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How the register is found from outside; written into invitations.

    Attributes:
        address: such as `https://192.168.8.5:8420`; empty where only whoever asks knows how it got here.
        fingerprint: of its certificate; empty where there is none to pin.
    """

    address: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class RegisterKeys:
    """The register's keys. They are kept in files beside the database, never in it.

    Attributes:
        signing: signs acknowledgements, feeds and its own journal.
        sealing: bundles are sealed to it.
        fields: encrypts personal data, field by field; 32 bytes.
        folder: where the files lie, so that a rotation of the fields' key is seen while the register runs.
    """

    signing: DeviceKey
    sealing: SealingKey
    fields: bytes
    folder: Path | None = None


def load_keys(folder: Path) -> RegisterKeys:
    """Read the register's keys from their files (mode 0600), or make them on the first start.

    Raises:
        OSError: a file cannot be read or written.
    """
    return RegisterKeys(
        signing=load_or_make(folder / "register.key"),
        sealing=SealingKey(load_or_make(folder / "sealing.key").secret),
        fields=load_or_make(folder / "fields.key").secret,
        folder=folder,
    )


def monitor_token(folder: Path) -> str:
    """Return what a monitor must show to read the figures; made on the first start, in a file of mode 0600.

    Raises:
        OSError: the file cannot be read or written.
    """
    path = folder / "metrics.token"
    if not path.exists():
        write_durably(path, new_key().secret.hex().encode() + b"\n", 0o600)
    return path.read_text(encoding="ascii").strip()


def keys_from_seed(seed: str) -> RegisterKeys:
    """Make keys that a seed repeats: for rehearsals and tests only."""
    fields = sha256(f"amana rehearsal field key {seed}".encode()).digest()
    return RegisterKeys(from_seed(f"register {seed}"), sealing_key_from_seed(seed), fields)
