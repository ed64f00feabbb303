"""The purity of the code: whole money, injected time and chance, no state that outlives its owner."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.tidy.house import (
    Rule,
    Sighting,
    Source,
    assigned_names,
    dotted,
    everywhere,
    in_money_rooms,
    in_package,
    snippet,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

INEXACT = frozenset({"float", "Decimal", "Fraction", "Float", "Numeric", "Double", "REAL"})

# A division of paths: the right-hand side is text, or a side says by its name that it is a place.
PLACE = re.compile(r"(path|file|folder|directory|dir|root|home|parent|place|url)s?$", re.IGNORECASE)

MS_PER_SECOND = 1000

CLOCK_ROOMS = frozenset({"app", "cli", "ui", "diagnostics", "__main__"})
CLOCKS = frozenset(
    [
        "datetime.now",
        "datetime.utcnow",
        "datetime.today",
        "date.today",
        "time.time",
        "time.time_ns",
        "time.localtime",
        "time.gmtime",
        "time.ctime",
        "func.now",
        "func.current_timestamp",
        "QDateTime.currentDateTime",
        "QDateTime.currentDateTimeUtc",
        "QDateTime.currentMSecsSinceEpoch",
        "QDateTime.currentSecsSinceEpoch",
        "QDate.currentDate",
        "QTime.currentTime",
    ]
)
CLOCK_NAMES = frozenset(["time", "time_ns", "localtime", "gmtime", "ctime"])
SQL_CLOCK = re.compile(r"\bCURRENT_(TIMESTAMP|DATE|TIME)\b|\(\s*'now'|unixepoch\(\s*\)", re.IGNORECASE)

# Where the same seed must give the same book, even chance that is meant to be secret is passed in.
SEEDED_ROOMS = frozenset({"domain", "ledger", "till", "office"})
CHANCE = re.compile(r"^(uuid\.)?uuid[147]$|^os\.urandom$|^secrets\.")

# The values that may be spoken of in the domain. Everything else is a library, a file or a clock.
DOMAIN_MAY_IMPORT = frozenset(
    [
        "__future__",
        "abc",
        "bisect",
        "collections",
        "dataclasses",
        "datetime",
        "enum",
        "functools",
        "itertools",
        "operator",
        "re",
        "string",
        "typing",
        "typing_extensions",
        "unicodedata",
        "uuid",
    ]
)

MUTABLE_CALLS = frozenset({"list", "dict", "set", "deque", "defaultdict", "Counter", "OrderedDict"})
MUTABLE_NODES = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MUTATORS = frozenset(
    [
        "add",
        "append",
        "appendleft",
        "clear",
        "discard",
        "extend",
        "insert",
        "pop",
        "popitem",
        "popleft",
        "remove",
        "setdefault",
        "sort",
        "update",
    ]
)

SLEEPS = frozenset(["time.sleep", "asyncio.sleep", "anyio.sleep", "QTest.qWait", "QTest.qSleep", "qtbot.wait"])


def inexact_numbers(source: Source) -> Iterator[Sighting]:
    for node in source.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, (float, complex)):
            yield Sighting(node.lineno, f"the inexact number {node.value}")
        elif isinstance(node, (ast.Name, ast.Attribute)) and tail(dotted(node)) in INEXACT:
            yield Sighting(node.lineno, f"the inexact type {dotted(node)}")
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            if not (is_place(node.left) or is_place(node.right) or is_seconds(node)):
                yield Sighting(node.lineno, f"the inexact division {ast.unparse(node)}")
        elif isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Div):
            yield Sighting(node.lineno, f"the inexact division {ast.unparse(node)}")


def tail(name: str) -> str:
    return name.rpartition(".")[2]


def is_place(node: ast.expr) -> bool:
    """Whether an operand shows that `/` joins paths here."""
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        return is_place(node.left) or is_place(node.right)
    if isinstance(node, ast.Call):
        return is_place(node.func)
    return bool(PLACE.search(dotted(node) or ast.unparse(node)))


def is_seconds(node: ast.BinOp) -> bool:
    """Whether milliseconds become the seconds that a library asks for: `wait_ms / 1000`."""
    is_thousand = isinstance(node.right, ast.Constant) and node.right.value == MS_PER_SECOND
    return is_thousand and "ms" in tail(dotted(node.left)).lower().split("_")


def clock_reads(source: Source) -> Iterator[Sighting]:
    for node in source.nodes:
        if isinstance(node, ast.Attribute):
            name = ".".join(dotted(node).split(".")[-2:])
            if name in CLOCKS:
                yield Sighting(node.lineno, f"a look at the clock: {dotted(node)}")
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            for alias in node.names:
                if alias.name in CLOCK_NAMES:
                    yield Sighting(node.lineno, f"a look at the clock: time.{alias.name}")
    for line, text in source.strings():
        if SQL_CLOCK.search(text):
            yield Sighting(line, "the database's clock")


def chance(source: Source) -> Iterator[Sighting]:
    for node in source.nodes:
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Attribute):
            names = [dotted(node)]
        else:
            continue
        for name in names:
            is_dice = name.startswith("random.") and name != "random.Random"
            if is_dice or (source.room in SEEDED_ROOMS and CHANCE.search(name)):
                yield Sighting(node.lineno, f"chance from nowhere: {name}")


def domain_imports(source: Source) -> Iterator[Sighting]:
    for node in source.nodes:
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or "."]
        else:
            continue
        for name in names:
            if name.partition(".")[0] in DOMAIN_MAY_IMPORT or f"{name}.".startswith("pos.domain."):
                continue
            yield Sighting(node.lineno, f"the domain imports {name}")


def is_mutable(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call):
        return tail(dotted(value.func)) in MUTABLE_CALLS
    return isinstance(value, MUTABLE_NODES)


def module_state(source: Source) -> Iterator[Sighting]:
    constants: set[str] = set()
    for node in source.tree.body:
        if not isinstance(node, (ast.Assign, ast.AnnAssign)):
            continue
        for name in assigned_names(node):
            if name.id == "__all__":
                continue
            if name.id.isupper():
                constants.add(name.id)
            elif is_mutable(node.value):
                yield Sighting(node.lineno, f"the module keeps a changing {name.id}")
            elif name.id[:1].islower() and is_new_object(node.value):
                yield Sighting(node.lineno, f"the module keeps an object of its own: {name.id}")
    for line, changed in mutations(source.tree):
        if changed in constants:
            yield Sighting(line, f"the constant {changed} is changed")


def is_new_object(value: ast.expr | None) -> bool:
    """Whether a value is made by calling a class: `FastAPI()`."""
    return isinstance(value, ast.Call) and bool(re.match(r"[A-Z][a-z]", tail(dotted(value.func))))


def mutations(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Each place that changes what a name holds, as line and name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MUTATORS:
            yield node.lineno, dotted(node.func.value)
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, (ast.Store, ast.Del)):
            yield node.lineno, dotted(node.value)
        elif isinstance(node, ast.AugAssign):
            yield node.lineno, dotted(node.target)


def sleeps(source: Source) -> Iterator[Sighting]:
    for node in source.nodes:
        if not isinstance(node, ast.Call):
            continue
        name = ".".join(dotted(node.func).split(".")[-2:])
        if name in SLEEPS or name == "sleep":
            yield Sighting(node.lineno, f"sleep as synchronisation: {name}")


RULES = (
    Rule(
        "whole-money",
        "count in whole minor units (`…_minor`), basis points (`…_bp`) and whole ms (`…_ms`); "
        "divide with divmod() and a rounding rule of its own name",
        in_money_rooms,
        inexact_numbers,
        guilty=(
            snippet("RATE = 0.05"),
            snippet("def f(x: float) -> None: ..."),
            snippet("x = float('1')"),
            snippet("from decimal import Decimal\nx = Decimal(1)"),
            snippet("import sqlalchemy as sa\nx = sa.Numeric(10, 2)", "pos/register/tables.py"),
            snippet("def f(total_minor: int) -> int: return total_minor / 2"),
            snippet("def f(x): x /= 2", "pos/till/canary.py"),
            snippet("def f(total_minor: int) -> int: return total_minor / 1000"),
        ),
        innocent=(
            snippet("x, rest = divmod(10, 3)"),
            snippet("x = BUSY_MS_MAX / 1000", "pos/ledger/canary.py"),
            snippet("x = 10 // 3"),
            snippet('x = folder / "book.sqlite"', "pos/ledger/canary.py"),
            snippet("x = settings.home_folder / name", "pos/ledger/canary.py"),
            snippet("OPACITY = 0.5", "pos/ui/theme.py"),
            snippet('"""At 0.5 per cent."""'),
        ),
    ),
    Rule(
        "injected-clock",
        "take `now: Callable[[], datetime]` from the constructor; pos/app owns the clock",
        lambda source: in_package(source) and source.room not in CLOCK_ROOMS,
        clock_reads,
        guilty=(
            snippet("x = datetime.now(timezone.utc)"),
            snippet("import datetime\nx = datetime.datetime.now()"),
            snippet("def f(now=datetime.now): ..."),
            snippet("x = date.today()", "pos/till/shift.py"),
            snippet("x = time.time()", "pos/sync/worker.py"),
            snippet("from time import time"),
            snippet('x = "INSERT INTO fact VALUES (CURRENT_TIMESTAMP)"', "pos/ledger/x.py"),
            snippet("x = \"SELECT datetime('now')\"", "pos/ledger/x.py"),
        ),
        innocent=(
            snippet("x = datetime.now()", "pos/app/clock.py"),
            snippet("def f(now): return now()"),
            snippet("x = time.monotonic()", "pos/sync/worker.py"),
        ),
    ),
    Rule(
        "injected-chance",
        "take a random.Random or a source of ids from the constructor: same seed, same book",
        in_package,
        chance,
        guilty=(
            snippet("x = random.random()"),
            snippet("from random import choice", "pos/demo/day.py"),
            snippet("x = uuid.uuid4()", "pos/till/checkout.py"),
            snippet("from uuid import uuid4"),
            snippet("x = os.urandom(16)", "pos/ledger/x.py"),
            snippet("x = secrets.token_bytes()", "pos/office/x.py"),
        ),
        innocent=(
            snippet("def f(dice: random.Random): return dice.random()"),
            snippet("from random import Random"),
            snippet("x = secrets.token_bytes()", "pos/register/people.py"),
        ),
    ),
    Rule(
        "pure-domain",
        "pass the value in; if the domain really needs this, it belongs to another room",
        lambda source: source.room == "domain",
        domain_imports,
        guilty=(
            snippet("import time"),
            snippet("import os.path"),
            snippet("from pathlib import Path"),
            snippet("import logging"),
            snippet("def f():\n    import sqlite3"),
            snippet("from pos.settings import Settings"),
            snippet("from pos.domains import x"),
        ),
        innocent=(
            snippet("from datetime import datetime\nfrom pos.domain.money import split"),
            snippet("import os", "pos/settings.py"),
        ),
    ),
    Rule(
        "no-module-state",
        "name a constant in capitals and never change it; anything that changes has an owner",
        in_package,
        module_state,
        guilty=(
            snippet("cache = {}"),
            snippet("_seen: set[str] = set()"),
            snippet("app = FastAPI()", "pos/register/service.py"),
            snippet("KINDS = []\nKINDS.append(1)"),
            snippet("KINDS = {}\ndef f():\n    KINDS['a'] = 1"),
            snippet("KINDS = {'a': 1}\ndef f():\n    del KINDS['a']"),
        ),
        innocent=(
            snippet("KINDS = {'a': 1}"),
            snippet("log = logging.getLogger(__name__)"),
            snippet("__all__ = ['a']"),
            snippet("def f():\n    seen = set()\n    seen.add(1)"),
            snippet("FamilyNumber = NewType('FamilyNumber', str)"),
        ),
    ),
    Rule(
        "no-sleep",
        "wait for the thing itself: an Event, a Condition, qtbot.waitSignal, qtbot.waitUntil",
        everywhere,
        sleeps,
        guilty=(
            snippet("time.sleep(1)", "pos/sync/worker.py"),
            snippet("from time import sleep\nsleep(1)", "tests/unit/test_x.py"),
            snippet("qtbot.wait(100)", "tests/gui/test_x.py"),
            snippet("QTest.qWait(100)", "tests/gui/test_x.py"),
        ),
        innocent=(snippet("stopping.wait(1)", "pos/sync/worker.py"),),
    ),
)
