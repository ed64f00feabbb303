"""`amana ledger`: prove a till's book whole, and write its journal out for strangers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pos.cli.console import Exit, say, show_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


def add_to(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    command = commands.add_parser("ledger", help="a till's book: prove it whole, export it")
    acts = command.add_subparsers(title="acts", metavar="ACT", required=True)
    verify = acts.add_parser("verify", help="say whether a book is whole: chain, numbers, postings, stock")
    verify.add_argument("book", type=Path, metavar="FOLDER", help="the till's folder, the one with book.db")
    verify.add_argument("--json", action="store_true", help="print the verdict as one JSON document")
    verify.set_defaults(run=run_verify)
    export = acts.add_parser("export", help="write the journal as JSON Lines (docs/journal-format.md)")
    export.add_argument("book", type=Path, metavar="FOLDER", help="the till's folder, the one with book.db")
    export.add_argument("target", type=Path, metavar="FILE", help="where the lines go")
    export.set_defaults(run=run_export)


def run_verify(chosen: Namespace) -> int:
    """Check a book; exit with 1 when something is wrong with it."""
    from dataclasses import asdict

    from pos.ledger.book import existing
    from pos.ledger.connection import connect
    from pos.ledger.verify import verify

    connection = connect(existing(chosen.book))
    try:
        verdict = verify(connection)
    finally:
        connection.close()
    if chosen.json:
        show_json({"whole": verdict.whole, **asdict(verdict)})
    else:
        say(f"{verdict.facts} facts, head {verdict.head}")
        for fault in verdict.faults:
            say(f"{fault.check} at {fault.place}: {fault.detail}")
        say("the book is whole" if verdict.whole else "THE BOOK IS NOT WHOLE: sell no more on it, keep the file")
    return Exit.DONE if verdict.whole else Exit.FOUND


def run_export(chosen: Namespace) -> int:
    """Write the journal's lines to a file that takes its name only when it is complete."""
    from pos.ledger.book import existing
    from pos.ledger.connection import connect
    from pos.ledger.export import write_journal

    connection = connect(existing(chosen.book))
    try:
        count = write_journal(connection, chosen.target)
    finally:
        connection.close()
    say(f"{count} facts -> {chosen.target}")
    return Exit.DONE
