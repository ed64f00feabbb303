"""What the tree looks like as a whole: its rooms, who imports whom, which test mirrors what."""

from __future__ import annotations

import ast
import os
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.tidy.house import ROOT, Function, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TEST_KINDS = ("unit", "integration", "gui", "e2e", "bench")

# Started from outside: by the interpreter, or by Alembic, which looks its revisions up by folder.
STARTED_BY_NAME = re.compile(r"(^|\.)__main__$|\.versions\.|\.env$|^pos$")

FENCE = re.compile(r"^```.*?$(.*?)^```", re.MULTILINE | re.DOTALL)
ROOM = re.compile(r"(?<![\w/])pos/(\w+)")

# Where this machine, or anyone's, keeps its things. The brackets keep the pattern from seeing itself.
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home/[a-z]|Users/[A-Za-z]|roo[t]/|wor[k]/)|[A-Z]:\\+Users\\")

LEFT_OUT = frozenset({"out", "dist", "build", "__pycache__"})
HIDDEN_BUT_OURS = frozenset({".github", ".importlinter", ".gitignore"})


@cache
def imports_of(source: Source) -> frozenset[str]:
    """Every module of ours that a module may mean by its imports, late ones included."""
    found: set[str] = set()
    for node in source.nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(found)


def dead_modules(package: Iterable[Source]) -> list[str]:
    """The modules that nothing imports and nobody starts."""
    sources = list(package)
    imported = {name for source in sources for name in imports_of(source) if name != source.module}
    alive = imported | {name.rpartition(".")[0] for name in imported}
    return [
        source.path
        for source in sources
        if source.module not in alive
        and not STARTED_BY_NAME.search(source.module)
        and not source.path.endswith("__init__.py")
    ]


@cache
def does_something(source: Source) -> bool:
    """Whether any function has a body: constants, fields and protocols have nothing to test."""
    return any(
        not isinstance(statement, (ast.Expr, ast.Pass))
        or not isinstance(getattr(statement, "value", None), ast.Constant)
        for node in source.nodes
        if isinstance(node, Function)
        for statement in node.body
    )


def mirrors(module_path: str) -> list[str]:
    """The patterns of test files that mirror a module: `tests/unit/domain/test_money*.py`."""
    parts = module_path.removeprefix("pos/").removesuffix(".py").split("/")
    if parts[-1] == "__init__":
        parts.pop()
        parts.append(parts[-1])  # a room that is one module: tests/unit/wording/test_wording.py
    *folders, name = parts
    places = [[kind, *folders] for kind in TEST_KINDS]
    if folders[:1] == ["ui"]:
        places.insert(0, ["gui", *folders[1:]])  # tests/gui is the mirror of pos/ui itself
    return [
        "/".join(["tests", *place, f"test_{name.strip('_')}{ending}.py"]) for place in places for ending in ("", "_*")
    ]


def unmirrored_modules(package: Iterable[Source], root: Path = ROOT, tests: Iterable[Source] = ()) -> list[str]:
    """The modules that do something and have neither a test of their name nor a test that speaks to them directly."""
    spoken_to = {name for test in tests if Path(test.path).name.startswith("test_") for name in imports_of(test)}
    return [
        source.path
        for source in package
        if does_something(source)
        and not STARTED_BY_NAME.search(source.module)
        and source.module not in spoken_to
        and not any(any(root.glob(pattern)) for pattern in mirrors(source.path))
    ]


def rooms_on_the_map(readme: str) -> set[str]:
    """The rooms that the fenced blocks of a README name."""
    return {room for block in FENCE.findall(readme) for room in ROOM.findall(block)}


def rooms_in_the_tree(root: Path = ROOT) -> set[str]:
    """The packages and modules that stand directly in `pos`."""
    return {
        path.stem
        for path in (root / "pos").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
        if not path.stem.startswith("__")
    }


def text_files(root: Path = ROOT) -> Iterator[tuple[str, str]]:
    """Each text file of the project with what it says."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if belongs(name))
        for name in sorted(files):
            path = Path(folder, name)
            if not belongs(name):
                continue
            try:
                yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def belongs(name: str) -> bool:
    """Whether a file or folder is the project's own, by its name."""
    return name in HIDDEN_BUT_OURS or not (name.startswith(".") or name in LEFT_OUT)


def machine_paths(text: str) -> list[str]:
    """The lines that name a place on somebody's machine."""
    return [line.strip() for line in text.splitlines() if MACHINE_PATH.search(line)]
