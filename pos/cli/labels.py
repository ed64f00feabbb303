"""`amana labels`: item labels from a till's book, for A4 sheets (PDF) or for rolls (ESC/POS or ZPL)."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from pos.cli.console import Exit, say
from pos.domain.errors import OutOfRange
from pos.printing.labels import ROLLS, SHEETS

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from pos.printing.papers.item_label import ItemLabel
    from pos.printing.papers.letterhead import Letterhead

ODD_LETTER = "?"
LABELS_MAX = 100_000  # as many as a book has items


def add_to(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    command = commands.add_parser("labels", help="item labels with price, names and bar code, for A4 sheets or rolls")
    command.add_argument("book", type=Path, metavar="FOLDER", help="the till's folder, the one with book.db")
    command.add_argument(
        "target", type=Path, metavar="FILE", help=".pdf for a sheet, .bin (ESC/POS) or .zpl for a roll"
    )
    command.add_argument("--family", metavar="NUMBER", help="only this family's items")
    command.add_argument("--sheet", choices=[sheet.name for sheet in SHEETS], default="65", help="labels on a sheet")
    command.add_argument("--roll", choices=[roll.name for roll in ROLLS], default="38x25", help="millimetres on a roll")
    command.add_argument("--start", type=int, default=1, metavar="N", help="the first free label of a used sheet")
    command.add_argument("--right", type=float, default=0.0, metavar="MM", help="move everything to the right")
    command.add_argument("--down", type=float, default=0.0, metavar="MM", help="move everything down")
    command.add_argument(
        "--trial", action="store_true", help="a page with outlines and rulers, to set --right and --down"
    )
    command.set_defaults(run=run)


def run(chosen: Namespace) -> int:
    """Write the labels of a book's items."""
    from pos import settings
    from pos.ledger.book import existing
    from pos.ledger.catalogue import Catalogue
    from pos.ledger.connection import connect
    from pos.printing.papers.item_label import item_label
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.words import wording

    with closing(connect(existing(chosen.book))) as connection:
        catalogue = Catalogue(connection)
        bazaar = catalogue.bazaar()
        letterhead = Letterhead(bazaar=bazaar, wording=wording(settings.assets() / "paper", bazaar.paper))
        labels = [item_label(letterhead, card) for card in catalogue.all_items(chosen.family)]
    if not labels:
        raise OutOfRange("labels", 0, 1, LABELS_MAX)
    content = _sheets(chosen, letterhead, labels) if chosen.target.suffix == ".pdf" else _roll(chosen, labels)
    chosen.target.write_bytes(content)
    say(f"{len(labels)} labels: {chosen.target}")
    return Exit.DONE


def _sheets(chosen: Namespace, letterhead: Letterhead, labels: list[ItemLabel]) -> bytes:
    from pos import settings
    from pos.printing.labels import sheet_named
    from pos.printing.papers.item_label import trial_words
    from pos.printing.pdf_labels import LabelPress

    press, sheet = LabelPress(settings.assets() / "fonts", substitute=ODD_LETTER), sheet_named(chosen.sheet)
    shift = (chosen.right, chosen.down)
    if chosen.trial:
        words = letterhead.wording
        return press.trial(sheet, trial_words(words, sheet), words.direction, shift=shift)
    return press.render(labels, sheet, start=chosen.start, shift=shift)


def _roll(chosen: Namespace, labels: list[ItemLabel]) -> bytes:
    from pos import settings
    from pos.printing.labels import as_high_as, in_a_row
    from pos.printing.papers.item_label import label_document
    from pos.printing.raster import Painter
    from pos.printing.thermal import Mechanics, job

    kind = next(roll for roll in ROLLS if roll.name == chosen.roll)
    painter = Painter(settings.assets() / "fonts", kind.roll)
    papers = [as_high_as(painter.paint(label_document(label), substitute=ODD_LETTER), kind.height) for label in labels]
    code = "zpl" if chosen.target.suffix == ".zpl" else "raster"
    return job(in_a_row(papers, chosen.roll), Mechanics(code=code))
