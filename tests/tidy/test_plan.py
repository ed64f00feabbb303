"""The tree as a whole: no dead module, a test for each module, a true map, no machine's paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tidy.allowances import UNMIRRORED
from tests.tidy.house import ROOT, package_sources, snippet, sources_of_tests
from tests.tidy.law import contracts, layer_lines, read_law
from tests.tidy.plan import (
    dead_modules,
    machine_paths,
    mirrors,
    rooms_in_the_tree,
    rooms_on_the_map,
    text_files,
    unmirrored_modules,
)
from tests.tidy.words import HEX_COLOUR

if TYPE_CHECKING:
    from pathlib import Path

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.skipif(not (ROOT / "pos" / "app").exists(), reason="nothing is put together before pos/app")
def test_no_module_is_dead() -> None:
    dead = dead_modules(package_sources())
    assert not dead, "\n".join([*dead, "Instead: put it to use in pos/app, or take it out."])


def test_a_dead_module_is_seen() -> None:
    package = [
        snippet("from pos.till import checkout", "pos/__main__.py"),
        snippet("def f():\n    import pos.till.shift", "pos/till/checkout.py"),
        snippet("", "pos/till/shift.py"),
        snippet("import pos.till.voiding", "pos/till/voiding.py"),
        snippet("", "pos/register/migrations/versions/one.py"),
    ]
    assert dead_modules(package) == ["pos/till/voiding.py"]


def test_every_module_has_a_test_that_names_it() -> None:
    lonely = [
        path for path in unmirrored_modules(package_sources(), ROOT, sources_of_tests()) if path not in UNMIRRORED
    ]
    assert not lonely, "\n".join(f"{path}: write {mirrors(path)[0]}" for path in lonely)


def test_every_module_without_its_own_test_is_still_one() -> None:
    answered = set(UNMIRRORED) - set(unmirrored_modules(package_sources(), ROOT, sources_of_tests()))
    assert not answered, f"these have a test now, or are gone: {sorted(answered)}"
    assert all(UNMIRRORED.values())


@pytest.mark.parametrize(
    ("module", "test", "is_mirror"),
    [
        ("pos/domain/money.py", "tests/unit/domain/test_money.py", True),
        ("pos/ledger/journal.py", "tests/integration/ledger/test_journal_faults.py", True),
        ("pos/ui/widgets/keypad.py", "tests/gui/widgets/test_keypad.py", True),
        ("pos/settings.py", "tests/unit/test_settings.py", True),
        ("pos/wording/__init__.py", "tests/unit/wording/test_wording.py", True),
        ("pos/domain/money.py", "tests/unit/ledger/test_money.py", False),
        ("pos/domain/money.py", "tests/unit/domain/test_moneybag.py", False),
    ],
)
def test_a_mirror_is_known_by_its_name(tmp_path: Path, module: str, test: str, *, is_mirror: bool) -> None:
    (tmp_path / test).parent.mkdir(parents=True)
    (tmp_path / test).touch()
    assert (unmirrored_modules([snippet("def f(): return 1", module)], tmp_path) == []) is is_mirror


def test_a_test_that_imports_a_module_speaks_to_it(tmp_path: Path) -> None:
    module = [snippet("def f(): return 1", "pos/domain/money.py")]
    direct = snippet("from pos.domain.money import f", "tests/integration/test_till.py")
    helper = snippet("from pos.domain.money import f", "tests/builders.py")
    assert unmirrored_modules(module, tmp_path, [direct]) == []
    assert unmirrored_modules(module, tmp_path, [helper]) == ["pos/domain/money.py"]


def test_what_does_nothing_needs_no_test(tmp_path: Path) -> None:
    declared = 'LIMIT = 1\nclass Press(Protocol):\n    def press(self):\n        """Press."""\n    def stop(self): ...'
    assert unmirrored_modules([snippet(declared)], tmp_path) == []


@pytest.mark.skipif(not README.strip(), reason="the README is still to be written")
def test_the_map_in_the_readme_is_the_tree() -> None:
    assert rooms_on_the_map(README) == rooms_in_the_tree()


def test_the_law_knows_every_room() -> None:
    layers = {room for _, contract in contracts(read_law(ROOT)) for row in layer_lines(contract) for room in row}
    assert rooms_in_the_tree() <= layers


def test_the_map_is_read_from_fenced_blocks_only() -> None:
    readme = "See pos/hidden.\n```text\npos/domain   words\n  pos/till  tests/pos/not\n```\nand pos/other"
    assert rooms_on_the_map(readme) == {"domain", "till"}


def test_no_file_names_a_place_on_a_machine() -> None:
    found = [f"{path}: {line}" for path, text in text_files() for line in machine_paths(text)]
    assert not found, "\n".join([*found, "Instead: name it relative to the project."])


@pytest.mark.parametrize("place", ["home/ann/x", "Users/ann/x", "root" + "/x", "work" + "/main"])
def test_a_place_on_a_machine_is_seen(place: str) -> None:
    assert machine_paths(f"see /{place}")
    assert not machine_paths(f"see https://example.org/{place}")


def test_style_sheets_take_their_colours_from_the_theme() -> None:
    sheets = sorted((ROOT / "assets").rglob("*.qss"))
    found = [f"{sheet.name}: {colour}" for sheet in sheets for colour in HEX_COLOUR.findall(sheet.read_text("utf-8"))]
    assert not found, "\n".join([*found, "Instead: write {token} and name it in assets/themes/*.toml."])
