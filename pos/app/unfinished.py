"""A till and its register are made on this machine, all of it or nothing.

A mark is put into Amana's folder before anything else and taken out last. Where one is found at a start, the beginning was
interrupted, nobody has sold anything yet, and what it made is cleared away. What lay there before is moved aside, never deleted.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pos.domain.founding import FIRST_TILL
from pos.ledger.durable import sync_folder, write_durably
from pos.settings import REGISTER
from pos.sync.leaving import aside_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK = "founding.unfinished"
MADE = (FIRST_TILL, REGISTER)


@contextmanager
def all_or_nothing(home: Path) -> Iterator[None]:
    """Make a till and its register in an empty place, and leave nothing of them unless all of it is done."""
    clear_unfinished(home)
    for name in MADE:
        if (home / name).exists():
            (home / name).rename(aside_of(home / name))
    write_durably(home / MARK, b"")
    try:
        yield
    except BaseException:
        clear_unfinished(home)
        raise
    _take_out_mark(home)


def clear_unfinished(home: Path) -> None:
    """Clear away what a beginning left that was interrupted; where there was none, nothing happens."""
    if not (home / MARK).exists():
        return
    for name in MADE:
        if (home / name).exists():
            shutil.rmtree(home / name)
    _take_out_mark(home)


def _take_out_mark(home: Path) -> None:
    """Take the mark out for good before anybody can sell: a mark that came back would cost the book."""
    (home / MARK).unlink()
    sync_folder(home)
