"""`amana demo`: play a whole bazaar, from goods received to families paid."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pos.cli.console import Exit, Progress, say, show_json, warn

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from pos.demo.figures import Outcome


def add_to(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "demo",
        help="play a whole bazaar with made-up customers, then open the window on it",
        description=(
            "Plays a bazaar of three days through the real program: goods received on notes, sales by cash and card on "
            "several tills (one of them offline, brought in by USB stick), shifts counted and closed, everything sent to "
            "the register, totals reconciled, families paid, unsold goods returned. The same seed gives the same journals, "
            "ids and times included."
        ),
    )
    command.add_argument("--headless", action="store_true", help="play it without a window and print the result")
    command.add_argument("--seed", type=int, default=8, metavar="N", help="which bazaar to play (default 8)")
    command.add_argument("--tills", type=int, default=3, metavar="N", help="how many tills sell, 2 to 64 (default 3)")
    command.add_argument("--families", type=int, default=21, metavar="N", help="how many families (default 21)")
    command.add_argument("--sales", type=int, default=240, metavar="N", help="how many sales in all (default 240)")
    command.add_argument(
        "--out", type=Path, metavar="DIR", help="where journals, papers and the stick go (default: a new folder)"
    )
    command.add_argument(
        "--json", action="store_true", help="print the result as one JSON document; amounts in minor units"
    )
    command.set_defaults(run=run)


def run(chosen: Namespace) -> int:
    """Play the bazaar; exit with 1 when the three totals do not agree."""
    from pos.demo.outcome import document, lines
    from pos.demo.play import Options, play

    options = Options(seed=chosen.seed, tills=chosen.tills, families=chosen.families, sales=chosen.sales)
    outcome = play(options, chosen.out, Progress())
    if chosen.json:
        show_json(document(outcome))
    else:
        for line in lines(outcome):
            say(line)
    if not chosen.headless:
        return _open(outcome)
    return Exit.DONE if outcome.agree else Exit.FOUND


def _open(outcome: Outcome) -> int:
    """Open the window on the bazaar that was played, in a program of its own: this one has painted without a screen."""
    warn("opening the window on the bazaar that was played …")
    environment = os.environ | {"AMANA_HOME": str(outcome.home)}
    return subprocess.run([sys.executable, "-m", "pos"], env=environment, check=False).returncode
