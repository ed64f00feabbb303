"""`amana ledger`: prove a till's book whole, copy it, bring it back, and write its journal out for strangers.

Facts enter a book only by selling or by sync, so there is no import. Nothing here overwrites a book: what was there before
stays beside the new file.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos.cli.console import Exit, Progress, say, show_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from pos.ledger.salvage import Salvaged
    from pos.ledger.verify import Verdict
    from pos.ledger.walk import Fault

WHOLE = "the book is whole"
NOT_WHOLE = (
    "THE BOOK IS NOT WHOLE. Sell no more on it and delete nothing. What the register acknowledged is safe there; "
    "bring the rest into a new file with: amana ledger salvage FOLDER"
)


def add_to(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    command = commands.add_parser("ledger", help="a till's book: prove it whole, back it up, restore it, export it")
    acts = command.add_subparsers(title="acts", metavar="ACT", required=True)
    verify = _act(acts, "verify", "say on one page whether a book is whole", run_verify)
    verify.add_argument("--mirror", type=Path, metavar="DIR", help="the mirror's folder, to be compared as well")
    backup = _act(acts, "backup", "make, check and sign a copy; five generations are kept", run_backup)
    backup.add_argument("target", type=Path, metavar="TO", help="the second place: a folder on another disk or a stick")
    restore = _act(acts, "restore", "put the newest copy (or one named) back as the book of a folder", run_restore)
    restore.add_argument("source", type=Path, metavar="FROM", help="the second place, with the copies")
    restore.add_argument("--device", required=True, help="whose book it is, such as T01")
    restore.add_argument("--generation", type=int, default=1, metavar="N", help="1 is the newest copy (default)")
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
    export = _act(acts, "export", "write a book out for other software (docs/journal-format.md)", run_export)
    export.add_argument("target", type=Path, metavar="TO", help="a .jsonl or .xlsx file, or a folder for CSV files")


def _act(acts: Any, name: str, text: str, run: object) -> ArgumentParser:  # noqa: ANN401 - argparse names this type privately
    act: ArgumentParser = acts.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    act.add_argument("book", type=Path, metavar="FOLDER", help="the till's folder, the one with book.db")
    act.add_argument("--json", action="store_true", help="print the result as one JSON document")
    act.set_defaults(run=run)
    return act


def run_verify(chosen: Namespace) -> int:
    """Check a book; exit with 1 when something is wrong with it."""
    from pos.ledger.book import existing
    from pos.ledger.connection import connect
    from pos.ledger.verify import verify

    progress = Progress()
    with closing(connect(existing(chosen.book))) as connection:
        verdict = verify(connection, progress=lambda done, total: progress("reading", done, total))
    faults = [*verdict.faults, *_mirror_faults(chosen)]
    if chosen.json:
        show_json({**_document(verdict), "whole": not faults, "faults": [_fault(one) for one in faults]})
    else:
        for line in _page(verdict, faults):
            say(line)
    return Exit.FOUND if faults else Exit.DONE


def _mirror_faults(chosen: Namespace) -> list[Fault]:
    if chosen.mirror is None:
        return []
    from pos.ledger.book import existing
    from pos.ledger.connection import connect
    from pos.ledger.mirror import compare
    from pos.ledger.walk import Fault

    with closing(connect(existing(chosen.book))) as connection:
        found = compare(connection, chosen.mirror, chosen.book.resolve().name)
    faults = list(found.faults)
    if found.missing:
        faults.append(Fault("mirror", 0, f"{found.missing} facts of the book are not in the mirror"))
    if found.beyond:
        faults.append(Fault("mirror", 0, f"{found.beyond} facts of the mirror are not in the book"))
    return faults


def _page(verdict: Verdict, faults: list[Fault]) -> list[str]:
    from pos.ledger.verify import CHECKS

    found = {fault.check for fault in faults}
    rows = [f"{verdict.facts} facts, {verdict.sales} of them sales, in {verdict.epochs} epoch(s)"]
    rows += [f"head    {verdict.head}", f"signed  up to place {verdict.signed}", ""]
    rows += [f"{'NOT OK' if check in found else 'ok':<8}{check}" for check in CHECKS]
    rows += [f"  {fault.check} at {fault.place}: {fault.detail}" for fault in faults]
    return [*rows, "", NOT_WHOLE if faults else WHOLE]


def _document(verdict: Verdict) -> dict[str, object]:
    return {
        "facts": verdict.facts,
        "sales": verdict.sales,
        "epochs": verdict.epochs,
        "head": verdict.head,
        "signed": verdict.signed,
    }


def _fault(fault: Fault) -> dict[str, object]:
    return {"check": fault.check, "place": fault.place, "detail": fault.detail}


def run_backup(chosen: Namespace) -> int:
    """Make a checked copy of a book, while it may be in use."""
    from datetime import datetime, timezone

    from pos.ledger.backup import back_up
    from pos.ledger.book import existing
    from pos.ledger.connection import connect
    from pos.ledger.strongbox import best_strongbox, device_key

    device, progress = chosen.book.resolve().name, Progress()
    key = device_key(best_strongbox(chosen.book, f"amana {device}"))
    with closing(connect(existing(chosen.book))) as connection:
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
    from pos.domain.errors import UnreadableFile
    from pos.ledger.backup import generations
    from pos.ledger.restoring import restore

    made = generations(chosen.source, chosen.device)
    if not 1 <= chosen.generation <= len(made):
        raise UnreadableFile(str(chosen.source), "missing")
    return _tell(restore(made[chosen.generation - 1], chosen.book, mirror=chosen.mirror), chosen)


def run_salvage(chosen: Namespace) -> int:
    """Bring what can be read of a damaged book into a new file."""
    from pos.ledger.salvage import salvage

    return _tell(salvage(chosen.book, chosen.device, mirror=chosen.mirror), chosen)


def run_rebuild(chosen: Namespace) -> int:
    """Make a book from its mirror alone."""
    from pos.ledger.salvage import rebuild

    return _tell(rebuild(chosen.book, chosen.device, chosen.mirror), chosen)


def _tell(brought: Salvaged, chosen: Namespace) -> int:
    if chosen.json:
        kept = str(brought.kept) if brought.kept else None
        show_json(
            {**_document(brought.verdict), "path": str(brought.path), "kept": kept, "from_mirror": brought.from_mirror}
        )
    else:
        say(f"{brought.verdict.facts} facts, {brought.from_mirror} of them from the mirror: {brought.path}")
        if brought.kept:
            say(f"the file before is untouched: {brought.kept}")
        say("the next start begins a new epoch on it")
    return Exit.DONE


def run_archive(chosen: Namespace) -> int:
    """Archive old shifts; refused unless the register has signed that it holds them."""
    from datetime import datetime, timezone

    from pos.domain.errors import DamagedMessage
    from pos.ledger.archive import SignedWord, archive
    from pos.ledger.strongbox import best_strongbox, device_key
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
    key = device_key(best_strongbox(chosen.book, f"amana {device}"))
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
    from pos.ledger.book import existing
    from pos.ledger.connection import connect
    from pos.ledger.export import sheets, write_csv, write_journal

    with closing(connect(existing(chosen.book))) as connection:
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
