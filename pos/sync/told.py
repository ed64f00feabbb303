"""What a device tells the register of itself, and a hall of its devices: canonical JSON, signed by whoever tells it.

These are words about facts, never facts: nothing is paid or counted by them.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from pos.domain.errors import DamagedMessage
from pos.domain.values import dataclass
from pos.ledger.codec import canonical, write_time
from pos.sync.reading import HASH_BYTES, as_bytes, as_number, as_table, as_text, as_time, parse_canonical, strictly

if TYPE_CHECKING:
    from collections.abc import Sequence

INTRODUCED_MAX = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class RollCall:
    """What a till says of itself when it asks who is in.

    Attributes:
        at: its own clock, right or wrong.
        facts: facts in its book.
        waiting: those that it has no acknowledgement for.
    """

    bazaar: str
    device: str
    at: datetime
    facts: int
    waiting: int

    def message(self) -> bytes:
        """Return the bytes that are sent, and signed by the device's key."""
        return canonical(
            {
                "amana": "roll?",
                "bazaar": self.bazaar,
                "device": self.device,
                "at": write_time(self.at),
                "facts": self.facts,
                "waiting": self.waiting,
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SendWish:
    """Somebody's wish, at one till, that all tills send what they have at once.

    Attributes:
        at: the till's own clock, right or wrong; the register takes its own.
    """

    bazaar: str
    device: str
    at: datetime

    def message(self) -> bytes:
        """Return the bytes that are sent, and signed by the device's key."""
        return canonical({"amana": "send!", "bazaar": self.bazaar, "device": self.device, "at": write_time(self.at)})


@dataclass(frozen=True, slots=True)
class Stretch:
    """How far the centre has one epoch of a till's journal."""

    device: str
    epoch: int
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced:
    """A device that a hall admitted.

    Attributes:
        former: keys that it had before, each with the last epoch that it vouches for.
        revoked: why the hall revoked it; empty while it may send. Told when all that it had sent is at the centre.
    """

    device: str
    public_key: str
    label: str
    former: tuple[tuple[str, int], ...] = ()
    revoked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Introductions:
    """A hall's word on the keys of its tills.

    Attributes:
        device: the hall's name at the centre.
    """

    bazaar: str
    device: str
    devices: tuple[Introduced, ...]

    def message(self) -> bytes:
        """Return the bytes that are sent, and signed by the hall's key."""
        return canonical(
            {
                "amana": "introductions",
                "bazaar": self.bazaar,
                "device": self.device,
                "devices": [
                    {
                        "device": one.device,
                        "public_key": one.public_key,
                        "label": one.label,
                        "former": [list(pair) for pair in one.former],
                        **({"revoked": one.revoked} if one.revoked else {}),
                    }
                    for one in self.devices
                ],
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoTold:
    """Which photo of goods a till sends or asks for.

    Attributes:
        mark: the SHA-256 of its file, hexadecimal.
    """

    bazaar: str
    device: str
    mark: str

    def message(self) -> bytes:
        """Return the bytes that the device's key signs."""
        return canonical({"amana": "photo", "bazaar": self.bazaar, "device": self.device, "mark": self.mark})


def read_roll_call(message: bytes) -> RollCall:
    """Read what a till says of itself; its signature is not judged here.

    Raises:
        DamagedMessage: it is incomplete or altered.
    """
    with strictly():
        table = parse_canonical(message)
        if set(table) != {"amana", "bazaar", "device", "at", "facts", "waiting"} or table["amana"] != "roll?":
            raise DamagedMessage("not a roll call")
        return RollCall(
            bazaar=as_text(table["bazaar"]),
            device=as_text(table["device"]),
            at=as_time(table["at"]),
            facts=as_number(table["facts"], 0),
            waiting=as_number(table["waiting"], 0),
        )


def read_wish(message: bytes) -> SendWish:
    """Read a wish that all send; its signature is not judged here.

    Raises:
        DamagedMessage: it is incomplete or altered.
    """
    with strictly():
        table = parse_canonical(message)
        if set(table) != {"amana", "bazaar", "device", "at"} or table["amana"] != "send!":
            raise DamagedMessage("not a wish")
        return SendWish(bazaar=as_text(table["bazaar"]), device=as_text(table["device"]), at=as_time(table["at"]))


def read_introductions(message: bytes) -> Introductions:
    """Read a hall's word on its devices; its signature is not judged here.

    Raises:
        DamagedMessage: it is incomplete or altered, or names too many.
    """
    with strictly():
        table = parse_canonical(message)
        if set(table) != {"amana", "bazaar", "device", "devices"} or table["amana"] != "introductions":
            raise DamagedMessage("not introductions")
        if len(table["devices"]) > INTRODUCED_MAX:
            raise DamagedMessage("too many devices")
        return Introductions(
            bazaar=as_text(table["bazaar"]),
            device=as_text(table["device"]),
            devices=tuple(_introduced(as_table(one)) for one in table["devices"]),
        )


def _introduced(table: dict[str, object]) -> Introduced:
    former = table["former"]
    if not isinstance(former, list):
        raise TypeError("not a list")
    return Introduced(
        device=as_text(table["device"]),
        public_key=_key(table["public_key"]),
        label=as_text(table["label"]),
        former=tuple((_key(key), as_number(epoch, 1)) for key, epoch in _pairs(former)),
        revoked=as_text(table.get("revoked", "")),
    )


def _pairs(values: Sequence[object]) -> list[tuple[object, object]]:
    pairs = [tuple(value) if isinstance(value, list) else () for value in values]
    if any(len(pair) != 2 for pair in pairs):
        raise TypeError("not a pair")
    return [(pair[0], pair[1]) for pair in pairs]


def _key(value: object) -> str:
    return as_bytes(value, HASH_BYTES).hex()
