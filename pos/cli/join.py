"""`amana join`: make this machine a till of a bazaar, by the administrator's invitation; `amana leave`: make it none again."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from pos.cli.console import Exit, say, warn

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from pos.ledger.surroundings import Surroundings
    from pos.sync.nearby import Nearby

LISTEN_SECONDS = 3


def add_to(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the commands."""
    command = commands.add_parser(
        "join", help="make this machine a till of a bazaar, by the administrator's invitation"
    )
    command.add_argument(
        "invitation", nargs="?", default="", help="its text; without one, the registers near here are listed"
    )
    command.add_argument("--label", default="", help="what people call this till, such as “the door”")
    command.add_argument(
        "--book-from",
        type=Path,
        metavar="DIR",
        help="bring the till's book along from copies or a mirror in this folder",
    )
    command.set_defaults(run=run_join)
    leave = commands.add_parser(
        "leave", help="make this machine no till any more; refused while anything is only on it"
    )
    leave.add_argument("--dry-run", action="store_true", help="only say whether it could")
    leave.set_defaults(run=run_leave)


def run_join(chosen: Namespace) -> int:
    """Join, or list who is near."""
    from pos.cli.places import require_folder
    from pos.settings import home
    from pos.sync.invitation import grouped, read_invitation
    from pos.sync.joining import join

    require_folder(chosen.book_from)
    if not chosen.invitation:
        for one in _near():
            say(f"{one.name}  {one.address}  {grouped(one.fingerprint)}")
        return Exit.DONE
    joined = join(
        home(), read_invitation(chosen.invitation), surroundings(), label=chosen.label, place=chosen.book_from
    )
    if joined.brought:
        say(f"its book is back: {joined.brought} facts")
    say(f"this machine is till {joined.admission.device} of bazaar {joined.admission.bazaar}; start `amana` to sell")
    return Exit.DONE


def run_leave(chosen: Namespace) -> int:
    """Retire the till of this machine. Its book is moved aside, never deleted."""
    from pos.settings import home
    from pos.sync.admitted import admitted_till
    from pos.sync.leaving import leave, require_all_sent

    name = admitted_till(home())
    if not name:
        warn("this machine is no till")
        return Exit.FOUND
    require_all_sent(home() / name)
    if chosen.dry_run:
        say("everything of this till is at the register; it may go")
        return Exit.DONE
    say(f"the book lies in {leave(home() / name)}; this machine is no till any more")
    return Exit.DONE


def surroundings() -> Surroundings:
    """Return the time and chance of this machine."""
    from datetime import datetime
    from secrets import randbits

    from pos.ledger.surroundings import Surroundings

    return Surroundings(now=lambda: datetime.now().astimezone(), entropy=lambda: randbits(74))


def _near() -> tuple[Nearby, ...]:
    from pos.sync.nearby import Search

    found: list[tuple[Nearby, ...]] = [()]
    search = Search(found.append)
    threading.Event().wait(LISTEN_SECONDS)
    search.close()
    return found[-1]
