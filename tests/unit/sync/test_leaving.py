"""A till goes only when nothing is on it alone, and its book is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import BookInUse
from pos.domain.ways import StillOnlyHere
from pos.ledger.watermarks import Watermark
from pos.sync.admitted import KNOWN, Admission, admitted_till, keep_admission, known_till
from pos.sync.leaving import leave, only_here, renewed, require_all_sent
from pos.wording import say
from tests.builders import a_till
from tests.fakes import NOON

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Till


def a_till_of(home: Path, *, is_sent: bool) -> Till:
    till = a_till(home)
    head = till.book.journal.head()
    if is_sent:
        till.book.watermarks.accept(Watermark(epoch=head.epoch, seq=head.seq, head=head.hash.hex()))
    keep_admission(till.book.folder, Admission(bazaar="INTAJ8", device="T01", register_key="", sealing_key=""))
    return till


def till_began() -> str:
    """When the first entry of the rehearsed book was recorded, as its clock showed it."""
    return f"{NOON:%Y-%m-%d %H:%M}"


def test_another_version_is_noticed_once(tmp_path: Path) -> None:
    assert renewed(tmp_path, "2026.1") == ""
    assert renewed(tmp_path, "2026.1") == ""
    assert renewed(tmp_path, "2026.2") == "2026.1"
    assert renewed(tmp_path, "2026.2") == ""


def test_a_till_with_something_only_on_it_stays(tmp_path: Path) -> None:
    till = a_till_of(tmp_path, is_sent=False)
    count = till.book.journal.count()
    assert only_here(till.book.folder).facts == count  # read beside the open book
    till.book.close()
    with pytest.raises(StillOnlyHere) as refused:
        leave(till.book.folder)
    oldest = till_began()
    assert refused.value == StillOnlyHere(sales=0, entries=count, since=oldest)
    for language in ("ar", "en"):
        assert oldest in say(refused.value, language)
    assert admitted_till(till.book.folder.parent) == till.book.folder.name


def test_a_till_that_sent_everything_may_go_and_its_book_stays(tmp_path: Path) -> None:
    till = a_till_of(tmp_path, is_sent=True)
    with pytest.raises(BookInUse):
        leave(till.book.folder)
    till.book.close()
    require_all_sent(till.book.folder)
    (till.book.folder.parent / KNOWN).write_text("T01", encoding="utf-8")
    aside = leave(till.book.folder)
    assert (aside / "book.db").exists()
    assert admitted_till(till.book.folder.parent) == known_till(till.book.folder.parent) == ""
    assert only_here(aside).facts == 0
