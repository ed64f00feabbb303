"""`verify` finds whatever was altered, by hand or by a bit that flipped, and names the place."""

from __future__ import annotations

import json
import shutil
import threading
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pos.domain.facts import Sale
from pos.domain.troubles import BookDamaged
from pos.ledger.chain import GENESIS, Head, link
from pos.ledger.connection import connect
from pos.ledger.driver import sqlite3
from pos.ledger.keys import from_seed
from pos.ledger.proven import Proven, digest, recall
from pos.ledger.verify import CHECKS, FINDINGS_MAX, Verdict, check_at_start, verify
from pos.ledger.watermarks import Watermark
from tests.builders import JAM, OUD, SALMA, a_book, a_received_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.builders import Till


@pytest.fixture
def sold(till: Till) -> Till:
    """A till with a bit of everything: places 1 epoch, 2 shift, 3 goods, 4 and 5 sales, 6 refund, 7 count, 8 close."""
    till.goods.receive(SALMA, (a_received_line(),), by="G1")
    first = till.sell(JAM, JAM)
    till.sell(OUD, card_minor=12_000)
    assert isinstance(first.fact, Sale)
    till.undoing.refund(first.fact.number, {0: 1}, by="C1", reason="lid", approved_by="L1")
    till.close_shift()
    till.book.close()
    return till


@pytest.fixture
def judged(sold: Till, tamper: Callable[..., None]) -> Callable[..., Verdict]:
    """Alter the file, and hear what a full pass says."""

    def judge(*statements: str) -> Verdict:
        tamper(sold.book.path, *statements)
        connection = connect(sold.book.path)
        verdict = verify(connection)
        connection.close()
        return verdict

    return judge


def found(verdict: Verdict) -> set[tuple[str, int]]:
    return {(fault.check, fault.place) for fault in verdict.faults}


def test_a_whole_book_is_called_whole_and_summed_up(sold: Till, judged: Callable[..., Verdict]) -> None:
    verdict = judged()
    assert verdict.faults == ()
    assert verdict.whole
    assert (verdict.facts, verdict.sales, verdict.epochs, verdict.signed, verdict.folded) == (8, 2, 1, 8, 8)
    book = a_book(sold.book.folder)
    assert verdict.head == book.journal.head().hash.hex()
    assert verify(book.connection, public=book.key.public).whole
    book.close()


def test_an_empty_book_is_whole(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    assert verify(book.connection) == Verdict(head=GENESIS.hex())
    assert check_at_start(book.connection).whole
    book.close()


AMOUNT = "CAST(replace(CAST(body AS TEXT), '2500', '9500') AS BLOB)"

ALTERED = [
    # who edits one thing
    ("an amount in a fact", f"UPDATE fact SET body = {AMOUNT} WHERE place = 4", {("chain", 4), ("postings", 4)}),
    ("a hash", "UPDATE fact SET hash = zeroblob(32) WHERE place = 4", {("chain", 4), ("chain", 5)}),
    ("a family's account", "UPDATE posting SET family = '0021' WHERE rowid = 3", {("postings", 4)}),
    (
        "an amount in the ledger",
        "UPDATE posting SET amount_minor = amount_minor + 1 WHERE rowid = 3",
        {("postings", 4)},
    ),
    ("an account", "UPDATE posting SET account = 7 WHERE rowid = 3", {("postings", 4)}),
    ("a rate", "UPDATE posting SET rate_bp = 0 WHERE rowid = 3", {("postings", 4)}),
    ("a row too many", "INSERT INTO posting VALUES (4, 1, 5, '', 0)", {("postings", 4)}),
    ("a row too few", "DELETE FROM posting WHERE rowid = 4", {("postings", 4)}),
    ("rows of the last fact", "DELETE FROM posting WHERE place = 8", {("postings", 8)}),
    ("pieces", "UPDATE move SET quantity = 9 WHERE rowid = 2", {("moves", 4)}),
    ("an item", "UPDATE move SET item = '9' WHERE rowid = 2", {("moves", 4)}),
    ("a way", "UPDATE move SET way = 4 WHERE rowid = 2", {("moves", 4)}),
    ("a paper's place", "UPDATE paper SET place = 4 WHERE serial = 3", {("papers", 5)}),
    ("a paper that is gone", "DELETE FROM paper WHERE serial = 3", {("papers", 5), ("papers", 0)}),
    ("a paper too many", "INSERT INTO paper VALUES (77, 4)", {("papers", 0)}),
    ("an undoing that is gone", "DELETE FROM undone", {("undoings", 6), ("undoings", 0)}),
    ("a kind", "UPDATE fact SET kind = 'gift' WHERE place = 4", {("body", 4)}),
    ("an id", "UPDATE fact SET id = zeroblob(16) WHERE place = 4", {("body", 4)}),
    ("a first place", "UPDATE fact SET first = 4 WHERE place = 5", {("body", 5), ("postings", 5), ("moves", 5)}),
    ("a number", "UPDATE fact SET seq = 9 WHERE place = 8", {("gap", 8)}),
    ("a signature", "UPDATE signed_head SET signature = zeroblob(64)", {("signature", 8)}),
    ("a signature that is gone", "DELETE FROM signed_head", {("signature", 8)}),
    ("a signature too many", "INSERT INTO signed_head VALUES (4, zeroblob(64))", {("signature", 4)}),
    ("the name of an account", "DELETE FROM account WHERE code = 5", {("references", 0)}),
    ("two accounts' names", "UPDATE account SET name = name || '*'", {("postings", 0)}),
    ("a way's name", "UPDATE way SET name = 'gone' WHERE code = 2", {("moves", 0)}),
    (
        "a row before the first",
        "INSERT INTO posting (rowid, place, account, amount_minor, family, rate_bp) VALUES (-7, 4, 1, 5, '', 0)",
        {("postings", 4)},
    ),
    (
        "pieces before the first",
        "INSERT INTO move (rowid, place, item, way, quantity) VALUES (0, 4, 9, 2, 5)",
        {("moves", 4)},
    ),
    ("the version of the tables", "PRAGMA user_version = 9", {("guards", 0)}),
    ("a middle fact that is gone", "DELETE FROM fact WHERE place = 5", {("gap", 6), ("chain", 6), ("references", 0)}),
]


@pytest.mark.parametrize(("statement", "places"), [row[1:] for row in ALTERED], ids=[row[0] for row in ALTERED])
def test_what_was_edited_by_hand_is_found_at_its_place(
    judged: Callable[..., Verdict], statement: str, places: set[tuple[str, int]]
) -> None:
    assert places <= found(judged(statement))


def test_a_tail_that_was_cut_off_is_missed_by_its_signature(judged: Callable[..., Verdict]) -> None:
    verdict = judged(
        *(f"DELETE FROM {table} WHERE place = 8" for table in ("posting", "paper", "fact")),
    )
    assert ("signature", 8) in found(verdict)


@pytest.mark.parametrize("place", [4, 5])
def test_whoever_writes_the_chain_anew_still_has_no_signature(
    sold: Till, judged: Callable[..., Verdict], place: int
) -> None:
    connection = sqlite3.connect(sold.book.path)
    rows = connection.execute("SELECT place, hash, body FROM fact ORDER BY place").fetchall()
    connection.close()
    statements, previous = [], GENESIS
    for at, own, body in rows:
        altered = bytes(body).replace(b'"price":2500', b'"price":9500') if at == place else bytes(body)
        previous = link(previous, altered)
        if at >= place and previous != own:
            statements.append(
                f"UPDATE fact SET hash = x'{previous.hex()}', body = x'{altered.hex()}' WHERE place = {at}"
            )
    verdict = judged(*statements)
    if place == 4:
        assert ("signature", 8) in found(verdict)
        assert ("chain", 4) not in found(verdict)
    else:
        assert statements == []  # place 5 holds no such price: nothing was altered


def test_canary_without_signatures_a_chain_that_was_written_anew_would_be_believed(
    sold: Till, tamper: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bodies, hashes and rows all say another reason for the refund: only the signatures know better."""
    connection = sqlite3.connect(sold.book.path)
    rows = connection.execute("SELECT place, body FROM fact ORDER BY place").fetchall()
    connection.close()
    statements, previous = [], GENESIS
    for at, body in rows:
        altered = bytes(body).replace(b'"reason":"lid"', b'"reason":"sun"')
        previous = link(previous, altered)
        statements.append(f"UPDATE fact SET hash = x'{previous.hex()}', body = x'{altered.hex()}' WHERE place = {at}")
    tamper(sold.book.path, *statements)
    connection = connect(sold.book.path)
    assert found(verify(connection)) == {("signature", 8)}
    monkeypatch.setattr("pos.ledger.walk.is_signed", lambda *_: True)
    assert verify(connection).whole
    connection.close()


def test_another_key_than_the_devices_is_noticed(sold: Till) -> None:
    connection = connect(sold.book.path)
    assert found(verify(connection, public=from_seed("thief").public)) == {("signature", 0)}
    connection.close()


def test_altered_tables_and_missing_guards_are_named(sold: Till) -> None:
    connection = connect(sold.book.path)
    connection.execute("DROP TRIGGER fact_no_update")
    verdict = verify(connection)
    assert [(fault.check, fault.detail) for fault in verdict.faults] == [("guards", "fact_no_update")]
    connection.close()


def test_a_damaged_page_is_a_finding_and_not_a_crash(sold: Till) -> None:
    content = bytearray(sold.book.path.read_bytes())
    content[4096 * 3 : 4096 * 12] = b"\xa5" * (4096 * 9)
    sold.book.path.write_bytes(content)
    connection = connect(sold.book.path)
    verdict = verify(connection)
    assert not verdict.whole
    assert verdict.failed("integrity")
    connection.close()


def test_findings_are_bounded_and_every_check_has_a_name(judged: Callable[..., Verdict]) -> None:
    rows = ", ".join(f"({900 + n}, 1, 1, '', 0)" for n in range(FINDINGS_MAX + 50))
    verdict = judged("PRAGMA foreign_keys=0", f"INSERT INTO posting VALUES {rows}")
    assert len(verdict.faults) == FINDINGS_MAX
    assert {fault.check for fault in verdict.faults} <= set(CHECKS)


def test_progress_is_told(sold: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pos.ledger.walk.PROGRESS_STEP", 4)
    told: list[tuple[int, int]] = []
    connection = connect(sold.book.path)
    verify(connection, progress=lambda done, total: told.append((done, total)))
    connection.close()
    assert told == [(0, 8), (4, 8), (8, 8)]


# -- lives ----------------------------------------------------------------------------------------------------------


def test_a_second_life_is_whole_and_what_it_says_again_is_no_second_act(till: Till) -> None:
    till.sell()
    till.close_shift()
    till.book.watermarks.accept(Watermark(epoch=1, seq=2))
    till.book.new_epoch("restored")
    verdict = verify(till.book.connection, public=till.book.key.public)
    assert verdict.faults == ()
    assert (verdict.epochs, verdict.facts) == (2, 9)


def test_a_repetition_that_says_something_else_is_found(till: Till, tamper: Callable[..., None]) -> None:
    sold = till.sell()
    started = till.book.new_epoch("restored")
    again = started.place + 2
    head = till.book.journal.head()
    till.book.close()
    rows = list(_bodies(till.book.path, again))
    altered = rows[0][1].replace(b'"price":2500', b'"price":9500')
    assert altered != rows[0][1]
    statements, previous = [], rows[0][0]
    for place, body in [(again, altered), *((place, body) for place, (_, body) in enumerate(rows[1:], again + 1))]:
        previous = link(previous, body)
        statements.append(f"UPDATE fact SET hash = x'{previous.hex()}', body = x'{body.hex()}' WHERE place = {place}")
    tamper(till.book.path, *statements)
    connection = connect(till.book.path)
    assert ("body", again) in found(verify(connection))
    connection.close()
    assert sold.place < again
    assert isinstance(head, Head)


def _bodies(path: Path, first: int) -> Iterator[tuple[bytes, bytes]]:
    """Yield the hash before and the body of each fact from a place on."""
    connection = sqlite3.connect(path)
    rows = connection.execute(
        "SELECT (SELECT hash FROM fact AS before WHERE before.place = fact.place - 1), body FROM fact WHERE place >= ?",
        (first,),
    ).fetchall()
    connection.close()
    yield from rows


# -- at start -------------------------------------------------------------------------------------------------------


def test_a_start_folds_what_no_pass_has_proved_and_the_next_one_nothing(till: Till) -> None:
    till.sell()
    connection = till.book.connection
    assert check_at_start(connection).folded == 3
    assert check_at_start(connection).folded == 0
    till.sell()
    assert check_at_start(connection).folded == 1
    assert verify(connection).folded == 4
    assert check_at_start(connection).folded == 0


@pytest.mark.parametrize(("statement", "places"), [row[1:] for row in ALTERED], ids=[row[0] for row in ALTERED])
def test_a_start_finds_what_a_full_pass_finds_although_it_folds_nothing_new(
    sold: Till, tamper: Callable[..., None], statement: str, places: set[tuple[str, int]]
) -> None:
    connection = connect(sold.book.path)
    assert check_at_start(connection).whole
    connection.close()
    tamper(sold.book.path, statement)
    connection = connect(sold.book.path)
    verdict = check_at_start(connection)
    connection.close()
    if statement.startswith("UPDATE fact SET body"):
        places = {
            ("chain", 4)
        }  # the chain is broken already; what follows from the body is folded by the next full pass
    assert places <= found(verdict)


@pytest.mark.parametrize("statement", ["", *(row[1] for row in ALTERED)], ids=["whole", *(row[0] for row in ALTERED)])
def test_two_connections_find_what_one_finds(
    sold: Till, tamper: Callable[..., None], monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    path = sold.book.path
    opened: list[int] = []
    connection = connect(path)
    assert check_at_start(connection).whole
    connection.close()
    if statement:
        tamper(path, statement)

    def beside() -> sqlite3.Connection:
        opened.append(threading.get_ident())
        return connect(path)

    monkeypatch.setattr("pos.ledger.verify.leave", lambda *_: Proven())
    monkeypatch.setattr("pos.ledger.verify.BESIDE_FACTS", 1)
    connection = connect(path)
    alone, both = check_at_start(connection), check_at_start(connection, beside=beside)
    connection.close()
    assert both == alone
    assert both.whole is (statement == "")
    assert len(opened) == 1
    assert opened[0] != threading.get_ident()


def test_a_second_connection_that_fails_is_a_finding(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    def beside() -> sqlite3.Connection:
        raise BookDamaged("torn")

    assert check_at_start(till.book.connection, beside=beside).whole
    monkeypatch.setattr("pos.ledger.verify.BESIDE_FACTS", 1)
    assert found(check_at_start(till.book.connection, beside=beside)) == {("integrity", 2)}


def test_canary_with_the_digest_of_another_book_beside_altered_rows_are_believed(
    sold: Till, tamper: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    connection = connect(sold.book.path)
    assert check_at_start(connection).whole
    connection.close()
    other = Path(shutil.copy(sold.book.path, tmp_path / "other.db"))
    tamper(sold.book.path, "UPDATE posting SET amount_minor = 1 WHERE place = 4")
    monkeypatch.setattr("pos.ledger.verify.BESIDE_FACTS", 1)
    connection = connect(sold.book.path)
    believed = check_at_start(connection, beside=lambda: connect(other)).whole
    connection.close()
    assert believed


def test_a_start_tells_how_far_it_is_although_it_folds_nothing(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(7):
        till.sell()
    assert check_at_start(till.book.connection).folded == 9
    monkeypatch.setattr("pos.ledger.walk.PROGRESS_STEP", 3)
    told: list[tuple[int, int]] = []
    assert check_at_start(till.book.connection, progress=lambda done, total: told.append((done, total))).folded == 0
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[0] == (0, 9)
    assert told[-1] == (9, 9)
    assert len({done for done, _ in told}) > 3


def test_pieces_that_a_start_would_believe_are_proved_by_a_full_pass(till: Till) -> None:
    connection = till.book.connection
    till.sell(JAM)
    assert check_at_start(connection).proven.gone == {JAM: 1}
    forged = replace(recall(connection), gone={JAM: 7})
    till.book.note("proven", json.dumps(asdict(forged)))
    assert check_at_start(connection).proven.gone == {
        JAM: 1
    }  # the digest is not theirs: all was folded and added up anew
    till.book.note("proven", json.dumps(asdict(replace(forged, digest=digest(connection, forged)))))
    assert check_at_start(connection).proven.gone == {JAM: 7}  # sum and digest agree: a start alone cannot know
    assert found(verify(connection)) == {("moves", 3)}


def test_an_unreadable_proof_is_none(till: Till) -> None:
    till.sell()
    till.book.note("proven", "{")
    assert check_at_start(till.book.connection).folded == 3
    till.book.note("proven", '{"place": 3, "digest": "wrong"}')
    verdict = check_at_start(till.book.connection)
    assert (verdict.whole, verdict.folded) == (True, 3)


def test_a_book_that_another_writer_holds_is_checked_without_leaving_a_proof(till: Till, tmp_path: Path) -> None:
    till.sell()
    reader = till.book.reader()
    reader.execute("PRAGMA busy_timeout").fetchone()
    assert verify(reader).whole
    reader.close()
    with pytest.raises(BookDamaged):
        connect(tmp_path / "nowhere" / "book.db")
