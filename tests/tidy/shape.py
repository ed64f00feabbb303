"""The shape of the code: short modules, short functions, docstrings, types, honest file names."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.tidy.house import Function, Rule, Sighting, Source, everywhere, in_package, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULE_LINES_MAX = 400
FUNCTION_LINES_MAX = 60

# A drawer is a name under which anything could lie.
DRAWERS = frozenset(
    [
        "base",
        "common",
        "core",
        "data",
        "general",
        "helper",
        "helpers",
        "info",
        "lib",
        "logic",
        "manager",
        "managers",
        "misc",
        "process",
        "processor",
        "shared",
        "stuff",
        "tools",
        "util",
        "utils",
        "various",
    ]
)
# Words that make a drawer of any name they stand in.
DRAWER_PARTS = frozenset(["common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"])


def long_modules(source: Source) -> Iterator[Sighting]:
    lines = len(source.text.splitlines())
    if lines > MODULE_LINES_MAX:
        yield Sighting(1, f"{lines} lines in one module")


def long_functions(source: Source) -> Iterator[Sighting]:
    for node in source.nodes:
        if not isinstance(node, Function):
            continue
        lines = (node.end_lineno or node.lineno) - node.lineno + 1 - docstring_lines(node)
        if lines > FUNCTION_LINES_MAX:
            yield Sighting(node.lineno, f"{node.name} has {lines} lines beside its docstring")


def docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many lines a function's docstring takes: explaining is not counted as length."""
    if ast.get_docstring(node) is None:
        return 0
    first = node.body[0]
    return (first.end_lineno or first.lineno) - first.lineno + 1


def missing_docstrings(source: Source) -> Iterator[Sighting]:
    if source.text.strip() and ast.get_docstring(source.tree) is None:
        yield Sighting(1, "the module does not say what it is for")
    if source.folder == "pos":
        yield from undocumented(source.tree.body, "")


def undocumented(body: list[ast.stmt], owner: str) -> Iterator[Sighting]:
    """The public definitions of a module or public class that do not explain themselves."""
    for node in body:
        if isinstance(node, (ast.If, ast.Try)):
            yield from undocumented(node.body, owner)
        if not isinstance(node, (ast.ClassDef, *Function)) or node.name.startswith("_"):
            continue
        if ast.get_docstring(node) is None and not explained_elsewhere(node):
            yield Sighting(node.lineno, f"{owner}{node.name} has no docstring")
        if isinstance(node, ast.ClassDef):
            yield from undocumented(node.body, f"{owner}{node.name}.")


def explained_elsewhere(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """An override, an overload or a setter is explained by what it belongs to."""
    return any(
        ast.unparse(decorator).rpartition(".")[2] in {"override", "overload", "setter"}
        for decorator in node.decorator_list
    )


def missing_types(source: Source) -> Iterator[Sighting]:
    for node in source.nodes:
        if not isinstance(node, Function):
            continue
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        arguments += [star for star in (node.args.vararg, node.args.kwarg) if star]
        bare = [a.arg for a in arguments if a.annotation is None and a.arg not in {"self", "cls"}]
        if bare:
            yield Sighting(node.lineno, f"{node.name}: no type for {', '.join(bare)}")
        if node.returns is None:
            yield Sighting(node.lineno, f"{node.name}: no return type")


def drawers(source: Source) -> Iterator[Sighting]:
    for part in source.path.removesuffix(".py").split("/"):
        name = part.removeprefix("test_")
        if name in DRAWERS or DRAWER_PARTS & set(name.split("_")):
            yield Sighting(1, f"'{part}' is a drawer, not a name")
    for node in source.nodes:
        if isinstance(node, ast.ClassDef) and re.search(r"(Manager|Helpers?|Utils?)$", node.name):
            yield Sighting(node.lineno, f"class '{node.name}' is a drawer, not a name")


def missing_future(source: Source) -> Iterator[Sighting]:
    body = source.tree.body[1:] if ast.get_docstring(source.tree) else source.tree.body
    has_code = any(not isinstance(node, (ast.Assign, ast.AnnAssign)) for node in body)
    named = {
        alias.name
        for node in body
        if isinstance(node, ast.ImportFrom) and node.module == "__future__"
        for alias in node.names
    }
    if has_code and "annotations" not in named:
        yield Sighting(1, "no `from __future__ import annotations`")


def broad_doors(source: Source) -> Iterator[Sighting]:
    for node in source.nodes:
        if isinstance(node, ast.Global):
            yield Sighting(node.lineno, f"global {', '.join(node.names)}")


def re_exports(source: Source) -> Iterator[Sighting]:
    if not source.path.endswith("__init__.py"):
        return
    defines = any(isinstance(node, (ast.ClassDef, *Function)) for node in source.tree.body)
    for node in source.tree.body:
        is_shop_window = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        is_passed_on = isinstance(node, (ast.Import, ast.ImportFrom)) and not defines
        if is_shop_window or is_passed_on:
            yield Sighting(node.lineno, f"a room's door passes things on: {ast.unparse(node)}")


_LONG_BODY = "\n".join("    x += 1" for _ in range(FUNCTION_LINES_MAX))
_LONG_DOC = "\n".join("    word" for _ in range(FUNCTION_LINES_MAX))

RULES = (
    Rule(
        "short-modules",
        f"split it where it changes subject; a module has at most {MODULE_LINES_MAX} lines",
        everywhere,
        long_modules,
        guilty=(snippet("\n".join(f"X{n} = {n}" for n in range(MODULE_LINES_MAX + 1))),),
        innocent=(snippet("\n".join(f"X{n} = {n}" for n in range(MODULE_LINES_MAX))),),
    ),
    Rule(
        "short-functions",
        f"give a name to a part of it; a function has at most {FUNCTION_LINES_MAX} lines",
        everywhere,
        long_functions,
        guilty=(snippet(f"def grow(x):\n{_LONG_BODY}\n"),),
        innocent=(snippet(f'def tell(x):\n    """Tell.\n{_LONG_DOC}\n    """\n'),),
    ),
    Rule(
        "docstrings",
        "say in one imperative sentence what it is for, with units",
        everywhere,
        missing_docstrings,
        guilty=(
            snippet("X = 1"),
            snippet('"""A room."""\ndef pay() -> None: ...'),
            snippet('"""A room."""\nclass Till:\n    """A till."""\n    def pay(self): ...'),
            snippet("def test_x(): ...", "tests/unit/test_x.py"),
        ),
        innocent=(
            snippet('"""A room."""\ndef _pay(): ...'),
            snippet('"""A room."""\nclass _Till:\n    def pay(self): ...'),
            snippet('"""A room."""\nclass T:\n    """T."""\n    @override\n    def pay(self): ...'),
            snippet('"""Promises."""\ndef test_x(): ...', "tests/unit/test_x.py"),
        ),
    ),
    Rule(
        "types",
        "annotate every argument and every return",
        everywhere,
        missing_types,
        guilty=(
            snippet("def pay(amount) -> None: ..."),
            snippet("def pay(amount: int): ..."),
            snippet("def pay(*amounts, **names) -> None: ..."),
            snippet("def pay() -> None:\n    def inner(x) -> int: ..."),
        ),
        innocent=(snippet("class T:\n    def pay(self, amount: int) -> None: ..."),),
    ),
    Rule(
        "no-drawers",
        "name the missing noun and put it in the room it belongs to",
        everywhere,
        drawers,
        guilty=(
            snippet("", "pos/utils.py"),
            snippet("", "pos/common/money.py"),
            snippet("", "pos/till/sale_helpers.py"),
            snippet("", "tests/unit/test_helpers.py"),
            snippet("class PrintManager: ...", "pos/printing/spool.py"),
        ),
        innocent=(snippet("class Spool: ...", "pos/ledger/database.py"),),
    ),
    Rule(
        "future-annotations",
        "put `from __future__ import annotations` below the docstring; Python 3.10 is the floor",
        everywhere,
        missing_future,
        guilty=(snippet('"""A room."""\nimport re'),),
        innocent=(
            snippet('"""A charter."""'),
            snippet('"""A version."""\n__version__ = "1"'),
            snippet("from __future__ import annotations\nimport re"),
        ),
    ),
    Rule(
        "no-re-exports",
        "an __init__.py says what the room is for and re-exports nothing; import from the module itself",
        in_package,
        re_exports,
        guilty=(
            snippet('"""A room."""\nfrom pos.till.shift import Shift', "pos/till/__init__.py"),
            snippet('"""A room."""\n__all__ = ["say"]\ndef say(): ...', "pos/till/__init__.py"),
        ),
        innocent=(
            snippet('"""A house."""\n__version__ = "1"', "pos/__init__.py"),
            snippet('"""A room."""\nimport re\ndef say(): ...', "pos/wording/__init__.py"),
        ),
    ),
    Rule(
        "no-global",
        "keep the value in an object and hand that object in through a constructor",
        in_package,
        broad_doors,
        guilty=(snippet("COUNT = 0\ndef count():\n    global COUNT\n    COUNT += 1"),),
        innocent=(snippet("class Counter:\n    def count(self): self.n += 1"),),
    ),
)
