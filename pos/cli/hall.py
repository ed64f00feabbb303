"""`amana register invite` and `amana register relay`: who may join, and the chain from a hall's register to the centre's.

Also what `serve` needs to be found: its certificate, what invitations call it, and the herald on the hall's own network.
"""

from __future__ import annotations

import socket
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from pos.cli.console import Exit, say, warn
from pos.cli.opening import open_register
from pos.domain.errors import UnknownBazaar, UnknownDevice

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from pos.register.register import Register
    from pos.register.surroundings import Face

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
ANYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, never listened on by default


def describe(invite: ArgumentParser, relay: ArgumentParser) -> None:
    """Describe both commands."""
    invite.add_argument("--bazaar", default="", help="its code (default: the latest one)")
    invite.add_argument("--device", default="", help="the name that it will have (default: the next free one)")
    invite.add_argument(
        "--hall", action="store_true", help="for a hall's register, which then sends its tills' facts on"
    )
    invite.add_argument(
        "--address", default="", metavar="URL", help="where this register is reached (default: this machine)"
    )
    invite.add_argument("--port", type=int, default=8420, help="the port that it listens on (default 8420)")
    invite.set_defaults(run=run_invite)
    relay.add_argument("--invitation", default="", metavar="TEXT", help="of the centre; needed once")
    relay.set_defaults(run=run_relay)


def run_invite(chosen: Namespace) -> int:
    """Make a code and show it as text and as a QR code. Whoever holds the register's folder may do this."""
    from pos.domain.bazaar import Person, Role
    from pos.printing.symbols import qr_modules
    from pos.sync.invitation import Invitation, grouped

    register = open_register(chosen)
    try:
        plans = register.planning.bazaars()
        if not plans:
            raise UnknownBazaar(chosen.bazaar)
        bazaar = chosen.bazaar or plans[0].code
        keeper = Person(code="KEEPER", name_ar="", name_en="", role=Role.ADMIN)
        name = chosen.device or (_next_hall(register, bazaar) if chosen.hall else "")
        enrolment = register.devices.issue_code(keeper, bazaar, name)
    finally:
        register.close()
    face = present(chosen, _known_certificate(chosen))
    invitation = Invitation(address=face.address, code=enrolment.code, fingerprint=face.fingerprint)
    for line in _drawn(qr_modules(invitation.text())):
        say(line)
    say(f"{enrolment.device}  {invitation.address}  {grouped(enrolment.code, 5)}  {grouped(invitation.fingerprint)}")
    say(invitation.text())
    return Exit.DONE


def run_relay(chosen: Namespace) -> int:
    """Become a hall's register, or send everything on once."""
    from pos.sync.client import RegisterClient
    from pos.sync.invitation import read_invitation
    from pos.sync.relay import become_hall, read_upstream, relay

    register = open_register(chosen)
    try:
        if chosen.invitation:
            admission = become_hall(chosen.folder, register.relaying, read_invitation(chosen.invitation))
            say(f"this register is hall {admission.device} of bazaar {admission.bazaar}; `serve` sends on by itself")
            return Exit.DONE
        known = read_upstream(chosen.folder)
        if known is None:
            raise UnknownDevice("H01")
        with RegisterClient(known.address, certificate=known.certificate) as line:
            done = relay(register.relaying, known, line)
    finally:
        register.close()
    say(f"sent {done.sent}, known already {done.known}")
    for device, why in done.refused:
        warn(f"{device}: {why}")
    return Exit.FOUND if done.refused else Exit.DONE


# -- what `serve` needs ---------------------------------------------------------------------------------------------


def with_certificate(chosen: Namespace) -> tuple[str, str]:
    """Return the files of the certificate and its key; off loopback the register makes its own where none is named."""
    if chosen.certificate or chosen.host in LOOPBACK:
        return chosen.certificate, chosen.key
    from pos.register.certificate import own_certificate
    from pos.sync.nearby import own_addresses

    certificate, key = own_certificate(chosen.folder, (*own_addresses(), socket.gethostname()))
    return str(certificate), str(key)


def present(chosen: Namespace, certificate: str) -> Face:
    """Return how the register is found from outside.

    Args:
        chosen: what was asked for.
        certificate: file of the certificate; empty where it speaks no TLS.
    """
    from pathlib import Path

    from pos.register.surroundings import Face
    from pos.sync.invitation import fingerprint_of, read_address
    from pos.sync.nearby import own_addresses

    fingerprint = fingerprint_of(Path(certificate).read_text(encoding="ascii")) if certificate else ""
    if chosen.address:
        return Face(address=read_address(chosen.address), fingerprint=fingerprint)
    host = getattr(chosen, "host", "")
    if not certificate:
        return Face(address=f"http://{host or '127.0.0.1'}:{chosen.port}")
    shown = own_addresses()[0] if not host or host in ANYWHERE else host
    return Face(address=f"https://{shown}:{chosen.port}", fingerprint=fingerprint)


@contextmanager
def relaying(chosen: Namespace, register: Register) -> Iterator[None]:
    """Tell the network that the register is here, and send on to the centre where there is one, for as long as it serves."""
    from pos.sync.nearby import Herald
    from pos.sync.relay import RelayWorker, read_upstream

    with ExitStack() as stack:
        if not (chosen.hidden or chosen.host in LOOPBACK):
            addresses = () if chosen.host in ANYWHERE else (chosen.host,)
            name = chosen.name or socket.gethostname()
            stack.enter_context(Herald(chosen.port, register.face.fingerprint, name, addresses))
        upstream = read_upstream(chosen.folder)
        if upstream is not None:
            bazaar = upstream.bazaar
            worker = RelayWorker(register.relaying, upstream, wished=lambda: register.roll.wished_at(bazaar))
            worker.start()
            stack.callback(worker.stop)
        yield


def _known_certificate(chosen: Namespace) -> str:
    from pos.register.certificate import CERTIFICATE

    own = chosen.folder / CERTIFICATE
    return str(own) if own.exists() else ""


def _next_hall(register: Register, bazaar: str) -> str:
    from pos.domain.bazaar import Person, Role
    from pos.register.devices import HALL

    keeper = Person(code="KEEPER", name_ar="", name_en="", role=Role.ADMIN)
    taken = {card.device for card in register.devices.cards(keeper, bazaar)}
    return next(name for name in (f"{HALL}{serial:02d}" for serial in range(1, 10)) if name not in taken)


def _drawn(rows: tuple[bytes, ...]) -> Iterator[str]:
    """Draw a QR code with two rows a line and its white border, black on white whatever the terminal's colours are."""
    width = len(rows[0]) + 4
    blank = bytes(width)
    framed = [blank, blank, *(bytes(2) + row + bytes(2) for row in rows), blank, blank]
    if len(framed) % 2:
        framed.append(blank)
    for upper, lower in zip(framed[::2], framed[1::2], strict=True):
        dots = "".join(" ▄▀█"[2 * bool(one) + bool(other)] for one, other in zip(upper, lower, strict=True))
        yield f"\033[30;47m{dots}\033[0m"
