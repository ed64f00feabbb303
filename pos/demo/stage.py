"""Setting a bazaar up: the register with its people, families and devices, and the tills' books.

Everything goes the way a real centre goes: the first person is put into an empty register by whoever holds its folder;
everything after that is asked of the service over HTTP, by someone who signed in and has the right. A bazaar that is begun on
a machine, the sample bazaar and every rehearsal are set up by this module.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pos import settings
from pos.domain.bazaar import Role
from pos.domain.errors import DamagedMessage
from pos.ledger.book import Book
from pos.register.register import Register
from pos.register.serve import EmbeddedRegister
from pos.sync.admitted import Admission, keep_admission
from pos.sync.client import RegisterClient
from pos.sync.exchange import Exchange, cards

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from pos.demo.sample import Sample
    from pos.ledger.book import Surroundings
    from pos.ledger.keys import DeviceKey
    from pos.ledger.strongbox import Strongbox
    from pos.register.surroundings import RegisterKeys
    from pos.register.surroundings import Surroundings as RegisterSurroundings

PORT_FILE = "port.txt"  # where the register of this program listened last


@dataclass(frozen=True, slots=True)
class Means:
    """Time, chance and keys of everyone who takes part; from the machine, or from a seed.

    Attributes:
        register: the register's time and chance.
        register_keys: its keys.
        till: the time and chance of a device's book.
        key: the key of a device; None makes one in its strongbox.
        box: the strongbox of a device by its folder and name; files in the folder where none is given.
    """

    register: RegisterSurroundings
    register_keys: RegisterKeys
    till: Callable[[str], Surroundings]
    key: Callable[[str], DeviceKey | None]
    box: Callable[[Path, str], Strongbox | None] = lambda _folder, _device: None


@dataclass(slots=True)
class Stage:
    """A bazaar that is set up: its folder, its register and what was asked of it so far.

    Attributes:
        folder: holds `register/` and one folder per till.
        address: where the register listens, on this machine only.
    """

    folder: Path
    means: Means
    register: Register
    server: EmbeddedRegister
    address: str
    _lines: dict[str, RegisterClient] = field(default_factory=dict)

    def client(self) -> RegisterClient:
        """Return a line to the register on which nobody has signed in: what a till uses."""
        return RegisterClient(self.address)

    def office(self, code: str, secret: str) -> RegisterClient:
        """Return a line to the register on which a person has just signed in; sessions end while days pass."""
        line = self._lines.setdefault(code, self.client())
        line.sign_in(code, secret)
        return line

    def close(self) -> None:
        """Stop the register."""
        for line in self._lines.values():
            line.close()
        self.server.stop()
        self.register.close()


def means_of(
    folder: Path, now: Callable[[], datetime], entropy: Callable[[], int], around: Callable[[], Surroundings]
) -> Means:
    """Return the time, chance and keys of this machine.

    Args:
        folder: holds the register's keys, made there on the first start.
        now: the wall clock.
        entropy: a random number below 2**74, for ids.
        around: time and chance for a till's book.
    """
    from secrets import token_bytes

    from pos.ledger.strongbox import best_strongbox
    from pos.register.surroundings import Surroundings as AtTheRegister
    from pos.register.surroundings import load_keys

    return Means(
        register=AtTheRegister(now=now, entropy=entropy, chance=token_bytes),
        register_keys=load_keys(folder / settings.REGISTER),
        till=lambda _device: around(),
        key=lambda _device: None,
        box=best_strongbox,
    )


def raise_register(folder: Path, means: Means) -> Stage:
    """Open the register of a folder and let it listen on this machine."""
    home = folder / settings.REGISTER
    home.mkdir(parents=True, exist_ok=True)
    register = Register.open(f"sqlite:///{home / 'register.db'}", means.register_keys, means.register)
    server = EmbeddedRegister(register)
    try:
        return Stage(folder, means, register, server, _start(server, home / PORT_FILE))
    except BaseException:
        server.stop()  # it may be raised again in this program
        raise


def _start(server: EmbeddedRegister, file: Path) -> str:
    """Let a register listen where it did the last time, so that tills that joined it find it again."""
    known = file.read_text(encoding="ascii").strip() if file.exists() else ""
    address = server.start(int(known) if known.isdecimal() else 0)
    port = address.rpartition(":")[2]
    if port != known:
        file.write_text(port, encoding="ascii")
    return address


def plan(stage: Stage, sample: Sample) -> None:
    """Enter the bazaar, its people and its families into an empty register."""
    admin = sample.with_role(Role.ADMIN)
    others = (person for person in sample.people if person.code != admin.code)
    stage.register.people.begin_sample([(person.person(""), person.secret) for person in (admin, *others)])
    office = stage.office(admin.code, admin.secret)
    office.plan(sample.bazaar, identity=stage.means.register.new_id())
    for family in sample.families:
        private = {"phone": family.phone, "iban": family.iban, "licence": family.licence}
        private["collectors"] = "؛ ".join(family.collectors)
        office.enrol_family(
            sample.bazaar.code,
            family.enrolled(),
            identity=stage.means.register.new_id(),
            private={name: value for name, value in private.items() if value},
        )


def admit(stage: Stage, sample: Sample, device: str) -> tuple[Book, Admission]:
    """Admit a till by the sample's administrator."""
    admin = sample.with_role(Role.ADMIN)
    book, admission = admit_by(stage, stage.office(admin.code, admin.secret), sample.bazaar.code, device)
    settings.keep_sample_pins(book.folder, {person.code: person.secret for person in sample.people})
    return book, admission


def admit_by(stage: Stage, office: RegisterClient, bazaar: str, device: str) -> tuple[Book, Admission]:
    """Admit a till by a one-time code and begin its book with the bazaar's cards.

    Args:
        stage: the register that runs.
        office: a line to it on which an administrator has signed in.
        bazaar: the bazaar's code.
        device: the till's name.
    """
    enrolment = office.issue_code(bazaar, device)
    folder, means = stage.folder / device, stage.means
    book = Book(folder, device, means.till(device), means.key(device), box=means.box(folder, device))
    line = stage.client()
    admitted = line.admit(enrolment.code, book.key.public, device)
    admission = Admission(
        bazaar=admitted.bazaar,
        device=admitted.device,
        register_key=admitted.register_key,
        sealing_key=admitted.sealing_key,
    )
    keep_admission(stage.folder / device, admission)
    feed = line.feed(admission.bazaar, device, 0, book.key)
    line.close()
    if feed is None:
        raise DamagedMessage("a register that admits a till has cards for it")
    book.begin(cards(feed))
    return book, admission


def exchange_of(book: Book, admission: Admission) -> Exchange:
    """Return the passes of a book, on a connection of their own."""
    return Exchange(book.reader(), admission, book.key)
