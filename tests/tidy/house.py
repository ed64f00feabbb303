"""What the house rules are made of: a source file, a rule that looks at it, and what a rule saw.

A rule carries its own proof. `guilty` snippets must be seen and `innocent` ones must be left in
peace, so that a rule which has gone blind turns `test_rules.py` red before it misleads anyone.
"""

from __future__ import annotations

import ast
import io
import textwrap
import tokenize
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]

# The folders that hold Python of ours.
CODE_FOLDERS = ("pos", "tests", "packaging")

# The rooms in which every amount of money lives.
MONEY_ROOMS = frozenset({"domain", "ledger", "till", "office", "register"})

Function = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Parsed:
    """A file as Python understands it."""

    tree: ast.Module
    nodes: tuple[ast.AST, ...]


@lru_cache(maxsize=4)
def parsed(text: str) -> Parsed:
    """Understand a text; only the last few are kept: all trees together are millions of objects, and slow every later test."""
    tree = ast.parse(text)
    return Parsed(tree, tuple(ast.walk(tree)))


class Source:
    """One Python file, read once and looked at by every rule."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @property
    def tree(self) -> ast.Module:
        return parsed(self.text).tree

    @property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Everything that stands in its tree."""
        return parsed(self.text).nodes

    @cached_property
    def comments(self) -> list[tuple[int, str]]:
        """Each comment with the line it stands on."""
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        return [(token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT]

    @property
    def folder(self) -> str:
        """The top folder: `pos`, `tests` or `packaging`."""
        return self.path.partition("/")[0]

    @property
    def room(self) -> str:
        """The room under `pos`: `domain` for pos/domain/money.py, `app` for pos/app/clock.py."""
        parts = self.path.removesuffix(".py").split("/")
        return parts[1] if parts[0] == "pos" and len(parts) > 1 else ""

    @property
    def module(self) -> str:
        """The dotted name: `pos.domain.money`, and `pos.domain` for its `__init__`."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def strings(self) -> Iterator[tuple[int, str]]:
        """Each string of the code with its line, docstrings left out."""
        docstrings = {
            id(node.body[0].value)
            for node in self.nodes
            if isinstance(node, (ast.Module, ast.ClassDef, *Function))
            and node.body
            and isinstance(node.body[0], ast.Expr)
            and isinstance(node.body[0].value, ast.Constant)
        }
        for node in self.nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                yield node.lineno, node.value

    def symbol_at(self, line: int) -> str:
        """The innermost function or class, or the module-level name, that a line belongs to."""
        names: list[str] = []
        body: list[ast.stmt] = self.tree.body
        while True:
            inside = [s for s in body if s.lineno <= line <= (s.end_lineno or s.lineno)]
            if not inside:
                return ".".join(names)
            statement = inside[0]
            if isinstance(statement, (ast.ClassDef, *Function)):
                names.append(statement.name)
                body = statement.body
                continue
            if not names and isinstance(statement, (ast.Assign, ast.AnnAssign)):
                names.extend(name.id for name in assigned_names(statement))
            return ".".join(names)


def assigned_names(statement: ast.Assign | ast.AnnAssign) -> list[ast.Name]:
    """The plain names that an assignment binds."""
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    return [node for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]


def dotted(node: ast.AST) -> str:
    """`datetime.datetime.now` for the expression of that shape; empty for any other."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = dotted(node.value)
        return f"{owner}.{node.attr}" if owner else ""
    return ""


@dataclass(frozen=True)
class Sighting:
    """What a rule saw, and on which line."""

    line: int
    what: str


@dataclass(frozen=True)
class Rule:
    """One house rule.

    Attributes:
        name: what the allowances and the test ids call it.
        instead: what to do in place of what was seen.
        applies: whether the rule looks at this file at all.
        look: yields what it sees in a file.
        guilty: snippets that it must see.
        innocent: snippets that it must leave in peace.
    """

    name: str
    instead: str
    applies: Callable[[Source], bool]
    look: Callable[[Source], Iterable[Sighting]]
    guilty: tuple[Source, ...]
    innocent: tuple[Source, ...] = field(default=())

    def sees(self, source: Source) -> list[Sighting]:
        """What this rule has to say about a file, in line order."""
        if not self.applies(source):
            return []
        return sorted(self.look(source), key=lambda sighting: sighting.line)


def snippet(text: str, path: str = "pos/domain/canary.py") -> Source:
    """A little file that stands for what a rule looks for."""
    return Source(path, textwrap.dedent(text).lstrip("\n"))


def everywhere(source: Source) -> bool:
    """Every Python file of ours."""
    return source.folder in CODE_FOLDERS


def in_package(source: Source) -> bool:
    """Only what is shipped."""
    return source.folder == "pos"


def in_money_rooms(source: Source) -> bool:
    """Only where amounts of money live."""
    return source.room in MONEY_ROOMS


@cache
def sources() -> tuple[Source, ...]:
    """Every Python file of the tree as it is now."""
    return tuple(
        Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for folder in CODE_FOLDERS
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "__pycache__" not in path.parts
    )


def sources_of_tests() -> tuple[Source, ...]:
    """Every Python file of the tests."""
    return tuple(source for source in sources() if source.folder == "tests")


def package_sources() -> tuple[Source, ...]:
    """Every module that is shipped."""
    return tuple(source for source in sources() if source.folder == "pos")
