"""Transfer notes on A4: two copies of what goes, one of them with its code, and how it arrived with every difference shaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.transfers import note_code
from pos.printing.papers.transfer_form import transfer_form, transfer_taken_form
from pos.printing.sheet import Code, RowKind, Signatures, Table
from tests.builders import a_stamp
from tests.unit.printing.papers.test_transfer import SENT, TAKEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Sheet


def table_of(sheet: Sheet) -> Table:
    (table,) = (block for block in sheet.blocks if isinstance(block, Table))
    return table


def test_both_copies_are_signed_and_one_carries_the_code(speaks: Callable[..., Letterhead]) -> None:
    goes, stays = transfer_form(speaks("en"), a_stamp(), SENT)
    assert [block.text for block in goes.blocks if isinstance(block, Code)] == [note_code(SENT)]
    assert not [block for block in stays.blocks if isinstance(block, Code)]
    for sheet in (goes, stays):
        assert len([block for block in sheet.blocks if isinstance(block, Signatures)]) == 1
        *rows, total = table_of(sheet).rows
        assert len(rows) == len(SENT.lines)
        assert (total.kind, str(total.cells[-1])) == (RowKind.SUM, speaks("en").wording.count(6))
    assert "Goes with the goods" in goes.foot
    assert "Stays with the sender" in stays.foot


def test_what_arrived_otherwise_is_shaded_and_named(speaks: Callable[..., Letterhead]) -> None:
    (sheet,) = transfer_taken_form(speaks("en"), a_stamp(), TAKEN)
    less, more, _ = table_of(sheet).rows
    assert (less.kind, more.kind) == (RowKind.MARKED, RowKind.MARKED)
    assert "1" in str(less.cells[-1])
    assert "Too many" in str(more.cells[-1])
    assert "0.100" in str(more.cells[-1])
