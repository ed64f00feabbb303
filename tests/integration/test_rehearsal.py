"""A whole bazaar through the real rooms: its figures are right by software that shares no line with them, and repeat."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from pos.cli.main import main
from pos.demo.figures import Outcome
from pos.demo.office_papers import settlement_pack
from pos.demo.outcome import document, lines
from pos.demo.play import Options, play
from pos.domain.errors import OutOfRange, UnreadableFile
from pos.ledger.connection import connect
from pos.ledger.verify import verify
from tests.independent import recompute

if TYPE_CHECKING:
    from pathlib import Path

SMALL = Options(seed=8, tills=2, families=5, sales=45)
SMALLEST = Options(seed=8, tills=2, families=2, sales=6)


@dataclass(frozen=True)
class Played:
    outcome: Outcome
    out: Path
    result: dict[str, Any]


def _play(out: Path, options: Options = SMALL) -> Played:
    outcome = play(options, out, _say_nothing)
    return Played(outcome, out, json.loads(json.dumps(document(outcome))))


def _say_nothing(what: str, done: int, total: int) -> None:
    """Stand where a person would be told how far it is."""


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return _play(tmp_path_factory.mktemp("rehearsal") / "out")


def test_the_document_has_every_field_in_whole_minor_units(played: Played) -> None:
    result = played.result
    assert set(result) == {"bazaar", "currency", "minor_units", "tills", "families", "totals", "payout", "out"}
    assert (result["currency"], result["minor_units"]) == ("AED", 2)
    assert [till["till"] for till in result["tills"]] == ["T01", "T02"]
    for till in result["tills"]:
        assert till["difference"] == till["cash_counted"] - till["cash_expected"]
        assert len(till["head"]) == 64
    for family in result["families"]:
        parts = family["gross"] - family["refunds"] - family["commission"] - family["advances"] + family["adjustments"]
        assert family["net"] == parts == family["paid"] + family["carried"]
    assert result["payout"]["amount"] == sum(family["paid"] for family in result["families"])


def test_the_three_totals_agree_and_everything_happened(played: Played) -> None:
    totals = played.result["totals"]
    assert totals["agree"]
    assert totals["z_reports"] == totals["receipts"] == totals["ledgers"] > 0
    assert sum(till["sales"] for till in played.result["tills"]) >= SMALL.sales
    assert sum(till["voids"] for till in played.result["tills"]) == 1
    kinds = {
        json.loads(line)["body"]["kind"] for path in _journals(played.out) for line in path.read_bytes().splitlines()
    }
    assert kinds >= {
        "epoch_started", "goods_received", "shift_opened", "sale", "void", "refund", "cash_moved", "drawer_opened",
        "shift_counted", "shift_closed", "goods_returned", "goods_written_off", "bazaar_planned", "family_enrolled",
        "device_admitted", "advance_paid", "payout_drafted", "payout_approved", "payout_paid",
    }  # fmt: skip


def test_every_net_is_recomputed_from_the_journals_by_other_software(played: Played) -> None:
    owed = recompute.recompute([str(path) for path in _journals(played.out)])
    for family in played.result["families"]:
        theirs = owed[family["family"]]
        for figure in ("gross", "refunds", "commission", "advances", "adjustments", "net"):
            assert family[figure] == theirs[figure], (family["family"], figure)


def test_each_head_is_the_hash_of_the_whole_journal(played: Played) -> None:
    for till in played.result["tills"]:
        head = bytes(32)
        rows = (played.out / f"journal-{till['till']}.jsonl").read_bytes().splitlines()
        for row in rows:
            head = hashlib.sha256(head + row[row.index(b',"body":') + 8 : -1]).digest()
        assert (head.hex(), len(rows)) == (till["head"], till["facts"])


def test_another_seed_gives_other_books(tmp_path: Path) -> None:
    one, other = _play(tmp_path / "one", SMALLEST), _play(tmp_path / "other", replace(SMALLEST, seed=9))
    assert [till["head"] for till in one.result["tills"]] != [till["head"] for till in other.result["tills"]]
    assert _digests(one.out) != _digests(other.out)


def test_every_family_has_a_statement_that_says_what_it_is_owed(played: Played) -> None:
    for family in played.result["families"]:
        text = _text(played.out / "statements" / f"{family['family']}.pdf")
        assert family["family"] in text
        assert f"{family['net'] / 100:,.2f}" in text
    assert f"{played.result['totals']['z_reports'] / 100:,.2f}" in _text(played.out / "settlement.pdf")


def test_papers_and_stick_lie_where_they_should(played: Played) -> None:
    names = {path.stem for path in (played.out / "receipts").glob("*.png")}
    for path in _journals(played.out):
        for line in path.read_bytes().splitlines():
            body = json.loads(line)["body"]
            if body["kind"] in {"sale", "refund"}:
                assert body["number"] in names
    assert len(list((played.out / "zreports").glob("*.png"))) == 2 * 3
    assert (played.out / "bundle" / "T02.amana").is_file()
    assert (played.out / "bundle" / "T02.ack").is_file()
    received = [json.loads(line)["body"] for line in (played.out / "journal-T01.jsonl").read_bytes().splitlines()]
    notes = {body["number"] for body in received if body["kind"] in {"goods_received", "goods_returned"}}
    assert {path.stem for path in (played.out / "notes").glob("*.pdf")} == notes
    assert len(list((played.out / "vouchers").glob("*.pdf"))) == len(played.result["families"])
    assert (played.out / "labels.pdf").is_file()
    assert len(list((played.out / "days").glob("*.pdf"))) == 2 * 3


def test_the_pack_closes_over_the_same_totals_as_the_document(played: Played) -> None:
    pack = settlement_pack(played.outcome, {})
    assert pack.agrees
    assert sum(closed.takings_minor for _, closed in pack.closings) == played.result["totals"]["z_reports"]
    assert sum(line.paid_minor for line in pack.settlements) == played.result["payout"]["amount"]


def test_every_book_is_whole_afterwards(played: Played) -> None:
    for till in ("T01", "T02"):
        connection = connect(played.outcome.home / till / "book.db")
        assert verify(connection).whole
        connection.close()


def test_no_personal_data_is_in_a_journal_or_at_a_till(played: Played) -> None:
    from pos import settings

    private = [
        cell
        for line in (settings.assets() / "sample" / "families.csv").read_text(encoding="utf-8-sig").splitlines()[1:6]
        for cell in (line.split(",")[5].replace(" ", ""), line.split(",")[7])
        if cell
    ]
    assert private
    for path in [*_journals(played.out), *played.outcome.home.rglob("*.db*"), *played.out.rglob("*.amana")]:
        content = path.read_bytes()
        assert not [cell for cell in private if cell.encode() in content], path.name


def test_a_folder_that_is_not_empty_and_a_size_beyond_reason_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("do not touch", encoding="utf-8")
    with pytest.raises(UnreadableFile):
        _play(tmp_path)
    with pytest.raises(OutOfRange):
        _play(tmp_path / "new", Options(tills=1))


def test_the_command_plays_the_same_books_and_papers_again_and_prints_one_document_or_lines_for_a_person(
    played: Played, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["demo", "--headless", "--tills", "2", "--families", "5", "--sales", "45", "--out", str(tmp_path / "a")]
    assert main([*arguments, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed | {"out": ""} == played.result | {"out": ""}
    assert _digests(tmp_path / "a") == _digests(played.out)
    text = "\n".join(lines(played.outcome))
    assert "they agree" in text
    assert all(family["family"] in text for family in played.result["families"])


def _journals(out: Path) -> list[Path]:
    return sorted(out.glob("journal-*.jsonl"))


def _digests(out: Path) -> dict[str, str]:
    """The hash of everything a rehearsal left but the databases."""
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and "books" not in path.parts
    }


def _text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)
