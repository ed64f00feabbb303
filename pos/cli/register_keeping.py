"""`amana register backup | restore | rotate-key | export | trail | verify`: keep it safe, bring it back, hand its books out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pos.cli.console import Exit, say
from pos.cli.opening import open_register

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

ON_PAPER = "what the office did after that copy is on paper only: compare the signed vouchers before anybody is paid"


def add_keeping_to(acts: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the acts of `amana register` that keep it."""
    backup = acts.add_parser("backup", help="copy the register while it runs, prove the copy, keep the latest ones")
    backup.add_argument("into", type=Path, metavar="FOLDER", help="where copies go: another disk")
    backup.add_argument("--kept", type=int, default=14, metavar="N", help="how many copies stay (default 14)")
    backup.set_defaults(run=_back_up)
    restore = acts.add_parser("restore", help="bring a copy back into an empty database and begin the next life")
    restore.add_argument("copy", type=Path, metavar="FILE", help="the copy, with its manifest beside it")
    restore.set_defaults(run=_restore)
    rotate = acts.add_parser(
        "rotate-key", help="seal all personal data with a new key; may be interrupted and repeated"
    )
    rotate.set_defaults(run=_rotate)
    export = acts.add_parser("export", help="write a device's journal, line by line; R01 is the office's own")
    export.add_argument("bazaar", metavar="BAZAAR", help="the bazaar's code")
    export.add_argument("device", metavar="DEVICE", help="the device's name, such as T01 or R01")
    export.add_argument("out", type=Path, metavar="FILE", help="where the lines go")
    export.set_defaults(run=_export)
    trail = acts.add_parser("trail", help="print who did what to people, keys and copies, each entry proved")
    trail.add_argument("--last", type=int, default=0, metavar="N", help="only the latest entries")
    trail.set_defaults(run=_trail)
    verify = acts.add_parser("verify", help="prove every closing of the books, from the stored rows")
    verify.add_argument("--bazaar", default="", metavar="BAZAAR", help="one bazaar only")
    verify.set_defaults(run=_verify)
    for act in (backup, restore, rotate, export, trail, verify):
        act.add_argument("--folder", type=Path, required=True, metavar="DIR", help="where the register's keys live")
        act.add_argument("--database", metavar="URL", help="an SQLAlchemy address (default: SQLite in the folder)")


def _back_up(chosen: Namespace) -> int:
    from pos.domain.access import Deed
    from pos.register.backups import back_up
    from pos.register.trail import OWNER

    register = open_register(chosen)
    try:
        made = back_up(register.database, chosen.into, register.surroundings.now(), max(1, chosen.kept))
        register.trail.note(OWNER, Deed.BACKED_UP, made.file)
    finally:
        register.close()
    say(f"{made.file}: {made.facts} facts, life {made.generation}, {made.bytes} bytes, proved")
    return Exit.DONE


def _restore(chosen: Namespace) -> int:
    from pos.register.backups import restore
    from pos.register.database import Database

    chosen.folder.mkdir(parents=True, exist_ok=True)
    database = Database(chosen.database or f"sqlite:///{chosen.folder / 'register.db'}")
    try:
        facts = restore(chosen.copy, database)
    finally:
        database.close()
    register = open_register(chosen)
    try:
        life = register.begin_next_life()
    finally:
        register.close()
    say(f"{facts} facts are back; life {life} of the register has begun, and the tills refill it by themselves")
    say(ON_PAPER)
    return Exit.DONE


def _rotate(chosen: Namespace) -> int:
    from pos.domain.access import Deed
    from pos.register.field_keys import rotate
    from pos.register.trail import OWNER

    register = open_register(chosen)
    try:
        count = rotate(register.database, chosen.folder, register.surroundings.chance)
        register.trail.note(OWNER, Deed.KEY_ROTATED, detail=f"{count} values")
    finally:
        register.close()
    say(f"values sealed with the new key: {count}; keep a copy of fields.key apart from the copies of the database")
    return Exit.DONE


def _export(chosen: Namespace) -> int:
    from pos.domain.bazaar import Person, Role
    from pos.ledger.durable import write_durably

    owner = Person(code="OWNER", name_ar="صاحب الجهاز", name_en="Owner of the machine", role=Role.ADMIN)
    register = open_register(chosen)
    try:
        lines = b"".join(register.exports.journal(owner, chosen.bazaar, chosen.device))
    finally:
        register.close()
    write_durably(chosen.out, lines)
    say(f"{chosen.out}: {lines.count(bytes([10]))} facts")
    return Exit.DONE


def _trail(chosen: Namespace) -> int:
    from collections import deque

    register = open_register(chosen)
    try:
        entries = deque(register.trail.proven(), maxlen=chosen.last or None)
    finally:
        register.close()
    for one in entries:
        words = (one.by, one.deed.value, one.subject, one.detail)
        say(f"{one.seq} {one.at.isoformat(timespec='seconds')} " + " | ".join(word for word in words if word))
    return Exit.DONE


def _verify(chosen: Namespace) -> int:
    from pos.domain.account_errors import BrokenClosing
    from pos.domain.errors import UnknownBazaar

    register = open_register(chosen)
    try:
        codes = [plan.code for plan in register.planning.bazaars() if chosen.bazaar in {"", plan.code}]
        if chosen.bazaar and not codes:
            raise UnknownBazaar(code=chosen.bazaar)
        for code in codes:
            is_open = True
            for row in register.periods.proven(code):
                is_open = False
                at = row.at.isoformat(timespec="seconds")
                left_out = f", {row.unread} of them not read then and in no sum" if row.unread else ""
                say(f"{code} {row.number} {at} {row.digest}: {row.facts} facts{left_out}, proved")
            if is_open:
                say(f"{code}: nothing was closed yet")
    except BrokenClosing as broken:
        say(f"{broken.number}: does not come out as it was sealed")
        return Exit.FOUND
    finally:
        register.close()
    return Exit.DONE
