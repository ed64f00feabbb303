"""A centre and a hall over real HTTP on loopback: two registers with keys of their own, and the tills of a hall."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from pos.ledger.keys import from_seed
from pos.register.register import Register
from pos.register.serve import EmbeddedRegister
from pos.register.surroundings import keys_from_seed
from pos.register.tables import FACT
from pos.sync.client import RegisterClient
from pos.sync.invitation import Invitation
from pos.sync.relay import Relayed, become_hall, read_upstream, relay
from tests.unit.register.rehearsal import ADMIN, BAZAAR, FAMILIES, Clock, Journal, open_register, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.sync.admitted import Admission

OFFICE = "R01"


@dataclass
class End:
    """A register, where it lies, and where it listens."""

    register: Register
    folder: Path
    server: EmbeddedRegister
    address: str

    @property
    def facts(self) -> dict[str, list[bytes]]:
        """What it holds of every till, word for word."""
        with self.register.database.reading() as connection:
            held = connection.execute(
                select(FACT.c.device, FACT.c.body)
                .where(FACT.c.device != OFFICE)
                .order_by(FACT.c.device, FACT.c.epoch, FACT.c.seq)
            ).all()
        found: dict[str, list[bytes]] = {}
        for device, body in held:
            found.setdefault(device, []).append(bytes(body))
        return found

    def invite(self, device: str = "") -> Invitation:
        """An invitation for one device."""
        enrolment = self.register.devices.issue_code(ADMIN, BAZAAR.code, device)
        return Invitation(address=self.address, code=enrolment.code)

    def admit(self, seed: str, device: str = "") -> str:
        """Admit a till whose key is made of a seed, and return its name."""
        return self.register.devices.admit(self.invite(device).code, from_seed(seed).public).device


@dataclass
class Chain:
    """Both ends, and the way between them."""

    centre: End
    hall: End
    admission: Admission

    def relay(self) -> Relayed:
        """Send on once."""
        with RegisterClient(self.centre.address) as line:
            return relay(self.hall.register.relaying, self.admission, line)


def raised(folder: Path, clock: Clock, *, seed: str = "", planned: bool = False) -> End:
    """A register that listens: the centre's with its plan, or an empty one with keys of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    if planned:
        register = open_register(folder / "register.db", clock)
    else:
        url = f"sqlite:///{folder / 'register.db'}"
        register = Register.open(url, keys_from_seed(seed), surroundings(clock, seed=sum(seed.encode())))
    server = EmbeddedRegister(register)
    return End(register, folder, server, server.start())


@contextmanager
def a_chain(folder: Path) -> Iterator[Chain]:
    """A hall that has joined its centre."""
    clock = Clock()
    centre = raised(folder / "centre", clock, planned=True)
    hall = raised(folder / "hall", clock, seed="hall")
    become_hall(hall.folder, hall.register.relaying, centre.invite("H01"))
    admission = read_upstream(hall.folder)
    assert admission is not None
    yield Chain(centre, hall, admission)
    hall.server.stop()
    centre.server.stop()


def a_day(chain: Chain, sales: int = 3, *, seed: str = "T101") -> Journal:
    """A till of the hall's that has sold and sent all of it, one sale at a time."""
    assert chain.hall.admit(seed) == seed
    journal = Journal(seed)
    journal.receive(FAMILIES[0])
    journal.open_shift()
    for _ in range(sales):
        journal.sell(FAMILIES[0])
    journal.close_shift()
    send(chain.hall.address, journal)
    return journal


def send(address: str, journal: Journal, after: int = 0) -> None:
    with RegisterClient(address) as line:
        for place in range(after, journal.seq):
            line.push(journal.batch(place, place + 1))
