"""`amana register`: run the central register as a service of its own."""

from __future__ import annotations

import signal
import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from pos.cli import hall
from pos.cli.console import Exit, say, warn
from pos.cli.opening import open_register
from pos.cli.register_keeping import ON_PAPER, add_keeping_to
from pos.cli.register_pages import add_pages_to

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction
    from types import FrameType


def add_to(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    command = commands.add_parser("register", help="the central register that all tills send to")
    acts = command.add_subparsers(title="acts", metavar="ACT", required=True)
    begin = acts.add_parser("begin", help="name the first administrator of an empty register; asks for a password")
    serve = acts.add_parser("serve", help="run the register until it is told to stop (Ctrl-C or SIGTERM)")
    restored = acts.add_parser("restored", help="say once that the database was restored from a backup")
    invite = acts.add_parser("invite", help="make a code that admits one till, or one hall with --hall, and show it")
    relay = acts.add_parser(
        "relay", help="make this register a hall's, which sends on to a centre; or send on once, now"
    )
    for act in (begin, serve, restored, invite, relay):
        act.add_argument(
            "--folder", type=Path, required=True, metavar="DIR", help="where its keys and its database live"
        )
        act.add_argument("--database", metavar="URL", help="an SQLAlchemy address (default: SQLite in the folder)")
    begin.add_argument("--code", default="S1", help="the administrator's short code (default S1)")
    begin.add_argument("--name", default="Administrator", help="the administrator's name")
    begin.set_defaults(run=run_begin)
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default 127.0.0.1)")
    serve.add_argument("--port", type=int, default=8420, help="the port to listen on (default 8420)")
    serve.add_argument(
        "--certificate", default="", metavar="FILE", help="TLS certificate (default: the register's own)"
    )
    serve.add_argument("--key", default="", metavar="FILE", help="the certificate's key")
    serve.add_argument(
        "--address", default="", metavar="URL", help="what invitations call it, where that is not its host"
    )
    serve.add_argument(
        "--name", default="", help="what it calls itself on the hall's network (default: this computer's)"
    )
    serve.add_argument("--hidden", action="store_true", help="do not tell the hall's network that it is here")
    serve.set_defaults(run=run_serve)
    restored.set_defaults(run=run_restored)
    hall.describe(invite, relay)
    add_keeping_to(acts)
    add_pages_to(acts)


def run_begin(chosen: Namespace) -> int:
    """Put the first administrator into an empty register."""
    from pos.domain.bazaar import Person, Role

    secret = _new_password()
    register = open_register(chosen)
    try:
        admin = Person(code=chosen.code, name_ar=chosen.name, name_en=chosen.name, role=Role.ADMIN)
        register.people.begin(admin, secret)
    finally:
        register.close()
    say(f"{chosen.code} may sign in and add the others")
    return Exit.DONE


def _new_password() -> str:
    """Ask twice for a password that no stranger would try first.

    Raises:
        PinTooWeak: a stranger would.
        PinsDiffer: the second time it was another one.
    """
    from pos.domain.pins import PinsDiffer, PinTooWeak, weakness_of
    from pos.domain.text import latin_digits

    secret = getpass("password, 8 characters at least (8 to 12 digits, to use it at a till's window too): ")
    weakness = weakness_of(latin_digits(secret)) if secret else None
    if weakness is not None:
        raise PinTooWeak(weakness)
    if getpass("the same again: ") != secret:
        raise PinsDiffer
    return secret


def run_serve(chosen: Namespace) -> int:
    """Run the register in the foreground."""
    from pos.cli.hall import present, relaying, with_certificate
    from pos.register.logs import log_as_json
    from pos.register.serve import serve
    from pos.register.surroundings import monitor_token

    log_as_json(sys.stderr)
    # The server has answered what was begun when it hands the signal on; what is open here is closed on the way out.
    signal.signal(signal.SIGTERM, _leave)
    register = open_register(chosen)
    try:
        certificate, key = with_certificate(chosen)
        register.face = present(chosen, certificate)
        warn(f"the register listens on {chosen.host}:{chosen.port}; Ctrl-C ends it")
        with relaying(chosen, register):
            token = monitor_token(chosen.folder)
            serve(register, chosen.host, chosen.port, certificate=certificate, key=key, metrics_token=token)
    finally:
        register.close()
    return Exit.DONE


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(Exit.DONE)


def run_restored(chosen: Namespace) -> int:
    """Begin the register's next life after a restore: tills send again what is missing and fetch all cards anew."""
    register = open_register(chosen)
    try:
        life = register.begin_next_life()
    finally:
        register.close()
    say(f"life {life} of the register has begun; the tills refill it by themselves")
    say(ON_PAPER)
    return Exit.DONE
