"""`amana ledger verify` under attack: whoever owns the file edits it, cuts it or writes it anew, and the page says so."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from pos.cli import ledger
from pos.cli.console import Exit
from pos.cli.main import main
from pos.ledger import beside
from pos.ledger.chain import link
from pos.ledger.connection import connect
from pos.ledger.driver import sqlite3
from pos.ledger.keys import from_seed
from pos.ledger.mirror import Mirror, journal_file
from pos.ledger.strongbox import KEY
from pos.ledger.verify import BESIDE, CHECKS, check_at_start, verify
from pos.ledger.watermarks import Watermark
from tests.builders import CAKE, JAM, Till, a_till

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def closed(tmp_path: Path) -> Till:
    """A till with a closed shift and two sales after it, a mirror, and a register that has all but the last fact; closed.

    Places: 1 epoch, 2 shift, 3 sale, 4 count, 5 close, 6 shift, 7 and 8 sales.
    """
    till = a_till(tmp_path)
    till.sell(JAM)
    till.close_shift()
    till.open_shift()
    till.sell(JAM, CAKE)
    till.sell(CAKE)
    journal = till.book.journal
    head = journal.hash_at(1, 7)
    assert head is not None
    till.book.watermarks.accept(Watermark(epoch=1, seq=7, head=head.hex()))
    assert Mirror(tmp_path / "mirror", till.book.folder, "T01", till.book.reader).catch_up().is_safe
    till.book.close()
    (till.book.folder / KEY).write_bytes(from_seed("T01").secret)
    return till


def edit(path: Path, *statements: str) -> None:
    """Do as somebody with a database tool does: guards away, the deed, guards back as they were."""
    connection = sqlite3.connect(path, isolation_level=None)
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.close()


def said(till: Till, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, Any]:
    """Run the command; return its exit code and its document."""
    capsys.readouterr()
    code = main(["ledger", "verify", str(till.book.folder), "--json", *more])
    return code, json.loads(capsys.readouterr().out)


def failed(document: Any) -> set[str]:
    return {check for check, state in document["checks"].items() if state == "NOT OK"}


CUT = [f"DELETE FROM {table} WHERE place > 5" for table in ("posting", "move", "paper", "undone", "fact")]


def test_a_whole_book_is_one_page_and_exit_code_nought(
    closed: Till, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mirror = ("--mirror", str(tmp_path / "mirror"))
    code, document = said(closed, capsys, *mirror)
    assert (code, document["whole"], document["faults"]) == (Exit.DONE, True, [])
    assert document["checks"] == dict.fromkeys((*CHECKS, *BESIDE), "ok") | {"seal": "not asked"}
    assert main(["ledger", "verify", str(closed.book.folder), *mirror]) == Exit.DONE
    page = capsys.readouterr().out
    assert len(page.splitlines()) < 30
    assert document["head"] in page
    assert ledger.WHOLE in page
    assert all(check in page for check in (*CHECKS, *BESIDE))
    assert set(ledger.MEANINGS) == {*CHECKS, *BESIDE}


def test_what_was_not_asked_is_not_called_right(closed: Till, capsys: pytest.CaptureFixture[str]) -> None:
    for name in (KEY, "device.witness"):
        (closed.book.folder / name).unlink()
    edit(closed.book.path, "DELETE FROM meta WHERE key = 'watermark'")
    _, document = said(closed, capsys)
    assert {check: document["checks"][check] for check in BESIDE} == dict.fromkeys(BESIDE, "not asked")
    assert not (closed.book.folder / KEY).exists()  # a look makes no key


@pytest.mark.parametrize(
    ("attack", "checks"),
    [
        (["UPDATE fact SET hash = zeroblob(32) WHERE place = 3"], {"chain"}),
        (["UPDATE posting SET amount_minor = -amount_minor WHERE place = 7"], {"postings"}),
        (["UPDATE posting SET family = '0021' WHERE place = 7 AND family != ''"], {"postings"}),
        (["UPDATE move SET quantity = 0 WHERE place = 7"], {"moves"}),
        (["UPDATE account SET name = CASE code WHEN 1 THEN 'x' ELSE name END"], {"postings"}),
        (["UPDATE fact SET id = randomblob(16) WHERE place = 7"], {"body"}),
        (["DELETE FROM signed_head"], {"signature"}),
        (["DELETE FROM paper WHERE place = 7"], {"papers"}),
        (
            [
                "UPDATE fact SET place = -7 WHERE place = 7",
                "UPDATE fact SET place = 7 WHERE place = 8",
                "UPDATE fact SET place = 8 WHERE place = -7",
            ],
            {"chain", "gap"},
        ),
        (["DELETE FROM posting WHERE place = 7", "DELETE FROM fact WHERE place = 7"], {"chain", "gap"}),
        (["UPDATE item SET card = replace(card, '2500', '100')"], {"cards"}),
        (["UPDATE person SET card = '{'"], {"cards"}),
    ],
    ids=[
        "hash",
        "amount",
        "family",
        "pieces",
        "names",
        "id",
        "signature",
        "paper",
        "two-facts-swapped",
        "fact-gone",
        "price",
        "person",
    ],
)
def test_each_edit_by_hand_is_found(
    closed: Till, capsys: pytest.CaptureFixture[str], attack: list[str], checks: set[str]
) -> None:
    edit(closed.book.path, *attack)
    code, document = said(closed, capsys)
    assert code == Exit.FOUND
    assert checks <= failed(document)
    assert main(["ledger", "verify", str(closed.book.folder)]) == Exit.FOUND
    page = capsys.readouterr().out
    assert ledger.NOT_WHOLE in page
    assert ledger.WHOLE not in page.splitlines()


def test_rows_and_the_stored_proof_of_them_altered_together_are_found(
    closed: Till, capsys: pytest.CaptureFixture[str]
) -> None:
    connection = connect(closed.book.path)
    assert check_at_start(connection).whole
    connection.close()
    forge(closed.book.path)
    code, document = said(closed, capsys)
    assert (code, failed(document)) == (Exit.FOUND, {"postings"})


def test_canary_a_start_alone_believes_a_forged_proof(closed: Till) -> None:
    """What a start strides over is believed with its digest; this is why `verify` believes neither."""
    forge(closed.book.path)
    connection = connect(closed.book.path)
    assert check_at_start(connection).whole
    assert not verify(connection).whole
    connection.close()


def forge(path: Path) -> None:
    """Alter a row, then leave a proof that fits the altered rows."""
    from pos.ledger.proven import leave

    edit(path, "UPDATE posting SET amount_minor = amount_minor + 5 WHERE place = 7 AND amount_minor > 0")
    connection = connect(path)
    leave(connection)
    connection.close()


def test_a_tail_that_was_cut_clean_is_missed_by_whoever_heard_of_it(
    closed: Till, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(closed.book.path, *CUT, "DELETE FROM meta WHERE key = 'proven'")
    code, document = said(closed, capsys, "--mirror", str(tmp_path / "mirror"))
    assert (code, failed(document)) == (Exit.FOUND, {"device", "register", "mirror"})


def test_canary_a_file_with_a_cut_tail_agrees_with_itself(closed: Till) -> None:
    edit(closed.book.path, *CUT)
    connection = connect(closed.book.path)
    assert verify(connection, public=from_seed("T01").public).whole
    assert beside.register_faults(connection, "T01")
    connection.close()


def test_a_tail_that_was_written_anew_is_missed_by_whoever_heard_of_it(
    closed: Till, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The facts after the last signature, their rows and hashes, all of it consistent: the file alone cannot tell."""
    write_anew(closed.book.path)
    connection = connect(closed.book.path)
    assert verify(connection, public=from_seed("T01").public).whole
    connection.close()
    code, document = said(closed, capsys, "--mirror", str(tmp_path / "mirror"))
    assert (code, failed(document)) == (Exit.FOUND, {"device", "register", "mirror"})


def write_anew(path: Path) -> None:
    """Take a jar out of the books: half the price of the sale at place 7, in every row of it, and the hashes after it."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT place, hash, body FROM fact WHERE place >= 6 ORDER BY place").fetchall()
    connection.close()
    previous, statements = rows[0][1], []
    for place, _, body in rows[1:]:
        other = body.replace(b'"price":2500', b'"price":1250').replace(b'"amount":3225', b'"amount":1975')
        other = other.replace(b'"tendered":3225', b'"tendered":1975')
        previous = link(previous, other)
        statements.append(f"UPDATE fact SET hash = x'{previous.hex()}', body = x'{other.hex()}' WHERE place = {place}")
    less = "UPDATE posting SET amount_minor = amount_minor {} 1250 WHERE place = 7 AND {}"
    edit(path, *statements, less.format("-", "amount_minor > 2000"), less.format("+", "amount_minor <= -2000"))


def test_whoever_signs_the_whole_book_with_a_key_of_their_own_is_found(
    closed: Till, capsys: pytest.CaptureFixture[str]
) -> None:
    (closed.book.folder / KEY).write_bytes(from_seed("another").secret)
    code, document = said(closed, capsys)
    assert (code, failed(document)) == (Exit.FOUND, {"signature"})


def test_a_body_that_was_damaged_in_the_mirror_is_found(
    closed: Till, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = journal_file(tmp_path / "mirror", "T01", 1)
    path.write_bytes(path.read_bytes().replace(b'"price":2500', b'"price":2501', 1))
    code, document = said(closed, capsys, "--mirror", str(tmp_path / "mirror"))
    assert (code, failed(document)) == (Exit.FOUND, {"mirror"})
    assert "damaged" in document["faults"][0]["detail"]


@pytest.mark.parametrize("content", [b"no database at all" * 400, b"SQLite format 3\x00" + b"\xa5" * 9_000])
def test_a_file_that_is_no_database_any_more_is_a_finding_and_not_a_crash(
    closed: Till, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    closed.book.path.write_bytes(content)
    code, document = said(closed, capsys)
    assert (code, document["whole"], failed(document)) == (Exit.FOUND, False, {"integrity"})


def test_an_emptied_file_is_a_finding_and_not_a_crash(closed: Till, capsys: pytest.CaptureFixture[str]) -> None:
    closed.book.path.write_bytes(b"")
    code, document = said(closed, capsys)
    assert (code, document["whole"]) == (Exit.FOUND, False)
    assert failed(document) == {"integrity"}


@pytest.mark.parametrize(("name", "content"), [("device.witness", b"\x00\xff"), ("device.witness", b""), (KEY, b"abc")])
def test_a_memory_or_a_key_of_the_device_that_does_not_read_is_found(
    closed: Till, capsys: pytest.CaptureFixture[str], name: str, content: bytes
) -> None:
    (closed.book.folder / name).write_bytes(content)
    code, document = said(closed, capsys)
    assert (code, failed(document)) == (Exit.FOUND, {"device"})
    assert "cannot be read" in document["faults"][0]["detail"]


def test_many_findings_stay_one_page(closed: Till, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ", ".join(f"({7_000 + n}, 1, 1, '', 0)" for n in range(90))
    edit(closed.book.path, "PRAGMA foreign_keys=0", f"INSERT INTO posting VALUES {rows}")
    assert main(["ledger", "verify", str(closed.book.folder)]) == Exit.FOUND
    page = capsys.readouterr().out
    assert len(page.splitlines()) < 50
    assert "more; --json names them" in page


def test_a_place_that_is_not_there_is_told_in_words(
    closed: Till, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "no" / "such" / "journal.jsonl"
    assert main(["ledger", "export", str(closed.book.folder), str(nowhere)]) == Exit.TROUBLE
    shutil.rmtree(closed.book.folder)
    assert main(["ledger", "verify", str(closed.book.folder)]) == Exit.REFUSED
    assert "Traceback" not in capsys.readouterr().err
