"""`amana ledger archive`, end to end: old shifts leave the book with the register's signed word, and with nothing else."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos.cli.console import Exit
from pos.cli.main import main
from pos.ledger.book import Book
from pos.ledger.keys import from_seed
from pos.ledger.strongbox import KEY
from pos.sync.admitted import Admission, keep_admission
from pos.sync.seal import pack_acks, sealing_key_from_seed
from pos.sync.wire import Ack
from tests.builders import CAKE, JAM, Till, a_till, surroundings
from tests.fakes import NOON
from tests.independent.recompute import facts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REGISTER = from_seed("register")


@pytest.fixture
def closed(tmp_path: Path) -> Till:
    """An admitted till with two closed shifts and a third that is open.

    Places: 1 epoch, 2 shift, 3 sale, 4 count, 5 close; 6 shift, 7 sale, 8 count, 9 close; 10 shift, 11 sale.
    """
    till = a_till(tmp_path)
    for _ in range(2):
        till.sell(JAM)
        till.close_shift()
        till.open_shift()
    till.sell(CAKE)
    till.book.close()
    folder = till.book.folder
    (folder / KEY).write_bytes(till.book.key.secret)
    sealing = sealing_key_from_seed("register").public
    admission = Admission(bazaar="INTAJ8", device="T01", register_key=REGISTER.public, sealing_key=sealing)
    keep_admission(folder, admission)
    return till


@pytest.fixture
def word(closed: Till, tmp_path: Path) -> Callable[..., Path]:
    """Write the register's acknowledgement file up to a number."""
    book = Book(closed.book.folder, "T01", surroundings(5), closed.book.key)
    heads = {row.stamp.seq: row.hash for row in book.journal.since(0)}
    book.close()

    def write(seq: int, *, signer: str = "register", device: str = "T01", head: bytes = b"") -> Path:
        ack = Ack(
            bazaar="INTAJ8",
            device=device,
            epoch=1,
            seq=seq,
            head=head or heads[seq],
            generation=1,
            at=NOON,
        )
        signed = replace(ack, signature=from_seed(signer).sign(ack.message()))
        path = tmp_path / "T01.ack"
        path.write_bytes(pack_acks([signed]))
        return path

    return write


def archived(closed: Till, word: Path, target: Path) -> int:
    return main(["ledger", "archive", str(closed.book.folder), str(word), str(target), "--json"])


def read(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_closed_shifts_that_the_register_signed_for_go_into_a_sealed_file_and_the_book_goes_on(
    closed: Till, word: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (closed.book.folder / "book.db").read_bytes()
    assert archived(closed, word(10), tmp_path / "archive") == Exit.DONE
    made = read(capsys)
    assert (made["facts"], made["left"]) == (9, 2)
    assert (closed.book.folder / "book.db").read_bytes() == before  # what was the book is evidence
    for whole, count in ((closed.book.folder, 2), (made["archive"], 11)):
        assert main(["ledger", "verify", str(whole), "--json"]) == Exit.DONE
        page = read(capsys)
        assert (page["whole"], page["facts"]) == (True, count)
        assert page["checks"]["seal"] == ("ok" if count == 11 else "not asked")
    book = Book(closed.book.folder, "T01", surroundings(6), closed.book.key)
    sold = Till(book).sell(JAM)
    assert (sold.place, sold.stamp.seq, sold.stamp.epoch) == (12, 12, 1)
    book.close()
    assert main(["ledger", "verify", str(closed.book.folder)]) == Exit.DONE


def test_an_archive_is_read_out_for_strangers_and_stays_byte_for_byte(
    closed: Till, word: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert archived(closed, word(9), tmp_path / "archive") == Exit.DONE
    sealed = tmp_path / "archive" / "archive-T01-1-000000011.db"
    before = hashlib.sha256(sealed.read_bytes()).hexdigest()
    manifest = json.loads(sealed.with_suffix(".json").read_text(encoding="utf-8"))
    assert manifest["sha256"] == before
    journal = tmp_path / "journal-T01.jsonl"
    assert main(["ledger", "export", str(sealed), str(journal)]) == Exit.DONE
    assert len(facts([str(journal)])) == 11
    assert main(["ledger", "export", str(sealed), str(tmp_path / "tables")]) == Exit.DONE
    assert main(["ledger", "verify", str(sealed)]) == Exit.DONE
    assert hashlib.sha256(sealed.read_bytes()).hexdigest() == before
    assert {path.name for path in sealed.parent.iterdir()} == {sealed.with_suffix(".json").name, sealed.name}
    assert "ok         seal" in capsys.readouterr().out


def test_an_archive_that_was_altered_or_lost_its_manifest_is_found(
    closed: Till, word: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert archived(closed, word(9), tmp_path / "archive") == Exit.DONE
    sealed = tmp_path / "archive" / "archive-T01-1-000000011.db"
    whole, manifest = sealed.read_bytes(), sealed.with_suffix(".json")
    capsys.readouterr()
    for alter in (
        lambda: sealed.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1])),
        lambda: manifest.write_text(manifest.read_text(encoding="utf-8").replace('"sig":"', '"sig":"00')),
        manifest.unlink,
    ):
        sealed.write_bytes(whole)
        alter()
        assert main(["ledger", "verify", str(sealed), "--json"]) == Exit.FOUND
        assert read(capsys)["checks"]["seal"] == "NOT OK"


@pytest.mark.parametrize(
    "bad",
    [
        {"seq": 9, "signer": "thief"},
        {"seq": 9, "device": "T02"},
        {"seq": 9, "head": bytes(32)},
        {"seq": 4},
    ],
    ids=["another's signature", "another device", "another history", "older than any closing"],
)
def test_any_other_word_is_refused_in_words_and_the_book_stays_as_it_is(
    closed: Till, word: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], bad: dict[str, Any]
) -> None:
    before = sorted(path.name for path in closed.book.folder.iterdir())
    assert archived(closed, word(**bad), tmp_path / "archive") == Exit.REFUSED
    assert not (tmp_path / "archive").exists()
    assert [name for name in sorted(path.name for path in closed.book.folder.iterdir()) if name not in before] == []
    told = capsys.readouterr()
    assert told.err.strip()
    assert "Traceback" not in told.err
    assert main(["ledger", "verify", str(closed.book.folder)]) == Exit.DONE


def test_where_the_devices_key_is_not_kept_nothing_is_archived_and_no_key_is_made(
    closed: Till, word: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = word(9)
    (closed.book.folder / KEY).unlink()
    assert archived(closed, path, tmp_path / "archive") == Exit.REFUSED
    assert "T01" in capsys.readouterr().err
    assert not (tmp_path / "archive").exists()
    assert not (closed.book.folder / KEY).exists()


def test_without_an_admission_nobody_knows_the_registers_key(
    closed: Till, word: Callable[..., Path], tmp_path: Path
) -> None:
    path = word(9)
    (closed.book.folder / "admission.json").unlink()
    assert archived(closed, path, tmp_path / "archive") == Exit.REFUSED
    assert not (tmp_path / "archive").exists()


def test_an_older_word_archives_less(
    closed: Till, word: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert archived(closed, word(8), tmp_path / "archive") == Exit.DONE
    assert read(capsys)["facts"] == 5


def test_canary_with_any_signature_taken_a_thiefs_word_would_archive(
    closed: Till, word: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos.ledger.archive.is_signed", lambda *_: True)
    assert archived(closed, word(9, signer="thief"), tmp_path / "archive") == Exit.DONE
