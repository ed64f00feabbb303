"""The ledger's commands: a book is proved, copied, brought back and exported, and nothing that was there is overwritten."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from pos.cli.console import Exit
from pos.cli.main import main
from pos.cli.workbook import write_workbook
from pos.domain.facts import Sale
from pos.ledger.export import Sheet
from pos.ledger.keys import new_key
from pos.ledger.mirror import Mirror
from pos.ledger.proof import write_proof
from pos.ledger.strongbox import KEY
from tests.builders import CAKE, JAM, Till, a_till, reopened

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def closed(tmp_path: Path) -> Till:
    """A till that sold three times, mirrored what it did, and was closed."""
    till = a_till(tmp_path)
    for _ in range(3):
        till.sell(JAM, CAKE)
    mirror = Mirror(tmp_path / "mirror", till.book.folder, till.book.device, till.book.reader)
    assert mirror.catch_up().is_safe
    till.book.close()
    (till.book.folder / KEY).write_bytes(till.book.key.secret)
    return till


def _json(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_a_copy_is_made_and_put_back_on_an_empty_machine(
    closed: Till, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick, elsewhere = tmp_path / "stick", tmp_path / "new machine" / "T01"
    assert main(["ledger", "backup", str(closed.book.folder), str(stick), "--json"]) == Exit.DONE
    made = _json(capsys)
    assert main(["ledger", "restore", str(elsewhere), str(stick), "--device", "T01", "--json"]) == Exit.DONE
    back = _json(capsys)
    assert (back["facts"], back["head"]) == (made["facts"], made["head"])
    assert main(["ledger", "verify", str(elsewhere)]) == Exit.DONE


@pytest.mark.parametrize("kept", [None, b"", b"half a key"])
def test_where_the_devices_key_is_not_kept_no_copy_is_made_and_no_key(
    closed: Till, tmp_path: Path, capsys: pytest.CaptureFixture[str], kept: bytes | None
) -> None:
    place = closed.book.folder / KEY
    place.unlink()
    if kept is not None:
        place.write_bytes(kept)
    before = sorted(path.name for path in closed.book.folder.iterdir())
    assert main(["ledger", "backup", str(closed.book.folder), str(tmp_path / "stick")]) == Exit.REFUSED
    told = capsys.readouterr().err
    assert "T01" in told
    assert "Traceback" not in told
    assert not (tmp_path / "stick").exists()
    assert sorted(path.name for path in closed.book.folder.iterdir()) == before
    assert (place.read_bytes() if kept is not None else None) == kept


def test_canary_a_key_that_is_made_on_the_way_signs_a_copy_that_is_found_not_to_be_the_tills(
    closed: Till, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = str(tmp_path / "stick")
    (closed.book.folder / KEY).unlink()
    monkeypatch.setattr("pos.ledger.strongbox.kept_key", lambda _: new_key())
    assert main(["ledger", "backup", str(closed.book.folder), stick]) == Exit.DONE
    (copy,) = (tmp_path / "stick").glob("*.db")
    assert main(["ledger", "verify", str(copy)]) == Exit.FOUND


def test_a_book_that_is_there_already_stays_beside_what_is_put_back(
    closed: Till, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, stick = closed.book.folder, tmp_path / "stick"
    before = (folder / "book.db").read_bytes()
    assert main(["ledger", "backup", str(folder), str(stick)]) == Exit.DONE
    assert main(["ledger", "restore", str(folder), str(stick), "--device", "T01"]) == Exit.DONE
    assert (folder / "book.db").read_bytes() == before
    assert "untouched" in capsys.readouterr().out


def test_a_copy_that_another_key_signed_needs_a_word_for_it(
    closed: Till, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, stick = closed.book.folder, tmp_path / "stick"
    assert main(["ledger", "backup", str(folder), str(stick)]) == Exit.DONE
    (folder / KEY).write_bytes(new_key().secret)
    capsys.readouterr()
    assert main(["ledger", "restore", str(folder), str(stick), "--device", "T01"]) == Exit.REFUSED
    assert "--any-key" in capsys.readouterr().err
    assert not list(folder.glob("book.2*"))
    assert main(["ledger", "restore", str(folder), str(stick), "--device", "T01", "--any-key"]) == Exit.DONE
    empty = str(tmp_path / "empty" / "T01")
    assert main(["ledger", "restore", empty, str(stick), "--device", "T01"]) == Exit.DONE
    assert "keeps no key of T01" in capsys.readouterr().err


def test_a_copy_that_is_not_there_is_a_refusal(
    closed: Till, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ledger", "restore", str(closed.book.folder), str(tmp_path), "--device", "T01"]) == Exit.REFUSED
    assert "Traceback" not in capsys.readouterr().err


def test_a_book_is_rebuilt_from_its_mirror_alone(
    closed: Till, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lost, mirror = tmp_path / "lost" / "T01", str(tmp_path / "mirror")
    assert main(["ledger", "rebuild", str(lost), mirror, "--device", "T01", "--json"]) == Exit.DONE
    rebuilt = _json(capsys)
    assert main(["ledger", "verify", str(closed.book.folder), "--mirror", mirror, "--json"]) == Exit.DONE
    assert _json(capsys)["head"] == rebuilt["head"]


def test_a_salvaged_book_holds_what_could_be_read(closed: Till, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "salvage", str(closed.book.folder), "--device", "T01", "--json"]) == Exit.DONE
    assert _json(capsys)["sales"] == 3


def test_a_mirror_that_fell_behind_is_found(closed: Till, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    again = reopened(closed)
    again.sell(CAKE)
    again.book.close()
    arguments = ["ledger", "verify", str(closed.book.folder), "--mirror", str(tmp_path / "mirror")]
    assert main(arguments) == Exit.FOUND
    assert "NOT OK     mirror" in capsys.readouterr().out


def test_exports_hold_every_fact_line_and_posting(
    closed: Till, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(closed.book.folder)
    assert main(["ledger", "export", folder, str(tmp_path / "j.jsonl")]) == Exit.DONE
    assert main(["ledger", "export", folder, str(tmp_path / "book.xlsx")]) == Exit.DONE
    assert main(["ledger", "export", folder, str(tmp_path / "csv"), "--json"]) == Exit.DONE
    facts = (tmp_path / "j.jsonl").read_bytes().splitlines()
    with (tmp_path / "csv" / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == len(facts) + 1
    book = load_workbook(tmp_path / "book.xlsx", read_only=True)
    assert len(list(book["facts"].iter_rows())) == len(facts) + 1
    assert sum(int(str(row[4].value)) for row in list(book["ledger"].iter_rows())[1:]) == 0
    book.close()
    assert "facts.csv" in capsys.readouterr().out


def test_a_text_like_a_formula_is_harmless_in_a_workbook(tmp_path: Path) -> None:
    rows = iter([("=HYPERLINK(1)", 2), ("plain", -3)])
    write_workbook([Sheet("names", ("name", "count"), rows)], tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    assert [[cell.value for cell in row] for row in book["names"].iter_rows()] == [
        ["name", "count"],
        ["'=HYPERLINK(1)", 2],
        ["plain", -3],
    ]
    assert not list(tmp_path.glob("*.part"))


def test_a_receipts_code_is_proved_by_the_till_that_wrote_it_and_no_other(
    closed: Till, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = reopened(closed)
    sold = again.sell(CAKE)
    assert isinstance(sold.fact, Sale)
    code = write_proof("INTAJ8", sold, sold.fact.number, sold.fact.paid_minor, again.book.key)
    again.book.close()
    stranger = a_till(tmp_path / "other", "T07")
    stranger.book.close()
    assert main(["ledger", "prove", str(closed.book.folder), code, "--json"]) == Exit.DONE
    assert _json(capsys) == {
        "number": sold.fact.number,
        "amount": sold.fact.paid_minor,
        "signed": True,
        "in_book": True,
    }
    assert main(["ledger", "prove", str(stranger.book.folder), code]) == Exit.FOUND
    assert main(["ledger", "prove", str(closed.book.folder), "no receipt"]) == Exit.REFUSED


def test_nothing_is_archived_without_the_registers_word(
    closed: Till, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other.ack").write_bytes(b"no acknowledgement")
    arguments = ["ledger", "archive", str(closed.book.folder), str(tmp_path / "other.ack"), str(tmp_path / "archive")]
    assert main(arguments) == Exit.REFUSED
    assert not (tmp_path / "archive").exists()
    assert "Traceback" not in capsys.readouterr().err
