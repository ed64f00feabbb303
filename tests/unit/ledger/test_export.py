"""What strangers get: the documented journal, and tables that no spreadsheet can misread."""

from __future__ import annotations

import csv
import os
from typing import TYPE_CHECKING

import pytest

from pos.ledger.codec import read_journal_line
from pos.ledger.export import Sheet, plain, sheets, write_csv, write_journal
from pos.ledger.mirror import Mirror, journal_file
from pos.ledger.watermarks import Watermark
from tests.builders import JAM, SALMA, a_line, a_sale, an_id, card, cash

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Till


def rows(till: Till, name: str) -> list[tuple[str | int, ...]]:
    found: list[Sheet] = [sheet for sheet in sheets(till.book.connection) if sheet.name == name]
    return list(found[0].rows)


def test_the_journal_is_what_the_mirror_holds(till: Till, tmp_path: Path) -> None:
    till.sell()
    target = tmp_path / "journal-T01.jsonl"
    assert write_journal(till.book.connection, target) == 3
    Mirror(tmp_path / "stick", till.book.folder, "T01", till.book.reader).catch_up()
    assert target.read_bytes() == journal_file(tmp_path / "stick", "T01", 1).read_bytes()
    assert [read_journal_line(line).seq for line in target.read_bytes().splitlines()] == [1, 2, 3]


def test_a_journal_gets_its_name_when_it_is_complete(
    till: Till, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "journal-T01.jsonl"
    target.write_text("old", encoding="utf-8")

    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_journal(till.book.connection, target)
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.glob("journal*")] == ["journal-T01.jsonl"]


def test_sales_their_payments_and_their_undoing_are_rows(till: Till) -> None:
    sale = a_sale(a_line(quantity=2, discount_minor=100, reason="dent"), payments=(*card(4_000), *cash(900, 1_000)))
    till.book.journal.append(sale, identity=an_id(), by="C1")
    till.undoing.refund(sale.number, {0: 1}, by="C1", reason="lid", approved_by="L1")
    sold, back = rows(till, "lines")
    assert sold[3:] == (
        *("sale", sale.number, 1, "2026-11-20", SALMA, JAM, "", 2, 2_500, 100),
        *("family", 4_900, 4_900, 1_500, "dent", "piece"),
    )
    assert back[3] == "refund"
    assert back[10:15] == (1, 2_500, 50, "family", 2_450)
    assert [row[7:] for row in rows(till, "payments")] == [
        ("card", 4_000, 0, "0042"),
        ("cash", 900, 1_000, ""),
        ("card", 2_450, 0, ""),
    ]
    assert [row[3] for row in rows(till, "ledger") if row[2] == "sale"] == ["family", "card", "cash"]
    assert [row[2:] for row in rows(till, "stock")] == [("sale", JAM, "sold", 2), ("refund", JAM, "sold", -1)]
    assert len(rows(till, "facts")) == till.book.journal.count()


def test_every_row_has_its_columns(till: Till) -> None:
    till.sell()
    for sheet in sheets(till.book.connection):
        assert {len(row) for row in sheet.rows} <= {len(sheet.columns)}


def test_what_a_new_life_says_again_is_one_sale(till: Till) -> None:
    till.sell()
    till.book.watermarks.accept(Watermark())
    till.book.new_epoch("restored")
    assert len(rows(till, "lines")) == 1
    assert len(rows(till, "payments")) == 1
    assert len(rows(till, "facts")) == till.book.journal.count()


def test_tables_are_files_that_spreadsheets_read_in_arabic(till: Till, tmp_path: Path) -> None:
    till.book.journal.append(a_sale(a_line(item="", name="=HYPERLINK(1)")), identity=an_id(1), by="C1")
    till.book.journal.append(a_sale(a_line(item="", name="قهوة"), serial=2), identity=an_id(2), by="C1")
    paths = write_csv(till.book.connection, tmp_path / "tables")
    assert [path.name for path in paths] == [f"{n}.csv" for n in ("facts", "lines", "payments", "ledger", "stock")]
    assert paths[1].read_bytes().startswith(b"\xef\xbb\xbf")
    with paths[1].open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert [row["name"] for row in table] == ["'=HYPERLINK(1)", "قهوة"]
    assert sum(int(row["charged_minor"]) for row in table) == 10_000
    with paths[3].open(encoding="utf-8-sig", newline="") as file:
        assert sum(int(row["amount_minor"]) for row in csv.DictReader(file)) == 0


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("a=1", "a=1"), (-1, -1), ("", "")],
)
def test_no_text_becomes_a_formula(cell: str | int, written: str | int) -> None:
    assert plain(cell) == written
