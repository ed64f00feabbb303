"""What `amana ledger export` writes is read by other software: the standard library and openpyxl alone, with none of our code."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from pos.cli.console import Exit
from pos.cli.main import main
from pos.domain.facts import Sale
from tests.builders import CAKE, HUDA, JAM, OUD, SALMA, a_received_line, a_till

if TYPE_CHECKING:
    from pos.domain.record import Recorded

PAGE = Path(__file__).parents[3] / "docs" / "journal-format.md"
TABLES = ("facts", "lines", "payments", "ledger", "stock")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a day's journal, workbook and tables: goods, sales, a refund, a void, a closing, and a second life."""
    folder = tmp_path_factory.mktemp("export")
    till = a_till(folder)
    till.goods.receive(SALMA, (a_received_line(),), by="G1")
    till.checkout.add_unlisted(SALMA, 500, "=مربى")
    first = till.checkout.pay(by="C1", tendered_minor=500)
    till.sell(JAM, JAM, OUD)
    last = till.sell(CAKE)
    till.undoing.refund(number_of(first), {0: 1}, by="C1", reason="غطاء", approved_by="L1")
    till.undoing.void(number_of(last), by="C1", reason="twice", approved_by="L1")
    till.close_shift()
    till.book.new_epoch("restored")
    till.book.close()
    for target in ("journal-T01.jsonl", "book.xlsx", "tables"):
        assert main(["ledger", "export", str(till.book.folder), str(folder / target)]) == Exit.DONE
    return folder


def number_of(recorded: Recorded) -> str:
    assert isinstance(recorded.fact, Sale)
    return recorded.fact.number


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "tables" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def journal(folder: Path) -> list[tuple[dict[str, Any], bytes]]:
    """Each line's envelope and the bytes of its body, as the page says: between `,"body":` and the last brace."""
    lines = (folder / "journal-T01.jsonl").read_bytes().splitlines()
    return [(json.loads(line), line[line.index(b',"body":') + 8 : -1]) for line in lines]


def test_the_journal_proves_itself(exported: Path) -> None:
    head, hashes = bytes(32), []
    for envelope, body in journal(exported):
        assert envelope["prev"] == head.hex()
        head = hashlib.sha256(head + body).digest()
        hashes.append(head.hex())
    assert [envelope["hash"] for envelope, _ in journal(exported)] == hashes
    assert [row["hash"] for row in table(exported, "facts")] == hashes


def test_the_workbook_and_the_tables_say_the_same(exported: Path) -> None:
    book = load_workbook(exported / "book.xlsx", read_only=True)
    assert tuple(book.sheetnames) == TABLES
    for name in TABLES:
        rows = [["" if cell is None else str(cell) for cell in row] for row in book[name].iter_rows(values_only=True)]
        with (exported / "tables" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert rows == list(csv.reader(file))
        assert len(rows) > 1
    book.close()


def test_the_ledger_balances_and_each_family_has_what_its_lines_say(exported: Path) -> None:
    balance: Counter[tuple[str, str]] = Counter()
    owed: defaultdict[str, int] = defaultdict(int)
    for row in table(exported, "ledger"):
        balance[row["epoch"], row["seq"]] += int(row["amount_minor"])
        if row["account"] == "family":
            owed[row["family"]] -= int(row["amount_minor"])
    assert set(balance.values()) == {0}
    sign = {"sale": 1, "refund": -1, "void": -1}
    credited: defaultdict[str, int] = defaultdict(int)
    for row in table(exported, "lines"):
        credited[row["family"]] += sign[row["kind"]] * int(row["credited_minor"])
    assert owed == credited
    assert set(owed) == {SALMA, HUDA}


def test_money_and_pieces_are_those_of_the_journal(exported: Path) -> None:
    told = {envelope["id"]: envelope["body"] for envelope, _ in reversed(journal(exported))}.values()
    paid = Counter[str]()
    for fact in told:
        for payment in fact.get("payments", []):
            paid[fact["kind"]] += payment["amount"]
    seen = Counter[str]()
    for row in table(exported, "payments"):
        seen[row["kind"]] += int(row["amount_minor"])
    assert seen == paid
    sold = sum(int(row["quantity"]) for row in table(exported, "stock") if row["way"] == "sold" and row["item"] == JAM)
    assert sold == 2


def test_no_text_is_a_formula(exported: Path) -> None:
    names = {row["name"] for row in table(exported, "lines")}
    assert "'=مربى" in names
    book = load_workbook(exported / "book.xlsx")
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_the_page_names_every_column(exported: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = {
        line.split("`")[1]: line for line in page.splitlines() if line.startswith(tuple(f"| `{n}` |" for n in TABLES))
    }
    for name in TABLES:
        with (exported / "tables" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            columns = next(csv.reader(file))
        assert " ".join(f"`{column}`" for column in columns) in rows[name]


def test_canary_one_altered_fils_breaks_the_chain_of_the_journal(exported: Path) -> None:
    envelope, body = next(pair for pair in journal(exported) if pair[0]["body"]["kind"] == "sale")
    altered = body.replace(b'"price":500', b'"price":501')
    assert altered != body
    assert hashlib.sha256(bytes.fromhex(envelope["prev"]) + altered).hexdigest() != envelope["hash"]
