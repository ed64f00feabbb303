"""`amana register`: run the central register as a service of its own."""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from pos.cli.console import Exit, say, warn

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from pos.register.register import Register


def add_to(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    command = commands.add_parser("register", help="the central register that all tills send to")
    acts = command.add_subparsers(title="acts", metavar="ACT", required=True)
    begin = acts.add_parser("begin", help="name the first administrator of an empty register; asks for a password")
    serve = acts.add_parser("serve", help="run the register until it is told to stop (Ctrl-C or SIGTERM)")
    restored = acts.add_parser("restored", help="say once that the database was restored from a backup")
    for act in (begin, serve, restored):
        act.add_argument(
            "--folder", type=Path, required=True, metavar="DIR", help="where its keys and its database live"
        )
        act.add_argument("--database", metavar="URL", help="an SQLAlchemy address (default: SQLite in the folder)")
    begin.add_argument("--code", default="S1", help="the administrator's short code (default S1)")
    begin.add_argument("--name", default="Administrator", help="the administrator's name")
    begin.set_defaults(run=run_begin)
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default 127.0.0.1)")
    serve.add_argument("--port", type=int, default=8420, help="the port to listen on (default 8420)")
    serve.add_argument("--certificate", default="", metavar="FILE", help="TLS certificate; needed off this machine")
    serve.add_argument("--key", default="", metavar="FILE", help="the certificate's key")
    serve.set_defaults(run=run_serve)
    restored.set_defaults(run=run_restored)


def run_begin(chosen: Namespace) -> int:
    """Put the first administrator into an empty register."""
    from pos.domain.bazaar import Person, Role

    register = _open(chosen)
    try:
        admin = Person(code=chosen.code, name_ar=chosen.name, name_en=chosen.name, role=Role.ADMIN)
        register.people.begin(admin, getpass("password, 8 characters at least: "))
    finally:
        register.close()
    say(f"{chosen.code} may sign in and add the others")
    return Exit.DONE


def run_serve(chosen: Namespace) -> int:
    """Run the register in the foreground."""
    from pos.register.logs import log_as_json
    from pos.register.serve import serve

    if chosen.host not in {"127.0.0.1", "localhost", "::1"} and not chosen.certificate:
        warn("off this machine the register speaks TLS only: give --certificate and --key")
        return Exit.REFUSED
    log_as_json(sys.stderr)
    register = _open(chosen)
    try:
        warn(f"the register listens on {chosen.host}:{chosen.port}; Ctrl-C ends it")
        serve(register, chosen.host, chosen.port, certificate=chosen.certificate, key=chosen.key)
    finally:
        register.close()
    return Exit.DONE


def run_restored(chosen: Namespace) -> int:
    """Begin the register's next life after a restore: tills send again what is missing and fetch all cards anew."""
    register = _open(chosen)
    try:
        life = register.begin_next_life()
    finally:
        register.close()
    say(f"life {life} of the register has begun; the tills refill it by themselves")
    return Exit.DONE


def _open(chosen: Namespace) -> Register:
    import os
    from datetime import datetime, timezone
    from secrets import randbits

    from pos.register.register import Register
    from pos.register.surroundings import Surroundings, load_keys

    chosen.folder.mkdir(parents=True, exist_ok=True)
    around = Surroundings(lambda: datetime.now(timezone.utc), lambda: randbits(74), os.urandom)
    url = chosen.database or f"sqlite:///{chosen.folder / 'register.db'}"
    return Register.open(url, load_keys(chosen.folder), around)
