"""The `amana` command: what it understands, and how every failure is told."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pos import __version__
from pos.cli import window
from pos.cli.console import Exit, language, warn
from pos.domain.errors import Refusal
from pos.domain.troubles import Trouble
from pos.ledger.durable import trouble_of

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Sequence

ABOUT = "Amana (أمانة): a point of sale for bazaars where staff sell on behalf of absent families."
MORE = """\
Just `amana` opens the window. A new machine joins a bazaar, begins one of its own, or looks around in the sample.
أمر amana وحده يفتح النافذة: ينضم الجهاز الجديد إلى بازار، أو يبدأ بازارًا عليه، أو يتجوّل في البازار التجريبي.

Exit codes: 0 done, 1 a check found something, 2 refused, 3 trouble with the machine or the network, 130 interrupted.
"""


def parser() -> ArgumentParser:
    """Return what the command line understands; its commands are loaded here, for the window needs none of them."""
    import argparse

    from pos.cli import demo, files, join, labels, ledger, register

    root = argparse.ArgumentParser(
        prog="amana", description=ABOUT, epilog=MORE, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    root.add_argument("--version", action="version", version=f"amana {__version__}")
    window.add_options(root)
    commands = root.add_subparsers(title="commands", metavar="COMMAND")
    for command in (demo, join, files, labels, ledger, register):
        command.add_to(commands)
    root.set_defaults(run=window.run)
    return root


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; a refusal or a trouble is told in words, never as a stack trace."""
    _speak_utf8()
    given = sys.argv[1:] if arguments is None else arguments
    try:
        if not given:
            return window.run()
        chosen = parser().parse_args(given)
        return int(chosen.run(chosen))
    except (Refusal, Trouble) as failure:
        from pos.wording import say

        warn(say(failure, language()))
        return Exit.REFUSED if isinstance(failure, Refusal) else Exit.TROUBLE
    except OSError as error:
        from pos.wording import say

        warn(f"{say(trouble_of(error), language())} ({error})")
        return Exit.TROUBLE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED


def _speak_utf8() -> None:
    """Arabic must come out whatever code page the console thinks it has."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
