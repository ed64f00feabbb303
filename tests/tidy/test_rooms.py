"""The import law holds, it speaks of every room and library, and each of its contracts can fail."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from tests.tidy.house import ROOT
from tests.tidy.law import contracts, imported_libraries, judge, layer_lines, names, read_law, stands

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("importlinter", reason="import-linter needs Python 3.11; the law is checked there")

# What is imported but needs no door: types and a back-port of the standard library.
DOORLESS = frozenset({"pos", "tomli", "typing_extensions"})

# One deliberate violation of each contract: contract, module to write, what it says.
VIOLATIONS = (
    ("rooms", "pos/ledger/canary_up.py", "from pos.till import checkout"),
    ("rooms", "pos/sync/canary_sibling.py", "from pos.printing import document"),
    ("rooms", "pos/office/canary_sibling.py", "from pos.till import checkout"),
    ("rooms", "pos/canary_room.py", "X = 1"),
    ("acyclic", "pos/ledger/canary_hen.py", "from pos.ledger import canary_egg"),
    ("acyclic", "pos/ledger/canary_egg.py", "from pos.ledger import canary_hen"),
    ("pure-domain", "pos/domain/canary_clock.py", "import time"),
    ("pure-domain", "pos/domain/canary_late.py", "def f():\n    import pathlib"),
    ("qt-at-home", "pos/ui/presenters/canary_qt.py", "from pos.ui import canary_window"),
    ("thin-views", "pos/ui/views/canary_book.py", "from pos.ledger import codec"),
    ("thin-views", "pos/ui/widgets/canary_case.py", "from pos.ui.presenters import canary_qt"),
    ("threadless-views", "pos/ui/views/canary_thread.py", "import threading"),
    ("through-ports", "pos/till/canary_paper.py", "from pos.printing import document"),
    ("register-is-a-server", "pos/register/canary_book.py", "from pos.ledger import journal"),
    ("register-is-a-server", "pos/register/canary_client.py", "from pos.sync import client"),
    ("light-formats", "pos/ledger/codec.py", "import sqlite3"),
    ("plain-papers", "pos/printing/papers/canary_book.py", "from pos.ledger import codec"),
    ("wording-of-the-domain", "pos/wording/canary_book.py", "from pos.ledger import codec"),
    ("door-book", "pos/sync/canary_sql.py", "import sqlite3"),
    ("door-register", "pos/office/canary_server.py", "import fastapi"),
    ("door-printer", "pos/printing/canary_printer.py", "import escpos"),
    ("door-symbols", "pos/printing/canary_symbol.py", "import segno"),
    ("door-pages", "pos/ui/canary_pages.py", "import pypdfium2"),
    ("door-pictures", "pos/printing/canary_picture.py", "import PIL"),
    ("door-cables", "pos/ui/canary_cable.py", "import serial"),
    ("door-pdf", "pos/printing/canary_pdf.py", "import reportlab"),
    ("door-wire", "pos/sync/canary_http.py", "import httpx"),
    ("door-nearby", "pos/sync/canary_near.py", "import zeroconf"),
    ("door-spreadsheet", "pos/register/canary_sheet.py", "import openpyxl"),
    ("door-qt", "pos/printing/canary_qt.py", "import PySide6"),
    ("door-people", "pos/ledger/canary_people.py", "import argon2"),
    ("door-secrets", "pos/till/canary_secret.py", "import cryptography"),
    ("door-keyring", "pos/till/canary_ring.py", "import keyring"),
    ("door-folders", "pos/ledger/canary_folder.py", "import platformdirs"),
    ("door-exact", "pos/sync/canary_exact.py", "import msgspec"),
    ("door-template", "pos/register/canary_template.py", "import jinja2"),
)

# What the violations lean on. Its imports are lawful.
GROUND = {
    "pos/ui/canary_window.py": "import PySide6",
    "pos/sync/client.py": "",
    "pos/till/checkout.py": "",
}


def test_the_law_is_kept(tmp_path: Path) -> None:
    verdict = judge(ROOT, tmp_path)
    assert verdict.kept, verdict.text


def test_each_contract_turns_red_on_its_violation(tmp_path: Path) -> None:
    house = tmp_path / "house"
    shutil.copytree(ROOT / "pos", house / "pos", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", house)
    for path, line in [*GROUND.items(), *((path, line) for _, path, line in VIOLATIONS)]:
        write_into(house, path, line)

    verdict = judge(house, tmp_path)

    titles = {identity: contract["name"] for identity, contract in contracts(read_law(house))}
    unseen = [
        f"{identity}: {path}"
        for identity, path, _ in VIOLATIONS
        if path.rpartition("/")[2].removesuffix(".py") not in verdict.section(titles[identity])
    ]
    assert not unseen, "\n".join([*unseen, verdict.text])
    assert not verdict.kept


def write_into(house: Path, path: str, line: str) -> None:
    """Add a line to a module of a copied house, building the rooms above it where they lack."""
    module = house / path
    for room in reversed(module.relative_to(house).parents[:-1]):
        (house / room).mkdir(exist_ok=True)
        (house / room / "__init__.py").touch()
    with module.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")


def test_each_contract_has_its_violation() -> None:
    assert {identity for identity, _ in contracts(read_law(ROOT))} == {one for one, _, _ in VIOLATIONS}


def named_by_the_law() -> set[str]:
    """Every module of ours that the law speaks of."""
    return {
        name
        for _, contract in contracts(read_law(ROOT))
        for option in ("source_modules", "forbidden_modules", "allowed_importers")
        for name in names(contract, option)
        if name.partition(".")[0] == "pos"
    } | {f"pos.{room}" for _, contract in contracts(read_law(ROOT)) for row in layer_lines(contract) for room in row}


def test_the_law_speaks_only_of_what_stands() -> None:
    missing = sorted(name for name in named_by_the_law() if not stands(ROOT, name))
    assert not missing, f"misspelt or moved: {missing}"


def test_every_library_has_a_door() -> None:
    protected = {name for _, contract in contracts(read_law(ROOT)) for name in names(contract, "protected_modules")}
    doorless = sorted(imported_libraries(ROOT) - protected - DOORLESS - sys.stdlib_module_names)
    assert not doorless, f"give each of these one door in .importlinter: {doorless}"
