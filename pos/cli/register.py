"""`amana register`: run the central register as a service of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


def add_to(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    command = commands.add_parser("register", help="the central register that all tills send to")
    acts = command.add_subparsers(title="acts", metavar="ACT", required=True)
    serve = acts.add_parser("serve", help="run the register until it is told to stop (Ctrl-C or SIGTERM)")
    serve.add_argument("--folder", type=Path, required=True, metavar="DIR", help="where its keys and its database live")
    serve.add_argument("--database", metavar="URL", help="an SQLAlchemy address (default: SQLite in the folder)")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default 127.0.0.1)")
    serve.add_argument("--port", type=int, default=8420, help="the port to listen on (default 8420)")
    serve.set_defaults(run=run)


def run(chosen: Namespace) -> int:
    """Run the register in the foreground."""
    from pos.register.serve import serve

    return serve(folder=chosen.folder, database=chosen.database, host=chosen.host, port=chosen.port)
