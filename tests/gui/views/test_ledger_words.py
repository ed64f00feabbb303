"""What the ledger's rows are called: every figure has words, and so has everything that narrows them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

from pos.ui.rows.ledger import About, LedgerFilter
from pos.ui.views.ledger_words import LedgerWords

if TYPE_CHECKING:
    from pos.ui.desk import Desk


def plain(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, "\u2066\u2068\u2069\u200e")))


def test_every_figure_has_words(desk: Desk) -> None:
    words = LedgerWords(desk)
    assert all(words.of(LedgerFilter(about)) for about in get_args(About))


def test_everything_that_narrows_is_said(desk: Desk) -> None:
    words = LedgerWords(desk)
    assert plain(words.of(LedgerFilter())) == "The whole ledger"
    told = LedgerFilter("sold", families=("0013", "0021"), rate_bp=1500, settled_by="?", book="S01")
    assert plain(words.of(told)).split("  ·  ") == [
        *("Sold less what came back", "2 families", "At 15% commission", "S01", "In no payout yet")
    ]
    assert plain(words.of(LedgerFilter(family="", package="?"))).split("  ·  ") == [
        *("The centre", "Families without a package")
    ]
    told = LedgerFilter("goods", item="7", way="sold", hall="H01", last_day=date(2026, 11, 22))
    assert plain(words.of(told)).split("  ·  ") == ["Moves of goods", "Hall H01", "Sold", "7", "Up to Sun 22 Nov"]
    assert plain(words.of(LedgerFilter(hall=""))) == "The centre’s own hall"
    assert plain(words.of(LedgerFilter("entries", after_closing="R01-1"))).endswith("After closing R01-1")
    told = LedgerFilter(package="A", hour="09", by_shift=True, day=date(2026, 11, 20), closing="R01-1")
    assert plain(words.of(told)).split("  ·  ") == [
        *("Package A", "In the hour from 09:00", "By the shifts' day", "Closing R01-1")
    ]
