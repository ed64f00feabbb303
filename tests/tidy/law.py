"""Run the import law (`.importlinter`) over a tree, as far as that tree has been built.

import-linter refuses a contract that names a module which does not exist. The law is written for
the whole house, so names without a module are left out before it is run; `test_rooms.py` sees to
it that only planned names may be missing.
"""

from __future__ import annotations

import ast
import configparser
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PREFIX = "importlinter:contract:"

# The options of a contract that hold module names, one a line.
NAME_OPTIONS = (
    "source_modules",
    "forbidden_modules",
    "protected_modules",
    "allowed_importers",
)
# import-linter fails on these when they are not there; a forbidden library may well be absent.
NEEDS_IMPORTED = ("protected_modules",)
# Without these a contract says nothing.
NEEDED = ("source_modules", "forbidden_modules", "protected_modules")


@dataclass(frozen=True)
class Verdict:
    """What import-linter said.

    Attributes:
        kept: whether every contract is kept.
        text: all that it printed.
    """

    kept: bool
    text: str

    def section(self, contract_name: str) -> str:
        """What was said about one broken contract; empty when it was kept."""
        _, _, broken = self.text.partition("Broken contracts")
        title = rf"^{re.escape(contract_name)}\n-+\n"
        found = re.search(rf"{title}(.*?)(?=^[^\n]+\n-+\n|\Z)", broken, re.MULTILINE | re.DOTALL)
        return found[1] if found else ""


def read_law(root: Path) -> configparser.ConfigParser:
    """The law as it is written."""
    law = configparser.ConfigParser()
    law.read_string((root / ".importlinter").read_text(encoding="utf-8"))
    return law


def contracts(law: configparser.ConfigParser) -> Iterator[tuple[str, configparser.SectionProxy]]:
    """Each contract with its id."""
    for section in law.sections():
        if section.startswith(PREFIX):
            yield section.removeprefix(PREFIX), law[section]


def names(contract: configparser.SectionProxy, option: str) -> list[str]:
    """The module names that an option of a contract lists."""
    return contract.get(option, "").split()


def layer_lines(contract: configparser.SectionProxy) -> list[list[str]]:
    """The layers from top to bottom, each a list of rooms."""
    lines = contract.get("layers", "").strip().splitlines()
    return [[room.strip() for room in line.split("|")] for line in lines]


def stands(root: Path, module: str) -> bool:
    """Whether a module of ours exists; `pos.sync.*` exists when `pos.sync` does."""
    path = root.joinpath(*module.removesuffix(".*").split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def imported_libraries(root: Path) -> frozenset[str]:
    """The top-level names of everything that the package imports."""
    found: set[str] = set()
    for path in (root / "pos").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return frozenset(found)


def law_as_far_as_built(root: Path) -> configparser.ConfigParser:
    """The law without the names that have no module in this tree yet."""
    law = read_law(root)
    imported = imported_libraries(root)

    def is_there(name: str, option: str) -> bool:
        if name.partition(".")[0] == "pos":
            return stands(root, name)
        return option not in NEEDS_IMPORTED or name in imported

    for identity, contract in contracts(law):
        for option in NAME_OPTIONS:
            if option in contract:
                kept = [name for name in names(contract, option) if is_there(name, option)]
                contract[option] = "".join(f"\n{name}" for name in kept)
        if "layers" in contract:
            rows = [[room for room in row if stands(root, f"pos.{room}")] for row in layer_lines(contract)]
            contract["layers"] = "".join(f"\n{' | '.join(row)}" for row in rows if row)
        if any(option in contract and not names(contract, option) for option in NEEDED):
            law.remove_section(f"{PREFIX}{identity}")
    return law


def judge(root: Path, scratch: Path) -> Verdict:
    """Run import-linter over the tree at `root`; `scratch` takes the law as it was run."""
    config = scratch / "importlinter.ini"
    with config.open("w", encoding="utf-8") as file:
        law_as_far_as_built(root).write(file)
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-logo",
            "--no-cache",
            f"--config={config}",
        ],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "400", "PYTHONUTF8": "1", "NO_COLOR": "1"},
    )
    return Verdict(run.returncode == 0, run.stdout + run.stderr)
