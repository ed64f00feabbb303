"""The first start on a new machine: the sample bazaar, its register in this program, and one till with goods on its shelf.

What a centre does over days is done in seconds and by the same rooms: planned, enrolled and admitted over HTTP, the goods
received on notes that the register gets like any other fact.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from pos.demo.sample import read_sample
from pos.demo.stage import admit, exchange_of, plan, raise_register
from pos.domain.bazaar import Role
from pos.domain.founding import FIRST_TILL
from pos.ports import NoPress
from pos.till.goods import GoodsDesk

if TYPE_CHECKING:
    from pathlib import Path

    from pos.demo.sample import Sample
    from pos.demo.stage import Means, Stage
    from pos.ledger.book import Book
    from pos.sync.admitted import Admission


def set_up_sample(home: Path, means: Means, sample_folder: Path) -> Stage:
    """Set the sample bazaar up in an empty folder, with one till, and leave its register running.

    Args:
        home: Amana's own folder.
        means: time, chance and keys of this machine.
        sample_folder: the sample's files.

    Raises:
        UnreadableFile: a file of the sample is missing or has an error.
        RegisterUnreachable: the register did not come up.
    """
    whole = read_sample(sample_folder)
    sample = replace(whole, bazaar=replace(whole.bazaar, tills=(FIRST_TILL,)))
    stage = raise_register(home, means)
    try:
        plan(stage, sample)
        book, admission = admit(stage, sample, FIRST_TILL)
        try:
            _receive_goods(book, sample)
            _send(stage, book, admission)
        finally:
            book.close()
    except BaseException:
        stage.close()
        raise
    return stage


def _receive_goods(book: Book, sample: Sample) -> None:
    desk, by = GoodsDesk(book, NoPress()), sample.with_role(Role.GOODS).code
    by_family = groupby(sorted(sample.items, key=lambda item: item.family), key=lambda item: item.family)
    for family, items in by_family:
        lines = tuple(item.received_line() for item in items if item.quantity)
        if lines:
            desk.receive(family, lines, by=by)


def _send(stage: Stage, book: Book, admission: Admission) -> None:
    exchange = exchange_of(book, admission)
    with stage.client() as line:
        exchange.run(line)
