"""`amana ledger`: prove a till's book whole, copy it, bring it back, and write its journal out for strangers.

Facts enter a book only by selling or by sync, so there is no import. Nothing here overwrites a book: what was there before
stays beside the new file.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos.cli.console import Exit, Progress, say, show_json, warn

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction
    from collections.abc import Callable, Iterator

    from pos.ledger.driver import sqlite3
    from pos.ledger.keys import DeviceKey
    from pos.ledger.salvage import Salvaged
    from pos.ledger.strongbox import Strongbox
    from pos.ledger.verify import Verdict
    from pos.ledger.walk import Fault

WHOLE = "the book is whole"
NOT_WHOLE = (
    "THE BOOK IS NOT WHOLE. Sell no more on it and delete nothing. What the register acknowledged is safe there; "
    "bring the rest into a new file with: amana ledger salvage FOLDER"
)
FAULTS_ON_PAGE = 20
MEANINGS = {
    "integrity": "SQLite finds its pages and indexes sound",
    "references": "no row has lost what it refers to",
    "guards": "tables are as written, and nothing recorded can be changed by SQL",
    "chain": "each fact follows the one before by its hash",
    "gap": "no number is missing, twice or out of order",
    "body": "each fact reads, and says what its row says",
    "signature": "the device's signatures fit, and each closing has one",
    "postings": "the ledger is what the facts say",
    "moves": "the stock is what the facts say",
    "papers": "each paper number belongs to its fact",
    "undoings": "refunds and voids stand with their sales",
    "cards": "prices, names, families, people and the plan are as they were taken over, and read",
    "device": "the book holds what the device remembers of it",
    "register": "the book holds what the register has acknowledged",
    "mirror": "the second copy holds the same facts (--mirror)",
    "seal": "a sealed copy is what its signed manifest says",
}


def add_to(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    command = commands.add_parser("ledger", help="a till's book: prove it whole, back it up, restore it, export it")
    acts = command.add_subparsers(title="acts", metavar="ACT", required=True)
    verify = _act(acts, "verify", "say on one page whether a book is whole", run_verify, OR_SEALED)
    verify.add_argument("--mirror", type=Path, metavar="DIR", help="the mirror's folder, to be compared as well")
    backup = _act(acts, "backup", "make, check and sign a copy; five generations are kept", run_backup)
    backup.add_argument("target", type=Path, metavar="TO", help="the second place: a folder on another disk or a stick")
    restore = _act(acts, "restore", "put the newest copy (or one named) back as the book of a folder", run_restore)
    restore.add_argument("source", type=Path, metavar="FROM", help="the second place, with the copies")
    restore.add_argument("--device", required=True, help="whose book it is, such as T01")
    restore.add_argument("--generation", type=int, default=1, metavar="N", help="1 is the newest copy (default)")
    restore.add_argument(
        "--any-key", action="store_true", help="take a copy that another key than this machine's signed"
    )
    restore.add_argument("--mirror", type=Path, metavar="DIR", help="add what the mirror has beyond the copy")
    salvage = _act(acts, "salvage", "bring what can be read of a damaged book into a new file", run_salvage)
    salvage.add_argument("--device", required=True, help="whose book it is, such as T01")
    salvage.add_argument("--mirror", type=Path, metavar="DIR", help="fill the gaps from the mirror")
    rebuild = _act(acts, "rebuild", "make a book from its mirror alone, or from exported journals", run_rebuild)
    rebuild.add_argument("mirror", type=Path, metavar="MIRROR", help="the folder with journal-<device>-<epoch>.jsonl")
    rebuild.add_argument("--device", required=True, help="whose book it is, such as T01")
    prove = _act(acts, "prove", "say whether a receipt's QR code comes from this till and is in its book", run_prove)
    prove.add_argument("code", metavar="TEXT", help="the QR code's text, as a scanner types it")
    archive = _act(
        acts, "archive", "seal the shifts that the register has signed for and go on without them", run_archive
    )
    archive.add_argument("word", type=Path, metavar="ACK", help="the register's acknowledgement file")
    archive.add_argument("target", type=Path, metavar="TO", help="the folder for the sealed copy")
    export = _act(acts, "export", "write a book out for other software (docs/journal-format.md)", run_export, OR_SEALED)
    export.add_argument("target", type=Path, metavar="TO", help="a .jsonl or .xlsx file, or a folder for CSV files")


OF_A_TILL = "the till's folder, the one with book.db"
OR_SEALED = f"{OF_A_TILL}; or a sealed copy or archive, a .db file"


def _act(acts: Any, name: str, text: str, run: object, of: str = OF_A_TILL) -> ArgumentParser:  # noqa: ANN401 - argparse names this type privately
    act: ArgumentParser = acts.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    act.add_argument("book", type=Path, metavar="FOLDER", help=of)
    act.add_argument("--json", action="store_true", help="print the result as one JSON document")
    act.set_defaults(run=run)
    return act


def run_verify(chosen: Namespace) -> int:
    """Check a book; exit with 1 when something is wrong with it."""
    from pos.cli.places import require_folder
    from pos.domain.troubles import BookDamaged
    from pos.ledger.driver import sqlite3
    from pos.ledger.verify import Verdict, verify
    from pos.ledger.walk import Fault

    require_folder(chosen.mirror)
    place, progress = chosen.book, Progress()
    verdict, asked = Verdict(), {}
    try:
        with _opened(place) as connection:
            verdict = verify(
                connection,
                public=_public_key(place),
                progress=lambda done, total: progress("reading", done, total),
                is_sealed=place.is_file(),
            )
            asked = _beside(connection, chosen)
    except (
        BookDamaged,
        sqlite3.DatabaseError,
    ) as trouble:  # so damaged that SQLite does not open it, or stops half-way
        detail = trouble.detail if isinstance(trouble, BookDamaged) else str(trouble)
        verdict = replace(verdict, faults=(*verdict.faults, Fault("integrity", 0, detail)))
    faults = [*verdict.faults, *(fault for found in asked.values() for fault in found)]
    states = _states(faults, asked)
    if chosen.json:
        found = [{"check": one.check, "place": one.place, "detail": one.detail} for one in faults]
        show_json({**_document(verdict), "whole": not faults, "checks": states, "faults": found})
    else:
        for line in _page(place, verdict, faults, states):
            say(line)
    return Exit.FOUND if faults else Exit.DONE


@contextmanager
def _opened(place: Path) -> Iterator[sqlite3.Connection]:
    """Open the book of a till's folder, or a sealed copy, for reading."""
    from pos.ledger.book import existing
    from pos.ledger.connection import connect
    from pos.ledger.sealed import open_sealed

    connection = open_sealed(place) if place.is_file() else connect(existing(place))
    with closing(connection):
        yield connection


def _beside(connection: sqlite3.Connection, chosen: Namespace) -> dict[str, list[Fault]]:
    """Ask those who remember something of the book; whoever is not known here is left out."""
    from pos.ledger.beside import device_faults, mirror_faults, register_faults
    from pos.ledger.incarnation import NAME
    from pos.ledger.sealed import device_in, seal_faults
    from pos.ledger.watermarks import Watermarks

    device, asks = device_in(connection), {}
    box = _strongbox(chosen.book)
    if box is not None and box.read(NAME) is not None:
        asks["device"] = lambda: device_faults(connection, device, box)
    if Watermarks(connection).current().head:
        asks["register"] = lambda: register_faults(connection, device)
    if chosen.mirror is not None:
        asks["mirror"] = lambda: mirror_faults(connection, device, chosen.mirror)
    if chosen.book.is_file():
        asks["seal"] = lambda: seal_faults(connection, chosen.book)
    return {check: _ask(check, ask) for check, ask in asks.items()}


def _ask(check: str, ask: Callable[[], list[Fault]]) -> list[Fault]:
    """Ask one of them; a damaged book can hold anything, and what cannot be compared does not agree."""
    from pos.domain.errors import DamagedMessage
    from pos.domain.troubles import BookDamaged
    from pos.ledger.walk import Fault

    try:
        return ask()
    except (BookDamaged, DamagedMessage, TypeError, ValueError) as error:
        return [Fault(check, 0, str(error))]


def _strongbox(folder: Path) -> Strongbox | None:
    """Return the strongbox of the device whose folder this is; None where no device has one: a look makes none."""
    from pos.ledger.incarnation import NAME
    from pos.ledger.strongbox import HOME, KEY, FileBox, best_strongbox

    if (folder / HOME).exists():
        return best_strongbox(folder, folder.resolve().name)  # which is named there
    return FileBox(folder) if any((folder / name).exists() for name in (KEY, NAME)) else None


def _public_key(folder: Path) -> str | None:
    from pos.ledger.beside import public_key

    box = _strongbox(folder)
    return public_key(box) if box is not None else None


def _device_key(folder: Path, device: str) -> DeviceKey:
    """Return the key that the device signs with. None is made here: what a new one signs is not the till's."""
    from pos.domain.errors import KeyMissing
    from pos.ledger.strongbox import kept_key

    box = _strongbox(folder)
    key = kept_key(box) if box is not None else None
    if key is None:
        raise KeyMissing(device)
    return key


def _states(faults: list[Fault], asked: dict[str, list[Fault]]) -> dict[str, str]:
    from pos.ledger.verify import BESIDE, CHECKS

    found = {fault.check for fault in faults}
    return {
        check: "NOT OK" if check in found else "not asked" if check in BESIDE and check not in asked else "ok"
        for check in (*CHECKS, *BESIDE)
    }


def _page(place: Path, verdict: Verdict, faults: list[Fault], states: dict[str, str]) -> list[str]:
    rows = [str(place), f"{verdict.facts} facts, {verdict.sales} of them sales, in {verdict.epochs} epoch(s)"]
    rows += [f"head    {verdict.head}", f"signed  up to place {verdict.signed}", ""]
    rows += [f"{state:<11}{check:<12}{MEANINGS[check]}" for check, state in states.items()]
    rows += [f"  {fault.check} at {fault.place}: {fault.detail}" for fault in faults[:FAULTS_ON_PAGE]]
    if len(faults) > FAULTS_ON_PAGE:
        rows.append(f"  and {len(faults) - FAULTS_ON_PAGE} more; --json names them")
    return [*rows, "", NOT_WHOLE if faults else WHOLE]


def _document(verdict: Verdict) -> dict[str, object]:
    return {
        "facts": verdict.facts,
        "sales": verdict.sales,
        "epochs": verdict.epochs,
        "head": verdict.head,
        "signed": verdict.signed,
    }


def run_backup(chosen: Namespace) -> int:
    """Make a checked copy of a book, while it may be in use."""
    from datetime import datetime, timezone

    from pos.ledger.backup import back_up
    from pos.ledger.book import existing
    from pos.ledger.connection import connect

    device, progress = chosen.book.resolve().name, Progress()
    path, key = existing(chosen.book), _device_key(chosen.book, device)
    with closing(connect(path)) as connection:
        made = back_up(
            connection,
            chosen.target,
            device=device,
            key=key,
            now=datetime.now(timezone.utc),
            progress=lambda done, total: progress("copying", done, total),
        )
    if chosen.json:
        show_json({"path": str(made.path), "facts": made.facts, "head": made.head.hash.hex(), "sha256": made.sha256})
    else:
        say(f"{made.facts} facts, checked by opening the copy: {made.path}")
    return Exit.DONE


def run_restore(chosen: Namespace) -> int:
    """Put a copy back; the next start begins a new epoch and sends again what the register lacks."""
    from pos.cli.places import chosen_copy, require_folder, require_new_or_folder
    from pos.ledger.keys import is_signed
    from pos.ledger.restoring import restore

    require_new_or_folder(chosen.book)
    require_folder(chosen.mirror)
    copy = chosen_copy(chosen.source, chosen.device, chosen.generation)
    public = _public_key(chosen.book)
    if public is None:
        warn(
            f"this machine keeps no key of {chosen.device}: nothing here can tell whether the till itself signed the copy"
        )
    elif not chosen.any_key and not is_signed(public, copy.head.message(), bytes.fromhex(copy.signature)):
        warn("another key than this machine's signed the copy; where the till's key was replaced since, say --any-key")
        return Exit.REFUSED
    return _tell(restore(copy, chosen.book, mirror=chosen.mirror), chosen)


def run_salvage(chosen: Namespace) -> int:
    """Bring what can be read of a damaged book into a new file."""
    from pos.cli.places import require_own_book
    from pos.ledger.salvage import salvage

    require_own_book(chosen.book, chosen.device, mirror=chosen.mirror)
    made = salvage(chosen.book, chosen.device, mirror=chosen.mirror, progress=_watched("salvaging"))
    return _tell(made, chosen, "the next start goes on with it")


def run_rebuild(chosen: Namespace) -> int:
    """Make a book from its mirror alone."""
    from pos.cli.places import require_journal, require_new_or_folder
    from pos.ledger.salvage import rebuild

    require_new_or_folder(chosen.book)
    require_journal(chosen.mirror, chosen.device)
    return _tell(rebuild(chosen.book, chosen.device, chosen.mirror, progress=_watched("rebuilding")), chosen)


def _watched(what: str) -> Callable[[int, int], None]:
    """Return what tells on the console how far something is."""
    progress = Progress()
    return lambda done, total: progress(what, done, total)


def _tell(brought: Salvaged, chosen: Namespace, then: str = "the next start begins a new epoch on it") -> int:
    if chosen.json:
        kept = str(brought.kept) if brought.kept else None
        show_json(
            {**_document(brought.verdict), "path": str(brought.path), "kept": kept, "from_mirror": brought.from_mirror}
        )
    else:
        say(f"{brought.verdict.facts} facts, {brought.from_mirror} of them from the mirror: {brought.path}")
        if brought.kept:
            say(f"the file before is untouched: {brought.kept}")
        say(then)
    return Exit.DONE


def run_archive(chosen: Namespace) -> int:
    """Archive old shifts; refused unless the register has signed that it holds them."""
    from datetime import datetime, timezone

    from pos.domain.errors import DamagedMessage
    from pos.ledger.archive import SignedWord, archive
    from pos.sync.admitted import read_admission
    from pos.sync.seal import unpack_acks

    device = chosen.book.resolve().name
    words = [ack for ack in unpack_acks(chosen.word.read_bytes()) if ack.device == device]
    if not words:
        raise DamagedMessage("no acknowledgement")
    word = SignedWord(
        message=words[-1].message(),
        signature=words[-1].signature,
        register_key=read_admission(chosen.book).register_key,
    )
    key = _device_key(chosen.book, device)
    made = archive(chosen.book, device, chosen.target, word=word, key=key, now=datetime.now(timezone.utc))
    if chosen.json:
        show_json({"archive": str(made.archive.path), "facts": made.facts, "left": made.left, "path": str(made.path)})
    else:
        say(f"{made.facts} facts sealed in {made.archive.path}; {made.left} stay in {made.path}")
        say(f"the file before is untouched: {made.kept}")
    return Exit.DONE


def run_prove(chosen: Namespace) -> int:
    """Check a scanned receipt against the till's key and book; exit with 1 when it is not this till's."""
    from pos.domain.device_facts import EpochStarted
    from pos.ledger.book import existing
    from pos.ledger.connection import connect
    from pos.ledger.history import History
    from pos.ledger.proof import read_proof

    proof = read_proof(chosen.code)
    with closing(connect(existing(chosen.book))) as connection:
        history = History(connection, chosen.book.resolve().name)
        keys = {row.fact.public_key for row in history.since(0) if isinstance(row.fact, EpochStarted)}
        held = history.by_number(proof.number)
    is_signed = any(proof.is_by(key) for key in keys)
    is_held = held is not None and held.hash == proof.hash
    if chosen.json:
        show_json({"number": proof.number, "amount": proof.amount_minor, "signed": is_signed, "in_book": is_held})
    else:
        say(
            f"{proof.number}: signed by this till: {'yes' if is_signed else 'NO'}; in its book: {'yes' if is_held else 'NO'}"
        )
    return Exit.DONE if is_signed and is_held else Exit.FOUND


def run_export(chosen: Namespace) -> int:
    """Write a book out as JSON Lines, as a workbook, or as CSV files in a folder."""
    from pos.ledger.export import sheets, write_csv, write_journal

    with _opened(chosen.book) as connection:
        if chosen.target.suffix == ".jsonl":
            count = write_journal(connection, chosen.target)
            written = [chosen.target]
            lines = [f"{count} facts: {chosen.target}"]
        elif chosen.target.suffix == ".xlsx":
            from pos.cli.workbook import write_workbook

            write_workbook(sheets(connection), chosen.target)
            written, lines = [chosen.target], [str(chosen.target)]
        else:
            written = write_csv(connection, chosen.target)
            lines = [str(path) for path in written]
    if chosen.json:
        show_json({"files": [str(path) for path in written]})
    for line in [] if chosen.json else lines:
        say(line)
    return Exit.DONE
